"""The set: 25 events, each told by an original and by a second report written apart; copies made of the originals."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from tests.factbase.near_copies import edits
from tests.factbase.near_copies.edits import Report
from tests.factbase.near_copies.forms import look_alikes

EVENTS = Path(__file__).parent / "events"
SEED = "7"


@dataclass(frozen=True)
class Pair:
    """Two texts, and what was done: the name of the recipe, or what they have in common."""

    event: str
    how: str
    first: str
    second: str


@cache
def events() -> dict[str, tuple[Report, Report]]:
    """By name, the original and the report that was written apart."""
    found = {}
    for path in sorted(EVENTS.glob("*.txt")):
        first, _, second = path.read_text(encoding="utf-8").partition("\n-----\n")
        found[path.stem] = (_report(first), _report(second))
    return found


def copies() -> list[Pair]:
    """Each original copied by each recipe."""
    return [pair for name, (original, apart) in events().items() for pair in _copied(name, original, apart)]


def similar() -> list[Pair]:
    """Texts that have words, names, figures, quotations and paragraphs in common, and are no copies."""
    found = [Pair("form", "look-alike", first, second) for first, second in look_alikes()]
    for name, (original, apart) in events().items():
        chance = _chance(name)
        background = original.paragraphs[-1]
        found.append(Pair(name, "written apart", original.text, apart.text))
        found.append(Pair(name, "same background", original.text, edits.added(apart, chance, background).text))
        released = next(text for text in original.paragraphs[1:-1] if '"' not in text)
        found.append(Pair(name, "same release", original.text, edits.added(apart, chance, released).text))
        found.append(Pair(name, "within a survey", original.text, _survey(name)))
    return found


def _report(written: str) -> Report:
    headline, *paragraphs = written.strip().split("\n\n")
    return Report(headline, tuple(paragraphs))


def _copied(name: str, original: Report, apart: Report) -> Iterator[Pair]:
    for how, recipe in RECIPES.items():
        yield Pair(name, how, original.text, recipe(original, apart, _chance(name, how)).text)


def _chance(*names: str) -> Random:
    return Random(" ".join((SEED, *names)))  # noqa: S311  (nothing secret)


def _survey(name: str) -> str:
    """A week in brief: the first two paragraphs of eight reports, this one's among them."""
    names = list(events())
    at = names.index(name)
    chosen = [names[(at + step) % len(names)] for step in range(8)]
    return Report("The week in brief", tuple(text for one in chosen for text in events()[one][0].paragraphs[:2])).text


def _syndicated(original: Report, apart: Report, chance: Random) -> Report:
    return edits.with_asides(edits.credited(edits.headed(original, apart.headline), chance), chance)


def _cut(original: Report, _: Report, chance: Random) -> Report:
    return edits.credited(edits.broken_off(edits.cut(original, chance, least=0.3, most=0.5)), chance)


def _cut_and_styled(original: Report, apart: Report, chance: Random) -> Report:
    short = edits.cut(original, chance, least=0.45, most=0.7)
    return edits.in_curly_quotes(edits.styled(edits.headed(short, apart.headline), chance))


def _added_to(original: Report, apart: Report, chance: Random) -> Report:
    own = chance.sample(edits.OWN_PARAGRAPHS, 2)
    return edits.run_together(edits.added(edits.headed(original, apart.headline), chance, *own))


def _cut_and_added_to(original: Report, apart: Report, chance: Random) -> Report:
    short = edits.cut(original, chance, least=0.5, most=0.7)
    return edits.bylined(edits.added(edits.headed(short, apart.headline), chance, chance.choice(edits.OWN_PARAGRAPHS)))


def _led_anew(original: Report, apart: Report, chance: Random) -> Report:
    led = edits.led_by(edits.headed(original, apart.headline), apart.paragraphs[0])
    return edits.in_words(edits.styled(edits.without_one(led, chance), chance))


def _led_anew_and_cut(original: Report, apart: Report, chance: Random) -> Report:
    short = edits.cut(original, chance, least=0.6, most=0.8)
    led = edits.led_by(edits.headed(short, apart.headline), apart.paragraphs[0])
    return edits.in_curly_quotes(edits.mistyped(edits.styled(led, chance), chance))


def _carried_on(original: Report, apart: Report, chance: Random) -> Report:
    """A desk carries on with what it has heard itself."""
    own = (*edits.OWN_PARAGRAPHS, *(text for text in apart.paragraphs[1:4] if '"' not in text))
    return edits.added(edits.credited(edits.headed(original, apart.headline), chance), chance, *own)


def _edited_throughout(original: Report, apart: Report, chance: Random) -> Report:
    edited = edits.mistyped(edits.clipped(edits.styled(original, chance), chance), chance)
    return edits.with_asides(edits.in_single_quotes(edits.headed(edited, apart.headline)), chance)


def _reordered(original: Report, _: Report, chance: Random) -> Report:
    return edits.credited(edits.in_words(edits.reordered(edits.without_one(original, chance), chance)), chance)


RECIPES = {
    "syndicated": _syndicated,
    "cut": _cut,
    "cut and styled": _cut_and_styled,
    "added to": _added_to,
    "cut and added to": _cut_and_added_to,
    "led anew": _led_anew,
    "led anew and cut": _led_anew_and_cut,
    "carried on": _carried_on,
    "edited throughout": _edited_throughout,
    "reordered": _reordered,
}
