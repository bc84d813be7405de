"""Articles as a desk meets them over years, generated: some outlets on each event, their numbers, their words, and what
each article truly tells, which no command sees.

So many events happen each day, so that more articles are a longer time and not a denser one.
"""

import random
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice, product

from tests.bench import phrases
from tests.bench.phrases import Kind

EVENTS_A_DAY = 16
OUTLETS = [f"Outlet {number}" for number in range(80)]
# How many report an event: most are told by one or two.
_REPORTS = (1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 6, 9)
_DELAYS = (0, 0, 0, 1, 1, 1, 2, 4)
_QUIET_SHARE = 0.3
_ROUND_UPS_A_DAY = 2
_TOLD_IN_ROUND_UP = 5
_DAYS_OF_ROUND_UP = 3
_FIRST_DAY = date(2012, 3, 1)
_TOWNS = ["".join(parts) for parts in product(phrases.SYLLABLES, phrases.MIDDLES, phrases.ENDS_OF_TOWNS)]
_SURNAMES = ["".join(parts) for parts in product(phrases.SYLLABLES, phrases.MIDDLES, phrases.ENDS_OF_PEOPLE)]
_FIRST_NAMES = ["".join(parts) for parts in product(phrases.SYLLABLES, phrases.MIDDLES, phrases.ENDS_OF_FIRST_NAMES)]
_REGIONS = [f"{syllable}{end}" for syllable in phrases.SYLLABLES for end in phrases.ENDS_OF_REGIONS]
_UP_TO_NINE = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
# Numbers that an event may have besides its dead and injured, and how great they are at most.
_MOST = {
    "arrested": 9,
    "evacuated": 900,
    "children": 4,
    "homes": 200,
    "damage": 90,
    "rescuers": 60,
    "missing": 12,
    "past_killed": 80,
    "grant": 50,
    "inspections": 6,
    "many": 4_000,
    "percent": 90,
}
METRICS = ("killed", "injured")


@dataclass(frozen=True)
class Article:
    """A text, and of which events it truly tells how many were killed and injured."""

    id: str
    text: str
    published: date
    publisher: str
    events: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Event:
    number: int
    day: date
    kind: Kind | None
    names: dict[str, str]
    numbers: dict[str, int]
    colour: list[str]


def articles(how_many: int) -> Iterator[Article]:
    """So many articles, day after day; the same in each run."""
    return islice(_told_day_by_day(), how_many)


def _told_day_by_day() -> Iterator[Article]:
    due: dict[date, list[Article]] = defaultdict(list)
    recent: deque[_Event] = deque(maxlen=_DAYS_OF_ROUND_UP * EVENTS_A_DAY)
    names, numbers = count(1), count()
    for today in (_FIRST_DAY + timedelta(days=passed) for passed in count()):
        chance = random.Random(str(today))
        for number in islice(numbers, EVENTS_A_DAY):
            event = _event(today, chance, number=number)
            recent.append(event)
            for outlet in chance.sample(OUTLETS, chance.choice(_REPORTS)):
                told = _report(event, outlet, chance.choice(_DELAYS), chance, name=str(next(names)))
                due[told.published].append(told)
        deadly = [event for event in recent if event.kind]
        for outlet in chance.sample(OUTLETS, _ROUND_UPS_A_DAY):
            due[today].append(_round_up(deadly, outlet, today, chance, name=str(next(names))))
        yield from due.pop(today)


def _event(day: date, chance: random.Random, *, number: int) -> _Event:
    """What happened: where, to whom, and how many; quiet news where it has no kind."""
    town = chance.randrange(len(_TOWNS))
    (deadly,) = chance.choices(phrases.DEADLY, [kind.often for kind in phrases.DEADLY])
    kind = None if chance.random() < _QUIET_SHARE else deadly
    mayor = random.Random(town)
    names = {
        "town": _TOWNS[town],
        "region": _REGIONS[town % len(_REGIONS)],
        "spot": chance.choice(phrases.SPOTS),
        "road": f"{chance.choice(_SURNAMES)} {chance.choice(phrases.KINDS_OF_ROADS)}",
        "person": _person(chance),
        "witness": _person(chance),
        "mayor": _person(mayor),
        "company": f"{chance.choice(_SURNAMES)} Works",
        "weekday": f"{day:%A}",
        "later": f"{day + timedelta(days=2):%A}",
    }
    most = _MOST | ({"killed": kind.most_killed, "injured": kind.most_injured} if kind else {})
    numbers = {name: chance.randint(2, top) for name, top in most.items()}
    numbers |= {"age": chance.randint(15, 80), "past_year": day.year - chance.randint(2, 20)}
    return _Event(number, day, kind, names, numbers, _colour(6, chance))


