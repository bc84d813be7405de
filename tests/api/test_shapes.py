"""What the API shows: the keys of the contract, null where there is nothing, numbers as plain strings."""

from datetime import UTC, date, datetime
from typing import ClassVar

import pytest
from django.urls import reverse
from django.utils import timezone

from claims.judging.judge import judge_batch
from claims.models import Claim, Event, Fact, Membership, Reading
from claims.models.decisions import DecisionState
from sources.models import Source, SourceAlias
from tests.builders import a_claim, a_conflict, a_fact, a_source, an_article

pytestmark = pytest.mark.django_db

ARTICLES = "/api/v1/articles/"
CONTRACT_KEYS = {
    "start", "end", "quote", "sentence", "kind", "value", "low", "high", "modifier", "unit", "counted", "metric",
    "negated", "change", "hedge", "as_of", "event_date", "places", "attribution", "part_of", "rule", "confidence",
}  # fmt: skip
DESK_KEYS = {
    "id",
    "article",
    "revision",
    "index",
    "review_state",
    "as_read",
    "fact",
    "origin",
    "part_of_claim",
    "version",
    "differing",
}


def shown(client, address: str):
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == 200, response.content
    return response.json()


class TestArticles:
    SENT: ClassVar = {
        "title": "Bridge falls",
        "text": "Seven lorries were on it, the road office said.",
        "publisher": "River Courier",
        "url": "https://courier.example/bridge",
        "published_at": "2021-07-16",
    }

    def test_a_new_one_is_stored(self, as_editor):
        response = as_editor.post(ARTICLES, self.SENT, format="json")
        assert response.status_code == 201
        stored = response.json()
        assert response["Location"] == f"{ARTICLES}{stored['id']}/"
        assert {key: stored[key] for key in ("title", "url", "published_at", "reading", "withdrawn_at")} == {
            "title": "Bridge falls",
            "url": "https://courier.example/bridge",
            "published_at": "2021-07-16",
            "reading": "due",
            "withdrawn_at": None,
        }
        assert stored["publisher"]["name"] == "River Courier"
        assert stored["text"] == "Bridge falls\n\nSeven lorries were on it, the road office said."
        assert [revision["id"] for revision in stored["revisions"]] == [stored["revision"]]
        assert as_editor.get(response["Location"]).json() == stored

    def test_the_same_again_is_the_same(self, as_editor):
        first = as_editor.post(ARTICLES, self.SENT, format="json").json()
        again = as_editor.post(ARTICLES, self.SENT, format="json")
        assert (again.status_code, again.json()) == (200, first)
        assert Reading.objects.count() == 1

    def test_the_same_text_at_another_address_is_the_same(self, as_editor):
        first = as_editor.post(ARTICLES, self.SENT, format="json").json()
        again = as_editor.post(ARTICLES, {**self.SENT, "url": "https://courier.example/2"}, format="json")
        assert (again.status_code, again.json()["id"]) == (200, first["id"])

    def test_another_text_at_the_same_address_is_a_new_revision(self, as_editor):
        first = as_editor.post(ARTICLES, self.SENT, format="json").json()
        again = as_editor.post(ARTICLES, {**self.SENT, "text": "Eight lorries were on it."}, format="json")
        assert (again.status_code, again.json()["id"]) == (200, first["id"])
        assert again.json()["revision"] != first["revision"]
        assert again.json()["text"].endswith("Eight lorries were on it.")
        assert len(again.json()["revisions"]) == 2

    def test_the_same_text_of_another_publisher_is_another_article(self, as_editor):
        first = as_editor.post(ARTICLES, self.SENT, format="json").json()
        other = as_editor.post(ARTICLES, {**self.SENT, "publisher": "Hill Post"}, format="json")
        assert other.status_code == 201
        assert other.json()["id"] != first["id"]

    def test_title_and_address_may_be_left_out(self, as_editor):
        sent = {key: self.SENT[key] for key in ("text", "publisher")} | {"published_at": "2021-07-16T09:30+02:00"}
        stored = as_editor.post(ARTICLES, sent, format="json").json()
        assert (stored["title"], stored["url"], stored["published_at"]) == (None, None, "2021-07-16T07:30:00Z")

    def test_lists_leave_the_text_out(self, as_viewer):
        an_article()
        (row,) = shown(as_viewer, "articles/")["results"]
        assert "text" not in row
        assert row["title"] == "Strikes near the border"


