"""The claims' desk: what is listed, filters, accepting and rejecting, the page with its history."""

import pytest
from django.urls import reverse

from claims.models import Claim, Fact, Membership
from tests.admin.conftest import list_of, page_of
from tests.builders import a_claim, a_fact, an_article


def listed(client, **query) -> list[str]:
    response = client.get(list_of("claims_claim"), query)
    assert response.status_code == 200
    return sorted(claim.quote for claim in response.context["cl"].result_list)


def test_claims_of_no_fact_are_listed_only_where_asked_for(desk, viewer):
    a_claim(value=30, fact=a_fact())
    a_claim(value=7)
    a_claim(value=9, fact=a_fact(), review_state="superseded")
    client = desk(viewer)
    assert listed(client) == ["30"]
    assert listed(client, place="ungrouped") == ["7"]
    assert listed(client, q="7") == ["7"]
    assert listed(client, place="all") == ["30", "7", "9"]
    assert listed(client, review_state__exact="superseded") == ["9"]


def test_a_claim_that_was_rejected_from_its_fact_is_in_none(desk, viewer):
    claim = a_claim(value=30, fact=a_fact())
    claim.memberships.update(state="rejected")
    client = desk(viewer)
    assert (listed(client), listed(client, place="ungrouped")) == ([], ["30"])


def test_a_suggested_fact_is_decided_on_the_claims_page(desk, viewer, reviewer):
    claim, fact = a_claim(fact=a_fact(title="Killed")), a_fact(title="Killed in the raid")
    Membership.objects.create(claim=claim, fact=fact, state="suggested", reason="The same day.")
    for name in ("confirm", "reject"):
        assert reverse(f"admin:claims_fact_{name}", args=[fact.pk]) not in page_content(desk(viewer), claim)
        assert reverse(f"admin:claims_fact_{name}", args=[fact.pk]) in page_content(desk(reviewer), claim)
    posted = {"claim": claim.pk, "next": page_of(claim)}
    response = desk(reviewer).post(reverse("admin:claims_fact_confirm", args=[fact.pk]), posted)
    assert (response.status_code, response["Location"]) == (302, page_of(claim))
    assert claim.memberships.get(state="confirmed").fact == fact


def page_content(client, claim) -> str:
    return str(client.get(page_of(claim)).content.decode())


@pytest.mark.parametrize(
    ("query", "quotes"),
    [
        ({"metric": "injured"}, ["50"]),
        ({"metric": "none"}, ["12"]),
        ({"kind__exact": "percent"}, ["12"]),
        ({"modifier__exact": "up_to"}, ["50"]),
        ({"hedge__exact": "reported"}, ["50"]),
        ({"review_state__exact": "accepted"}, ["12"]),
        ({"source": "given"}, ["50"]),
        ({"source": "none"}, ["12", "30"]),
        ({"q": "ministry"}, ["50"]),
        ({"metric": "nonsense"}, []),
    ],
)
def test_filters(desk, viewer, query, quotes):
    a_claim(value=30)
    a_claim(value=50, high=50, modifier="up_to", metric="injured", hedge="reported", origin="The ministry")
    a_claim(value=12, kind="percent", metric="", review_state="accepted")
    assert listed(desk(viewer), place="all", **query) == quotes


def test_the_publisher_is_a_filter(desk, viewer):
    star = an_article(text="There were 8 of them.", publisher="Southern Star")
    a_claim(value=8, article=star)
    a_claim(value=30)
    assert listed(desk(viewer), place="all", publisher=star.publisher_id) == ["8"]


def test_claims_of_one_source_can_be_listed(desk, viewer):
    said = a_claim(value=8, origin="The ministry")
    a_claim(value=30)
    assert listed(desk(viewer), place="all", origin__id__exact=said.origin_id) == ["8"]


def test_an_empty_list_says_what_to_do(desk, viewer):
    assert "unless asked for" in desk(viewer).get(list_of("claims_claim")).content.decode()


@pytest.mark.parametrize("name", ["accept", "reject"])
def test_the_selected_are_reviewed_and_their_facts_owed(desk, reviewer, name):
    fact = a_fact()
    claims = [a_claim(value=30, fact=fact), a_claim(value=45, fact=fact)]
    wanted = Fact.objects.get().wanted
    chosen = {"action": f"{name}_selected", "_selected_action": [claim.pk for claim in claims], "index": 0}
    response = desk(reviewer).post(list_of("claims_claim"), chosen, follow=True)
    assert f"2 claims {name}ed" in response.content.decode()
    assert {claim.review_state for claim in Claim.objects.all()} == {f"{name}ed"}
    assert Fact.objects.get().wanted > wanted


def test_a_superseded_claim_stays_as_it_is(desk, reviewer):
    claim = a_claim(review_state="superseded")
    response = desk(reviewer).post(reverse("admin:claims_claim_accept", args=[claim.pk]), follow=True)
    assert "Nothing changed" in response.content.decode()
    assert Claim.objects.get().review_state == "superseded"


def test_a_button_leads_back_to_where_it_was(desk, reviewer):
    claim = a_claim()
    back = f"{page_of(claim.article)}#claim-{claim.pk}"
    address = reverse("admin:claims_claim_reject", args=[claim.pk])
    assert desk(reviewer).post(address, {"next": back}).headers["Location"] == back
    assert Claim.objects.get().review_state == "rejected"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_a_button_never_leads_elsewhere(desk, reviewer, elsewhere):
    claim = a_claim()
    address = reverse("admin:claims_claim_accept", args=[claim.pk])
    assert desk(reviewer).post(address, {"next": elsewhere}).headers["Location"] == page_of(claim)


def test_the_page_shows_the_sentence_and_who_said_it(desk, viewer):
    article = an_article(text="It rained. The ministry said 30 people had died. Nobody else spoke.")
    text = article.revisions.get().text
    sentence = text.index("The ministry"), text.index(" Nobody")
    claim = a_claim(
        article=article, origin="The ministry", sentence_start=sentence[0], sentence_end=sentence[1], fact=a_fact()
    )
    content = desk(viewer).get(page_of(claim)).content.decode()
    assert 'The ministry said <span class="is-quote"><mark>30</mark></span> people had died.</blockquote>' in content
    assert "Put there by a test." in content
    assert "it stands as it was read" in content


def test_the_page_shows_what_people_changed(desk, reviewer):
    claim = a_claim()
    client = desk(reviewer)
    client.post(reverse("admin:claims_claim_accept", args=[claim.pk]))
    client.post(reverse("admin:claims_claim_reject", args=[claim.pk]))
    history = client.get(page_of(claim)).context["history"]
    assert [(change["state"], change["by"]) for change in history] == [
        ("unreviewed → accepted", reviewer.username),
        ("accepted → rejected", reviewer.username),
    ]
