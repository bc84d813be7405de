"""Plots as values: where things stand, which numbers the axis has, what is said in words."""

from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise

import pytest

from claims.pages.plots import Band, Mark, hue_of, plot_of
from claims.pages.scales import scale_of, short_number


def a_mark(
    *,
    point: int | str | None = 30,
    low: int | str | None = None,
    high: int | str | None = None,
    day: int | None = 1,
    name: str = "PMU",
    **fields,
) -> Mark:
    """A mark of March 2020; an exact one where only its number is given."""
    exact = low is None and high is None
    bounds = (point, point) if exact else (low, high)
    return Mark(
        name=name,
        words=fields.pop("words", str(point)),
        low=None if bounds[0] is None else Decimal(bounds[0]),
        high=None if bounds[1] is None else Decimal(bounds[1]),
        point=None if point is None else Decimal(point),
        at=datetime(2020, 3, day, tzinfo=UTC) if day else None,
        when=f"{day} Mar 2020" if day else "",
        **fields,
    )


def ticks_of(*values: int | str) -> list[str]:
    return [tick.words for tick in scale_of(map(Decimal, values)).ticks()]


class TestScale:
    def test_of_nothing_there_is_still_an_axis(self):
        assert ticks_of() == ["0", "1"]

    @pytest.mark.parametrize(
        ("values", "ticks"),
        [
            ((0,), ["0", "1"]),
            ((1,), ["0", "1", "2"]),
            ((30,), ["0", "10", "20", "30", "40"]),
            ((7, 7, 7), ["0", "2", "4", "6", "8"]),
            ((25, 45), ["20", "30", "40", "50"]),
            ((12, 72), ["0", "20", "40", "60", "80"]),
            ((1000, 2000), ["0", "1,000", "2,000", "3,000"]),
            ((18501, 19499), ["18,000", "18,500", "19,000", "19,500", "20,000"]),
            (("12", "12.4"), ["11.8", "12", "12.2", "12.4", "12.6"]),
            ((1_500_000, 2_500_000), ["1m", "1.5m", "2m", "2.5m", "3m"]),
            ((-5, 3), ["-10", "-5", "0", "5"]),
            ((-5,), ["-6", "-4", "-2", "0"]),
        ],
    )
    def test_its_numbers_are_round(self, values, ticks):
        assert ticks_of(*values) == ticks

    def test_two_orders_of_magnitude_are_still_linear(self):
        assert not scale_of([Decimal(10), Decimal(1000)]).logarithmic
        assert scale_of([Decimal(10), Decimal(1001)]).logarithmic

    def test_more_of_them_give_each_power_the_same_room(self):
        scale = scale_of(map(Decimal, (3, 10_000)))
        assert [tick.words for tick in scale.ticks()] == ["1", "10", "100", "1,000", "10,000"]
        assert [scale.place(Decimal(value)) for value in (1, 100, 10_000)] == [0, 0.5, 1]

    def test_a_zero_among_powers_stands_at_the_low_end(self):
        scale = scale_of(map(Decimal, (0, 3, 10_000)))
        assert [tick.words for tick in scale.ticks()] == ["0", "1", "10", "100", "1,000", "10,000"]
        assert scale.place(Decimal(0)) == 0
        assert scale.place(Decimal(3)) > 0.2

    def test_below_zero_nothing_is_logarithmic(self):
        assert not scale_of(map(Decimal, (-1, 100_000))).logarithmic

    @pytest.mark.parametrize("huge", ["1e60", "9" * 80, "1e-60"])
    def test_huge_and_tiny_numbers_have_a_place(self, huge):
        for other in (huge, "1", "0", Decimal(huge) + 1):
            scale = scale_of([Decimal(huge), Decimal(other)])
            assert 0 <= scale.place(Decimal(huge)) <= 1
            assert 2 <= len(scale.ticks()) <= 7

    def test_what_is_beyond_an_end_is_drawn_at_it(self):
        scale = scale_of([Decimal(25), Decimal(45)])
        assert (scale.place(Decimal(1)), scale.place(Decimal(900))) == (0, 1)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0", "0"), ("2.50", "2.5"), ("19000", "19,000"), ("999999", "999,999"), ("1500000", "1.5m"), ("2e9", "2bn"),
        ("3e12", "3tn"), ("1e18", "1e18"), ("-20", "-20"), ("-2000000", "-2m"),
    ],
)  # fmt: skip
def test_numbers_are_short(number, words):
    assert short_number(Decimal(number)) == words