class TestClaims:
    def test_all_keys_and_no_others(self, as_viewer):
        claim = a_claim()
        found = shown(as_viewer, f"claims/{claim.pk}/")
        assert set(found) == CONTRACT_KEYS | DESK_KEYS
        assert found["differing"] == 0

    def test_what_is_not_known_is_null(self, as_viewer):
        claim = a_claim(metric="", counted="")
        found = shown(as_viewer, f"claims/{claim.pk}/")
        empty = ("unit", "metric", "counted", "change", "as_of", "event_date", "part_of", "as_read", "fact")
        assert {found[key] for key in empty} == {None}
        assert (found["places"], found["attribution"]) == ([], [])
        assert found["origin"] == {"id": claim.article.publisher.pk, "name": "Northern Herald"}

    @pytest.mark.parametrize(
        ("stored", "said"),
        [("30", "30"), ("2.50", "2.5"), ("1E+6", "1000000"), ("-0.0", "0"), ("0.0000001", "0.0000001")],
    )
    def test_numbers_are_plain(self, as_viewer, stored, said):
        found = shown(as_viewer, f"claims/{a_claim(value=stored).pk}/")
        assert (found["value"], found["low"], found["high"]) == (said, said, said)

    def test_an_open_bound_is_null(self, as_viewer):
        found = shown(as_viewer, f"claims/{a_claim(value=None, high=30, modifier='up_to').pk}/")
        assert (found["value"], found["low"], found["high"]) == (None, None, "30")

    def test_times_are_as_precise_as_they_are_known(self, as_viewer):
        noon = datetime(2020, 1, 2, 12, tzinfo=UTC)
        day = a_claim(as_of=noon, as_of_precision="day", event_from=date(2020, 1, 1), event_precision="day")
        time = a_claim(as_of=noon, as_of_precision="time")
        found = shown(as_viewer, f"claims/{day.pk}/")
        assert found["as_of"] == "2020-01-02"
        assert found["event_date"] == {"from": "2020-01-01", "to": None, "precision": "day"}
        assert shown(as_viewer, f"claims/{time.pk}/")["as_of"] == "2020-01-02T12:00:00Z"

    def test_the_chain_says_which_source_each_name_is(self, as_viewer):
        claim = a_claim(origin="Fire Office")
        hop = {
            "source": "Fire Office",
            "source_id": claim.origin.pk,
            "start": 0,
            "end": 1,
            "cue": "said",
            "cue_start": 0,
            "cue_end": 1,
            "role": "origin",
            "stance": "asserts",
            "named": True,
        }
        found = shown(as_viewer, f"claims/{claim.pk}/")
        assert found["attribution"] == [hop]
        assert found["origin"] == {"id": claim.origin.pk, "name": "Fire Office"}

    def test_a_name_that_is_not_decided_has_no_source(self, as_viewer):
        claim = a_claim(origin="Fire Office")
        claim.attribution.get().matches.update(state=DecisionState.SUGGESTED)
        assert shown(as_viewer, f"claims/{claim.pk}/")["attribution"][0]["source_id"] is None

    def test_a_part_names_its_total(self, as_viewer):
        article = an_article(text="The flood killed 30 people, including 12 children.")
        total = a_claim(article=article)
        part = a_claim(value=12, article=article, part_of=total)
        found = shown(as_viewer, f"claims/{part.pk}/")
        assert (found["part_of"], found["part_of_claim"]) == (total.index, total.pk)

    def test_only_a_confirmed_membership_is_its_fact(self, as_viewer):
        fact = a_fact()
        assert shown(as_viewer, f"claims/{a_claim(fact=fact).pk}/")["fact"] == fact.pk
        suggested = a_claim(fact=fact, state=DecisionState.SUGGESTED)
        assert shown(as_viewer, f"claims/{suggested.pk}/")["fact"] is None

    def test_an_article_shows_what_stands_in_its_text_in_order(self, as_viewer):
        article = an_article(text="The flood killed 30 people and injured 45; 7 are missing.")
        claims = [a_claim(value=value, article=article) for value in (30, 45, 7)]
        Claim.objects.filter(pk=claims[1].pk).update(review_state="superseded", superseded_from="unreviewed")
        found = shown(as_viewer, f"articles/{article.pk}/claims/")["results"]
        assert [claim["id"] for claim in found] == [claims[0].pk, claims[2].pk]


