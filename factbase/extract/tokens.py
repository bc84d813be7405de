"""Tokens: words, numbers and marks, found once per text; every rule walks over them by index.

A number and what is glued to it are two tokens ("107" "mm"). A hyphened word is one ("Iranian-made"), but for number
words, which come apart ("twenty" "-" "five" "-" "year-old"), since the numeral rules read them one by one. A handle
("@lakewatch") is one. A line's end that ends a sentence is a token, too, of no sentence: to rules that look around from
either side it is what the end of the text is, no word, so that they never take the words of two paragraphs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factbase.extract.lexicon import NUMBER_WORDS

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*(?:[eE]\+?\d{1,2}(?!\w))?|(?<![\w.,])\.\d+)"
    r"|(?P<initials>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W\d_]+(?:['.-][^\W\d_]+)*)"
    r"|(?P<handle>(?<![\w.])@\w+)"
    r"|(?P<mark>[^\w\s]|_)"
    r"|(?P<line>\n\s*)"
)
LINE_END = "\n"


class Token(NamedTuple):
    """One token: offsets, the folded text, the same in lower case, and what it is.

    A named tuple, unlike the other values: a text has one for every word, and it is made three times as fast.
    """

    start: int
    end: int
    text: str
    lower: str
    form: str

    @property
    def capitalised(self) -> bool:
        """Whether it is a word that begins with a capital, or the handle of an account, which is a name as well."""
        return self.form == "handle" or (self.form != "mark" and self.text[0].isupper())


def tokenise(folded: str) -> tuple[Token, ...]:
    """The tokens of a folded text, in order."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(folded):
        text, form, start = match[0], match.lastgroup or "mark", match.start()
        if form == "word" and ("-" in text or "'" in text):
            tokens.extend(_word_parts(start, text))
        elif form == "line":
            if tokens and _ends_sentence(folded, match):
                tokens.append(Token(start, start + 1, LINE_END, "", "mark"))
        else:  # `_token` without its call
            form = "word" if form == "initials" else form
            tokens.append(_made(Token, (start, start + len(text), text, text.lower(), form)))
    return tuple(tokens)


def _ends_sentence(folded: str, lines: re.Match[str]) -> bool:
    """Whether a sentence ends with the line: before an empty line, and where the next does not go on in lower case."""
    return lines[0].count("\n") > 1 or not folded[lines.end() : lines.end() + 1].islower()


def _word_parts(begin: int, text: str) -> Iterator[Token]:
    """Leading number words apart, then the rest whole, a possessive 's apart from its noun."""
    start = begin
    for head in text.split("-")[:-1]:
        if head.lower() not in NUMBER_WORDS:
            break
        yield _token(start, head, "word")
        start += len(head)
        yield _token(start, "-", "mark")
        start += 1
    text = text[start - begin :]
    if text.endswith("'s") and len(text) > 2:
        yield _token(start, text[:-2], "word")
        yield _token(start + len(text) - 2, "'s", "mark")
    elif text:
        yield _token(start, text, "word")


def _token(start: int, text: str, form: str) -> Token:
    return _made(Token, (start, start + len(text), text, text.lower(), form))


# `Token(...)` without the function that a named tuple puts between: there is one for every word of a text.
_made = tuple.__new__
