"""Near-copies: is one text a copy of another, re-headlined, cut, added to or under another credit? Start reading here.

    words_of     a text -> the words that are its writer's own work      words
    prints_of    words -> a few numbers that near-copies share           prints
    compare      two texts' words -> how alike they are, and why         likeness

Two reports on one event that were written apart share names, figures and quotations, and no more: they are no copies.
The numbers that decide stand in `CopyPolicy`.
"""

from factbase.near_copies.likeness import POLICY, CopyPolicy, Likeness, compare
from factbase.near_copies.prints import prints_of
from factbase.near_copies.words import Words, words_of

__all__ = ["POLICY", "CopyPolicy", "Likeness", "Words", "compare", "prints_of", "words_of"]
