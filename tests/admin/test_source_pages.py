"""A source's page: what it has said and how far that agreed; merging, splitting and deciding names from there."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims import steps
from claims.models import Claim, Conflict, Fact, SourceMatch
from claims.reviewing import review
from claims.reviewing.source_merging import merge_sources
from claims.sourcing.agreement import agreement_of
from sources.models import Source
from tests.admin.conftest import list_of, page_of
from tests.builders import a_claim, a_conflict, a_desk, a_fact, a_source, an_article

pytestmark = pytest.mark.django_db
UNITS = "Hill Post: The raid killed 25 guards, the Popular Mobilization Units said."
LETTERS = "Dale Post: The raid killed 45 guards, the PMU said."


def address(name, thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{name}", args=[thing.pk])


def suggestion():
    return SourceMatch.objects.get(state="suggested")


class TestPage:
    def test_of_one_that_has_said_and_published_nothing(self, desk, viewer):
        content = desk(viewer).get(page_of(a_source(name="Silent"))).content.decode()
        for words in ("nothing to compare it with", "No claim is attributed", "published nothing"):
            assert words in content
        assert "Names to decide" not in content
        assert "Merge" not in content

    def test_what_it_has_said_newest_first_a_page_at_a_time(self, desk, viewer):
        for day in range(1, 13):
            article = an_article(text=f"The raid killed {day + 40} guards.", published_at=f"2019-12-{day:02}")
            claim = a_claim(value=day + 40, article=article, origin="Ministry", fact=a_fact())
        client = desk(viewer)
        first = client.get(page_of(claim.origin)).context["claims"]
        assert [claim.value for claim in first] == list(range(52, 42, -1))
        last = client.get(page_of(claim.origin), {"said": "2"}).context["claims"]
        assert [claim.value for claim in last] == [42, 41]
        assert client.get(page_of(claim.origin), {"said": "none"}).status_code == 200

    def test_its_articles_and_those_of_who_was_merged_into_it(self, desk, editor):
        one, other = an_article(publisher="Hill Post"), an_article(publisher="Hillpost")
        merge_sources(other.publisher, into=one.publisher, by=editor, reason="One paper.")
        assert desk(editor).get(page_of(one.publisher)).context["article_count"] == 2

    def test_who_was_merged_leads_to_the_survivor(self, desk, editor):
        gone, survivor = a_source(name="Gone"), a_source(name="Survivor")
        merge_sources(gone, into=survivor, by=editor, reason="One paper.")
        assert desk(editor).get(page_of(gone)).headers["Location"] == page_of(survivor)
        (merged,) = desk(editor).get(page_of(survivor)).context["merged"]
        assert (merged["names"], merged["reason"]) == (["Gone"], "One paper.")

    def test_as_many_queries_however_much_it_has_said(self, desk, viewer):
        def queries(source):
            with CaptureQueriesContext(connection) as captured:
                desk(viewer).get(page_of(source))
            return len(captured)

        claims = [a_claim(origin="Ministry", fact=a_fact()) for _ in range(2)]
        queries(claims[0].origin)
        few = queries(claims[0].origin)
        for _ in range(5):
            a_claim(origin="Ministry", fact=a_fact())
        assert queries(claims[0].origin) == few


class TestAgreement:
    def said(self, source):
        return [(str(found.fact), found.agrees) for found in agreement_of(source)]

    def resolved(self, reviewer, **decision):
        conflict = a_conflict()
        decision = {"outcome": "preferred", "reason": "Counted by name.", "by": reviewer, **decision}
        review.resolve_conflict(conflict, **decision)
        return [claim.origin for claim in Claim.objects.filter(memberships__fact=conflict.fact).order_by("value")]

    def test_open_conflicts_and_other_outcomes_say_nothing(self, reviewer):
        conflict = a_conflict()
        assert [self.said(claim.origin) for claim in Claim.objects.all()] == [[], []]
        review.resolve_conflict(conflict, outcome="explained_by_scope", reason="Others.", by=reviewer)
        assert [self.said(claim.origin) for claim in Claim.objects.all()] == [[], []]

    def test_one_side_agrees_with_what_was_preferred(self, reviewer):
        lower, higher = self.resolved(reviewer, low=28, high=32)
        assert [found.agrees for found in agreement_of(lower)] == [True]
        assert [found.agrees for found in agreement_of(higher)] == [False]

    def test_an_open_side_agrees_with_all_beyond_it(self, reviewer):
        lower, higher = self.resolved(reviewer, low=45)
        assert [found.agrees for origin in (lower, higher) for found in agreement_of(origin)] == [False, True]

    def test_a_settled_fact_on_which_two_agree(self):
        fact, alone = a_fact(settled_at=timezone.now()), a_fact(settled_at=timezone.now())
        for value, outlet in ((500, "One"), (520, "Two")):
            claim = a_claim(value=value, fact=fact, article=an_article(publisher=outlet))
            a_claim(value=value, fact=alone if outlet == "One" else a_fact(), article=claim.article)
        steps.take("judge")
        assert [self.said(Source.objects.get(name=name)) for name in ("One", "Two")] == [[(str(fact), True)]] * 2

    def test_what_was_superseded_does_not_count(self, reviewer):
        fact = a_fact(counting="incident")
        for value, outlet, day in ((30, "One", 1), (45, "One", 2), (60, "Two", 2)):
            article = an_article(publisher=outlet, published_at=f"2020-01-0{day}")
            a_claim(value=value, fact=fact, article=article)
        steps.take("judge")
        conflict = Conflict.objects.get()
        review.resolve_conflict(
            conflict, outcome="preferred", reason="Names.", by=reviewer, low=Decimal(45), high=Decimal(45)
        )
        (found,) = agreement_of(Source.objects.get(name="One"))
        assert (found.agrees, [claim.value for claim in found.claims]) == (True, [45])

    def test_the_page_says_on_how_many_facts_it_rests(self, desk, reviewer):
        lower, higher = self.resolved(reviewer, low=30, high=30)
        assert "<strong>1 of 1</strong> fact" in desk(reviewer).get(page_of(lower)).content.decode()
        assert "<strong>0 of 1</strong> fact" in desk(reviewer).get(page_of(higher)).content.decode()


class TestMergingAndSplitting:
    def names(self):
        return Source.objects.get(key="pmu"), Source.objects.get(key="popular mobilization units")

    def test_a_reviewer_may_not(self, desk, reviewer):
        source = a_source()
        assert [desk(reviewer).get(address(name, source)).status_code for name in ("merge", "split")] == [403, 403]

    def test_nothing_is_done_before_it_was_previewed(self, desk, editor):
        a_desk(UNITS, LETTERS)
        pmu, units = self.names()
        asked = {"source": units.pk, "reason": "Their site says so."}
        shown = desk(editor).post(address("merge", pmu), asked)
        content = " ".join(shown.content.decode().split())
        assert "PMU: 1 claim on 1 fact, 0 articles published." in content
        assert Source.objects.get(pk=pmu.pk).merged_into is None
        other = desk(editor).post(
            address("merge", pmu), {**asked, "reason": "Else.", "previewed": shown.context["as_asked"]}
        )
        assert other.status_code == 200
        assert Source.objects.get(pk=pmu.pk).merged_into is None
        done = desk(editor).post(address("merge", pmu), {**asked, "previewed": shown.context["as_asked"]})
        assert done.headers["Location"] == page_of(units)
        assert Source.objects.get(pk=pmu.pk).merged_into == units

    def test_the_preview_says_what_becomes_of_a_conflict(self, desk, editor):
        fact = a_fact()
        for value, origin in ((25, "Popular Mobilization Units"), (45, "PMU")):
            a_claim(value=value, origin=origin, fact=fact, article=an_article(publisher=f"Post {value}"))
        steps.take("judge")
        pmu, units = self.names()
        shown = desk(editor).post(address("merge", pmu), {"source": units.pk, "reason": "Their site says so."})
        assert [change.consequence for change in shown.context["changes"]] == ["its conflict ends"]
        assert Fact.objects.get().verdicts.latest().kind == "disjoint"

    @pytest.mark.parametrize(
        "asked", [{}, {"source": "0", "reason": "So."}, {"source": "x", "reason": "So."}, {"reason": "So."}]
    )
    def test_what_is_wrong_is_said(self, desk, editor, asked):
        response = desk(editor).post(address("merge", a_source()), asked)
        assert response.status_code == 400
        assert response.context["form"].errors

    def test_what_cannot_be_merged_is_said(self, desk, editor):
        source = a_source()
        response = desk(editor).post(address("merge", source), {"source": source.pk, "reason": "So."})
        assert response.status_code == 400
        assert "cannot be merged with itself" in response.content.decode()

    def test_names_like_its_are_offered_and_others_are_found(self, desk, editor):
        a_desk(UNITS, LETTERS)
        pmu, units = self.names()
        assert [option.source for option in desk(editor).get(address("merge", pmu)).context["options"]] == [units]
        found = desk(editor).get(address("merge", pmu), {"q": "hill"}).context["options"]
        assert [option.source.name for option in found] == ["Hill Post"]

    def test_splitting_takes_it_apart_again(self, desk, editor):
        a_desk(UNITS, LETTERS)
        pmu, units = self.names()
        merge_sources(pmu, into=units, by=editor, reason="Their site says so.")
        asked = {"names": ["pmu"], "reason": "A police unit."}
        shown = desk(editor).post(address("split", units), asked)
        assert shown.context["consequences"].claims == 1
        desk(editor).post(address("split", units), {**asked, "previewed": shown.context["as_asked"]})
        assert Source.objects.get(pk=pmu.pk).merged_into is None
        assert Claim.objects.filter(origin=pmu).count() == 1


class TestNamesToDecide:
    def test_a_viewer_sees_them_and_no_button(self, desk, viewer):
        a_desk(UNITS, LETTERS)
        page = desk(viewer).get(page_of(suggestion())).content.decode()
        assert "are the initials of" in page
        assert "It is, always" not in page
        for name in ("in_article", "always", "reject"):
            assert desk(viewer).post(address(name, suggestion())).status_code == 403
        assert suggestion()

    def test_each_pair_once_and_none_where_there_are_none(self, desk, reviewer):
        empty = desk(reviewer).get(list_of("claims_sourcematch")).content.decode()
        assert "No names to decide." in empty
        a_desk(UNITS, "Dale Post: The raid killed 45 guards, the PMU said. It hurt 7, the PMU said.")
        assert SourceMatch.objects.filter(state="suggested").count() == 2
        assert len(desk(reviewer).get(list_of("claims_sourcematch")).context["cl"].result_list) == 1

    @pytest.mark.parametrize(
        ("name", "group", "origin", "said"),
        [
            ("in_article", "reviewer", "Popular Mobilization Units", "judged again"),
            ("always", "administrator", "Popular Mobilization Units", "judged again"),
            ("reject", "reviewer", "PMU", "never suggested again"),
        ],
    )
    def test_it_is_decided_from_the_list(self, desk, request, name, group, origin, said):
        a_desk(UNITS, LETTERS)
        decided = desk(request.getfixturevalue(group)).post(
            address(name, suggestion()), {"next": list_of("claims_sourcematch")}, follow=True
        )
        assert said in decided.content.decode()
        assert Claim.objects.get(value=45).origin.name == origin
        assert decided.context["cl"].result_count == 0

    def test_what_cannot_be_done_is_said(self, desk, reviewer):
        a_desk(UNITS, LETTERS)
        match = suggestion()
        desk(reviewer).post(address("reject", match))
        again = desk(reviewer).post(address("in_article", match), follow=True)
        assert "decided already" in again.content.decode()

    def test_the_sources_page_asks_too(self, desk, reviewer):
        a_desk(UNITS, LETTERS)
        for name in ("pmu", "popular mobilization units"):
            page = desk(reviewer).get(page_of(Source.objects.get(key=name)))
            assert [match.pk for match in page.context["matches"]] == [suggestion().pk]
