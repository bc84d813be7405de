"""Correcting who is said to have said it: words of the text become hops, and what was read stays beside them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import steps
from claims.judging.judge import judge_batch
from claims.models import Attribution, Claim, Conflict, Fact, Membership, SourceMatch
from claims.reading.chains import GivenHop, find_words, source_of
from claims.reviewing.correcting import EDITABLE, InvalidCorrectionError, edit_claim, restore_claim, version_of
from claims.reviewing.review import NotPossibleError
from claims.reviewing.source_merging import merge_sources
from sources.models import Source
from tests.builders import a_claim, a_conflict, a_desk, a_fact, a_source, an_article

TEXT = "Port officials met the Fire Office. The Fire Office said 30 people had died, citing port officials."


def a_told_claim(**fields) -> Claim:
    """30 dead, said by the Fire Office of the text."""
    return a_claim(article=an_article(text=TEXT, title=""), origin="Fire Office", **fields)


def hops(claim: Claim) -> list[tuple[str, str, str, str]]:
    return [(hop.name, hop.cue, hop.role, hop.stance) for hop in claim.attribution.order_by("position")]


class TestFindingWords:
    @pytest.mark.parametrize("words", ["", " \n ", "the harbour", "fire office", "a" * 3000, "(", "."])
    def test_words_that_are_not_there(self, words):
        assert find_words("The office of the fire", words, near=(4, 10)) is None

    @pytest.mark.parametrize(
        ("words", "near", "found"),
        [
            ("officials", (0, 2), "officials"),
            ("OFFICIALS", (0, 2), "officials"),
            ("the  ministry", (30, 32), "the\nministry"),
            ("nistr", (0, 2), "nistr"),
        ],
    )
    def test_as_they_are_written_there(self, words, near, found):
        text = "Some officials of the\nministry counted 30."
        assert text[slice(*find_words(text, words, near=near) or (0, 0))] == found

    def test_the_nearest_is_taken_and_whole_words_before_parts(self):
        text = "AP, AP said 30; CAPTURED, says AP"
        assert find_words(text, "AP", near=(12, 14)) == (4, 6)
        assert find_words(text, "AP", near=(30, 31)) == (31, 33)
        assert find_words(text, "AP", near=(12, 14), at=0) == (0, 2)
        for elsewhere in (1, -1, len(text), 10**30):
            assert find_words(text, "AP", near=(12, 14), at=elsewhere) == (4, 6)

    @settings(deadline=None, max_examples=30)
    @given(st.text(max_size=40), st.text(max_size=5), st.integers(-2, 50))
    def test_whatever_is_found_is_a_stretch_of_the_text(self, text, words, at):
        found = find_words(text, words, near=(3, 5), at=at if at >= 0 else None)
        assert found is None or text[slice(*found)].split()[0].casefold()[:1] == words.split()[0].casefold()[:1]


@pytest.mark.django_db
class TestRefused:
    @pytest.mark.parametrize(
        ("chain", "field"),
        [
            ([GivenHop(source="the coast guard")], "attribution.0.source"),
            ([GivenHop(source=" ")], "attribution.0.source"),
            ([GivenHop(source="Fire Office"), GivenHop(source="\ud800")], "attribution.1.source"),
            ([GivenHop(source="Fire Office", cue="whispered")], "attribution.0.cue"),
            ([GivenHop(source="Fire Office", cue="said" * 100)], "attribution.0.cue"),
            ([GivenHop(source="Fire Office", stance="hopes")], "attribution.0.stance"),
            ([GivenHop(source="Fire Office")] * 9, "attribution"),
        ],
    )
    def test_what_is_no_chain(self, reviewer, chain, field):
        claim = a_told_claim()
        with pytest.raises(InvalidCorrectionError) as refused:
            edit_claim(claim, by=reviewer, attribution=chain, counted="people of the port")
        assert field in refused.value.errors
        claim.refresh_from_db()
        assert (claim.as_read, claim.counted, hops(claim)) == (
            None,
            "members of Kataib Hezbollah",
            [("Fire Office", "said", "origin", "asserts")],
        )

    def test_all_that_is_wrong_is_said_at_once(self, reviewer):
        with pytest.raises(InvalidCorrectionError) as refused:
            edit_claim(a_told_claim(), by=reviewer, metric="eaten", attribution=[GivenHop(source="nobody", cue="sang")])
        assert set(refused.value.errors) == {"metric", "attribution.0.source", "attribution.0.cue"}

    def test_what_was_changed_since_it_was_seen(self, reviewer):
        claim = a_told_claim()
        seen = version_of(claim)
        assert edit_claim(claim, by=reviewer, seen=seen, attribution=[])
        for change in ({"counted": "guards"}, {"attribution": [GivenHop(source="port officials")]}):
            with pytest.raises(NotPossibleError, match="changed since"):
                edit_claim(claim, by=reviewer, seen=seen, **change)
        with pytest.raises(NotPossibleError, match="changed since"):
            restore_claim(Claim.objects.get(), by=reviewer, seen=seen)
        assert (hops(claim), Claim.objects.get().counted) == ([], "members of Kataib Hezbollah")

    def test_going_back_from_what_stands_as_it_was_read(self, reviewer):
        with pytest.raises(NotPossibleError, match="stands as it was read"):
            restore_claim(a_told_claim(), by=reviewer)

    def test_going_back_from_an_older_sight_of_it(self, reviewer):
        claim = a_told_claim()
        edit_claim(Claim.objects.get(), by=reviewer, attribution=[])
        with pytest.raises(NotPossibleError, match="changed since"):
            restore_claim(claim, by=reviewer)

    def test_what_is_not_new_changes_nothing(self, reviewer):
        (claim,) = a_claims_of(a_desk("Harbour Post: The raid killed 12 guards, the coast office said."))
        (hop,) = claim.attribution.all()
        same = GivenHop(source=hop.name, cue=hop.cue, start=hop.start, cue_start=hop.cue_start, named=hop.named)
        assert not edit_claim(claim, by=reviewer, metric="killed", attribution=[same])
        claim.refresh_from_db()
        assert (claim.review_state, claim.as_read) == ("unreviewed", None)


def a_claims_of(articles) -> list[Claim]:
    return list(Claim.objects.filter(article__in=articles).order_by("pk"))


@pytest.mark.django_db
class TestCorrected:
    def test_hops_are_words_of_the_text_nearest_to_the_claim(self, reviewer):
        claim = a_told_claim()
        chain = [GivenHop(source="the fire  office", cue="said"), GivenHop(source="port officials", named=False)]
        assert edit_claim(claim, by=reviewer, attribution=chain)
        assert hops(claim) == [
            ("The Fire Office", "said", "relay", "asserts"),
            ("port officials", "", "origin", "asserts"),
        ]
        for hop in claim.attribution.all():
            assert TEXT[hop.start : hop.end] == hop.name
            assert TEXT[hop.cue_start : hop.cue_end] == hop.cue
        assert claim.attribution.first().start == TEXT.index("The Fire")
        claim.refresh_from_db()
        assert (claim.origin.name, claim.origin.kind, claim.origin.article) == (
            "port officials",
            "unnamed",
            claim.article,
        )
        assert (claim.review_state, claim.reviewed_by) == ("edited", reviewer)

    def test_what_was_read_stays_beside_it_and_comes_back(self, reviewer):
        fact = a_fact()
        (claim,) = a_claims_of(a_desk("Harbour Post: The raid killed 12 guards, port officials said."))
        before = state_of(claim)
        edit_claim(claim, by=reviewer, attribution=[GivenHop(source="guards")], metric="injured", counted="port guards")
        claim.refresh_from_db()
        edit_claim(claim, by=reviewer, attribution=[], value=13)
        claim.refresh_from_db()
        assert (claim.value, claim.low, claim.high, hops(claim)) == (13, 13, 13, [])
        assert claim.origin == claim.article.publisher
        assert claim.as_read is not None
        assert set(claim.as_read) == {*EDITABLE, "attribution"}
        (read,) = claim.as_read["attribution"]
        assert (read["source"], read["cue"], read["stands_for"]) == ("port officials", "said", "port officials")
        restore_claim(claim, by=reviewer)
        claim.refresh_from_db()
        assert state_of(claim) == before
        assert (claim.as_read, claim.review_state, claim.reviewed_by) == (None, "unreviewed", None)
        assert fact.memberships.count() == 0

    @pytest.mark.parametrize("name", ["a spokesman for the Health Ministry", "the army spokeswoman", "Gen. Ann Roe"])
    def test_whoever_spoke_for_others_speaks_for_them_again(self, reviewer, name):
        (claim,) = a_claims_of(a_desk(f"Harbour Post: The raid killed 12 guards, {name} said."))
        before = state_of(claim)
        edit_claim(claim, by=reviewer, attribution=[])
        restore_claim(Claim.objects.get(), by=reviewer)
        assert state_of(Claim.objects.get()) == before

    def test_an_origin_that_was_merged_since_and_is_kept_speaks_as_the_one_that_survives(self, editor):
        (claim,) = a_claims_of(a_desk("Harbour Post: The raid killed 12 guards, the Popular Mobilization Units said."))
        (hop,) = claim.attribution.all()
        survivor = a_source(name="Hashd")
        merge_sources(claim.origin, into=survivor, by=editor, reason="Their own site says so.")
        kept = GivenHop(source=hop.name, cue=hop.cue, start=hop.start, cue_start=hop.cue_start, stance="denies")
        assert edit_claim(Claim.objects.get(), by=editor, attribution=[kept])
        assert (Claim.objects.get().origin, source_of(claim.attribution.get())) == (survivor, survivor)

    def test_an_older_correction_comes_back_with_the_chain_that_stands(self, reviewer):
        claim = a_told_claim()
        read = {**dict.fromkeys(EDITABLE), "value": "31", "low": "31", "high": "31", "modifier": "exact"}
        Claim.objects.update(as_read={**read, "unit": "", "metric": "killed", "counted": ""}, review_state="edited")
        restore_claim(Claim.objects.get(), by=reviewer)
        claim.refresh_from_db()
        assert (claim.value, hops(claim)) == (31, [("Fire Office", "said", "origin", "asserts")])

    def test_a_decision_on_a_name_outlives_a_corrected_cue(self, reviewer):
        claim = a_told_claim()
        start = TEXT.index("Fire Office")
        Attribution.objects.update(start=start, end=start + len("Fire Office"))
        office = a_source(name="The city's fire brigade", kind="government")
        SourceMatch.objects.update(source=office, decided_by=reviewer, reason="It has one.")
        Claim.objects.update(origin=office)
        edit_claim(Claim.objects.get(), by=reviewer, attribution=[GivenHop(source="Fire Office", start=start)])
        match = SourceMatch.objects.get()
        assert (match.source, match.decided_by, match.reason) == (office, reviewer, "It has one.")
        assert Claim.objects.get().origin == office
        assert Source.objects.filter(name="Fire Office").exists()
        assert claim.attribution.get().cue == ""

    def test_a_name_that_several_sources_have_is_nobodys_until_decided(self, reviewer):
        for name in ("Port Police", "Post Police"):
            source = a_source(name=name, kind="government")
            source.aliases.create(name="port officials", key="port officials")
        edit_claim(a_told_claim(), by=reviewer, attribution=[GivenHop(source="port officials")])
        claim = Claim.objects.get()
        assert claim.origin.article == claim.article
        assert set(SourceMatch.objects.values_list("state", flat=True)) == {"suggested"}

    def test_the_facts_are_judged_again(self, reviewer):
        conflict = a_conflict(values=(30, 45))
        claim = Claim.objects.get(value=45)
        text = claim.reading.revision.text
        edit_claim(claim, by=reviewer, attribution=[GivenHop(source=text.split()[-1].strip("."), stance="denies")])
        judge_batch()
        conflict.refresh_from_db()
        assert conflict.state == "ended"
        restore_claim(Claim.objects.get(value=45), by=reviewer)
        judge_batch()
        conflict.refresh_from_db()
        assert conflict.state == "open"

    def test_another_metric_and_back_is_the_same_fact(self, reviewer):
        (claim,) = a_claims_of(a_desk("Harbour Post: The raid killed 12 guards in Harbour Town."))
        fact = Fact.objects.get()
        edit_claim(claim, by=reviewer, metric="injured")
        assert Membership.objects.get(state="confirmed").fact != fact
        restore_claim(Claim.objects.get(), by=reviewer)
        steps.take("judge")
        assert Membership.objects.get(state="confirmed").fact == fact
        assert Conflict.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given_fields", "bounds"),
    [
        ({"value": 25}, (25, 25, 25)),
        ({"modifier": "at_least"}, (30, 30, None)),
        ({"value": 25, "modifier": "up_to"}, (25, None, 25)),
        ({"value": None, "low": 20, "high": 30, "modifier": "between"}, (None, 20, 30)),
        ({"modifier": "about", "low": 28, "high": 33}, (30, 28, 33)),
        ({"counted": "guards"}, (30, 30, 30)),
    ],
)
def test_bounds_follow_from_the_value(reviewer, given_fields, bounds):
    claim = a_claim()
    edit_claim(claim, by=reviewer, **given_fields)
    claim.refresh_from_db()
    assert (claim.value, claim.low, claim.high) == bounds


def state_of(claim: Claim) -> dict[str, Any]:
    """All of a claim that a correction may touch."""
    chain = [(hop.name, hop.start, hop.end, hop.cue, hop.role, hop.named) for hop in claim.attribution.all()]
    facts = list(claim.memberships.filter(state="confirmed").values_list("fact", flat=True))
    fields = {field: getattr(claim, field) for field in EDITABLE}
    return {**fields, "origin": claim.origin, "chain": chain, "facts": facts}
