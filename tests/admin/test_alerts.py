"""Subscriptions and letters."""

import pytest
from django.urls import reverse

from claims.models import Delivery, Subscription
from tests.admin.conftest import list_of, page_of
from tests.builders import a_subscription, a_user

ADD = "admin:claims_subscription_add"
GOOD = {
    "min_severity": "medium",
    "active": "on",
    "metrics": ["killed"],
    "places": "Iraq\n\n Syria ",
}


@pytest.fixture
def letter(administrator) -> Delivery:
    return Delivery.objects.create(
        subscription=a_subscription(user=administrator),
        address=administrator.email,
        key="letter-1",
        message_id="<1@desk.example>",
        subject="25 or 45 killed?",
        text="The numbers <differ>.",
        html="<style>p {color: red}</style><p onclick='x()'>The numbers differ.</p><script>alert(1)</script>",
    )


class TestSubscriptions:
    def test_who_may_not_see_the_desk_has_none(self, desk, stranger):
        assert desk(stranger).get(list_of("claims_subscription")).status_code == 403
        assert desk(stranger).post(reverse(ADD), {**GOOD, "address": stranger.email}).status_code == 403
        assert not Subscription.objects.exists()

    @pytest.mark.parametrize(
        ("changes", "field"),
        [({"address": "nobody"}, "address"), ({"metrics": ["eaten"]}, "metrics")],
    )
    def test_a_wrong_field_is_named(self, desk, reviewer, changes, field):
        response = desk(reviewer).post(reverse(ADD), {**GOOD, "address": reviewer.email, **changes})
        assert list(response.context["adminform"].form.errors) == [field]
        assert not Subscription.objects.exists()

    def test_ones_own_address_is_confirmed_at_once(self, desk, reviewer):
        assert f'value="{reviewer.email}"' in desk(reviewer).get(reverse(ADD)).content.decode()
        desk(reviewer).post(reverse(ADD), {**GOOD, "address": reviewer.email})
        subscription = Subscription.objects.get()
        assert subscription.user == reviewer
        assert subscription.confirmed_at is not None
        assert (subscription.metrics, subscription.places) == (["killed"], ["Iraq", "Syria"])

    def test_another_address_waits_for_an_administrator(self, desk, reviewer, administrator):
        desk(reviewer).post(reverse(ADD), {**GOOD, "address": "desk@paper.example"})
        subscription = Subscription.objects.get()
        assert subscription.confirmed_at is None
        chosen = {"action": "confirm_addresses", "_selected_action": [subscription.pk], "index": 0}
        assert desk(reviewer).post(list_of("claims_subscription"), chosen).status_code == 403
        desk(administrator).post(list_of("claims_subscription"), chosen)
        subscription.refresh_from_db()
        assert subscription.confirmed_at is not None

    def test_an_address_that_is_changed_is_no_longer_confirmed(self, desk, reviewer):
        own = a_subscription(user=reviewer)
        desk(reviewer).post(page_of(own), {**GOOD, "address": "elsewhere@paper.example"})
        own.refresh_from_db()
        assert (own.address, own.confirmed_at) == ("elsewhere@paper.example", None)

    def test_other_peoples_are_not_seen(self, desk, reviewer):
        other = a_subscription(user=a_user())
        own = a_subscription(user=reviewer)
        rows = desk(reviewer).get(list_of("claims_subscription")).context["cl"].result_list
        assert list(rows) == [own]
        assert desk(reviewer).get(page_of(other)).status_code == 404
        assert desk(reviewer).post(page_of(other), {**GOOD, "address": "x@paper.example"}).status_code == 404

    def test_a_subscriber_cannot_subscribe_somebody_else(self, desk, reviewer, editor):
        desk(reviewer).post(reverse(ADD), {**GOOD, "address": reviewer.email, "user": editor.pk})
        assert Subscription.objects.get().user == reviewer

    def test_an_administrator_subscribes_somebody_else(self, desk, administrator, editor):
        desk(administrator).post(reverse(ADD), {**GOOD, "address": editor.email, "user": editor.pk})
        subscription = Subscription.objects.get()
        assert subscription.user == editor
        assert subscription.confirmed_at is not None

    def test_ones_own_can_be_ended(self, desk, reviewer):
        own = a_subscription(user=reviewer)
        address = reverse("admin:claims_subscription_delete", args=[own.pk])
        assert desk(reviewer).post(address, {"post": "yes"}).status_code == 302
        assert not Subscription.objects.exists()


class TestLetters:
    def test_a_reviewer_sees_none(self, desk, reviewer, letter):
        address = reverse("admin:claims_delivery_letter", args=[letter.pk])
        statuses = [
            desk(reviewer).get(page).status_code for page in (list_of("claims_delivery"), page_of(letter), address)
        ]
        assert statuses == [403, 403, 403]

    def test_the_text_is_shown_and_the_html_is_framed(self, desk, administrator, letter):
        content = desk(administrator).get(page_of(letter)).content.decode()
        assert "The numbers &lt;differ&gt;." in content
        assert f'<iframe class="desk-frame" sandbox src="{page_of(letter).replace("change", "letter")}"' in content
        assert "alert(1)" not in content

    def test_the_html_has_a_policy_of_its_own(self, desk, administrator, letter):
        response = desk(administrator).get(reverse("admin:claims_delivery_letter", args=[letter.pk]))
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("sandbox; default-src 'none'; style-src 'unsafe-inline'")
        assert "script" not in policy
        assert response.headers["X-Frame-Options"] == "SAMEORIGIN"

    def test_a_letter_that_is_not_written_yet_says_so(self, desk, administrator, letter):
        Delivery.objects.update(text="", html="")
        content = desk(administrator).get(page_of(letter)).content.decode()
        assert "not written yet" in content
        assert "<iframe" not in content
