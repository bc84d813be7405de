"""Names to decide over the API: who may, what is listed, and what deciding one changes."""

import pytest

from claims.models import Claim, SourceMatch
from sources.models import Source
from tests.api.conftest import client_of
from tests.api.test_problems import assert_problem
from tests.builders import a_desk

pytestmark = pytest.mark.django_db
MATCHES = "/api/v1/source-matches/"
UNITS = "Hill Post: The raid killed 25 guards, the Popular Mobilization Units said."
LETTERS = "Dale Post: The raid killed 45 guards, the PMU said. It hurt 7, the PMU said."


def listed(client, query=""):
    return client.get(f"{MATCHES}{query}").json()["results"]


@pytest.fixture
def match():
    a_desk(UNITS, LETTERS)
    return SourceMatch.objects.filter(state="suggested").earliest("pk")


class TestRefused:
    @pytest.mark.parametrize("name", ["confirm", "reject"])
    def test_a_viewer_decides_nothing(self, as_viewer, match, name):
        assert_problem(as_viewer.post(f"{MATCHES}{match.pk}/{name}/", {}, format="json"), 403)
        assert len(listed(as_viewer)) == 1

    def test_a_reviewer_decides_for_articles_only(self, as_reviewer, match):
        assert_problem(as_reviewer.post(f"{MATCHES}{match.pk}/confirm/", {"scope": "always"}, format="json"), 403)

    def test_what_was_decided_or_is_no_scope(self, as_reviewer, match):
        assert_problem(
            as_reviewer.post(f"{MATCHES}{match.pk}/confirm/", {"scope": "here"}, format="json"), 400, "scope"
        )
        assert as_reviewer.post(f"{MATCHES}{match.pk}/reject/", {}, format="json").status_code == 200
        assert_problem(as_reviewer.post(f"{MATCHES}{match.pk}/confirm/", {}, format="json"), 409)

    def test_what_was_no_suggestion_is_not_there(self, as_reviewer, match):
        certain = SourceMatch.objects.filter(voice=None).earliest("pk")
        assert_problem(as_reviewer.get(f"{MATCHES}{certain.pk}/"), 404)


def test_each_name_and_source_is_listed_once(as_viewer, match):
    (row,) = listed(as_viewer)
    units, pmu = Source.objects.get(name="Popular Mobilization Units"), Source.objects.get(name="PMU")
    assert row == {
        "id": match.pk,
        "name": "PMU",
        "article": match.attribution.claim.article_id,
        "claim": match.attribution.claim_id,
        "source": {"id": units.pk, "name": units.name},
        "voice": {"id": pmu.pk, "name": "PMU"},
        "state": "suggested",
        "score": 0.75,
        "reason": "“PMU” are the initials of “Popular Mobilization Units”.",
        "claims": 2,
        "decided_by": None,
        "decided_at": None,
    }
    assert listed(as_viewer, f"?source={pmu.pk}") == []
    assert listed(as_viewer, f"?article={match.attribution.claim.article_id}") == [row]


def test_confirming_moves_its_claims(reviewer, match):
    client = client_of(reviewer)
    answer = client.post(f"{MATCHES}{match.pk}/confirm/", {"reason": "So their site."}, format="json").json()
    assert (answer["state"], answer["decided_by"], answer["reason"]) == (
        "confirmed",
        reviewer.username,
        "So their site.",
    )
    assert set(Claim.objects.values_list("origin__name", flat=True)) == {"Popular Mobilization Units"}
    assert listed(client) == []
    assert {row["state"] for row in listed(client, "?state=confirmed")} == {"confirmed"}


def test_always_merges_and_the_source_tells_its_names(as_editor, match):
    assert as_editor.post(f"{MATCHES}{match.pk}/confirm/", {"scope": "always"}, format="json").status_code == 200
    units = Source.objects.get(name="Popular Mobilization Units")
    shown = as_editor.get(f"/api/v1/sources/{units.pk}/").json()
    assert (shown["aliases"], shown["merged"]) == (["PMU"], [Source.objects.get(name="PMU").pk])
