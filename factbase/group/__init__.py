"""Grouping: do two claims answer the same question? Questions, how they match, and the facts that texts share.

The parts are pure and cheap, so that the same code serves texts in memory and facts in a database: `question_of` a
claim, the `blocking_keys` by which candidates are found, `match` of two questions, and `merged` for a fact of several.
"""

from factbase.group.facts import Fact, Member, ReadArticle, group
from factbase.group.matching import DEFAULT_MATCHING, Match, Matching, match
from factbase.group.populations import Population
from factbase.group.questions import ArticleContext, Question, blocking_keys, context_of, fact_key, merged, question_of
from factbase.group.titles import event_title, fact_title

__all__ = [
    "DEFAULT_MATCHING",
    "ArticleContext",
    "Fact",
    "Match",
    "Matching",
    "Member",
    "Population",
    "Question",
    "ReadArticle",
    "blocking_keys",
    "context_of",
    "event_title",
    "fact_key",
    "fact_title",
    "group",
    "match",
    "merged",
    "question_of",
]
