"""Grouping: do two claims answer the same question? Questions, how they match, and the facts that texts share.

The way of a claim: the names of its text (`names`) and what its sentence tells make a `Question`; `blocking_keys` find
the facts that it could join; `choose` matches it with each (`matching` rules out, `evidence` weighs) and takes the best.
The parts are pure and cheap, so that the same code serves texts in memory (`group`) and facts in a database.
"""

from factbase.group.candidates import Candidates
from factbase.group.choosing import FIRST, Choice, choose
from factbase.group.contexts import ArticleContext, context_of
from factbase.group.facts import Fact, Member, ReadArticle, group, group_in_order, when_told
from factbase.group.keys import MOST_CANDIDATES, MOST_KEYS, MOST_SHARING, blocking_keys
from factbase.group.matching import DEFAULT_MATCHING, Match, Matching, match
from factbase.group.names import Names
from factbase.group.populations import Population
from factbase.group.questions import Question, fact_key, merged, question_of
from factbase.group.tellings import Telling
from factbase.group.titles import event_title, fact_title
from factbase.group.told import EventsTold
from factbase.group.within import questions_of

__all__ = [
    "DEFAULT_MATCHING",
    "FIRST",
    "MOST_CANDIDATES",
    "MOST_KEYS",
    "MOST_SHARING",
    "ArticleContext",
    "Candidates",
    "Choice",
    "EventsTold",
    "Fact",
    "Match",
    "Matching",
    "Member",
    "Names",
    "Population",
    "Question",
    "ReadArticle",
    "Telling",
    "blocking_keys",
    "choose",
    "context_of",
    "event_title",
    "fact_key",
    "fact_title",
    "group",
    "group_in_order",
    "match",
    "merged",
    "question_of",
    "questions_of",
    "when_told",
]
