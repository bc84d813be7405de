"""Differing readings on the desk: seen beside the claim, taken over or dismissed by those who review."""

import pytest
from django.urls import reverse

from claims.models import Claim, DifferingReading
from claims.reading.statements import FOUND_BY, SAID, SPAN
from tests.admin.conftest import list_of, page_of
from tests.builders import a_claim, a_fact, an_article


def differing_from(claim, **fields):
    """A later reading of this claim's place: 61 instead of what it says."""
    says = {name: getattr(claim, name) for name in (*SAID, *SPAN, *FOUND_BY)}
    return DifferingReading.objects.create(
        claim=claim,
        reading=claim.reading,
        state="suggested",
        **{**says, "value": 61, "low": 61, "high": 61, **fields},
    )


@pytest.fixture
def differing(db):
    return differing_from(a_claim(value=30, review_state="accepted", fact=a_fact()))


def doing(name, row):
    return reverse(f"admin:claims_differingreading_{name}", args=[row.pk])


def test_an_empty_list_says_so(desk, viewer):
    assert "Nothing to review" in desk(viewer).get(list_of("claims_differingreading")).content.decode()
    assert "Differing readings" not in desk(viewer).get("/").content.decode()


def test_a_stranger_sees_nothing(desk, stranger, differing):
    for address in (list_of("claims_differingreading"), page_of(differing)):
        assert desk(stranger).get(address).status_code == 403


@pytest.mark.parametrize("name", ["take_over", "dismiss"])
def test_a_viewer_may_not_decide(desk, viewer, differing, name):
    assert doing(name, differing) not in desk(viewer).get(page_of(differing)).content.decode()
    assert desk(viewer).post(doing(name, differing)).status_code == 403
    assert DifferingReading.objects.get().state == "suggested"


def test_of_what_stands_no_more_none_is_listed(desk, viewer, differing):
    superseded = a_claim(value=8, review_state="superseded", superseded_from="accepted")
    withdrawn = a_claim(value=9, review_state="accepted", article=an_article(text="There were 9 dead."))
    type(withdrawn.article).objects.filter(pk=withdrawn.article_id).update(
        withdrawn_at="2019-12-31T00:00Z", withdrawn_reason="Retracted."
    )
    for claim in (superseded, withdrawn):
        differing_from(claim)
    listed = desk(viewer).get(list_of("claims_differingreading")).context["cl"].result_list
    assert list(listed) == [differing]
    assert desk(viewer).get("/").context["queues"]["differing"] == 1


def test_the_list_and_the_front_page_lead_to_it(desk, viewer, differing):
    listed = desk(viewer).get(list_of("claims_differingreading")).content.decode()
    assert "61 members of Kataib Hezbollah killed" in listed
    assert "30 members of Kataib Hezbollah killed (accepted)" in listed
    assert list_of("claims_differingreading") in desk(viewer).get("/").content.decode()


def test_the_list_reads_in_as_many_queries_for_many(desk, viewer, differing, django_assert_max_num_queries):
    for value in (8, 9, 10):
        differing_from(a_claim(value=value, origin=f"Witness {value}", review_state="accepted"))
    client = desk(viewer)
    with django_assert_max_num_queries(8):
        assert client.get(list_of("claims_differingreading")).context["cl"].result_count == 4


@pytest.mark.parametrize("of_claim", [True, False])
def test_a_page_shows_only_what_differs(desk, reviewer, differing, of_claim):
    page = page_of(differing.claim if of_claim else differing)
    content = desk(reviewer).get(page).content.decode()
    assert '<tr><th scope="row">figure</th><td>30</td><td>61</td></tr>' in content
    assert '<th scope="row">metric</th>' not in content
    assert doing("take_over", differing) in content


def test_taken_over_the_claim_says_it(desk, reviewer, differing):
    back = page_of(differing.claim)
    response = desk(reviewer).post(doing("take_over", differing), {"next": back})
    assert response.headers["Location"] == back
    claim = Claim.objects.get()
    assert (claim.value, claim.review_state, claim.reviewed_by) == (61, "edited", reviewer)
    content = desk(reviewer).get(back).content.decode()
    assert "Taken over by" in content
    assert doing("take_over", differing) not in content
    decided = desk(reviewer).get(list_of("claims_differingreading"), {"decided": "confirmed"})
    assert list(decided.context["cl"].result_list) == [differing]


def test_decided_twice_it_is_told(desk, reviewer, differing):
    for _ in range(2):
        response = desk(reviewer).post(doing("dismiss", differing), follow=True)
    assert "decided already" in response.content.decode()
    assert Claim.objects.get().review_state == "accepted"


@pytest.mark.parametrize(("name", "value"), [("take_over", 61), ("dismiss", 30)])
def test_the_selected_are_decided(desk, reviewer, differing, name, value):
    chosen = {"action": f"{name}_selected", "_selected_action": [differing.pk], "index": 0}
    desk(reviewer).post(list_of("claims_differingreading"), chosen)
    assert Claim.objects.get().value == value
    assert DifferingReading.objects.get().state != "suggested"
