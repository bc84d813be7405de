"""Merging and splitting sources: what cannot be, what is judged as one voice, and that splitting restores what was."""

import pghistory.models
import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import F

from claims import steps
from claims.models import Claim, Fact, SourceMatch, Verdict
from claims.reviewing.review import NotPossibleError
from claims.reviewing.source_merging import Consequences, merge_sources, merging_would, split_source, splitting_would
from sources.models import Article, Source, SourceAlias
from sources.queries import find_sources, source_key
from tests.builders import a_desk, a_source, an_article

pytestmark = pytest.mark.django_db
REPORTS = (
    "Hill Post: The raid in Basra on 29 December killed 25 guards, the Popular Mobilization Units said.",
    "Dale Post: The raid in Basra on 29 December killed 25 guards, the PMU said.",
    "Vale Post: The raid in Basra on 29 December killed 27 guards, the PMU said.",
)
WHY = "Their own site says so."


def named(name):
    return Source.objects.get(key=source_key(name))


def origins():
    return list(Claim.objects.order_by("pk").values_list("origin__name", flat=True))


def rows():
    """Who speaks in each claim, and what each name stands for."""
    matches = SourceMatch.objects.filter(state="confirmed").order_by("attribution_id")
    return origins(), list(matches.values_list("attribution", "source__name"))


def the_fact():
    return (Fact.objects.get().pk,)


def origins_in_verdict():
    steps.take("judge")
    return sorted({origin for position in Verdict.objects.latest("pk").positions for origin in position["origins"]})


class TestRefused:
    def test_who_may_not(self, reviewer):
        one, other = a_source(name="One"), a_source(name="Other")
        with pytest.raises(PermissionDenied):
            merge_sources(one, into=other, by=reviewer, reason=WHY)
        with pytest.raises(PermissionDenied):
            split_source(one, keys=["other"], by=reviewer, reason=WHY)

    def test_what_cannot_be_merged(self, editor):
        one, other = a_source(name="One"), a_source(name="Other")
        unnamed = a_source(name="officials", article=an_article())
        for gone, into, why in (
            (one, one, "with itself"),
            (unnamed, one, "one article only"),
            (one, unnamed, "one article only"),
        ):
            with pytest.raises(NotPossibleError, match=why):
                merge_sources(gone, into=into, by=editor, reason=WHY)
        with pytest.raises(NotPossibleError, match="Say why"):
            merge_sources(one, into=other, by=editor, reason="  ")
        merge_sources(one, into=other, by=editor, reason=WHY)
        with pytest.raises(NotPossibleError, match="was merged into Other"):
            merge_sources(one, into=a_source(name="Third"), by=editor, reason=WHY)
        with pytest.raises(NotPossibleError, match="was merged into Other"):
            merge_sources(a_source(name="Third"), into=one, by=editor, reason=WHY)

    def test_unnamed_sources_of_two_articles_are_never_one(self, editor):
        one, other = (a_source(name="officials", article=an_article()) for _ in range(2))
        with pytest.raises(NotPossibleError, match="one article only"):
            merge_sources(one, into=other, by=editor, reason=WHY)

    @pytest.mark.parametrize("keys", [[], ["one"], ["nobody"], ["alias", "nobody"]])
    def test_what_is_no_other_name_is_not_split_off(self, editor, keys):
        source = a_source(name="One")
        source.aliases.create(name="Alias", key="alias")
        with pytest.raises(NotPossibleError, match="Choose among the names"):
            split_source(source, keys=keys, by=editor, reason=WHY)
        assert SourceAlias.objects.filter(source=source).count() == 1


class TestMerging:
    def test_what_it_would_change(self):
        a_desk(*REPORTS)
        before = rows()
        assert merging_would(named("PMU"), named("Popular Mobilization Units")) == Consequences(
            names=("PMU",), claims=2, articles=0, facts=the_fact()
        )
        assert rows() == before

    def test_two_origins_are_judged_as_one(self, editor):
        a_desk(*REPORTS)
        assert origins_in_verdict() == ["PMU", "Popular Mobilization Units"]
        merge_sources(named("PMU"), into=named("Popular Mobilization Units"), by=editor, reason=WHY)
        assert origins_in_verdict() == ["Popular Mobilization Units"]
        a_desk("Lake Post: The raid in Basra on 29 December killed 29 guards, the PMU said.")
        assert set(origins()) == {"Popular Mobilization Units"}

    def test_its_suggestions_are_decided(self, editor):
        a_desk(*REPORTS)
        merge_sources(named("PMU"), into=named("Popular Mobilization Units"), by=editor, reason=WHY)
        assert not SourceMatch.objects.filter(state="suggested").exists()

    def test_those_that_were_merged_before_follow(self, editor):
        first, second, third = (a_source(name=name) for name in ("First", "Second", "Third"))
        merge_sources(first, into=second, by=editor, reason=WHY)
        merge_sources(second, into=third, by=editor, reason=WHY)
        assert set(Source.objects.filter(merged_into=third)) == {first, second}
        assert find_sources("first") == [third]

    def test_who_stood_below_it_is_not_its_own_parent(self, editor):
        gone = a_source(name="Gone")
        survivor = a_source(name="Survivor")
        Source.objects.filter(pk=survivor.pk).update(parent=gone)
        merge_sources(gone, into=survivor, by=editor, reason=WHY)
        survivor.refresh_from_db()
        assert survivor.parent is None

    def test_history_says_who_and_why(self, editor):
        gone = a_source(name="Gone")
        with pghistory.context(user=editor.pk):
            merge_sources(gone, into=a_source(name="Survivor"), by=editor, reason=WHY)
        before = gone.events.latest("pgh_id")
        assert (before.merged_into, before.pgh_context.metadata) == (None, {"user": editor.pk, "reason": WHY})


