"""Full names: what an acronym or a family name is short for, as the same text writes it out elsewhere.

"The Lake Relief Council (LRC)" spells the LRC out for the whole text, before it and behind it, and so does a name whose
initials are its letters; "Qassem Musleh" is whom "Musleh" and "Mr. Musleh" stand for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from factbase.attribution.nouns import EVIDENCE, INSTITUTIONS, PERSONS, is_outlet
from factbase.attribution.source import Source, behind_titles, make_source
from factbase.extract.document import Document
from factbase.extract.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PERSON_TITLES,
    PREPOSITIONS,
    PRONOUNS,
    words,
)
from factbase.extract.tokens import Token

Run = tuple[int, int]
# Names by how they are written, each where it stands first.
Names = dict[str, Run]

# Small words inside of a name: "Ministry of Health and Population".
_SMALL = words("of for and the de la al bin ibn in on")
_NO_NAMES = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | ADVERBS
_TITLES = PERSON_TITLES | PERSONS
_PLACING = words("in at near from to across outside around")
# What before a name makes a place or an outlet of it: "South Basra", "Radio Basra".
_NOT_OF_PEOPLE = INSTITUTIONS | EVIDENCE | words(
    "north south east west northern southern eastern western central new san saint st lake mount port fort radio upper"
    " lower greater united"
)  # fmt: skip
_LONGEST = 8
_FEWEST_INITIALS = 3
_LONGEST_PERSON = 4


class FullNames:
    """The names that a text writes out, found once and only when first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def of(self, source: Source) -> tuple[Source, ...]:
        """The full names, two at most, of a source that is an acronym or a family name."""
        token = self._document.tokens[source.last - 1]
        if not token.capitalised or source.last - behind_titles(self._document, source) > 1:
            return ()
        acronym = token.text if token.text.isupper() and len(token.text) > 1 else ""
        found = self._spelt_out.get(acronym) or self._by_initials.get(acronym) or self._persons.get(token.lower, {})
        names = (make_source(self._document, *run) for run in islice(found.values(), 2))
        return tuple(name for name in names if name is not None)

    @cached_property
    def _runs(self) -> tuple[Run, ...]:
        return tuple(_runs(self._document))

    @cached_property
    def _spelt_out(self) -> dict[str, Names]:
        """Acronyms in brackets behind their name, and names in brackets behind their acronym."""
        found: dict[str, Names] = {}
        document = self._document
        for first, last in self._runs:
            if document.lower(last) == "(" and document.lower(last + 2) == ")":
                acronym = document.tokens[last + 1].text
                start = _begins(document, first, last, acronym)
                if start is not None:
                    self._keep(found, acronym, (start, last))
            elif document.lower(first - 1) == "(" and document.lower(last) == ")" and first > 1:
                acronym = document.tokens[first - 2].text
                if _begins(document, first, last, acronym) == first:
                    self._keep(found, acronym, (first, last))
        return found

    @cached_property
    def _by_initials(self) -> dict[str, Names]:
        """Names by their initials, where these are three or more."""
        found: dict[str, Names] = {}
        for first, last in self._runs:
            initials = _initials(self._document, first, last)
            if len(initials) >= _FEWEST_INITIALS:
                self._keep(found, initials, (first, last))
        return found

    @cached_property
    def _persons(self) -> dict[str, Names]:
        """Names of people by the last of them, in lower case; none that is a place's as well ("in Basra")."""
        found: dict[str, Names] = {}
        for name in (name for run in self._runs for name in _between_small_words(self._document, *run)):
            if _is_person(self._document, *name):
                self._keep(found, self._document.lower(name[1] - 1), name)
        for index in range(1, self._document.count):
            if self._document.lowers[index - 1] in _PLACING:
                found.pop(self._document.lowers[index], None)
        return found

    def _keep(self, found: dict[str, Names], key: str, run: Run) -> None:
        found.setdefault(key, {}).setdefault(self._document.quote(*run).casefold(), run)


def _runs(document: Document) -> Iterator[Run]:
    """Names of two words or more: capitals, with small words between; without what only begins the sentence."""
    first = 0
    while first < document.count:
        if not document.tokens[first].text[0].isupper():  # no name begins so, and most of a text does
            first += 1
            continue
        last = first
        while last < document.count and last - first < _LONGEST and _is_part(document, first, last):
            last += 1
        end = last
        while last > first and not _is_capital(document.tokens[last - 1]):
            last -= 1
        if last - first > 1:
            yield first, last
        first = max(end, first + 1)


def _is_part(document: Document, first: int, index: int) -> bool:
    token = document.tokens[index]
    if token.form != "word" or document.masked(index):
        return False
    if _is_capital(token):
        return index > first or token.lower not in _NO_NAMES
    return index > first and token.lower in _SMALL


def _is_capital(token: Token) -> bool:
    """Whether it begins with a capital, an article before it aside: "Hayat al-Sahel"."""
    return token.capitalised or (token.form == "word" and token.text.rpartition("-")[2][:1].isupper())


def _initials(document: Document, first: int, last: int) -> str:
    return "".join(token.text[0] for token in document.tokens[first:last] if _is_capital(token))


def _begins(document: Document, first: int, last: int, acronym: str) -> int | None:
    """Where in a run the name begins whose words begin with the letters of an acronym, in order; None where none does."""
    if not acronym.isupper() or len(acronym) < 2:
        return None
    for start in range(last - 1, first - 1, -1):
        letters = iter(document.quote(start, last).replace("-", " ").lower().split())
        if _is_capital(document.tokens[start]) and all(
            any(word.startswith(letter) for word in letters) for letter in acronym.lower()
        ):
            return start if document.lower(start).startswith(acronym[0].lower()) else None
    return None


def _between_small_words(document: Document, first: int, last: int) -> Iterator[Run]:
    """The capitals of a run by themselves, titles aside: "Ann Roe and Sheriff Jim Roe" are two."""
    start = first
    for at in range(first, last + 1):
        if at == last or not _is_capital(document.tokens[at]):
            yield start, at
        if at == last or not _is_capital(document.tokens[at]) or document.lower(at) in _TITLES:
            start = at + 1


def _is_person(document: Document, first: int, last: int) -> bool:
    """Whether a name can be of a person, first name and family name."""
    names = document.tokens[first:last]
    if not 2 <= len(names) <= _LONGEST_PERSON or is_outlet(document.quote(first, last)):
        return False
    return not any(name.lower in _NOT_OF_PEOPLE or (name.text.isupper() and len(name.text) > 1) for name in names)