def _colour(how_many: int, chance: random.Random) -> list[str]:
    """Sentences without figures, with words of chance, in which the event's names are still to be filled."""
    return [
        template.format_map(
            _Open(
                thing=chance.choice(phrases.THINGS),
                other=chance.choice(phrases.THINGS),
                trade=chance.choice(phrases.TRADES),
                adjective=chance.choice(phrases.ADJECTIVES),
                did=chance.choice(phrases.DONE),
            )
        )
        for template in chance.sample(phrases.COLOUR, how_many)
    ]


class _Open(dict[str, str]):
    """Slots that are left open, for the names of an event."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def _person(chance: random.Random) -> str:
    return f"{chance.choice(_FIRST_NAMES)} {chance.choice(_SURNAMES)}"


def _report(event: _Event, outlet: str, late: int, chance: random.Random, *, name: str) -> Article:
    """What this outlet makes of it: its lead, some of the details, some of the colour, and colour of its own."""
    slots = _slots(event, chance, late=late)
    if event.kind:
        leads = phrases.LEADS if late >= 2 else [lead for lead in phrases.LEADS if "{later}" not in lead]
        headline, lead = chance.choice(phrases.HEADLINES), chance.choice(leads)
        details = chance.sample(phrases.DETAILS, chance.randint(2, 5))
    else:
        headline, lead, *details = phrases.QUIET[event.number % len(phrases.QUIET)]
    shared = chance.sample(event.colour, chance.randint(2, 5))
    told = [*details, *shared, *_colour(chance.randint(4, 16), chance)]
    chance.shuffle(told)
    paragraphs = [headline, lead, *(" ".join(told[at : at + 2]) for at in range(0, len(told), 2))]
    text = "\n\n".join(_filled(paragraph, slots) for paragraph in paragraphs)
    events = (event.number,) if event.kind else ()
    return Article(name, text, event.day + timedelta(days=late), outlet, events)


def _round_up(recent: list[_Event], outlet: str, today: date, chance: random.Random, *, name: str) -> Article:
    """Several events of the last days, two sentences each."""
    told = chance.sample(recent, min(len(recent), _TOLD_IN_ROUND_UP))
    paragraphs = [
        _filled(f"{chance.choice(phrases.LEADS[:4])} {chance.choice(event.colour)}", _slots(event, chance, late=1))
        for event in told
    ]
    text = "\n\n".join(["The days in brief", *paragraphs])
    return Article(name, text, today, outlet, tuple(event.number for event in told))


def _slots(event: _Event, chance: random.Random, *, late: int) -> dict[str, str]:
    """The event's names and numbers as one report writes them; early ones know of fewer."""
    numbers = dict(event.numbers)
    if event.kind and late == 0:
        numbers["killed"] = max(2, numbers["killed"] - chance.choice((0, 0, 0, 1, 2)))
    in_words = chance.random() < 0.5
    slots = event.names | {name: _written(number, in_words=in_words) for name, number in numbers.items()}
    slots["source"] = chance.choice(phrases.SOURCES).format_map({**slots, "Mayor": slots["mayor"]})
    slots["official"] = f"the chief of police of {slots['town']}"
    if event.kind:
        slots |= {"short": event.kind.short}
        slots |= {"what": event.kind.what.format_map(slots), "clause": event.kind.clause.format_map(slots)}
    return slots | {_capital(name): _capital(word) for name, word in slots.items()}


def _filled(template: str, slots: dict[str, str]) -> str:
    return _capital(template.format_map(slots))


def _written(number: int, *, in_words: bool) -> str:
    if number < len(_UP_TO_NINE) and in_words:
        return _UP_TO_NINE[number]
    return f"{number:,}" if number < 1_900 or number > 2_100 else str(number)


def _capital(word: str) -> str:
    return f"{word[:1].upper()}{word[1:]}"
