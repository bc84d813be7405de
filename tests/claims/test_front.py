"""The front page: who sees what, what it says where there is nothing, and in how many queries."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.judging.judge import judge_batch
from claims.models import FactMatch, Membership, Reading
from tests.builders import a_claim, a_conflict, a_desk, a_fact, a_user, an_article


@pytest.fixture
def see(client):
    """`see(user)`: the front page as this user gets it; None for nobody."""

    def page(user):
        if user:
            client.force_login(user)
        return client.get("/")

    return page


def agreed_fact(*, title: str = "Killed in the flood"):
    fact = a_fact(title=title)
    for origin in ("The hospital", "The ministry"):
        a_claim(value=30, fact=fact, origin=origin)
    judge_batch()
    return fact


@pytest.mark.django_db
def test_who_is_not_logged_in_sees_what_this_is_and_nothing_of_the_desk(see, django_assert_num_queries):
    conflict = a_conflict()
    with django_assert_num_queries(0):
        response = see(None)
    content = response.content.decode()
    assert response.status_code == 200
    assert f'href="{reverse("admin:login")}?next=/"' in content
    assert "counts" not in response.context
    assert conflict.fact.title not in content
    assert "Articles" not in content


def test_somebody_in_no_group_sees_no_more_and_whom_to_ask(see, stranger):
    conflict = a_conflict()
    response = see(stranger)
    content = response.content.decode()
    assert "Ask an administrator" in content
    assert "counts" not in response.context
    assert conflict.fact.title not in content


def test_where_there_is_nothing_it_says_what_to_do(see, editor, viewer):
    content = see(editor).content.decode()
    assert "Nothing has been read yet" in content
    assert "manage.py load_sample_desk" in content
    assert "manage.py read_article" in content
    assert reverse("admin:sources_article_add") in content
    assert "None. One is opened" in content
    assert reverse("admin:sources_article_add") not in see(viewer).content.decode()


def test_texts_that_are_due_are_told(see, viewer):
    an_article()
    content = see(viewer).content.decode()
    assert "1 text still to be read" in content
    assert "Nothing has been read yet" not in content


def test_the_desk_in_figures(see, viewer):
    a_conflict()
    agreed_fact()
    an_article()
    Reading.objects.filter(state="due").update(state="failed", error="A test has failed it.")
    assert see(viewer).context["counts"] == {
        "articles": 5,
        "claims": 4,
        "facts": 2,
        "open_conflicts": 1,
        "origins": 4,
        "readings_owed": 0,
        "rereadings_owed": 0,
        "readings_failed": 1,
        "letters_sent": 0,
    }


def suggested(claim, fact, **fields):
    return Membership.objects.create(claim=claim, fact=fact, state="suggested", **fields)


class TestToDecide:
    def test_where_nothing_waits_it_says_so(self, see, viewer):
        a_conflict()
        response = see(viewer)
        assert response.context["queues"] == {"names": 0, "differing": 0, "facts": 0, "claims": 0}
        assert "Nothing. What could not be decided" in response.content.decode()

    def test_what_is_decided_or_counts_nowhere_does_not_wait(self, see, viewer, reviewer):
        fact, other = a_fact(title="Killed"), a_fact(title="Injured")
        for state in ("rejected", "superseded"):
            suggested(a_claim(review_state=state), fact)
        withdrawn = a_claim()
        type(withdrawn.article).objects.filter(pk=withdrawn.article_id).update(
            withdrawn_at=withdrawn.created_at, withdrawn_reason="A hoax."
        )
        suggested(withdrawn, fact)
        placed = a_claim(fact=other)
        placed.memberships.update(decided_by=reviewer)
        suggested(placed, fact)
        FactMatch.objects.create(fact=fact, other=other, state="rejected")
        assert see(viewer).context["queues"] == {"names": 0, "differing": 0, "facts": 0, "claims": 0}

    def test_each_queue_leads_to_the_list_of_what_waits_in_it(self, see, viewer, client):
        older, newer, third = (a_fact(title=f"Killed in raid {number}") for number in range(3))
        FactMatch.objects.create(fact=older, other=newer, state="suggested")
        claim = a_claim(fact=third, value=8642)
        for fact in (older, newer):
            suggested(claim, fact)
        a_claim(fact=third, value=9753)
        a_desk("Hill Post: The raid killed 5 guards, Gen. Ann Roe said.", "Dale Post: It killed 7 guards, Roe said.")
        response = see(viewer)
        assert response.context["queues"] == {"names": 1, "differing": 0, "facts": 1, "claims": 1}
        queues = re.search(r'<ul class="front-queues">.*?</ul>', response.content.decode(), re.DOTALL)
        names, facts, claims = (client.get(page) for page in re.findall('href="([^"]+)"', queues[0] if queues else ""))
        assert [match.attribution.name for match in names.context["cl"].result_list] == ["Roe"]
        assert list(facts.context["cl"].result_list) == [newer, older]
        assert list(claims.context["cl"].result_list) == [claim]


def test_an_open_conflict_is_shown_with_its_plot_and_leads_to_its_fact(see, viewer):
    conflict = a_conflict()
    response = see(viewer)
    (card,) = response.context["contested"]
    assert [(row.figure, row.name) for row in card.plot.rows] == [("30", "Outlet 1"), ("45", "Outlet 2")]
    assert card.more == 0
    content = response.content.decode()
    assert reverse("admin:claims_fact_change", args=[conflict.fact_id]) in content
    assert conflict.verdict.reason in content
    assert response.context["agreed"] == []


@pytest.mark.parametrize("state", ["resolved", "dismissed", "ended"])
def test_what_is_decided_is_contested_no_more(see, viewer, state):
    conflict = a_conflict()
    type(conflict).objects.update(state=state)
    assert see(viewer).context["contested"] == []


def test_of_many_positions_the_outermost_are_shown_and_the_rest_counted(see, viewer):
    a_conflict(values=range(10, 90, 10))
    (card,) = see(viewer).context["contested"]
    assert [row.figure for row in card.plot.rows] == ["10", "20", "30", "40", "80"]
    assert card.more == 3


def test_what_one_says_alone_is_no_agreement(see, viewer):
    fact = a_fact()
    a_claim(value=30, fact=fact)
    judge_batch()
    assert see(viewer).context["agreed"] == []


def test_facts_that_agree_show_their_number_the_last_judged_first(see, viewer):
    first, second = agreed_fact(title="Killed in the first flood"), agreed_fact(title="Killed in the second flood")
    agreed = see(viewer).context["agreed"]
    assert [(card.verdict.fact, card.best, card.origins) for card in agreed] == [(second, "30", 2), (first, "30", 2)]


def test_a_fact_that_agreed_once_and_is_contested_now_is_not_among_them(see, viewer):
    fact = agreed_fact()
    a_claim(value=90, fact=fact, origin="The governor")
    judge_batch()
    response = see(viewer)
    assert response.context["agreed"] == []
    assert [card.conflict.fact for card in response.context["contested"]] == [fact]


def test_letters_are_linked_for_those_who_may_read_them(see, viewer, administrator):
    address = reverse("admin:claims_delivery_changelist")
    assert address not in see(viewer).content.decode()
    assert address in see(administrator).content.decode()


def test_hostile_words_stay_words_and_nothing_is_inline(see, viewer):
    fact = a_fact(title="<script>alert('title')</script>")
    for value in (30, 45):
        a_claim(value=value, fact=fact, origin=f'"><img src=x onerror=alert({value})>')
    judge_batch()
    response = see(viewer)
    content = response.content.decode()
    assert "&lt;script&gt;alert" in content
    assert "onerror=alert(30)" in content
    assert not re.search(r"<script|<style|<img src=x|<[^>]*\sstyle=", content)
    policy = response.headers["Content-Security-Policy"]
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy


def test_it_is_not_kept_by_caches(see, viewer):
    assert "no-store" in see(viewer).headers["Cache-Control"]


def test_many_conflicts_take_as_many_queries_as_one(client, viewer):
    client.force_login(viewer)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/")
        return len(captured)

    a_conflict(title="Killed in raid 0")
    agreed_fact()
    few = queries()
    for number in range(1, 9):
        a_conflict(values=(10, 50, 90), title=f"Killed in raid {number}")
        agreed_fact(title=f"Killed in flood {number}")
    assert queries() == few <= 20


def test_nothing_is_posted_to_it(client):
    assert client.post("/").status_code == 405


def test_the_admin_leads_back_to_it(client, db):
    client.force_login(a_user(group="viewer"))
    assert '<a href="/">' in client.get(reverse("admin:index")).content.decode()
