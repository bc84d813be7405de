"""Facts judged in memory: what counts, and who speaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

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
