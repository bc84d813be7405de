"""Do two claims answer the same question? What must stay apart comes first. Claims are made by hand, not extracted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import reduce
from itertools import permutations

import pytest

from factbase import extract_claims
from factbase.figures import Claim, EventDate
from factbase.group import (
    MOST_CANDIDATES,
    MOST_KEYS,
    MOST_SHARING,
    ReadArticle,
    blocking_keys,
    choose,
    context_of,
    event_title,
    fact_key,
    fact_title,
    group,
    match,
    merged,
    question_of,
)
from factbase.group.candidates import Candidates
from factbase.group.happenings import happenings_in
from factbase.group.populations import population_of
from factbase.group.told import EventsTold

NEW_YEARS_EVE = date(2019, 12, 31)


def a_figure(
    counted: str | None, *, metric: str | None = "killed", value: int = 25, on: str | None = None, **more
) -> Claim:
    number = Decimal(value)
    day = EventDate(on, on, "day") if on else None
    figure = Claim(0, 2, str(value), (0, 0), "count", number, number, number, "exact", counted=counted, metric=metric)
    return replace(figure, event_date=day, **more)


def asked(counted: str | None, *, text: str = "", published: date | None = NEW_YEARS_EVE, article: str = "", **more):
    claim = replace(a_figure(counted, **more), sentence=(0, len(text)))
    return question_of(claim, context=context_of(article=article or counted or "?", text=text, published=published))


def state(one, other) -> str:
    found = match(one, other)
    assert found.reason
    assert match(other, one).state == found.state
    return found.state


# Apart


@pytest.mark.parametrize(
    "other",
    [
        asked("members of Kataib Hezbollah", metric="injured"),
        asked("Iraqis"),
        asked("US contractor"),
        asked("children"),
        asked("members of Asaib Ahl al-Haq"),
        asked("members of Kataib Hezbollah", published=date(2020, 3, 1)),
        asked("members of Kataib Hezbollah", kind="percent", unit="%"),
    ],
)
def test_another_question_is_apart(other):
    assert state(asked("Kataib Hezbollah fighters"), other) == "apart"


def test_known_days_of_the_event_must_agree():
    one = asked("soldiers", on="2019-12-29", places=("Anbar",))
    assert state(one, asked("soldiers", on="2019-12-30", places=("Anbar",))) == "apart"
    assert state(one, asked("soldiers", on="2019-12-29", places=("Anbar",), article="other")) == "confirmed"


def test_a_day_is_no_long_period():
    period = EventDate("2019-10-01", None, "month")
    protests = replace(a_figure("people"), event_date=period)
    long = question_of(protests, context=context_of(article="a", text="", published=NEW_YEARS_EVE))
    assert state(long, asked("people", on="2019-12-29")) == "apart"
    assert state(long, asked("people")) == "apart"


def test_other_places_are_apart_unless_a_text_names_both():
    basra = asked("people", places=("Basra",), text="On Monday in Basra")
    assert state(basra, asked("people", places=("Mosul",), text="On Monday in Mosul")) == "apart"
    both = asked("people", places=("Iraq",), text="The blast in Basra shook Iraq", article="other")
    assert state(basra, both) != "apart"


def test_a_part_with_nobody_in_particular_is_not_a_total():
    assert state(asked("people"), asked("people", part_of=0)) == "apart"


def test_figures_of_nothing_in_particular_are_never_the_same():
    assert state(asked(None, metric=None), asked(None, metric=None)) == "apart"


def test_little_evidence_is_abstained_from():
    assert state(asked("people", article="a"), asked("people", article="b")) == "apart"


def test_a_group_and_people_in_general_are_suggested_at_most():
    text = "The raid on Kataib Hezbollah near the town of Qaim hit Camp Hussein"
    one = asked("Kataib Hezbollah fighters", text=text, on="2019-12-29", places=("Qaim",))
    other = asked("people", text=text, on="2019-12-29", places=("Qaim",), article="other")
    assert state(one, other) == "suggested"


# The same


@pytest.mark.parametrize(
    "other",
    [
        asked("members of Kataib Hezbollah", on="2019-12-29"),
        asked("Kataib Hezbollah fighters", published=date(2020, 1, 3)),
        asked("Kata\u2019ib militiamen"),
        asked("militants of the Kataib"),
    ],
)
def test_the_same_group_within_some_days_is_the_same_question(other):
    assert state(asked("of the Kataib members"), other) == "confirmed"


def test_people_are_the_same_where_place_and_names_say_so():
    one = asked("people", text="Police in Karbala blamed the Badr Office", places=("Karbala",), article="a")
    other = asked(None, text="Doctors in Karbala and at the Badr Office said", places=("Karbala",), article="b")
    assert state(one, other) == "confirmed"


def test_questions_that_match_share_a_blocking_key():
    one, other = asked("of the Kataib members"), asked("Kataib Hezbollah fighters", published=date(2020, 1, 3))
    assert set(blocking_keys(one)) & set(blocking_keys(other))
    assert not set(blocking_keys(one)) & set(blocking_keys(asked("Kataib members", metric="injured")))


def test_blocking_keys_are_few_sorted_and_stable():
    question = asked(
        "members of Kataib Hezbollah", text="An attack on Camp Taji by Kataib Hezbollah of Iraq", places=("Taji",)
    )
    keys = blocking_keys(question)
    assert list(keys) == sorted(set(keys))
    assert 0 < len(keys) <= 40


def test_a_merged_question_knows_what_either_knew():
    fact = merged(asked("Kataib members"), asked("members of Kataib Hezbollah", on="2019-12-29", places=("Qaim",)))
    assert fact.population.words == {"kataib", "hezbollah"}
    assert (fact.event_date, fact.places) == ("2019-12-29", ("Qaim",))
    assert fact_key(fact) != fact_key(asked("Kataib members"))
    assert fact_key(asked("Kataib members", article="a")) == fact_key(asked("Kataib members", article="b"))


@pytest.mark.parametrize(
    ("counted", "words", "is_group"),
    [
        (None, set(), False),
        ("people", set(), False),
        ("other civilians in Basra", {"civilian"}, False),
        ("American soldiers", {"us", "soldier"}, False),
        ("U.S. troops", {"us", "soldier"}, False),
        ("militants", {"militant"}, False),
        ("the Kataib members", {"kataib"}, True),
        ("members of the Badr Organization", {"badr", "organization"}, True),
        ("women and children", {"woman", "child"}, False),
    ],
)
def test_populations_are_their_telling_words(counted, words, is_group):
    found = population_of(counted)
    assert (found.words, found.is_group) == (words, is_group)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (asked("the members of Kataib Hezbollah"), "Members of Kataib Hezbollah killed, December 2019"),
        (asked("soldiers", on="2019-12-29", places=("Anbar",)), "Soldiers killed in Anbar, 29 December 2019"),
        (asked(None, metric="injured", published=None), "People injured"),
        (asked("attacks", metric="attacked", published=None), "Attacks"),
    ],
)
def test_titles_are_what_an_editor_would_recognise(question, title):
    assert fact_title(question) == event_title(question) == title


def test_an_event_whose_kind_and_place_are_told_is_titled_by_them():
    told = asked("people", text="A car bomb in Sadr City, Baghdad", on="2016-05-08", places=("Sadr City", "Baghdad"))
    assert fact_title(told) == "People killed, car bombing in Sadr City, Baghdad, 8 May 2016"
    assert event_title(told) == "Car bombing in Sadr City, Baghdad, 8 May 2016"


# Facts of articles

RAID = "On Monday jets bombed Camp Hussein near the town of Qaim in Anbar."


def an_article(name: str, *claims: Claim, text: str = "", published: date | None = NEW_YEARS_EVE) -> ReadArticle:
    return ReadArticle(name, text, published, name, claims)


def read_article(name: str, text: str, published: date) -> ReadArticle:
    return ReadArticle(name, text, published, name, extract_claims(text, published=published, publisher=name))


def members(fact) -> set[tuple[str, int]]:
    return {(member.article, member.index) for member in fact.members}


def test_no_articles_have_no_facts():
    assert group([]) == ()


def test_every_grouped_claim_is_in_exactly_one_fact_and_ages_are_in_none():
    age = a_figure("man", metric=None, kind="age")
    articles = [an_article(name, a_figure("Kataib members"), age, a_figure("Iraqis"), text=RAID) for name in "abc"]
    facts = group(articles)
    assert sorted(map(sorted, map(members, facts))) == [
        [("a", 0), ("b", 0), ("c", 0)],
        [("a", 2), ("b", 2), ("c", 2)],
    ]
    assert len({fact.key for fact in facts}) == len(facts)


def test_a_part_has_a_fact_of_its_own_that_names_its_totals():
    claims = a_figure("Badr members"), a_figure("children", part_of=0)
    articles = [an_article(name, *claims, text=RAID) for name in "ab"]
    total, part = group(articles)
    assert members(part) == {("a", 1), ("b", 1)}
    assert part.part_of == total.key
    assert total.part_of is None


def test_a_part_names_the_fact_that_its_total_joined():
    told = an_article("a", a_figure("Badr members"), text=RAID)
    again = an_article("b", a_figure("Badr members"), a_figure("children", part_of=0), text=RAID)
    total, part = group([told, again])
    assert members(total) == {("a", 0), ("b", 0)}
    assert part.part_of == total.key


def test_a_part_never_joins_its_own_total():
    facts = group([an_article("a", a_figure("Badr members"), a_figure("Badr fighters", part_of=0))])
    assert [len(fact.members) for fact in facts] == [1, 1]


def test_the_order_of_articles_decides_nothing():
    articles = [
        an_article("a", a_figure("Kataib members")),
        an_article("b", a_figure("members of Kataib Hezbollah", on="2019-12-29")),
        an_article("c", a_figure("Kataib Hezbollah fighters"), published=date(2020, 1, 3)),
    ]
    assert group(articles) == group(articles[::-1])
    assert len(group(articles)) == 1


# The order of arrival

STORY = {
    "wire": "Bomb in Velm\n\nA car bomb killed 14 people at the Narva market in Velm on Monday, police said.",
    "post": "Velm counts its dead\n\nAt least 17 people were killed by the car bomb at the Narva market in Velm.",
    "star": "A market in ruins\n\nSeventeen people died when a car bomb went off at the Narva market in Velm on Monday.",
    "echo": "A second bomb\n\nA car bomb killed three people in Tarrin on Monday, the second one in two days.",
}


@pytest.mark.parametrize("order", list(permutations(STORY)), ids="-".join)
def test_the_same_facts_come_of_any_order_on_one_day(order):
    days = {name: date(2024, 3, 5) for name in order}
    articles = [read_article(f"{place}{name}", STORY[name], days[name]) for place, name in enumerate(order)]
    shared = [{name[1:] for name, _ in members(fact)} for fact in group(articles)]
    assert {"wire", "post", "star"} in shared
    assert {"echo"} in shared


# Whatever the desk holds, little is looked at and little is kept


def test_a_key_that_very_many_share_is_no_clue():
    facts = Candidates()
    for fact in range(MOST_SHARING + 1):
        facts.add(fact, ["hot", f"of {fact}"])
    assert facts.of(["hot"]) == []
    assert facts.of(["hot", "of 3"]) == [3]


def test_of_many_candidates_those_that_share_most_keys_are_compared():
    facts = Candidates()
    for fact in range(MOST_CANDIDATES + 5):
        facts.add(fact, ["one", "two"] if fact > 4 else ["one"])
    found = facts.of(["one", "two"])
    assert len(found) == MOST_CANDIDATES
    assert min(found) == 5


def test_what_a_fact_keeps_does_not_grow_with_its_reports():
    names = " ".join(f"Mr Bel{chr(97 + i % 26)}{chr(97 + i // 26)}o Vand{chr(97 + i % 26)}r," for i in range(400))
    questions = [
        asked("Kataib members", text=f"In Qaim {names}", article=f"article {number}", published=NEW_YEARS_EVE)
        for number in range(50)
    ]
    fact = reduce(merged, questions)
    assert len(fact.tellings) <= 4
    assert len(fact.tellings[0].names.words) <= 40
    assert len(fact.tellings[0].names.pairs) <= 24
    assert len(blocking_keys(fact)) <= MOST_KEYS


# Facts that a later report shows to be one


def test_two_facts_that_a_later_claim_answers_are_told():
    one = asked("people", text=RAID, places=("Qaim",), article="a")
    other = asked("people", text=RAID, places=("Qaim",), article="b")
    choice = choose(asked("people", text=RAID, places=("Qaim",), article="c"), [("first", one), ("second", other)])
    assert choice.where == "first"
    assert [where for where, _ in choice.also] == ["second"]
    assert choose(asked("people", metric="injured"), [("first", one)]).where is None


def test_one_voice_does_not_give_two_numbers_to_one_question():
    text = "Ten people were killed in Qaim on Monday. Four people were killed in their homes."
    facts = group([read_article("a", text, NEW_YEARS_EVE)])
    assert [len(fact.members) for fact in facts if fact.question.metric == "killed"] == [1, 1]


def test_those_killed_and_those_injured_are_of_one_event_and_another_days_are_not():
    text = "On Monday a car bomb in Velm killed 14 people and injured 40. On Friday a fire in Lund killed two people."
    facts = group([read_article(name, text, date(2024, 3, 9)) for name in "ab"])
    events = {(fact.question.metric, fact.question.event_date): fact.event for fact in facts}
    assert events["killed", "2024-03-04"] == events["injured", "2024-03-04"] != events["killed", "2024-03-08"]


def test_two_attacks_of_one_day_in_one_text_are_two_events():
    text = (
        "On Monday a car bomb in Velm killed 14 people and injured 40."
        " Elsewhere, a raid on Tarrin killed 9 people on Monday. In Tarrin 12 people were injured on Monday."
    )
    facts = group([read_article("a", text, date(2024, 3, 9))])
    events = {(fact.question.metric, *fact.question.places): fact.event for fact in facts}
    assert events["killed", "Velm"] == events["injured", "Velm"] != events["killed", "Tarrin"]
    assert events["killed", "Tarrin"] == events["injured", "Tarrin"]


def test_a_figure_is_of_the_first_event_told_of_its_days_that_has_no_other_place():
    told: EventsTold[str] = EventsTold()
    velm, tarrin, nowhere, other_day = (
        replace(asked("people", on=on), places=()) for on in ("2019-12-29", "2019-12-29", "2019-12-29", "2019-12-30")
    )
    velm, tarrin = (
        replace(question, tellings=(replace(question.tellings[0], places=frozenset(places)),))
        for question, places in ((velm, ("velm", "kenya")), (tarrin, ("tarrin", "kenya")))
    )
    assert told.of(velm) is None
    told.add(tarrin, "in Tarrin")
    assert (told.of(velm), told.of(nowhere), told.of(other_day)) == (None, "in Tarrin", None)
    told.add(nowhere, "somewhere")
    told.add(velm, "in Velm")
    assert (told.of(velm), told.of(tarrin), told.of(nowhere)) == ("somewhere", "in Tarrin", "in Tarrin")


def test_a_month_is_no_protest():
    assert happenings_in("Three people died on 7 March when a bus overturned.") == {"road crash"}
    assert happenings_in("Thousands joined the march through Salwick.") == {"protest"}
