"""Plots of what is said on a fact, as plain values that a template writes as SVG: value across, time downwards.

Across is in percent of whatever room there is, downwards in pixels: so a plot is as wide as its page, its words keep
their size on a telephone, and claims of one time stand in rows of their own and never hide each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from claims.pages.scales import Scale, Tick, scale_of

# Above this many rows they stand close together, and their words are left to the table.
MOST_ROWS_WITH_WORDS = 40
MOST_CHARACTERS = 32
_FEWEST_CHARACTERS = 8


@dataclass(frozen=True, slots=True)
class _Rows:
    """How high a row is, where in it the bar lies, and how large the dot is, in pixels."""

    height: int
    bar: float
    radius: float


_WORDED = _Rows(34, 22, 4.5)
_CLOSE = _Rows(7, 3.5, 2.5)
_HEADING = 26
_FOOT = 26
_GAP_PER_DAY, _WIDEST_GAP = 4, 28
_THINNEST_BAND = 0.8
_HUES = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """What one voice says: bounds and the number stated (None where it is a range); a bound that is None is open.

    `when` is the heading that it stands under, "" for none; `aside` why it stands in no position, "" where it does;
    `hue` the colour of its position where it is one, else 0.
    """

    name: str
    words: str
    low: Decimal | None
    high: Decimal | None
    point: Decimal | None = None
    at: datetime | None = None
    when: str = ""
    aside: str = ""
    hue: int = 0

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The numbers that must have room on the axis."""
        return tuple(value for value in (self.low, self.point, self.high) if value is not None)


@dataclass(frozen=True, slots=True)
class Band:
    """A position: the values that those who stand there have in common; None = open."""

    words: str
    low: Decimal | None
    high: Decimal | None
    hue: int


@dataclass(frozen=True, slots=True)
class DrawnBand:
    """A strip from top to bottom, in percent."""

    left: str
    width: str
    hue: int
    words: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A time on the left, at `top`; the rows below it are of that time."""

    top: int
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A claim at `top`: a bar from left to right in percent, an arrow where it is open, a dot at the number stated.

    Figure and name begin, end or are centred ("start", "end", "middle") at `words_at`.
    """

    top: int
    left: str
    right: str
    opens_left: bool
    opens_right: bool
    dot: str
    figure: str
    name: str
    words_at: str
    anchor: str
    title: str
    is_aside: bool
    hue: int


@dataclass(frozen=True, slots=True)
class DrawnTick:
    """A number below the axis and a line above it."""

    at: str
    words: str


@dataclass(frozen=True, slots=True)
class Plot:
    """What the template writes: pixels downwards, percents across. `summary` says in words what is seen.

    Bands and lines end at `foot`, below which the ticks' numbers stand; in each row the bar is `bar` below its top.
    """

    height: int
    foot: int
    bar: float
    radius: float
    bands: tuple[DrawnBand, ...]
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    ticks: tuple[DrawnTick, ...]
    unit: str
    summary: str
    is_logarithmic: bool
    is_close: bool


def plot_of(marks: Sequence[Mark], *, bands: Sequence[Band] = (), unit: str = "") -> Plot:
    """Marks in order of time, those of one time by value, on the bands of the positions."""
    ordered = sorted(marks, key=_order)
    numbers = [value for mark in ordered for value in mark.values]
    numbers += [value for band in bands for value in (band.low, band.high) if value is not None]
    scale = scale_of(numbers)
    is_close = len(ordered) > MOST_ROWS_WITH_WORDS
    form = _CLOSE if is_close else _WORDED
    headings, tops, foot = _downwards(ordered, form.height)
    return Plot(
        height=foot + _FOOT,
        foot=foot,
        bar=form.bar,
        radius=form.radius,
        bands=tuple(_band(band, scale) for band in bands),
        headings=headings,
        rows=tuple(_row(mark, scale, top) for mark, top in zip(ordered, tops, strict=True)),
        ticks=tuple(_tick(tick) for tick in scale.ticks()),
        unit=unit,
        summary=_summary(ordered, bands),
        is_logarithmic=scale.logarithmic,
        is_close=is_close,
    )


def hue_of(number: int) -> int:
    """The colour of a fact's position by its number from 0: they count from 1, and begin again after the last."""
    return number % _HUES + 1


def _order(mark: Mark) -> tuple[bool, float, Decimal]:
    return mark.at is None, mark.at.timestamp() if mark.at else 0.0, min(mark.values, default=Decimal(0))


def _downwards(marks: Sequence[Mark], row: int) -> tuple[tuple[Heading, ...], list[int], int]:
    """Where headings and rows stand, and where the last ends. Days without a claim leave room, up to a limit."""
    headings: list[Heading] = []
    tops: list[int] = []
    end, last = 0, None
    for mark in marks:
        if mark.when and (not headings or headings[-1].words != mark.when):
            days = (mark.at - last).days if mark.at and last else 0
            end += min(max(days - 1, 0) * _GAP_PER_DAY, _WIDEST_GAP)
            headings.append(Heading(end, mark.when))
            end += _HEADING
        tops.append(end)
        end, last = end + row, mark.at
    return tuple(headings), tops, end + row // 4


def _row(mark: Mark, scale: Scale, top: int) -> Row:
    left = 0.0 if mark.low is None else scale.place(mark.low)
    right = 1.0 if mark.high is None else scale.place(mark.high)
    at = (left + right) / 2 if mark.point is None else scale.place(mark.point)
    title = ", ".join(part for part in (mark.words, mark.name, mark.when, mark.aside) if part)
    return Row(
        top=top,
        left=_percent(left),
        right=_percent(right),
        opens_left=mark.low is None,
        opens_right=mark.high is None,
        dot="" if mark.point is None else _percent(at),
        figure=mark.words,
        name=_cut(f"{mark.name}, {mark.aside}" if mark.aside else mark.name, most=MOST_CHARACTERS - len(mark.words)),
        words_at=_percent(at),
        anchor="start" if at < 1 / 3 else "end" if at > 2 / 3 else "middle",
        title=title,
        is_aside=bool(mark.aside),
        hue=mark.hue,
    )


def _band(band: Band, scale: Scale) -> DrawnBand:
    left = 0.0 if band.low is None else 100 * scale.place(band.low)
    right = 100.0 if band.high is None else 100 * scale.place(band.high)
    missing = max(_THINNEST_BAND - (right - left), 0.0)
    left, width = left - missing / 2, right - left + missing
    return DrawnBand(f"{left:.2f}%", f"{width:.2f}%", band.hue, band.words)


def _tick(tick: Tick) -> DrawnTick:
    return DrawnTick(_percent(tick.place), tick.words)


def _summary(marks: Sequence[Mark], bands: Sequence[Band]) -> str:
    """In words, for those who do not see it: how many claims, when, and the positions."""
    times = [mark.when for mark in marks if mark.when]
    count = f"{len(marks):,} claim{'' if len(marks) == 1 else 's'}"
    when = "" if not times else f" of {times[0]}" if times[0] == times[-1] else f" from {times[0]} to {times[-1]}"
    said = f"{count}{when}."
    if not bands:
        return said
    ranges = "; ".join(band.words for band in bands)
    return f"{said} {len(bands)} position{'' if len(bands) == 1 else 's'}: {ranges}."


def _percent(share: float) -> str:
    return f"{100 * share:.2f}%"


def _cut(words: str, *, most: int) -> str:
    most = max(most, _FEWEST_CHARACTERS)
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