class TestPublishers:
    def merged(self, editor):
        one = an_article(
            publisher="Hill Post",
            url="https://hill.example/raid",
            text="The raid in Basra on 29 December killed 25 guards.",
        )
        other = an_article(
            publisher="Hillpost",
            url="https://hill.example/raid",
            text="The raid in Basra on 29 December killed 26 guards.",
        )
        steps.take("read")
        return one, other

    def test_what_it_tells_of_others_is_judged_again_when_it_is_split_off(self, editor):
        a_desk("Hillpost: The raid in Basra on 29 December killed 25 guards, the Popular Mobilization Units said.")
        hill = a_source(name="Hill Post")
        merge_sources(named("Hillpost"), into=hill, by=editor, reason=WHY)
        steps.take("judge")
        consequences = splitting_would(hill, keys=["hillpost"])
        assert (consequences.claims, consequences.articles, consequences.facts) == (0, 1, the_fact())
        split_source(hill, keys=["hillpost"], by=editor, reason=WHY)
        assert Fact.objects.filter(wanted__gt=F("judged")).count() == 1

    def test_both_articles_of_one_address_stay_and_it_is_said(self, editor):
        one, other = self.merged(editor)
        assert merging_would(other.publisher, one.publisher).shared_addresses == 1
        merge_sources(other.publisher, into=one.publisher, by=editor, reason=WHY)
        assert Article.objects.filter(url="https://hill.example/raid").count() == 2
        assert set(origins()) == {"Hill Post"}

    def test_a_text_that_is_known_under_either_name_is_known(self, editor):
        one, other = self.merged(editor)
        merge_sources(other.publisher, into=one.publisher, by=editor, reason=WHY)
        same = an_article(publisher="Hill Post", text="The raid in Basra on 29 December killed 26 guards.")
        assert same == other
        assert (
            an_article(publisher="Hillpost", url=one.url, text="The raid in Basra on 29 December killed 28 guards.")
            == one
        )

    def test_its_articles_come_back_with_it(self, editor):
        one, other = self.merged(editor)
        merge_sources(other.publisher, into=one.publisher, by=editor, reason=WHY)
        split_source(one.publisher, keys=["hillpost"], by=editor, reason="It is a blog of that name.")
        assert origins() == ["Hill Post", "Hillpost"]


class TestSplitting:
    def test_what_was_merged_comes_back_as_it_was_and_with_what_came_since(self, editor):
        a_desk(*REPORTS)
        before = rows()
        units = named("Popular Mobilization Units")
        merge_sources(named("PMU"), into=units, by=editor, reason=WHY)
        a_desk("Lake Post: The raid in Basra on 29 December killed 29 guards, the PMU said.")
        assert splitting_would(units, keys=["pmu"]) == Consequences(
            names=("PMU",), claims=3, articles=0, facts=the_fact()
        )
        assert split_source(units, keys=["pmu"], by=editor, reason="A police unit.") == [named("PMU")]
        names, matches = rows()
        assert (names[:3], names[3]) == (before[0], "PMU")
        assert matches[:3] == before[1]
        assert origins_in_verdict() == ["PMU", "Popular Mobilization Units"]

    def test_an_alias_becomes_a_source_with_what_was_said_under_it(self, editor):
        units = a_source(name="Popular Mobilization Units", kind="armed_group")
        for name in ("PMU", "Hashd"):
            units.aliases.create(name=name, key=source_key(name))
        a_desk(*REPORTS, "Lake Post: The raid in Basra on 29 December killed 29 guards, Hashd said.")
        assert set(origins()) == {units.name}
        (new,) = split_source(units, keys=["pmu", "hashd"], by=editor, reason="A police unit.")
        assert origins() == [units.name, "PMU", "PMU", "PMU"]
        assert (new.name, new.kind, [alias.name for alias in new.aliases.all()]) == ("PMU", "armed_group", ["Hashd"])
        assert not units.aliases.exists()
        assert Fact.objects.filter(wanted__gt=F("judged")).count() == 1
        a_desk("Moor Post: The raid in Basra on 29 December killed 31 guards, the PMU said.")
        assert origins()[-1] == "PMU"

    def test_who_was_merged_twice_comes_back_alone(self, editor):
        first, second, third = (a_source(name=name) for name in ("First", "Second", "Third"))
        merge_sources(first, into=second, by=editor, reason=WHY)
        merge_sources(second, into=third, by=editor, reason=WHY)
        split_source(third, keys=["second"], by=editor, reason="Another firm.")
        assert set(Source.objects.filter(merged_into=third)) == {first}