class TestPlot:
    def test_of_nothing_it_is_empty(self):
        plot = plot_of([])
        assert (plot.rows, plot.headings, plot.bands) == ((), (), ())
        assert plot.summary == "0 claims."

    def test_one_claim_is_a_dot(self):
        plot = plot_of([a_mark(point=30)])
        (row,) = plot.rows
        assert (row.left, row.right, row.dot) == ("75.00%", "75.00%", "75.00%")
        assert (row.opens_left, row.opens_right, row.is_aside) == (False, False, False)
        assert (row.figure, row.name, row.title) == ("30", "PMU", "30, PMU, 1 Mar 2020")
        assert plot.summary == "1 claim of 1 Mar 2020."

    def test_an_interval_is_a_bar_and_has_no_dot_where_it_states_no_number(self):
        (row,) = plot_of([a_mark(point=None, low=10, high=30)]).rows
        assert (row.left, row.right, row.dot) == ("25.00%", "75.00%", "")

    def test_an_open_end_goes_to_the_edge_with_an_arrow(self):
        more, fewer = plot_of([a_mark(point=45, low=45, day=2), a_mark(point=30, high=30, day=3)]).rows
        assert (more.right, more.opens_right, more.opens_left) == ("100.00%", True, False)
        assert (fewer.left, fewer.opens_left, fewer.opens_right) == ("0.00%", True, False)

    def test_time_goes_down_and_each_day_has_one_heading(self):
        plot = plot_of([a_mark(day=4, name="C"), a_mark(day=1, name="A"), a_mark(day=4, name="D", point=31)])
        assert [row.name for row in plot.rows] == ["A", "C", "D"]
        assert [heading.words for heading in plot.headings] == ["1 Mar 2020", "4 Mar 2020"]
        tops = [plot.headings[0].top, plot.rows[0].top, plot.headings[1].top, plot.rows[1].top, plot.rows[2].top]
        assert tops == sorted(set(tops))
        assert plot.rows[-1].top < plot.foot < plot.height

    def test_days_without_a_claim_leave_room_up_to_a_limit(self):
        def below_first(day: int) -> int:
            return plot_of([a_mark(day=1), a_mark(day=day)]).headings[1].top

        assert below_first(2) < below_first(4) < below_first(20) == below_first(31)

    def test_the_same_said_many_times_at_once_hides_nothing(self):
        tops = [row.top for row in plot_of([a_mark(name=f"Voice {number}") for number in range(12)]).rows]
        assert len(set(tops)) == 12
        assert min(second - first for first, second in pairwise(tops)) > 20

    def test_two_hundred_claims_stand_close_and_still_apart(self):
        plot = plot_of([a_mark(point=number, day=1 + number // 50) for number in range(200)])
        assert plot.is_close
        assert len({row.top for row in plot.rows}) == 200
        assert plot.height < 2000

    def test_marks_without_a_time_come_last_and_have_no_heading(self):
        plot = plot_of([a_mark(day=None, name="unknown"), a_mark(day=1, name="known")])
        assert [row.name for row in plot.rows] == ["known", "unknown"]
        assert len(plot.headings) == 1

    def test_what_stands_in_no_position_is_faint_and_says_why(self):
        (row,) = plot_of([a_mark(aside="superseded")]).rows
        assert row.is_aside
        assert row.title == "30, PMU, 1 Mar 2020, superseded"
        assert row.name == "PMU, superseded"

    def test_words_keep_within_the_plot(self):
        marks = [a_mark(point=point, name="A very long name of a ministry of many things") for point in (1, 100, 140)]
        rows = plot_of(marks).rows
        assert [row.anchor for row in rows] == ["start", "middle", "end"]
        assert all(len(f"{row.figure} {row.name}") <= 33 for row in rows)
        assert rows[0].name.endswith("…")

    def test_bands_are_strips_and_a_single_value_is_a_thin_one(self):
        bands = [Band("25", Decimal(25), Decimal(25), 1), Band("at least 40", Decimal(40), None, 2)]
        plot = plot_of([a_mark(point=25), a_mark(point=40, low=40)], bands=bands)
        assert [tick.words for tick in plot.ticks] == ["20", "25", "30", "35", "40", "45"]
        thin, wide = plot.bands
        assert (thin.left, thin.width, thin.hue) == ("19.60%", "0.80%", 1)
        assert (wide.left, wide.width, wide.hue) == ("80.00%", "20.00%", 2)
        assert plot.summary == "2 claims of 1 Mar 2020. 2 positions: 25; at least 40."


def test_colours_begin_again():
    assert [hue_of(number) for number in (0, 5, 6)] == [1, 6, 1]
