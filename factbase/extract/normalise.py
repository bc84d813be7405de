"""Folding: one spelling for what typography spells in several ways, at the same offsets.

Every character is replaced by exactly one other, so that a place in the folded text is the same place in the text.
"""

from __future__ import annotations

_FOLDS: dict[int, str] = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032`\u00b4"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u00ab\u00bb\u2033"), '"'),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u200a\u2002\u2003\t"), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2212"), "-"),
    **dict.fromkeys(map(ord, "\r\u2028\u2029\v\f"), "\n"),
}


def fold(text: str) -> str:
    """The text with quotes, spaces, hyphens and line ends in their plain forms; as long as it was."""
    return text.replace("\r\n", " \n").translate(_FOLDS)  # one line end, not two
