"""Implied ones: "a contractor was killed" says 1. The article is the quote; "both were hurt" says 2 likewise.

Only before a person to whom, or a thing to which, something of the metric table happened; never before those who act,
nor in an apposition to a name ("Ann Roe, a nurse, was killed"). One who is included in a total counts by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factbase.extract.clause import Clause
from factbase.extract.document import Document
from factbase.extract.events import Events
from factbase.extract.figure import Figure
from factbase.extract.lexicon import AUXILIARIES, BE, GET, NUMBER_WORDS, PREPOSITIONS, SAYING, words
from factbase.extract.people import PARENTS, is_person
from factbase.extract.phrases import Phrase, phrase_behind_age
from factbase.extract.predicates import find_event
from factbase.extract.senses import Event
from factbase.extract.stance import is_denied_behind
from factbase.metrics import METRICS

_ARTICLES = frozenset({"a", "an", "another"})
_BEGINNINGS = _ARTICLES | {"both"}
_ONE, _TWO = Decimal(1), Decimal(2)
_OF_THE_LIVING = frozenset({"killed", "injured", "detained", "abducted"})
_DONE_TO = frozenset({"patient", "agent", "state", "act"})
# Collective and measuring nouns are no single thing, places where things happen are not hit themselves.
_NO_ONE = words(
    "third quarter half total number group crowd lot pair couple handful majority minority series result part man's toll report attack"
    " strike raid shooting bid statement hospital area town city village case day week month year average"
)
# Houses and cars are hit by bullets, too.
_STRIKES = frozenset({"hit", "struck", "grazed"})
_INCLUDING = frozenset({"including", "them", "well"})  # "as well as"
_LIST_REACH = 8
_BEFORE_BASE = AUXILIARIES | {"to"}
_PASSIVE = BE | GET


def find_implied(document: Document, events: Events) -> Iterator[Figure]:
    """The articles of a document that stand for one, and "both" for two, in order."""
    for index in document.places_of(_BEGINNINGS):
        if document.masked(index) or document.lower(index - 1) == "not":  # "not a single soldier"
            continue
        sentence = document.sentence_at(index)
        if events.within(sentence.first, sentence.last):
            yield from (_both if document.lower(index) == "both" else _implied)(document, events, index)


def _implied(document: Document, events: Events, index: int) -> Iterator[Figure]:
    figure = implied_figure(index, last=index + 1, noun=index + 1, rule="implied")
    phrase = phrase_behind_age(document, events, index + 1)
    if phrase is None:
        if _is_another(document, index) and _event(document, events, figure, None) is not None:
            yield figure
        return
    if phrase.head_singular != document.lower(phrase.head) or _is_apposition(document, index, phrase):
        return
    event = _event(document, events, figure, phrase)
    if event is not None and is_denied_behind(document, phrase.last, event):
        return
    if event is not None and _happens_to(document, event, phrase):
        yield figure
    elif event is None and is_person(document, phrase.head) and _is_listed(document, index, phrase):
        yield implied_figure(index, last=index + 1, noun=index + 1, rule="included")


def _is_listed(document: Document, index: int, phrase: Phrase) -> bool:
    """Whether it stands in a list of those who are counted, and not as the source ("according to a guard, a nurse …")."""
    begins = _begins_list(document, phrase.last) and document.lower(index - 1) not in {"to", "by", "from"}
    listed = _is_included(document, index) or begins or _is_second(document, index, phrase)
    return listed and not _speaks(document, phrase) and not _is_of_parent(document, index)


def _is_second(document: Document, index: int, phrase: Phrase) -> bool:
    """As in "killed a guard and | a driver.", "the bodies of a man and | a woman"; not "… and a driver fled"."""
    if document.lower(index - 1) != "and":
        return False
    first = next((at for at in range(index - 2, index - _PAIR_REACH, -1) if document.lower(at) in _ARTICLES), None)
    if first is None or _is_of_parent(document, first):
        return False
    following = document.lower(phrase.last)
    ends = following == "" or not following[0].isalpha() or following in PREPOSITIONS
    return ends or document.lower(first - 1) == "of"


def _is_of_parent(document: Document, index: int) -> bool:
    """As in "a father of | a girl"."""
    return document.lower(index - 1) == "of" and document.lower(index - 2) in PARENTS


_PAIR_REACH = 6


def _is_another(document: Document, index: int) -> bool:
    """As in "three were killed and another hurt", unlike "another 900"."""
    follows = index + 1 < document.count and document.tokens[index + 1].form == "word"
    return follows and document.lower(index) == "another"


def _both(document: Document, events: Events, index: int) -> Iterator[Figure]:
    """As in "both were arrested", "took both victims to a hospital"; not "were both hurt", "both Iran and Iraq"."""
    figure = implied_figure(index, last=index + 1, noun=index + 1, rule="implied", value=_TWO)
    phrase = phrase_behind_age(document, events, index + 1)
    alone = phrase is None and document.lower(index + 1) in AUXILIARIES
    plural = phrase is not None and phrase.head_singular != document.lower(phrase.head)
    if document.lower(index - 1) in BE or not (alone or plural):
        return
    event = _event(document, events, figure, phrase)
    if event is not None and happens_to_one(event):
        yield figure


def _event(document: Document, events: Events, figure: Figure, phrase: Phrase | None) -> Event | None:
    sentence = document.sentence_at(figure.first)
    return find_event(Clause(document, events, figure, phrase, sentence.first, sentence.last))


def _is_apposition(document: Document, index: int, phrase: Phrase) -> bool:
    """Whether the phrase only says who somebody just named is."""
    if document.lower(index - 1) != "," or document.lower(phrase.last) not in {",", "."}:
        return False
    return index >= 2 and document.tokens[index - 2].capitalised


def _is_included(document: Document, index: int) -> bool:
    """Whether it stands in a list behind "including", "among them", or behind another number ("two men and a boy")."""
    before = [document.lower(at) for at in range(max(0, index - _LIST_REACH), index)]
    tail = before[max((at for at, word in enumerate(before) if word in _INCLUDING), default=len(before)) :]
    numbers = any(document.tokens[at].form == "number" or word in NUMBER_WORDS for at, word in _before(document, index))
    if before[-3:] == ["as", "well", "as"] or (bool(tail) and len(tail) == 1):
        return True
    return before[-1:] in (["and"], [","]) and (bool(tail) or numbers)


def _begins_list(document: Document, index: int) -> bool:
    """Whether another goes on here: "a teenager | , a woman and two men were hurt"."""
    following = document.lower(index + 1)
    return document.lower(index) in {",", "and"} and (following in _ARTICLES or following in NUMBER_WORDS)


def _speaks(document: Document, phrase: Phrase) -> bool:
    """Whether it is who says so: ", an official in Anbar said"."""
    for at in range(phrase.last, phrase.last + _LIST_REACH):
        if document.lower(at) in SAYING and document.lower(at - 1) not in BE:  # "were found"
            return True
        if document.lower(at) in {",", ".", ";", "and", ""}:
            return False
    return False


def _before(document: Document, index: int) -> list[tuple[int, str]]:
    return [(at, document.lower(at)) for at in range(max(0, index - _LIST_REACH), index)]


def _happens_to(document: Document, event: Event, phrase: Phrase) -> bool:
    if phrase.head_singular in _NO_ONE or _is_plural_verb(document, event):
        return False
    if METRICS[event.sense.metric].implied == "person":
        return happens_to_one(event) and (is_person(document, phrase.head) or _befalls_the_living(document, event))
    return happens_to_one(event)


def _is_plural_verb(document: Document, event: Event) -> bool:
    """Whether the verb is in the plural, so that its subject is not a single one: "a saying that booms die"."""
    word = document.lower(event.index)
    base = event.sense.form == "finite" and event.sense.role == "agent" and not word.endswith("s")
    return base and document.lower(event.index - 1) not in _BEFORE_BASE


def _befalls_the_living(document: Document, event: Event) -> bool:
    """Whether the clause itself tells that its subject is somebody: "was killed", "died", "got hurt"."""
    before = document.lower(event.index - 1 - document.lower(event.index - 1).endswith("ly"))
    if document.lower(event.index) in _STRIKES:
        return False
    passive = event.sense.role == "patient" and before in _PASSIVE
    return event.sense.metric in _OF_THE_LIVING and (passive or event.sense.role == "agent")


def happens_to_one(event: Event) -> bool:
    """Whether it is a thing done to somebody or something."""
    return METRICS[event.sense.metric].implied is not None and event.sense.role in _DONE_TO


def implied_figure(first: int, *, last: int, noun: int, rule: str, value: Decimal = _ONE) -> Figure:
    """A figure that no number states; what is counted is looked for from ``noun`` on."""
    return Figure(
        first=first,
        last=last,
        noun=noun,
        kind="count",
        value=value,
        low=value,
        high=value,
        modifier="exact",
        unit=None,
        rule=rule,
        confidence=0.7,
    )
