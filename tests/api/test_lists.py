"""Lists: what is left out, what filters find, pages that hold still, and as many queries for five rows as for one."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Conflict, Event, Fact
from claims.models.decisions import DecisionState
from sources.models import Article, Source, SourceAlias
from tests.builders import a_claim, a_conflict, a_fact, a_source, an_article

pytestmark = pytest.mark.django_db


def ids(client, address: str) -> list[int]:
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == 200, response.content
    return [row["id"] for row in response.json()["results"]]


class TestClaims:
    def test_claims_in_no_fact_are_left_out_unless_asked_for(self, as_viewer):
        fact = a_fact()
        member, suggested, loose = a_claim(fact=fact), a_claim(fact=fact, state=DecisionState.SUGGESTED), a_claim()
        assert ids(as_viewer, "claims/") == [member.pk]
        assert ids(as_viewer, "claims/?grouped=true") == [member.pk]
        assert ids(as_viewer, "claims/?grouped=false") == [loose.pk, suggested.pk]
        assert ids(as_viewer, "claims/?grouped=all") == [loose.pk, suggested.pk, member.pk]

    def test_superseded_claims_are_left_out_unless_asked_for(self, as_viewer):
        fact = a_fact()
        stands, old = a_claim(fact=fact), a_claim(fact=fact, review_state="superseded")
        assert ids(as_viewer, "claims/") == [stands.pk]
        assert ids(as_viewer, "claims/?review_state=superseded") == [old.pk]

    def test_filters(self, as_viewer):
        fact, other_fact = a_fact(), a_fact()
        early = an_article(text="The flood killed 30 people.", publisher="Hill Post", published_at="2020-01-05")
        one = a_claim(article=early, fact=fact, origin="Fire Office", counted="villagers")
        two = a_claim(
            value="7", fact=other_fact, metric="injured", kind="measure", modifier="about", review_state="accepted"
        )
        expected = {
            "metric=killed": [one.pk],
            "metric=injured": [two.pk],
            "metric=missing": [],
            "kind=measure": [two.pk],
            "modifier=about": [two.pk],
            "review_state=accepted": [two.pk],
            f"article={early.pk}": [one.pk],
            f"fact={other_fact.pk}": [two.pk],
            f"origin={one.origin.pk}": [one.pk],
            f"publisher={early.publisher.pk}": [one.pk],
            "published_after=2020-01-05": [one.pk],
            "published_after=2020-01-05T00:00:01Z": [],
            "published_before=2020-01-05": [two.pk],
            "published_before=2020-01-05T18:00%2B18:00": [two.pk],
            "q=VILLAGERS": [one.pk],
            "metric=killed&kind=count&q=30": [one.pk],
        }
        assert {query: ids(as_viewer, f"claims/?{query}") for query in expected} == expected

    def test_of_an_article(self, as_viewer):
        article = an_article(text="The flood killed 30 people and injured 45.")
        a_claim(article=article)
        injured = a_claim(value=45, article=article, metric="injured")
        assert ids(as_viewer, f"articles/{article.pk}/claims/?metric=injured") == [injured.pk]


class TestOthers:
    def test_facts(self, as_viewer):
        event = Event.objects.create(title="Flood", key="flood")
        disputed = a_conflict().fact
        ended = a_conflict(title="People hurt").fact
        Conflict.objects.filter(fact=ended).update(state="ended")
        quiet = a_fact(title="Houses lost", metric="destroyed", event=event)
        expected = {
            "in_conflict=true": [disputed.pk],
            "in_conflict=false": [quiet.pk, ended.pk],
            "metric=destroyed": [quiet.pk],
            f"event={event.pk}": [quiet.pk],
            "q=houses": [quiet.pk],
            "updated_after=2000-01-01": [ended.pk, disputed.pk],
            "updated_after=2999-01-01": [],
        }
        assert {query: ids(as_viewer, f"facts/?{query}") for query in expected} == expected

    def test_conflicts(self, as_viewer):
        low, high = a_conflict(title="People hurt"), a_conflict(title="Houses lost")
        Conflict.objects.filter(pk=low.pk).update(severity="low", state="resolved", kind="regression")
        Conflict.objects.filter(pk=high.pk).update(severity="high")
        Fact.objects.filter(pk=high.fact.pk).update(metric="destroyed")
        expected = {
            "": [high.pk, low.pk],
            "state=resolved": [low.pk],
            "severity=low": [high.pk, low.pk],
            "severity=medium": [high.pk],
            "severity=high": [high.pk],
            "kind=regression": [low.pk],
            "metric=destroyed": [high.pk],
            "q=hurt": [low.pk],
        }
        assert {query: ids(as_viewer, f"conflicts/?{query}") for query in expected} == expected

    def test_articles(self, as_viewer):
        old = an_article(title="Old news", publisher="Hill Post", published_at="2018-05-01")
        new = an_article(published_at="2019-12-31T10:00Z")
        Article.objects.filter(pk=old.pk).update(
            withdrawn_at=datetime(2020, 1, 1, tzinfo=UTC), withdrawn_reason="Wrong."
        )
        expected = {
            "": [new.pk, old.pk],
            f"publisher={old.publisher.pk}": [old.pk],
            "withdrawn=true": [old.pk],
            "withdrawn=false": [new.pk],
            "published_after=2019-12-31T10:00:00Z": [new.pk],
            "published_before=2019-12-31T10:00:00Z": [old.pk],
            "q=old": [old.pk],
        }
        assert {query: ids(as_viewer, f"articles/?{query}") for query in expected} == expected

    def test_sources_and_events(self, as_viewer):
        office = a_source(name="Fire Office", kind="government")
        SourceAlias.objects.create(source=office, name="Brandwache", key="brandwache")
        post = a_source(name="Hill Post")
        assert ids(as_viewer, "sources/?kind=government") == [office.pk]
        assert ids(as_viewer, "sources/?name=hill%20post") == [post.pk]
        assert ids(as_viewer, "sources/?name=hill") == []
        assert ids(as_viewer, "sources/?q=brand") == [office.pk]
        flood = Event.objects.create(title="Flood in the valley", key="flood")
        Event.objects.create(title="Fire", key="fire")
        assert ids(as_viewer, "events/?q=VALLEY") == [flood.pk]


class TestPages:
    def test_what_arrives_meanwhile_neither_repeats_nor_hides_a_row(self, as_viewer):
        facts = [a_fact() for _ in range(5)]
        first = as_viewer.get("/api/v1/facts/?page_size=2").json()
        a_fact()
        second = as_viewer.get(first["next"]).json()
        a_fact()
        third = as_viewer.get(second["next"]).json()
        seen = [row["id"] for page in (first, second, third) for row in page["results"]]
        assert seen == [fact.pk for fact in reversed(facts)]
        assert third["next"] is None
        assert as_viewer.get(third["previous"]).json()["results"] == second["results"]

    def test_pages_keep_the_filter(self, as_viewer):
        for metric in ("killed", "injured", "killed", "injured"):
            a_fact(metric=metric)
        page = as_viewer.get("/api/v1/facts/?metric=killed&page_size=1").json()
        following = as_viewer.get(page["next"]).json()
        assert [row["metric"] for row in (*page["results"], *following["results"])] == ["killed", "killed"]
        assert following["next"] is None

    def test_the_claims_of_an_article_go_on_in_its_order(self, as_viewer):
        article = an_article(text="They counted 1, 2, 3, 4 and 5 boats.")
        claims = [a_claim(value=value, article=article) for value in range(1, 6)]
        address, seen = f"/api/v1/articles/{article.pk}/claims/?page_size=2", []
        while address:
            page = as_viewer.get(address).json()
            seen += [row["id"] for row in page["results"]]
            address = page["next"]
        assert seen == [claim.pk for claim in claims]


def five_claims():
    fact = a_fact()
    for number in range(5):
        total = a_claim(value=number + 10, fact=fact, origin=f"Office {number}")
        part = a_claim(value=number, article=total.article, part_of=total)
        Claim.objects.filter(pk=part.pk).update(review_state="superseded", superseded_from="unreviewed")


def five_conflicts():
    for number in range(5):
        a_conflict(title=f"Conflict {number}")


def five_articles():
    for number in range(5):
        an_article(publisher=f"Outlet {number}")


def five_sources():
    for number in range(5):
        source = a_source(name=f"Office {number}")
        SourceAlias.objects.create(source=source, name=f"O {number}", key=f"o {number}")
        Source.objects.create(name=f"Old {number}", key=f"old {number}", merged_into=source)


def five_events():
    for number in range(5):
        Event.objects.create(title=f"Flood {number}", key=f"flood {number}")


@pytest.mark.parametrize(
    ("rows", "address"),
    [
        (five_claims, "claims/"),
        (five_conflicts, "conflicts/"),
        (five_conflicts, "facts/"),
        (five_articles, "articles/"),
        (five_sources, "sources/"),
        (five_events, "events/"),
    ],
)
def test_five_rows_take_as_many_queries_as_one(as_viewer, rows, address):
    rows()
    counts = {size: queries(as_viewer, f"/api/v1/{address}?page_size={size}", size) for size in (1, 5)}
    assert counts[5] == counts[1]


def test_the_claims_of_an_article_take_as_many_queries_as_one(as_viewer):
    article = an_article(text="They counted 1, 2, 3, 4 and 5 boats.")
    for value in range(1, 6):
        a_claim(value=value, article=article, origin=f"Office {value}")
    address = f"/api/v1/articles/{article.pk}/claims/"
    assert queries(as_viewer, f"{address}?page_size=5", 5) == queries(as_viewer, f"{address}?page_size=1", 1)


def queries(client, address: str, rows: int) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert len(response.json()["results"]) == rows
    return len(captured)
