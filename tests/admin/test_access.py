"""Who may see and do what; nothing is deleted; no page breaks the Content-Security-Policy; few queries."""

import re

import pytest
from django.urls import reverse

from claims.models import Claim, Delivery, Reading
from claims.models.claims import ReviewState
from tests.admin.conftest import list_of, page_of
from tests.builders import a_claim, a_conflict, a_source, a_subscription, an_article

LISTS = (
    "sources_article",
    "sources_source",
    "claims_claim",
    "claims_fact",
    "claims_conflict",
    "claims_reading",
)
ADMINISTRATORS_LISTS = ("claims_subscription", "claims_delivery", "auth_user", "auth_group")
READ_ONLY = ("claims_claim", "claims_fact", "claims_conflict", "claims_reading", "claims_delivery")
# Django writes these for everybody; without a button they do nothing.
IDLE_FORMS = re.compile("logout-form|changelist-form|source_form")
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE)


@pytest.fixture
def conflict(db):
    return a_conflict()


@pytest.fixture
def letter(administrator):
    return Delivery.objects.create(
        subscription=a_subscription(user=administrator),
        address=administrator.email,
        key="letter-1",
        message_id="<1@desk.example>",
        subject="25 or 45 killed?",
        text="The numbers differ.",
        html="<p style='color: red'>The numbers differ.</p>",
    )


def every_page(conflict) -> list[str]:
    claim = Claim.objects.filter(memberships__fact=conflict.fact).order_by("pk")[0]
    things = (claim, claim.article, claim.reading, claim.origin, conflict.fact)
    return [*map(list_of, LISTS), *map(page_of, things)]


def test_somebody_in_no_group_sees_nothing(desk, stranger, conflict):
    statuses = {address: desk(stranger).get(address).status_code for address in every_page(conflict)}
    assert set(statuses.values()) == {403}, statuses


def test_somebody_who_is_not_logged_in_is_asked_to(client, conflict):
    for address in every_page(conflict):
        assert client.get(address).headers["Location"].startswith(reverse("admin:login")), address


def test_a_viewer_sees_everything_and_no_button(desk, viewer, conflict):
    an_article()
    Reading.objects.filter(state="due").update(state="failed", error="A test has failed it.")
    failed = Reading.objects.get(state="failed")
    for address in [*every_page(conflict), page_of(failed), page_of(failed.revision.article)]:
        response = desk(viewer).get(address)
        assert response.status_code == 200, address
        forms = re.findall(r'<form[^>]*method="post"[^>]*>', response.content.decode())
        assert [form for form in forms if not IDLE_FORMS.search(form)] == [], address
        assert not re.search(r'name="(action|_save|_continue)"', response.content.decode()), address


@pytest.mark.parametrize("name", ["accept", "reject"])
def test_a_viewer_who_posts_is_refused(desk, viewer, name):
    claim = a_claim()
    assert desk(viewer).post(reverse(f"admin:claims_claim_{name}", args=[claim.pk])).status_code == 403
    chosen = {"action": f"{name}_selected", "_selected_action": [claim.pk], "index": 0}
    assert desk(viewer).post(f"{list_of('claims_claim')}?place=all", chosen).status_code == 403
    claim.refresh_from_db()
    assert claim.review_state == ReviewState.UNREVIEWED


def test_other_posts_of_a_viewer_are_refused_too(desk, viewer, conflict):
    article = an_article()
    reading = Reading.objects.get(revision=article.current_revision)
    addresses = [
        reverse("admin:claims_fact_resolve", args=[conflict.fact_id]),
        reverse("admin:claims_fact_settle", args=[conflict.fact_id]),
        reverse("admin:sources_article_withdraw", args=[article.pk]),
        reverse("admin:claims_reading_read_again", args=[reading.pk]),
        reverse("admin:sources_article_add"),
        reverse("admin:sources_source_add"),
        page_of(article),
        page_of(article.publisher),
        page_of(conflict.fact),
    ]
    statuses = {address: desk(viewer).post(address, {"reason": "No."}).status_code for address in addresses}
    assert set(statuses.values()) == {403}, statuses


def test_an_address_of_nothing_is_404(desk, editor):
    addresses = [reverse(f"admin:{model}_change", args=[number]) for model in LISTS for number in ("987654321", "none")]
    addresses.append(reverse("admin:claims_claim_change", args=["9" * 30]))
    statuses = {address: desk(editor).get(address).status_code for address in addresses}
    assert set(statuses.values()) == {404}, statuses


