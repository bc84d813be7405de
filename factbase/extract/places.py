"""Places: names behind a locative preposition ("in Syria and Iraq", "near the port of Basra"), names of what was hit.

Not a name that only tells of a noun what it is: "outside the American embassy in Baghdad" is in Baghdad alone. Where a
sentence tells figures place by place ("16 died in Imra, eight in Lund"), each has its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factbase.extract.document import Document
from factbase.extract.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    IRREGULAR_VERBS,
    PERSON_TITLES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SAYING,
    words,
)
from factbase.extract.sentences import Sentence
from factbase.extract.verbs import counts_next

_LOCATIVES = words("in at near outside across inside around off throughout")
# Of a place one says what it saw: "Velm saw 14 attacks".
_SAW = words("saw sees witnessed suffered")
# What is done to a place: "an attack on Velm", "the shelling of Velm", "a quake hit Velm".
_AIMED = words(
    "attack attacks strike strikes airstrike airstrikes raid raids assault assaults offensive bombardment march"
)
_DONE_TO = words("bombing shelling siege bombardment capture fall storming evacuation battle")
_HITTING = words(
    "hit hits struck strikes stormed rocked shook battered shelled bombed devastated lashed ravaged pounded"
)
_DIRECTIONS = words("north south east west northeast northwest southeast southwest outskirts outside suburb")
_SIGNALS = _LOCATIVES | _SAW | _HITTING | _DIRECTIONS | words("on of for")
_FUNCTION_WORDS = (
    PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS | RELATIVES | DETERMINERS | ADVERBS | IRREGULAR_VERBS | {"of"}
)
_NOUNS_BETWEEN = 3
# What stands between a preposition and the name of a place: "in northern Syria", "in rebel-held Idlib".
_REGIONS = words(
    "north northern south southern east eastern west western northeast northeastern northwest northwestern southeast"
    " southeastern southwest southwestern north-east north-eastern north-west north-western south-east south-eastern"
    " south-west south-western central upper lower downtown rural neighbouring neighboring nearby mainland greater inner"
    " outer coastal remote"
)
_STATES_OF = ("-held", "-hit", "-torn", "-controlled", "-ravaged", "-stricken", "-occupied")
_DIVISIONS = words(
    "district province state county region area village town city suburb neighbourhood neighborhood governorate division"
    " department municipality"
)
_NAMED_WITH_OF = words("sea gulf bay strait straits isle cape horn valley republic port bight")
_MONTHS = words("january february march april may june july august september october november december")
# Names of origin that end like names of places, and the states that are written by their letters.
_ORIGINS = words(
    "us u.s. uk u.k. eu un nato american german korean mexican afghan cuban african asian european roman iraqi israeli"
    " saudi yemeni kuwaiti pakistani bangladeshi somali omani qatari emirati bahraini azeri french dutch greek swiss czech"
    " thai arab sunni shia shiite shi'ite muslim islamic jewish catholic protestant tamil uighur"
)
_ORIGIN_ENDINGS = ("ian", "ean", "ish", "ese")
# Who is attacked, and no place: groups, by their names or by what they are; peoples end in -s.
_GROUPS = words(
    "hamas hezbollah taliban isis isil daesh shabaab al-shabaab haram qaeda al-qaeda brigade army front party militia"
    " movement group state council ministry police guard forces organization organisation congress parliament"
)
_PLACES_IN_S = words("paris damascus belarus laos cyprus texas athens islands heights hills falls states")


@dataclass(frozen=True, slots=True)
class Place:
    """A name of a place, the token that it begins at, and whether it is only where somebody speaks."""

    name: str
    index: int
    of_speaker: bool


def find_places(document: Document, sentence: Sentence) -> tuple[Place, ...]:
    """The places that a sentence names, in order."""
    found: list[Place] = []
    index, lowers = sentence.first, document.lowers
    while index < sentence.last:
        if lowers[index] in _SIGNALS:
            names, index = _places_from(document, sentence, index)
            found += names
        else:
            index += 1
    return tuple(found)


def places_of(found: Sequence[Place], figures: Sequence[int], index: int) -> tuple[str, ...]:
    """The names of the places of the figure at this token, beside the figures of its sentence at these tokens.

    Where two figures or more have places of their own behind them, each has those, and what is named before the first.
    """
    parts = [_behind(found, figures, figure) for figure in figures]
    if sum(map(bool, parts)) < 2 or index not in figures:
        return _names_of(found)
    at = list(figures).index(index)
    own = next((part for part in (*parts[at:], *reversed(parts[:at])) if part), [])
    common = [place for place in found if place.index < figures[0] or place.of_speaker]
    return _names_of([*common, *own])


def _behind(found: Sequence[Place], figures: Sequence[int], figure: int) -> list[Place]:
    """The places between a figure and the next one."""
    end = min((other for other in figures if other > figure), default=None)
    return [
        place for place in found if place.index > figure and (end is None or place.index < end) and not place.of_speaker
    ]


def _names_of(found: Sequence[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.name for place in found))


def _places_from(document: Document, sentence: Sentence, index: int) -> tuple[list[Place], int]:
    """The places that the word at this token leads to, and where to go on."""
    word, end = document.lowers[index], sentence.last
    if word in _LOCATIVES:
        return _named(document, _behind_noun(document, index + 1, end), end)
    if word in _DIRECTIONS and document.lower(index + 1) == "of":  # "30 km north of Velm"
        return _named(document, index + 2, end)
    if word in _SAW and counts_next(document, index + 1):
        return _subject(document, sentence.first, index), index + 1
    if (word == "on" and document.lower(index - 1) in _AIMED) or (
        word in {"of", "for"} and document.lower(index - 1) in _DONE_TO
    ):
        return _hit(document, index + 1, end), index + 1
    if word in _HITTING:
        return _hit(document, index + 1, end), index + 1
    return [], index + 1


def _hit(document: Document, index: int, end: int) -> list[Place]:
    """The place that is attacked or befallen, where the name is no person's and no group's."""
    named, last = _named(document, _behind_noun(document, index, end), end)
    if not named or document.lower(named[0].index) in PERSON_TITLES or document.lower(last) == "'s":
        return []
    return [place for place in named if not _is_group(place.name.split()[-1])]


def _is_group(word: str) -> bool:
    known = word.lower()
    return known in _GROUPS or word.isupper() or (known.endswith("s") and known not in _PLACES_IN_S)


def _subject(document: Document, first: int, verb: int) -> list[Place]:
    """The name right before a verb, if that is all that stands before it in its clause."""
    start = verb
    while start > first and _is_name(document, start - 1):
        start -= 1
    opens = start == first or document.lower(start - 1) in {",", "and", "the", "that"}
    return [Place(document.quote(start, verb), start, of_speaker=False)] if opens and start < verb else []


def _behind_noun(document: Document, index: int, end: int) -> int:
    """The token where a name begins: behind "the", behind "northern", or behind "the port of"."""
    index += document.lower(index) == "the"
    region = index
    while _is_region(document.lower(region)):
        region += 1
    if region > index and region < end and _is_name(document, region):
        return region
    for at in range(index, min(end, index + 1 + _NOUNS_BETWEEN)):
        if document.lower(at) == "of" and at > index:
            return at + 1 + (document.lower(at + 1) == "the")
        if at < end and not (_is_plain(document, at) or _is_origin(document, at)):
            break
    return index


def _is_region(word: str) -> bool:
    return word in _REGIONS or word.endswith(_STATES_OF)


def _is_plain(document: Document, index: int) -> bool:
    """Whether a token is a common noun or an adjective."""
    word = document.lower(index)
    return word.isalpha() and word not in _FUNCTION_WORDS and document.tokens[index].text == word


def _named(document: Document, index: int, end: int) -> tuple[list[Place], int]:
    """The names that begin at this token, listed with "and" or commas, and the token behind them."""
    found: list[Place] = []
    for start, last in _names(document, index, end):
        if not _is_origin(document, last - 1):
            found.append(Place(document.quote(start, last), start, of_speaker=document.lower(last) in SAYING))
        index = last
    wider = _behind_possessor(document, index, end) if found else None
    if wider is None:
        return found, index
    more, index = _named(document, wider, end)
    return [*found, *more], index


def _behind_possessor(document: Document, index: int, end: int) -> int | None:
    """Where another name goes on from a name: "Baghdad's | Sadr City", "Ranipur district of | Himland"."""
    if document.lower(index) == "'s":
        following = index + 1
    elif document.lower(index) in _DIVISIONS and document.lower(index + 1) in {"of", "in"}:
        following = index + 2 + (document.lower(index + 2) == "the")
    else:
        return None
    return following if _is_name_at(document, following, end) else None


def _names(document: Document, index: int, end: int) -> Iterator[tuple[int, int]]:
    while index < end:
        last = index
        while last < end and _is_name(document, last):
            last += 1
        if last == index:
            return
        if (
            document.lower(last - 1) in _NAMED_WITH_OF
            and document.lower(last) == "of"
            and _is_name_at(document, last + 1, end)
        ):
            last += 2  # "the Gulf of | Aden"
        yield index, last
        if document.lower(last) not in {"and", ","} or not (last + 1 < end and _is_name(document, last + 1)):
            return
        index = last + 1


def _is_name_at(document: Document, index: int, end: int) -> bool:
    return index < end and _is_name(document, index)


def _is_name(document: Document, index: int) -> bool:
    token = document.tokens[index]
    named = token.form == "word" and token.capitalised and token.lower not in _MONTHS
    return named and not document.masked(index)


def _is_origin(document: Document, index: int) -> bool:
    """Whether a name tells where the noun behind it comes from: "American | embassy", "US | strikes"."""
    word = document.lower(index)
    origin = word in _ORIGINS or word.endswith(_ORIGIN_ENDINGS)
    return origin and index + 1 < document.count and _is_plain(document, index + 1)
