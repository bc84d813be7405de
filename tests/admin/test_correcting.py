"""Correcting a claim where it stands, on its article's page or its own; what was read stays beside it."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.admin import article_page
from claims.admin.corrections import CorrectionForm
from claims.models import Attribution, Claim, Fact
from sources.models import Article
from tests.admin.conftest import page_of
from tests.builders import a_claim, a_fact, an_article

TEXT = "The Fire Office said 30 people had died, citing <script>port officials</script> on Monday."


def a_told_claim(**fields) -> Claim:
    """30 dead, said by the Fire Office."""
    claim = a_claim(article=an_article(text=TEXT, title=""), origin="Fire Office", **fields)
    Attribution.objects.update(start=4, end=15, cue_start=16, cue_end=20)
    return claim


def opened(client: Client, claim: Claim) -> CorrectionForm:
    form: CorrectionForm = client.get(f"{page_of(claim.article)}?correct={claim.pk}").context["correction"]
    return form


def filled(form: CorrectionForm, **changes: str) -> dict[str, str]:
    """What a browser posts: the form as it is shown, with these changes ("value" or "hops-1-source")."""
    forms = [form.figure, form.hops.management_form, *form.hops.forms]
    shown = {field.html_name: field.value() for each in forms for field in each}
    shown.update({name if "-" in name else f"figure-{name}": value for name, value in changes.items()})
    return {name: str(value) for name, value in shown.items() if value not in (None, False, "")}


def correct(client: Client, claim: Claim, data: dict[str, str], **extra):
    address = reverse("admin:sources_article_correct", args=[claim.article_id])
    return client.post(f"{address}?correct={claim.pk}", data, **extra)


def content_of(response) -> str:
    return str(response.content.decode())


class TestRefused:
    def test_a_viewer_sees_no_form_and_may_not(self, desk, reviewer, viewer):
        claim = a_told_claim()
        data = filled(opened(desk(reviewer), claim), value="31")
        client = desk(viewer)
        assert "Correct" not in content_of(client.get(f"{page_of(claim.article)}?correct={claim.pk}"))
        assert "Correct" not in content_of(client.get(page_of(claim)))
        assert correct(client, claim, data).status_code == 403
        for name in ("correct", "restore"):
            assert client.post(reverse(f"admin:claims_claim_{name}", args=[claim.pk]), data).status_code == 403
        assert Claim.objects.get().as_read is None

    def test_not_without_the_csrf_token(self, reviewer):
        client = Client(enforce_csrf_checks=True)
        client.force_login(reviewer)
        claim = a_told_claim()
        assert correct(client, claim, filled(opened(client, claim), value="31")).status_code == 403
        assert Claim.objects.get().value == 30

    def test_a_claim_that_is_none_of_this_article(self, desk, reviewer):
        claim, other = a_told_claim(), a_claim()
        client = desk(reviewer)
        address = reverse("admin:sources_article_correct", args=[claim.article_id])
        for asked in ("", "none", "9" * 5000, "%00", other.pk):
            assert client.post(f"{address}?correct={asked}", {}).status_code == 404
        for asked in ("none", other.pk):
            assert client.get(f"{page_of(claim.article)}?correct={asked}").context["correction"] is None

    @pytest.mark.parametrize(
        ("changes", "reasons"),
        [
            (
                {"value": "many", "low": "NaN", "high": "1e999999", "metric": "eaten", "counted": "nul \x00"},
                [
                    *("Enter a number.", "no more than 60 digits", "Null characters are not allowed."),
                    "eaten is not one of the available choices.",
                ],
            ),
            ({"low": "10", "high": "20"}, ["The value lies outside its own bounds."]),
            ({"low": "40", "high": "35", "value": ""}, ["The lower bound is above the upper one."]),
            (
                {"value": "31", "hops-0-source": "coast guard", "hops-0-cue": "<b>sang</b>", "hops-1-cue": "citing"},
                [
                    "“coast guard” does not stand in the text",
                    "“&lt;b&gt;sang&lt;/b&gt;” does not stand in the text",
                    "Give the words that name the source",
                ],
            ),
            ({"hops-TOTAL_FORMS": "9" * 30}, ["Please submit at most 8 forms."]),
            ({"hops-TOTAL_FORMS": ""}, ["ManagementForm data is missing"]),
        ],
    )
    def test_what_makes_no_claim_is_said_at_its_field(self, desk, reviewer, changes, reasons):
        claim = a_told_claim()
        client = desk(reviewer)
        response = correct(client, claim, filled(opened(client, claim), **changes))
        content = content_of(response)
        assert response.status_code == 400
        assert [reason for reason in (*reasons, "Nothing was stored") if reason not in content] == []
        assert (Claim.objects.get().as_read, claim.attribution.get().name) == (None, "Fire Office")

    @pytest.mark.parametrize("seen", [None, "", "0123456789abcdef"])
    def test_what_was_changed_since_it_was_looked_at(self, desk, reviewer, seen):
        claim = a_told_claim()
        client = desk(reviewer)
        data = filled(opened(client, claim), value="31", **({} if seen is None else {"seen": seen}))
        if seen is None:
            correct(client, claim, filled(opened(client, claim), value="32"))
        response = correct(client, claim, data)
        assert (response.status_code, "has been changed since you looked" in content_of(response)) == (400, True)
        assert Claim.objects.get().value == (32 if seen is None else 30)

    def test_nothing_new_changes_nothing(self, desk, reviewer):
        claim = a_told_claim()
        client = desk(reviewer)
        correct(client, claim, filled(opened(client, claim)))
        assert "Nothing was changed" in content_of(client.get(page_of(claim.article)))
        assert Claim.objects.get().review_state == "unreviewed"


class TestCorrected:
    def test_figure_and_chain_with_the_reading_beside_them(self, desk, reviewer):
        claim = a_told_claim(fact=a_fact())
        wanted = Fact.objects.get().wanted
        client = desk(reviewer)
        changes = {"value": "3,100", "modifier": "up_to", "low": "", "high": "", "metric": "injured"}
        hop = {"hops-1-source": "<SCRIPT>port officials", "hops-1-cue": "citing", "hops-1-stance": "doubts"}
        response = correct(client, claim, filled(opened(client, claim), **changes, **hop))
        assert response.headers["Location"] == f"{page_of(claim.article)}?claim={claim.pk}#claim-{claim.pk}"
        corrected = Claim.objects.get()
        assert (corrected.value, corrected.low, corrected.high, corrected.metric) == (3100, None, 3100, "injured")
        assert [hop.name for hop in corrected.attribution.all()] == ["Fire Office", "<script>port officials"]
        assert corrected.origin.name == "<script>port officials"
        for address in (page_of(claim.article), page_of(claim)):
            content = content_of(client.get(address))
            assert "<td>30</td><td>up to 3" in content
            assert "<td>killed</td><td>injured</td>" in content
            assert "<td>Fire Office (“said”)</td>" in content
            assert "<script>port" not in content
            assert "&lt;script&gt;port officials" in content
        assert Fact.objects.get(metric="killed").wanted > wanted

    def test_hops_change_places_and_go(self, desk, reviewer):
        claim = a_told_claim()
        client = desk(reviewer)
        correct(
            client, claim, filled(opened(client, claim), **{"hops-1-source": "port officials", "hops-1-ORDER": "0"})
        )
        assert [hop.name for hop in claim.attribution.all()] == ["port officials", "Fire Office"]
        form = opened(client, claim)
        correct(client, claim, filled(form, **{"hops-0-DELETE": "on", "hops-1-ORDER": "1"}))
        assert [(hop.name, hop.role) for hop in claim.attribution.all()] == [("Fire Office", "origin")]
        correct(client, claim, filled(opened(client, claim), **{"hops-0-DELETE": "on"}))
        assert Claim.objects.get().origin == claim.article.publisher
        assert "in its own voice" in content_of(client.get(page_of(claim.article)))

    def test_back_to_what_was_read(self, desk, reviewer):
        claim = a_told_claim()
        client = desk(reviewer)
        address = reverse("admin:claims_claim_restore", args=[claim.pk])
        data = filled(client.get(page_of(claim)).context["correction"], value="31", **{"hops-0-DELETE": "on"})
        assert client.post(reverse("admin:claims_claim_correct", args=[claim.pk]), data).status_code == 302
        assert "changed since" in content_of(client.post(f"{address}?seen=0", follow=True))
        assert Claim.objects.get().value == 31
        version = client.get(page_of(claim)).context["card"].version
        content = content_of(client.post(f"{address}?seen={version}", follow=True))
        assert "stands as it was read again" in content
        restored = Claim.objects.get()
        assert (restored.value, restored.as_read, restored.attribution.get().name) == (30, None, "Fire Office")


class TestMarked:
    def test_the_claim_that_is_asked_for(self, desk, viewer):
        claim = a_told_claim()
        content = content_of(desk(viewer).get(f"{page_of(claim.article)}?claim={claim.pk}"))
        for role, start, words in (("is-quote", 21, "30"), ("is-cue", 16, "said"), ("is-source", 4, "Fire Office")):
            piece = content[content.index(f'id="t{start}"') :].partition("</span>")[0]
            assert role in piece.partition(">")[0]
            assert words in piece
        assert '<li id="claim-' in content
        assert "is-shown" in content

    def test_cards_come_by_pages_and_marks_lead_to_the_page_of_theirs(self, desk, viewer, monkeypatch):
        monkeypatch.setattr(article_page, "CARDS", 2)
        article = an_article(text="They saw 3 trucks, then 5, then 7, then 9 and at last 11 of them.")
        claims = [a_claim(article=article, value=value) for value in (3, 5, 7, 9, 11)]
        address = page_of(article)
        response = desk(viewer).get(f"{address}?claim={claims[3].pk}")
        assert [card.claim.value for card in response.context["cards"]] == [7, 9]
        content = content_of(response)
        assert f'href="{address}?claim={claims[0].pk}#claim-{claims[0].pk}">3</a>' in content
        assert f'href="#claim-{claims[2].pk}">7</a>' in content
        assert [page.is_here for page in response.context["pages"]] == [False, True, False]
        assert "5 claims" in content

    def test_a_claim_that_is_not_there_marks_nothing(self, desk, viewer):
        article: Article = a_told_claim().article
        for asked in ("x", "9" * 5000, "%00"):
            content = content_of(desk(viewer).get(f"{page_of(article)}?claim={asked}"))
            assert "is-quote" not in content.partition("desk-prose")[2]
