"""Correcting a claim by the API: the same operation as in the admin, refused in the API's one shape."""

import json

import pytest

from claims.models import Claim, Fact
from tests.api.conftest import client_of
from tests.api.test_problems import assert_problem
from tests.builders import a_claim, a_fact, a_user, an_article

pytestmark = pytest.mark.django_db

TEXT = "The Fire Office said 30 people had died, citing port officials."


def a_told_claim(**fields) -> Claim:
    return a_claim(article=an_article(text=TEXT, title=""), origin="Fire Office", **fields)


def correct(client, claim: Claim, body):
    return client.patch(f"/api/v1/claims/{claim.pk}/", body, format="json")


class TestRefused:
    @pytest.mark.parametrize(("group", "status"), [(None, 403), ("viewer", 403), ("reviewer", 200), ("editor", 200)])
    def test_who_may(self, group, status):
        client, claim = client_of(a_user(group=group)), a_told_claim()
        assert correct(client, claim, {"value": "31"}).status_code == status
        assert Claim.objects.get().value == (31 if status == 200 else 30)
        restored = client.post(f"/api/v1/claims/{claim.pk}/restore/", {}, format="json")
        assert restored.status_code == status

    def test_nobody_without_a_token(self, anyone):
        claim = a_told_claim()
        assert_problem(correct(anyone, claim, {"value": "31"}), 401)
        assert_problem(anyone.post(f"/api/v1/claims/{claim.pk}/restore/"), 401)

    def test_what_is_not_there(self, as_reviewer):
        assert_problem(as_reviewer.patch("/api/v1/claims/99999/", {"value": "31"}, format="json"), 404)

    @pytest.mark.parametrize(
        ("body", "fields"),
        [
            ([], ["body"]),
            ({"value": "many"}, ["value"]),
            ({"value": "NaN"}, ["value"]),
            ({"value": "1e999999"}, ["value"]),
            ({"value": None, "low": None, "high": None}, ["value"]),
            ({"low": "40", "high": "20"}, ["low"]),
            ({"metric": "eaten"}, ["metric"]),
            ({"modifier": None}, ["modifier"]),
            ({"unit": "u" * 41}, ["unit"]),
            ({"counted": "nul \x00"}, ["counted"]),
            ({"quote": "31", "origin": 3}, ["origin", "quote"]),
            ({"attribution": None}, ["attribution"]),
            ({"attribution": ["Fire Office"]}, ["attribution.0"]),
            ({"attribution": [{"source": "the coast guard"}]}, ["attribution.0.source"]),
            ({"attribution": [{"source": "Fire Office", "cue": "sang"}]}, ["attribution.0.cue"]),
            ({"attribution": [{"source": "\ud800"}]}, ["attribution.0.source"]),
            ({"attribution": [{"source": "Fire Office"}] * 9}, ["attribution"]),
        ],
    )
    def test_what_makes_no_claim(self, as_reviewer, body, fields):
        claim = a_told_claim()
        response = as_reviewer.patch(f"/api/v1/claims/{claim.pk}/", json.dumps(body), content_type="application/json")
        assert_problem(response, 400, *fields)
        assert (Claim.objects.get().as_read, claim.attribution.count()) == (None, 1)

    def test_what_was_changed_since_it_was_looked_at(self, as_reviewer):
        claim = a_told_claim()
        version = as_reviewer.get(f"/api/v1/claims/{claim.pk}/").json()["version"]
        assert correct(as_reviewer, claim, {"value": "31", "version": version}).json()["version"] != version
        problem = assert_problem(correct(as_reviewer, claim, {"value": "32", "version": version}), 409)
        assert "changed since" in problem["detail"]
        address = f"/api/v1/claims/{claim.pk}/restore/"
        assert_problem(as_reviewer.post(address, {"version": version}, format="json"), 409)
        assert Claim.objects.get().value == 31

    def test_what_stands_as_it_was_read_or_is_superseded(self, as_reviewer):
        assert_problem(as_reviewer.post(f"/api/v1/claims/{a_claim().pk}/restore/"), 409)
        assert_problem(correct(as_reviewer, a_claim(review_state="superseded"), {"value": "31"}), 409)


def test_nothing_given_changes_nothing(as_reviewer):
    claim = a_told_claim()
    assert correct(as_reviewer, claim, {}).json()["review_state"] == "unreviewed"


def test_figure_and_chain_are_corrected_and_what_was_read_stays(as_reviewer):
    claim = a_told_claim(fact=a_fact())
    wanted = Fact.objects.get().wanted
    before = as_reviewer.get(f"/api/v1/claims/{claim.pk}/").json()
    hops = [{**before["attribution"][0], "start": None}, {"source": "port officials", "cue": "citing", "named": False}]
    found = correct(as_reviewer, claim, {"modifier": "up_to", "unit": None, "attribution": hops}).json()
    assert (found["value"], found["low"], found["high"], found["review_state"]) == ("30", None, "30", "edited")
    said = [(hop["source"], hop["cue"], hop["role"], hop["start"]) for hop in found["attribution"]]
    assert said == [
        ("Fire Office", "said", "relay", TEXT.index("Fire")),
        ("port officials", "citing", "origin", TEXT.index("port")),
    ]
    assert found["origin"]["name"] == "port officials"
    assert (found["as_read"]["modifier"], found["as_read"]["attribution"][0]["source"]) == ("exact", "Fire Office")
    assert Fact.objects.get().wanted > wanted
    restored = as_reviewer.post(f"/api/v1/claims/{claim.pk}/restore/", {"version": found["version"]}, format="json")
    assert restored.json() == before