def test_what_is_done_is_posted(desk, editor, conflict):
    assert desk(editor).get(reverse("admin:claims_fact_resolve", args=[conflict.fact_id])).status_code == 405


@pytest.mark.parametrize("model", [*LISTS, "claims_delivery", "auth_user", "auth_group"])
def test_nobody_deletes(desk, admin_user, model, conflict, letter):
    things = {
        "sources_article": Claim.objects.all()[0].article,
        "sources_source": a_source(),
        "claims_claim": Claim.objects.all()[0],
        "claims_fact": conflict.fact,
        "claims_conflict": conflict,
        "claims_reading": Reading.objects.all()[0],
        "claims_delivery": letter,
        "auth_user": admin_user,
        "auth_group": letter.subscription.user.groups.get(),
    }
    thing = things[model]
    assert desk(admin_user).post(reverse(f"admin:{model}_delete", args=[thing.pk]), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [thing.pk], "index": 0, "post": "yes"}
    desk(admin_user).post(list_of(model), chosen)
    assert type(thing).objects.filter(pk=thing.pk).exists()


@pytest.mark.parametrize("model", READ_ONLY)
def test_what_is_read_is_not_added_by_hand(desk, admin_user, model):
    assert desk(admin_user).get(reverse(f"admin:{model}_add")).status_code == 403


def test_no_page_holds_inline_script_or_style(desk, admin_user, conflict, letter):
    addresses = [
        *every_page(conflict),
        *map(list_of, ADMINISTRATORS_LISTS),
        *map(page_of, (letter, letter.subscription, admin_user, letter.subscription.user.groups.get())),
        *(reverse(f"admin:{model}_add") for model in ("sources_article", "sources_source", "claims_subscription")),
        reverse("admin:index"),
        reverse("admin:auth_user_add"),
    ]
    for address in addresses:
        response = desk(admin_user).get(address)
        assert response.status_code == 200, address
        assert INLINE.findall(response.content.decode()) == [], address
        policy = response.headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "style-src 'self'" in policy
        assert "unsafe" not in policy


@pytest.mark.parametrize("model", [*LISTS, *ADMINISTRATORS_LISTS])
def test_an_empty_or_short_list_opens(desk, admin_user, model):
    assert desk(admin_user).get(list_of(model)).status_code == 200


@pytest.mark.parametrize("model", LISTS)
def test_a_list_reads_in_as_many_queries_for_many_rows_as_for_one(desk, editor, model, django_assert_max_num_queries):
    for number in range(5):
        a_conflict(values=(10 + number, 50 + number), title=f"Killed in raid {number}")
        a_source(name=f"Outlet of raid {number}")
    address = list_of(model)
    client = desk(editor)
    with django_assert_max_num_queries(11):
        assert client.get(address).context["cl"].result_count >= 5


def test_pages_read_in_as_many_queries_for_many_claims(desk, editor, django_assert_max_num_queries):
    conflict = a_conflict(values=tuple(range(10, 100, 9)))
    article = an_article(text="He saw 3 trucks, and later 5 of them, and 7 more were hit at night.")
    for value in (3, 5, 7):
        a_claim(value=value, article=article, origin=f"Witness {value}", fact=None)
    client = desk(editor)
    with django_assert_max_num_queries(20):
        client.get(page_of(conflict.fact))
    with django_assert_max_num_queries(22):
        client.get(page_of(article))


@pytest.mark.parametrize("model", LISTS)
@pytest.mark.parametrize(
    "query",
    [
        "metric=%00",
        "q=%00",
        "q=" + "x" * 3000,
        "kind__exact=%00",
        "publisher=" + "9" * 5000,
        "origin__id__exact=none",
        "article__publisher__key__contains=a",
        "p=999",
        "o=99.-1",
    ],
)
def test_nonsense_in_an_address_is_answered(desk, editor, model, query):
    assert desk(editor).get(f"{list_of(model)}?{query}").status_code in {200, 302, 400, 404}


@pytest.mark.parametrize("chosen", ["none", "\0", "9" * 5000])
def test_nonsense_that_is_selected_is_refused(desk, reviewer, chosen):
    a_claim()
    response = desk(reviewer).post(
        f"{list_of('claims_claim')}?place=all", {"action": "accept_selected", "_selected_action": [chosen], "index": 0}
    )
    assert response.status_code == 400
