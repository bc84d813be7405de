"""Credits: whom an article as a whole is credited to, by its dateline, its byline or a line at its end.

A credit says whose text it is, not who stated a figure: it makes the article that publisher's voice or copy, and is
no hop of any claim.
"""

from __future__ import annotations

import re

from factbase.attribution.nouns import is_outlet

_NAME = r"[^\W\d_][\w.&'\u2019+-]{0,40}(?: [\w.&'\u2019+-]{1,40}){0,5}"
_HEAD, _TAIL = slice(0, 1_500), slice(-1_500, None)
# Where it may stand, whether it says so itself (else only an outlet is believed), and how it is written; every
# repetition is bounded.
_FORMS: tuple[tuple[slice, bool, re.Pattern[str]], ...] = (
    # "Source » NAME", "Source: NAME", "Via: NAME"
    (_TAIL, True, re.compile(rf"(?mi)^[ \t]{{0,9}}(?:source|via|credit)[ \t]{{0,3}}[:\u00bb>|\u2192][ \t]{{0,3}}({_NAME})[ \t]{{0,9}}$")),
    # "BAGHDAD (AFP) -", "GAZA CITY, Dec 29 (Reuters) -", "(Reuters) -"
    (_HEAD, False, re.compile(rf"(?m)^[^\n().!?]{{0,60}}\(({_NAME})\)[ \t]{{0,3}}[-\u2013\u2014:]")),
    # "By Ann Roe, Reuters", "By Ann Roe | Radio Basra"
    (_HEAD, False, re.compile(rf"(?m)^By [^\n,|(]{{1,60}}[,|(] ?({_NAME})\)?[ \t]{{0,9}}$")),
    # "- Reuters" at the end of a text, "(AFP)" on a line of its own there
    (_TAIL, False, re.compile(rf"(?m)^[ \t]{{0,9}}[-\u2013\u2014]{{1,2}}[ \t]{{0,3}}({_NAME})[ \t]{{0,9}}$")),
    (_TAIL, False, re.compile(rf"(?m)^[ \t]{{0,9}}\(({_NAME})\)[ \t]{{0,9}}$")),
)  # fmt: skip


def credited_to(text: str) -> str | None:
    """The publisher that an article is credited to, as written ("AFP", "jpost"); None where it credits none.

    Only the head and the tail of a text are read, since a credit stands nowhere else.
    """
    whole = text.rstrip()
    for where, is_explicit, form in _FORMS:
        for match in form.finditer(whole[where]):
            name = match[1].strip()
            if is_outlet(name) or (is_explicit and not name.endswith(".")):
                return name
    return None
