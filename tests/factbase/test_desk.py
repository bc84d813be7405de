"""Facts judged in memory: what counts, and who speaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factbase import extract_claims
from factbase.desk import counts, judge_facts, origin_of
from factbase.figures import Hop
from factbase.group import ReadArticle, group
from tests.factbase.test_group import a_figure

NAMED = Hop("the Interior  Ministry", 0, 1, "said", 2, 3, "origin")
UNNAMED = Hop("officials", 0, 1, "said", 2, 3, "origin", named=False)


@pytest.mark.parametrize(
    "changed",
    [
        {"hedge": "projected"},
        {"hedge": "denied"},
        {"negated": True},
        {"attribution": (replace(NAMED, stance="denies"),)},
    ],
)
def test_what_is_projected_denied_or_negated_does_not_count(changed):
    assert not counts(replace(a_figure("people"), **changed))


def test_a_stated_none_counts():
    assert counts(replace(a_figure("people", value=0), negated=True))
    assert counts(replace(a_figure("people"), attribution=(replace(NAMED, stance="doubts"),)))


@pytest.mark.parametrize(
    ("chain", "publisher", "origin"),
    [
        ((), "Post", "Post"),
        ((), None, "article-1"),
        ((UNNAMED, NAMED), "Post", "Interior Ministry"),
        ((NAMED, UNNAMED), "Post", "article-1#officials"),
    ],
)
def test_the_origin_is_the_last_hop_or_the_publisher_or_the_article(chain, publisher, origin):
    claim = replace(a_figure("people"), attribution=chain)
    assert origin_of(claim, article="article-1", publisher=publisher) == origin


def test_parts_are_judged_with_their_total_and_in_a_fact_of_their_own():
    claims = (a_figure("Badr members", value=30), a_figure("children", value=34, part_of=0))
    article = ReadArticle("a", "", date(2024, 5, 1), "Post", claims)
    (_, total), (_, part) = judge_facts(group([article]), [article])
    assert total.kinds == ("part_exceeds_whole",)
    assert [position.claims for position in total.positions] == [("a#0",)]
    assert [position.claims for position in part.positions] == [("a#1",)]
    assert not part.conflict


def kinds_of(*told: tuple[str, str]) -> list[tuple[str, ...]]:
    """The kinds of dispute on those killed, from (publisher, text) pairs of one day."""
    day = date(2024, 3, 5)
    articles = [
        ReadArticle(publisher, text, day, publisher, extract_claims(text, published=day, publisher=publisher))
        for publisher, text in told
    ]
    return [
        verdict.kinds for fact, verdict in judge_facts(group(articles), articles) if fact.question.metric == "killed"
    ]


WIRE = ("Wire", "The Lunde ministry said that 30 people had been killed by the cyclone in Ansel on Monday.")


def test_an_update_is_no_conflict():
    assert kinds_of(WIRE, ("Post", "The death toll of Monday's cyclone in Ansel has risen to 41.")) == [()]
    assert kinds_of(WIRE, ("Post", "The mayor now puts the death toll of Monday's cyclone in Ansel at 41.")) == [()]


def test_a_level_that_is_only_told_updates_nothing():
    assert kinds_of(WIRE, ("Post", "The death toll of Monday's cyclone in Ansel stood at 41, the mayor said.")) == [
        ("disjoint",)
    ]


def test_accounts_quoted_by_their_handles_are_voices():
    text = "@AnselWatch reported that two people were killed in the raid. @lunde_24 said three people were killed."
    assert kinds_of(("Monitor", text)) == [("disjoint",)]


STORY = "Strike on {town} kills {number}\n\nA strike on {town} on Monday killed {number} people, {voice} said."


def judged(*told: tuple[str, date]):
    articles = [
        ReadArticle(name, text, day, f"Paper {name}", extract_claims(text, published=day, publisher=f"Paper {name}"))
        for name, (text, day) in zip("abc", told, strict=False)
    ]
    return [verdict for _, verdict in judge_facts(group(articles), articles)]


def test_a_headline_is_no_second_voice_beside_the_source_of_its_text():
    text = STORY.format(town="Velm", number="12", voice="the mayor")
    [verdict] = judged((text, date(2024, 3, 5)))
    assert [position.origins for position in verdict.positions] == [("a#mayor",)]


def test_who_corrects_a_number_corrects_the_one_given_before_under_the_same_name():
    text = STORY.format(town="Velm", number="12", voice="the interior ministry")
    later = "The interior ministry cut the death toll of Monday's strike on Velm to nine."
    other = "The health ministry cut the death toll of Monday's strike on Velm to nine."
    assert not any(verdict.conflict for verdict in judged((text, date(2024, 3, 5)), (later, date(2024, 3, 7))))
    assert any(verdict.conflict for verdict in judged((text, date(2024, 3, 5)), (other, date(2024, 3, 7))))
