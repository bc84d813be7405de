"""Facts and conflicts: the verdict as positions, what stands beside, resolving with a reason, settling."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from claims.judging.judge import judge_batch
from claims.models import Conflict, ConflictEvent, Fact, Resolution
from sources.models import Article
from tests.admin.conftest import list_of, page_of
from tests.builders import a_claim, a_conflict, a_fact, an_article

GOOD = {"outcome": "preferred", "low": "45", "high": "45", "reason": "The hospital counted."}


@pytest.fixture
def conflict(db) -> Conflict:
    return a_conflict(values=(30, 45))


def resolve(client, conflict, **fields):
    return client.post(reverse("admin:claims_fact_resolve", args=[conflict.fact_id]), fields)


def undecided(conflict) -> bool:
    conflict.refresh_from_db()
    return conflict.state == "open" and not Resolution.objects.exists()


def test_a_fact_that_is_not_judged_yet_says_so(desk, viewer):
    content = desk(viewer).get(page_of(a_fact())).content.decode()
    assert "has not been judged yet" in content


def test_a_fact_without_conflict_has_no_form(desk, editor):
    fact = a_fact()
    a_claim(value=30, fact=fact)
    judge_batch()
    content = desk(editor).get(page_of(fact)).content.decode()
    assert "No conflict" in content
    assert "claims_fact_resolve" not in content
    assert reverse("admin:claims_fact_resolve", args=[fact.pk]) not in content


def test_the_positions_stand_side_by_side_with_who_says_so(desk, viewer, conflict):
    response = desk(viewer).get(page_of(conflict.fact))
    columns = response.context["columns"]
    assert [(column.range, column.origins) for column in columns] == [("30", ("Outlet 1",)), ("45", ("Outlet 2",))]
    content = response.content.decode()
    assert conflict.verdict.reason in content
    claim = columns[0].claims[0]
    assert (
        f'href="{page_of(claim.article)}?revision={claim.reading.revision_id}&amp;claim={claim.pk}#claim-{claim.pk}">30</a></mark> members'
        in content
    )
    assert "Outlet 1, 31 Dec 2019" in content
    assert "<strong>Opened</strong>" in content


def test_what_is_in_no_position_stands_beside_and_says_why(desk, viewer, conflict):
    a_claim(value=99, fact=conflict.fact, state="suggested")
    a_claim(value=98, fact=conflict.fact, review_state="rejected")
    beside = desk(viewer).get(page_of(conflict.fact)).context["beside"]
    assert [(group.title, [claim.quote for claim in group.claims]) for group in beside] == [
        ("Suggested", ["99"]),
        ("Not counted", ["98"]),
    ]


def test_outlets_and_origins_are_counted_apart(desk, viewer, conflict):
    third = an_article(text="At least 45 were killed, a doctor told a third outlet.", publisher="Outlet 3")
    a_claim(value=45, low=45, modifier="at_least", article=third, origin="Outlet 2", fact=conflict.fact)
    judge_batch()
    response = desk(viewer).get(page_of(conflict.fact))
    assert (response.context["outlets"], response.context["origins"]) == (3, 2)
    assert "3 outlets, 2 origins" in response.content.decode()


def test_outlets_that_copy_are_counted_where_their_original_stands(desk, viewer, conflict):
    second = conflict.fact.memberships.get(claim__value=45).claim
    for paper in ("Outlet 3", "Outlet 4"):
        copy = an_article(text=f"At least 45 were killed, {paper} reprints.", publisher=paper)
        Article.objects.filter(pk=copy.pk).update(copy_of=second.article)
        a_claim(value=45, article=copy, fact=conflict.fact)
    judge_batch()
    lower, upper = desk(viewer).get(page_of(conflict.fact)).context["columns"]
    assert (lower.told_by.outlets, lower.told_by.origins) == (1, 1)
    assert (upper.told_by.outlets, upper.told_by.origins) == (3, 1)


def test_the_plot_says_in_words_and_in_a_table_what_it_shows(desk, viewer, conflict):
    response = desk(viewer).get(page_of(conflict.fact))
    assert response.context["plot"].summary == "2 claims of 31 Dec 2019. 2 positions: 30; 45."
    assert [(line.when, line.figure, line.origin, line.outlet, line.stands) for line in response.context["lines"]] == [
        ("31 Dec 2019", "30", "Outlet 1", "Outlet 1", "30"),
        ("31 Dec 2019", "45", "Outlet 2", "Outlet 2", "45"),
    ]


def test_what_counts_no_more_is_in_the_plot_and_says_why(desk, viewer, conflict):
    for value, day in ((60, "2020-01-05"), (70, "2020-01-06")):
        later = an_article(text=f"By now {value} are counted.", publisher="Outlet 1", published_at=day)
        a_claim(value=value, article=later, fact=conflict.fact)
    judge_batch()
    plot = desk(viewer).get(page_of(conflict.fact)).context["plot"]
    assert [(row.figure, row.name, row.is_aside) for row in plot.rows] == [
        ("30", "Outlet 1, superseded", True),
        ("45", "Outlet 2, out of date", True),
        ("60", "Outlet 1, superseded", True),
        ("70", "Outlet 1", False),
    ]


def test_claims_in_another_unit_are_converted_or_left_to_the_table(desk, viewer):
    fact = a_fact(title="Length of the crack", kind="measure", metric="", counting="incident")
    for value, unit, origin in ((2, "km", "The engineer"), (2500, "m", "The mayor"), (40, "USD", "The clerk")):
        kind = "money" if unit == "USD" else "measure"
        a_claim(value=value, unit=unit, kind=kind, metric="", fact=fact, origin=origin)
    judge_batch()
    context = desk(viewer).get(page_of(fact)).context
    assert [row.name for row in context["plot"].rows] == ["The engineer", "The mayor"]
    assert [tick.words for tick in context["plot"].ticks] == ["1", "1.5", "2", "2.5", "3"]
    assert {line.figure for line in context["lines"]} == {"2 km", "2,500 m", "40 USD"}


def test_names_cannot_leave_the_plot(desk, viewer):
    fact = a_fact(title="<svg onload=alert(1)>")
    a_claim(value=3, origin='"><script>alert(1)</script>\u202e', fact=fact)
    judge_batch()
    content = desk(viewer).get(page_of(fact)).content.decode()
    assert "<script>alert" not in content
    assert "<svg onload" not in content
    plot = content[content.index('<svg class="plot') :]
    assert "\u202e" not in plot[: plot.index("</svg>")]


def test_a_fact_that_is_owed_a_judgement_says_so(desk, viewer, conflict):
    a_claim(value=60, fact=conflict.fact)
    assert "due to be judged again" in desk(viewer).get(page_of(conflict.fact)).content.decode()


def test_a_merged_fact_leads_to_the_one_that_it_was_merged_into(desk, viewer, conflict):
    merged = a_fact(title="The same, merged", merged_into=conflict.fact)
    assert desk(viewer).get(page_of(merged)).headers["Location"] == page_of(conflict.fact)
    titles = [fact.title for fact in desk(viewer).get(list_of("claims_fact")).context["cl"].result_list]
    assert titles == [conflict.fact.title]


def test_the_list_shows_the_numbers_and_the_conflict(desk, viewer, conflict):
    a_fact(title="Nothing said")
    content = desk(viewer).get(list_of("claims_fact")).content.decode()
    for cell in ("field-low", "field-best", "field-high", "field-origins", "field-claim_count", "field-conflict_state"):
        assert cell in content
    row = desk(viewer).get(list_of("claims_fact"), {"conflict": "open"}).context["cl"].result_list
    assert [(fact.pk, fact.claim_count) for fact in row] == [(conflict.fact_id, 2)]
    never = desk(viewer).get(list_of("claims_fact"), {"conflict": "none"}).context["cl"].result_list
    assert [fact.title for fact in never] == ["Nothing said"]
    assert not desk(viewer).get(list_of("claims_fact"), {"metric": "injured"}).context["cl"].result_list


class TestResolve:
    @pytest.mark.parametrize(
        ("changes", "field", "reason"),
        [
            ({"reason": ""}, "reason", "Say why"),
            ({"reason": "   "}, "reason", "Say why"),
            ({"outcome": ""}, "outcome", "Say what you found"),
            ({"outcome": "won"}, "outcome", "not one of the available choices"),
            ({"low": "", "high": ""}, "low", "Say which value"),
            ({"low": "50", "high": "40"}, "low", "above the upper"),
            ({"low": "many"}, "low", "Enter a number"),
            ({"low": "NaN"}, "low", "Enter a number"),
            ({"high": "9" * 80}, "high", "digits"),
        ],
    )
    def test_what_is_wrong_is_said_at_the_field_and_nothing_is_decided(
        self, desk, reviewer, conflict, changes, field, reason
    ):
        response = resolve(desk(reviewer), conflict, **{**GOOD, **changes})
        assert response.status_code == 400
        errors = response.context["resolve_form"].errors
        assert list(errors) == [field]
        assert reason in errors[field][0]
        assert reason in response.content.decode()
        assert undecided(conflict)

    def test_a_viewer_may_not(self, desk, viewer, conflict):
        assert resolve(desk(viewer), conflict, **GOOD).status_code == 403
        assert undecided(conflict)

    def test_where_there_is_no_conflict_nothing_is_decided(self, desk, reviewer):
        response = resolve(desk(reviewer), Conflict(fact=a_fact()), **GOOD)
        assert response.status_code == 400
        assert "There is no conflict on this fact." in response.content.decode()
        assert not Resolution.objects.exists()

    def test_what_has_changed_since_the_page_was_opened_is_not_decided(self, desk, reviewer, conflict):
        seen = desk(reviewer).get(page_of(conflict.fact)).context["resolve_form"].initial["signature"]
        a_claim(value=90, fact=conflict.fact, origin="The governor")
        judge_batch()
        response = resolve(desk(reviewer), conflict, **GOOD, signature=seen)
        assert response.status_code == 400
        assert "has changed since you looked" in response.content.decode()
        assert undecided(conflict)

    def test_what_has_ended_is_not_decided(self, desk, reviewer, conflict):
        Conflict.objects.update(state="ended")
        response = resolve(desk(reviewer), conflict, **GOOD)
        assert response.status_code == 400
        assert "ended by itself" in response.content.decode()
        assert not Resolution.objects.exists()

    def test_with_a_reason_it_is_resolved_and_shown(self, desk, reviewer, conflict):
        response = desk(reviewer).post(reverse("admin:claims_fact_resolve", args=[conflict.fact_id]), GOOD, follow=True)
        content = response.content.decode()
        assert response.redirect_chain[0][0].endswith("#conflict")
        assert "The hospital counted." in content
        assert "Resolved</strong> on" in content
        assert "Decide anew" in content
        conflict.refresh_from_db()
        assert conflict.state == "resolved"
        assert ConflictEvent.objects.latest("pk").by_user == reviewer

    def test_dismissed_needs_no_range(self, desk, reviewer, conflict):
        resolve(desk(reviewer), conflict, outcome="dismissed", reason="Two different raids.")
        conflict.refresh_from_db()
        assert conflict.state == "dismissed"


class TestSettle:
    def test_a_reviewer_may_not(self, desk, reviewer, conflict):
        address = reverse("admin:claims_fact_settle", args=[conflict.fact_id])
        assert address not in desk(reviewer).get(page_of(conflict.fact)).content.decode()
        assert desk(reviewer).post(address, {"settled_at": "2020-01-15T12:00"}).status_code == 403
        assert Fact.objects.get().settled_at is None

    def test_a_wrong_time_is_said_at_the_field(self, desk, editor, conflict):
        address = reverse("admin:claims_fact_settle", args=[conflict.fact_id])
        response = desk(editor).post(address, {"settled_at": "someday"})
        assert list(response.context["settle_form"].errors) == ["settled_at"]
        assert Fact.objects.get().settled_at is None

    def test_an_editor_settles_and_the_fact_is_owed_a_judgement(self, desk, editor, conflict):
        wanted = Fact.objects.get().wanted
        address = reverse("admin:claims_fact_settle", args=[conflict.fact_id])
        response = desk(editor).post(address, {"settled_at": "2020-01-15T12:00"}, follow=True)
        fact = Fact.objects.get()
        assert fact.settled_at == datetime(2020, 1, 15, 12, tzinfo=UTC)
        assert fact.wanted == wanted + 1
        assert 'value="2020-01-15T12:00"' in response.content.decode()


class TestConflicts:
    def test_the_open_ones_come_first(self, desk, reviewer):
        first = a_conflict(title="Killed in the first raid")
        second = a_conflict(title="Killed in the second raid")
        resolve(desk(reviewer), second, **GOOD)
        rows = desk(reviewer).get(list_of("claims_conflict")).context["cl"].result_list
        assert [row.pk for row in rows] == [first.pk, second.pk]
        rows = desk(reviewer).get(list_of("claims_conflict"), {"state__exact": "resolved"}).context["cl"].result_list
        assert [row.pk for row in rows] == [second.pk]

    def test_a_conflict_leads_to_its_fact(self, desk, viewer, conflict):
        assert desk(viewer).get(page_of(conflict)).headers["Location"] == f"{page_of(conflict.fact)}#conflict"

    def test_an_empty_list_says_what_is_awaited(self, desk, viewer):
        assert "No conflicts." in desk(viewer).get(list_of("claims_conflict")).content.decode()


def test_those_that_judging_gave_up_are_listed_apart_from_those_that_are_due(desk, viewer):
    a_fact(title="Judged")
    a_fact(title="Due", wanted=1)
    a_fact(title="Tried", wanted=1, judging_attempts=2)
    a_fact(title="Given up", wanted=2, judged=1, judging_attempts=3, judging_error="ValueError: no such unit")

    def listed(**filters):
        found = desk(viewer).get(list_of("claims_fact"), filters).context["cl"].result_list
        return [fact.title for fact in found]

    assert listed(judging="given_up") == ["Given up"]
    assert listed(judging="owed") == ["Tried", "Due"]
    assert len(listed()) == 4
