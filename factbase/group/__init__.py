"""Grouping: do two claims answer the same question? Questions, how they match, and the facts that texts share.

The way of a claim: the names of its text (`names`) and what its sentence tells make a `Question`; `blocking_keys` find
the facts that it could join; `choose` matches it with each (`matching` rules out, `evidence` weighs) and takes the best.
The parts are pure and cheap, so that the same code serves texts in memory (`group`) and facts in a database.
"""

from factbase.group.candidates import likeliest
from factbase.group.choosing import FIRST, Choice, choose
from factbase.group.facts import Fact, Member, ReadArticle, group
from factbase.group.keys import MOST_CANDIDATES, MOST_KEYS, MOST_SHARING, blocking_keys, clue_of
from factbase.group.matching import DEFAULT_MATCHING, Match, Matching, match
from factbase.group.names import Names
from factbase.group.populations import Population
from factbase.group.questions import ArticleContext, Question, context_of, fact_key, merged, question_of
from factbase.group.tellings import Telling
from factbase.group.titles import event_title, fact_title
from factbase.group.within import questions_of

__all__ = [
    "DEFAULT_MATCHING",
    "FIRST",
    "MOST_CANDIDATES",
    "MOST_KEYS",
    "MOST_SHARING",
    "ArticleContext",
    "Choice",
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
    "clue_of",
    "context_of",
    "event_title",
    "fact_key",
    "fact_title",
    "group",
    "likeliest",
    "match",
    "merged",
    "question_of",
    "questions_of",
]
