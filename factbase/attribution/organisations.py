"""Organisations: for whom a person speaks, "a spokesman for the health ministry", and whose a document is.

It stands in the source's own phrase, before or behind the noun for the person ("Radio Basra reporter Ann Roe") or the
document ("the ministry's figures", "a tally kept by the clinic"), or in the apposition beside a name.
Those who speak for others speak for whatever is named; any other person only for what is plainly a body: the governor
of a province is no voice of the province, and an "Iraqi official" none of Iraq.
"""

from __future__ import annotations

from factbase.attribution.names import belongs
from factbase.attribution.nouns import EVIDENCE, INSTITUTIONS, PERSONS, is_outlet
from factbase.attribution.source import INNER, Source, head_of
from factbase.extract.document import Document
from factbase.extract.inflection import singular
from factbase.extract.lexicon import ARTICLES, PERSON_TITLES, POSSESSIVES, words
from factbase.extract.tokens import Token

_SPOKESMEN = words("spokesman spokeswoman spokesperson spokespeople")
# Beside persons: who is called by the work or by what is heard from them.
_OTHERS = words("secretary-general source")
_VOICES = PERSONS | _SPOKESMEN | _OTHERS
_BELONGING = words("for of at from with")
# Nouns that with a capital letter end the name of a body, and stand for other things without one.
_BODY_NAMES = words("watch crescent cross defence defense guard guards corps international mission university")
# Endings by which English tells a people from a body ("an Iranian spokesman"), and the peoples without one.
_DEMONYM_ENDINGS = ("ian", "ean", "can", "man", "ese", "ish", "li", "qi", "ni", "ghan")
_DEMONYMS = words("french dutch greek swiss czech turk emirati saudi kuwaiti omani")
_STATES = words("us uk uae usa u.s. u.k. state city nation country")
_PEOPLES = _STATES | _DEMONYMS
_RANKS = words("senior top chief former deputy local provincial regional another one two three acting")
_DETERMINING = ARTICLES | POSSESSIVES
_BEFORE_BODIES = _DETERMINING | _RANKS
_INNER_BUT_OF = INNER - {"of"}
_LONGEST = 12
_SHORTEST_ACRONYM = 2


def organisation_of(document: Document, *mentions: Source | None) -> str | None:
    """The organisation that a source speaks for, as written, its article apart; None where the text names none.

    ``mentions`` are the phrases that the text has for the source, the nearest first.
    """
    sources = [source for source in mentions if source is not None]
    phrases = (
        *((source.first, source.last) for source in sources),
        *(apposition for source in sources for apposition in (_behind(document, source), _before(document, source))),
    )
    return next(
        (found for first, last in phrases if first < last and (found := _in_phrase(document, first, last))), None
    )


def _behind(document: Document, source: Source) -> tuple[int, int]:
    """The apposition behind a name: `Ann Roe, a spokeswoman for the ministry, said`."""
    if document.lower(source.last) != ",":
        return source.last, source.last
    end = min(document.sentence_at(source.first).last, source.last + _LONGEST)
    first = last = source.last + 1
    while last < end and _is_nominal(document, last):
        last += 1
    return first, last


def _before(document: Document, source: Source) -> tuple[int, int]:
    """The phrase that a name stands in apposition to: `a spokeswoman for the ministry, Ann Roe, said`."""
    begin = max(document.sentence_at(source.first).first, source.first - _LONGEST)
    if document.lower(source.first - 1) != "," or not document.tokens[source.first].capitalised:
        return source.first, source.first
    first = last = source.first - 1
    while first > begin and _is_nominal(document, first - 1):
        first -= 1
    return first, last


def _is_nominal(document: Document, index: int) -> bool:
    return belongs(document, index) or document.lower(index) in _DETERMINING


def _in_phrase(document: Document, first: int, last: int) -> str | None:
    noun = _noun_in(document, first, last)
    if noun is None:
        return _after_name(document, first, last)
    speaks_for_any = singular(document.lower(noun)) in _SPOKESMEN
    if document.lower(noun) in EVIDENCE and (maker := _maker(document, noun, last)) < last:
        body = _made_by(document, maker + 1, last)
    elif document.lower(noun + 1) in _BELONGING:
        body = _phrase(document, noun + 2, last)
    else:
        body = _before_noun(document, first, noun - (document.lower(noun - 1) == "'s"))
    if body is None or not (_is_body(document, *body) or (speaks_for_any and _is_name(document, *body))):
        return None
    return document.quote(*body)


