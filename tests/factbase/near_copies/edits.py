"""What desks do to a text that they take over, one function each; they are given chance, so that a seed decides."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from factbase.extract.lexicon import ONES


@dataclass(frozen=True)
class Report:
    """A headline and paragraphs."""

    headline: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(paragraph for paragraph in (self.headline, *self.paragraphs) if paragraph)


AGENCIES = ("Reuters", "AFP", "AP", "dpa", "Xinhua")
CITIES = ("LONDON", "PORT ELLIS", "SOLLARA", "GENEVA", "THE CAPITAL")
# Paragraphs that a desk adds of its own.
OWN_PARAGRAPHS = (
    "The foreign ministry in our capital said that, as far as it knew, no citizens of this country were among the "
    "victims, and that its consulate was in touch with the authorities there.",
    "Our correspondent, who reached the place in the afternoon, describes long queues at petrol stations and shops "
    "that had run out of bread and batteries.",
    "Travellers who have booked for the coming days are asked to call their agents. Rail tickets bought before Friday "
    "will be refunded, the national carrier wrote to its customers.",
    "The mayor of our own town sent his condolences and invited people to sign a book that lies in the foyer of the "
    "town hall until the end of the week.",
)
ASIDES = (
    "Read more: What we know so far",
    "ADVERTISEMENT",
    "Sign up to our morning briefing and have the news before breakfast.",
    "Story continues below",
    "Follow us on social media for the latest pictures from the scene.",
    "PHOTO: A street near the scene on the morning after",
    "Also read: Ten questions that nobody has answered",
)
TAILS = (
    "(Reporting by our staff; Editing by the night desk)",
    "© 2019 Harbour Media. All rights reserved. This material may not be published, broadcast or redistributed.",
    "Additional reporting by news agencies",
    "bur-jk/am/lo",
    "Source: {agency}",
    "({agency})",
)
# As sub-editors change words to their house's liking; each is made where it occurs, or not.
HOUSE_STYLE = (
    ("at least ", "no fewer than "), ("more than ", "over "), (" some ", " around "), (" about ", " approximately "),
    ("said that ", "said "), (" local time", ""), ("per cent", "percent"), ("percent", "per cent"),
    (" metres", " meters"), (" kilometres", " km"), (" kilograms", " kg"), ("harbour", "harbor"), ("centre", "center"),
    ("tonnes", "tons"), ("neighbouring", "neighboring"), ("organisation", "organization"), ("before dawn", "early"),
    ("shortly after", "just after"), ("wounding", "injuring"), ("wounded", "injured"), ("had been", "was"),
    ("take-off", "takeoff"), ("on the spot", "there"), ("told reporters", "said"), (" as well", ""),
    ("a number of", "several"), ("in the early hours of", "early on"), (" children", " kids"), ("began", "started"),
    ("expected to", "due to"), ("because", "as"), ("did not", "didn't"), ("would be", "will be"), ("police", "officers"),
)  # fmt: skip
SMALL = {number: word for word, number in ONES.items()}


def headed(report: Report, other: str) -> Report:
    return replace(report, headline=other)


def cut(report: Report, chance: Random, *, least: float, most: float) -> Report:
    """The first paragraphs, to a share of the words."""
    wanted = chance.uniform(least, most) * len(report.text.split())
    kept: list[str] = []
    for paragraph in report.paragraphs:
        kept.append(paragraph)
        if sum(len(one.split()) for one in kept) >= wanted:
            break
    return replace(report, paragraphs=tuple(kept))


def without_one(report: Report, chance: Random) -> Report:
    gone = chance.randrange(1, len(report.paragraphs))
    return replace(report, paragraphs=report.paragraphs[:gone] + report.paragraphs[gone + 1 :])


def reordered(report: Report, chance: Random) -> Report:
    first, *rest = report.paragraphs
    chance.shuffle(rest)
    return replace(report, paragraphs=(first, *rest))


def led_by(report: Report, lead: str) -> Report:
    """The desk writes the first paragraph anew."""
    return replace(report, paragraphs=(lead, *report.paragraphs[1:]))


def added(report: Report, chance: Random, *paragraphs: str) -> Report:
    found = list(report.paragraphs)
    for paragraph in paragraphs:
        found.insert(chance.randrange(1, len(found) + 1), paragraph)
    return replace(report, paragraphs=tuple(found))


def with_asides(report: Report, chance: Random) -> Report:
    return added(report, chance, *chance.sample(ASIDES, 3))


def credited(report: Report, chance: Random) -> Report:
    """A dateline with an agency before it, and a line about who wrote it behind."""
    agency, city = chance.choice(AGENCIES), chance.choice(CITIES)
    dateline = chance.choice(
        (f"{city} ({agency}) - ", f"{city}, Dec 29 ({agency}) -- ", f"({agency}) - ", f"{city} — ")
    )
    tail = chance.choice(TAILS).format(agency=agency)
    first, *rest = report.paragraphs
    return replace(report, paragraphs=(dateline + first, *rest, tail))


def bylined(report: Report) -> Report:
    return replace(report, paragraphs=("By Ann Roe and agencies", *report.paragraphs))


def styled(report: Report, chance: Random) -> Report:
    """House style: two in three of the words that it is particular about."""

    def restyle(text: str) -> str:
        for written, wanted in HOUSE_STYLE:
            if chance.random() < 0.66:
                text = text.replace(written, wanted)
        return text

    return _each(report, restyle)


def in_curly_quotes(report: Report) -> Report:
    return _each(report, lambda text: re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "\u2019"))


def in_single_quotes(report: Report) -> Report:
    return _each(report, lambda text: re.sub(r'"([^"]*)"', r"'\1'", text))


def in_words(report: Report) -> Report:
    """Small numbers in words."""
    return _each(report, lambda text: re.sub(r"\b(\d|1\d)\b(?![.,:]\d)", lambda found: SMALL[int(found[0])], text))


def mistyped(report: Report, chance: Random) -> Report:
    """One word in fifty has two letters exchanged."""

    def mistype(found: re.Match[str]) -> str:
        word = found[0]
        return word if chance.random() > 0.02 else word[0] + word[2] + word[1] + word[3:]

    return _each(report, lambda text: re.sub(r"\b[a-z]{4,}\b", mistype, text))


def clipped(report: Report, chance: Random) -> Report:
    """Paragraphs of several sentences lose their last one, every second time."""

    def clip(text: str) -> str:
        sentences = re.split(r"(?<=[.!?]) (?=[A-Z])", text)
        return " ".join(sentences[:-1]) if len(sentences) > 1 and chance.random() < 0.5 else text

    return _each(report, clip)


def broken_off(report: Report) -> Report:
    """As in a newsletter: the last paragraph ends in the middle."""
    last = report.paragraphs[-1].split()
    return replace(report, paragraphs=(*report.paragraphs[:-1], " ".join(last[: len(last) * 2 // 3]) + "…"))


def run_together(report: Report) -> Report:
    """Two paragraphs become one, as on paper."""
    pairs = range(0, len(report.paragraphs), 2)
    return replace(report, paragraphs=tuple(" ".join(report.paragraphs[at : at + 2]) for at in pairs))


def _each(report: Report, change: Callable[[str], str]) -> Report:
    return replace(report, paragraphs=tuple(change(text) for text in report.paragraphs))