class TestFactsAndConflicts:
    def test_a_fact_that_is_not_judged(self, as_viewer):
        fact = a_fact()
        found = shown(as_viewer, f"facts/{fact.pk}/")
        assert (found["verdict"], found["conflict"], found["event"], found["awaits_judging"]) == (
            None,
            None,
            None,
            False,
        )

    def test_a_fact_says_what_was_found_last(self, as_viewer):
        conflict = a_conflict(values=(30, 45))
        found = shown(as_viewer, f"facts/{conflict.fact.pk}/")
        verdict = found["verdict"]
        assert (verdict["conflict"], verdict["kind"], verdict["low"], verdict["high"]) == (True, "disjoint", "30", "45")
        assert verdict["reason"]
        assert [position["origins"] for position in verdict["positions"]] == [["Outlet 1"], ["Outlet 2"]]
        assert found["conflict"] == {
            "id": conflict.pk,
            "state": "open",
            "kind": "disjoint",
            "severity": conflict.severity,
        }

    def test_an_unnamed_origin_is_shown_without_its_article(self, as_viewer):
        fact = a_fact()
        a_claim(fact=fact, origin="officials", origin_named=False)
        judge_batch()
        assert shown(as_viewer, f"facts/{fact.pk}/")["verdict"]["positions"][0]["origins"] == ["officials"]

    def test_a_conflict_with_its_history(self, as_viewer, as_reviewer, reviewer):
        conflict = a_conflict()
        decision = {"outcome": "preferred", "reason": "The list of names has thirty.", "low": "30", "high": 30}
        decided = as_reviewer.post(f"/api/v1/conflicts/{conflict.pk}/resolve/", decision, format="json")
        found = shown(as_viewer, f"conflicts/{conflict.pk}/")
        assert (decided.status_code, decided.json()) == (200, found)
        assert found["state"] == "resolved"
        assert [(event["kind"], event["by_user"]) for event in found["events"]] == [
            ("opened", None),
            ("resolved", reviewer.username),
        ]
        (resolution,) = found["resolutions"]
        assert (resolution["low"], resolution["high"], resolution["by_user"]) == ("30", "30", reviewer.username)

    def test_an_event(self, as_viewer):
        event = Event.objects.create(title="Flood", key="flood", date_from=date(2021, 7, 14), date_precision="day")
        assert shown(as_viewer, f"events/{event.pk}/") == {
            "id": event.pk,
            "title": "Flood",
            "places": [],
            "date": {"from": "2021-07-14", "to": None, "precision": "day"},
        }

    def test_a_source(self, as_viewer):
        source = a_source(name="Fire Office", kind="government")
        SourceAlias.objects.create(source=source, name="Brigade", key="brigade")
        assert shown(as_viewer, f"sources/{source.pk}/") == {
            "id": source.pk,
            "name": "Fire Office",
            "kind": "government",
            "aliases": ["Brigade"],
            "merged": [],
            "parent": None,
            "country": None,
            "time_zone": None,
            "reliability": "F",
            "article": None,
        }


class TestMerged:
    def test_a_merged_row_leads_to_the_last_survivor_and_leaves_the_list(self, as_viewer):
        last, middle, first = (a_fact(title=title) for title in ("last", "middle", "first"))
        Fact.objects.filter(pk=first.pk).update(merged_into=middle)
        Fact.objects.filter(pk=middle.pk).update(merged_into=last)
        response = as_viewer.get(f"/api/v1/facts/{first.pk}/")
        assert (response.status_code, response["Location"]) == (308, reverse("api:fact-detail", args=[last.pk]))
        assert response.json() == {"id": first.pk, "merged_into": last.pk}
        assert [fact["id"] for fact in shown(as_viewer, "facts/")["results"]] == [last.pk]

    def test_sources_and_events_do_the_same(self, as_viewer):
        survivor, merged = a_source(name="Fire Office"), a_source(name="The Fire Service")
        Source.objects.filter(pk=merged.pk).update(merged_into=survivor)
        assert as_viewer.get(f"/api/v1/sources/{merged.pk}/")["Location"] == f"/api/v1/sources/{survivor.pk}/"
        one = Event.objects.create(title="Flood", key="flood")
        two = Event.objects.create(title="The flood", key="the flood", merged_into=one)
        assert as_viewer.get(f"/api/v1/events/{two.pk}/")["Location"] == f"/api/v1/events/{one.pk}/"

    def test_the_origin_of_a_claim_is_the_survivor(self, as_viewer):
        claim = a_claim(origin="Fire Service")
        survivor = a_source(name="Fire Office")
        Source.objects.filter(pk=claim.origin.pk).update(merged_into=survivor)
        assert shown(as_viewer, f"claims/{claim.pk}/")["origin"]["id"] == survivor.pk


def test_a_rejected_membership_is_no_fact(as_viewer):
    claim = a_claim(fact=a_fact())
    Membership.objects.update(state=DecisionState.REJECTED)
    assert shown(as_viewer, f"claims/{claim.pk}/")["fact"] is None


@pytest.mark.django_db
class TestKnownAt:
    def test_what_was_known(self, as_viewer):
        conflict = a_conflict(values=(30, 45))
        between = timezone.now().isoformat()
        a_claim(value=99, fact=conflict.fact, article=an_article(publisher="Outlet 9"))
        judge_batch()
        address = f"/api/v1/facts/{conflict.fact_id}/verdict/"
        assert len(as_viewer.get(address).json()["positions"]) == 3
        assert len(as_viewer.get(address, {"known_at": between}).json()["positions"]) == 2

    @pytest.mark.parametrize(("asked", "status"), [("2001-01-01", 404), ("soon", 400), ("0001-01-01T00:00+14:00", 400)])
    def test_what_was_not(self, as_viewer, asked, status):
        address = f"/api/v1/facts/{a_conflict().fact_id}/verdict/"
        assert as_viewer.get(address, {"known_at": asked}).status_code == status