def _maker(document: Document, noun: int, last: int) -> int:
    """The "by" or "from" behind a document, ``last`` where there is none."""
    return next((at for at in range(noun + 1, last) if document.lower(at) in {"by", "from"}), last)


def _made_by(document: Document, first: int, last: int) -> tuple[int, int] | None:
    if _are_several(document, first, last):
        return None
    return _phrase(document, first, next((at for at in range(first, last) if document.lower(at) == "from"), last))


def _before_noun(document: Document, first: int, last: int) -> tuple[int, int] | None:
    """As in "recent | Radio Basra | tracking poll", "police | union spokesman": a name without the adjectives at it."""
    if any(document.lower(at) in _INNER_BUT_OF for at in range(first, last)):
        return None
    while last > first and any(document.tokens[at].capitalised for at in range(first, last)):
        end = document.tokens[last - 1]
        if end.form == "mark" or end.capitalised or end.lower in INSTITUTIONS:
            break
        last -= 1
    return _phrase(document, first, last)


def _are_several(document: Document, first: int, last: int) -> bool:
    """Whether a list stands here: "the UN and the army"; not "Ministry of Health and Population"."""
    listed = range(first, last)
    return any(
        document.lower(at) == "," or (document.lower(at) == "and" and document.lower(at + 1) in ARTICLES)
        for at in listed
    )


def _after_name(document: Document, first: int, last: int) -> str | None:
    """As in "Ann Roe of the Relief Council"."""
    at = head_of(document, first, last) + 1 if first < last else last
    named = at - first > 1 and all(document.tokens[index].capitalised for index in range(first, at))
    body = _phrase(document, at + 1, last) if named and document.lower(at) in _BELONGING else None
    return document.quote(*body) if body is not None and _is_body(document, *body) else None


def _noun_in(document: Document, first: int, last: int) -> int | None:
    """The noun for the person or document: one in small letters before one of a name ("a Lake Guard spokeswoman")."""
    nouns = [at for at in range(first, last) if singular(document.lower(at)) in _VOICES]
    head = head_of(document, first, last) if first < last else first
    for at in (head, head - 1):  # "figures | compiled by the clinic"
        if first <= at < last and document.lower(at) in EVIDENCE and (at == head or document.lower(head + 1) == "by"):
            nouns = [at]
    return next((at for at in nouns if not document.tokens[at].capitalised), nouns[0] if nouns else None)


def _phrase(document: Document, first: int, last: int) -> tuple[int, int] | None:
    """These tokens without what determines or ranks them ("the", "a senior"); None where nothing is left."""
    while first < last and document.lower(first) in _BEFORE_BODIES:
        first += 1
    plain = first < last and head_of(document, first, last) == last - 1 and document.tokens[last - 1].capitalised
    while plain and not document.tokens[first].capitalised:
        first += 1  # "center-left Lake Party"
    return (first, last) if first < last else None


def _is_body(document: Document, first: int, last: int) -> bool:
    """Whether the phrase is of an institution, an outlet or an acronym; a state is none."""
    head = document.tokens[head_of(document, first, last)]
    if head.lower in _STATES or any(_is_titled(document, at) for at in range(first, last)):
        return False
    if head.capitalised and head.lower in _BODY_NAMES:
        return True
    acronym = any(_is_acronym(document.tokens[at]) for at in range(first, last))
    return (
        acronym
        or head.lower in INSTITUTIONS
        or is_outlet(head.text)
        or (head.capitalised and is_outlet(document.quote(first, last)))
    )


def _is_name(document: Document, first: int, last: int) -> bool:
    """Whether the phrase is a name that is no state's and no people's."""
    head = document.tokens[head_of(document, first, last)]
    people = head.lower in _PEOPLES or head.lower.endswith(_DEMONYM_ENDINGS)
    return head.capitalised and not people and not any(_is_titled(document, at) for at in range(first, last))


def _is_titled(document: Document, index: int) -> bool:
    return document.lower(index) in PERSON_TITLES


def _is_acronym(token: Token) -> bool:
    return token.text.isupper() and len(token.text) >= _SHORTEST_ACRONYM and token.lower not in _STATES
