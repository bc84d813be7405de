"""Near-copies: the set, with what must be found and what must not, and the cases that decide."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbase.near_copies import compare, prints_of, words_of
from tests.factbase.near_copies.pairs import copies, events, similar

FERRY, FERRY_APART = events()["01-ferry"]
SHARED_TO_BE_FOUND = 2


def likeness(first, second):
    return compare(words_of(first), words_of(second))


def shared_prints(first, second):
    return len(set(prints_of(words_of(first))) & set(prints_of(words_of(second))))


class TestTheSet:
    def test_is_large_enough(self):
        assert (len(events()), len(copies()) >= 100, len(similar()) >= 100) == (25, True, True)

    def test_none_of_what_is_merely_similar_is_a_copy(self):
        assert [(pair.event, pair.how) for pair in similar() if likeness(pair.first, pair.second).is_copy] == []

    def test_copies_are_found_and_confirmed(self):
        missed = [
            (pair.event, pair.how)
            for pair in copies()
            if shared_prints(pair.first, pair.second) < SHARED_TO_BE_FOUND
            or not likeness(pair.first, pair.second).is_copy
        ]
        assert len(missed) <= 0.05 * len(copies()), missed


class TestNoCopies:
    """What two texts may have in common that were written apart."""

    def test_a_long_quotation(self):
        speech = (
            '"' + "We have come here to bury those whom we love and to ask who is to blame for it, " * 9 + '" she said.'
        )
        first, second = f"{FERRY.text}\n\n{speech}", f"{FERRY_APART.text}\n\n{speech}"
        assert not likeness(first, second).is_copy

    def test_a_quotation_over_several_paragraphs(self):
        speech = "\n\n".join(
            '"We ask who is to blame for it and we shall go on to ask until we are told.' for _ in "12345"
        )
        first, second = f"{FERRY.text}\n\n{speech}", f"{FERRY_APART.text}\n\n{speech}"
        assert not likeness(first, second).is_copy

    def test_two_sentences_of_a_police_report_in_a_short_item(self):
        told = "The man was taken to the hospital of Renn with a wound in his leg, where he died in the course of the night."
        first = f"{told} His brother had called the ambulance. Neighbours had heard a quarrel, and the police look for a van."
        second = f"An argument ended in death on Mill Street. {told} A woman of 34 was questioned until the morning."
        assert not likeness(first, second).is_copy

    @pytest.mark.parametrize("text", ["Bomb kills 12 in Renn.", "Bomb kills 12 in Renn. More follows."])
    def test_a_flash_that_is_not_the_same_to_the_word(self, text):
        assert not likeness(text, "Bomb kills 12 in Renn, says a source.").is_copy

    def test_an_excerpt_in_a_live_blog(self):
        blog = "\n\n".join(report.text for report, _ in events().values())
        assert not likeness(FERRY.text, blog).is_copy

    def test_nothing_at_all(self):
        assert not likeness("", "Something.").is_copy


class TestCopies:
    @pytest.mark.parametrize("text", ["Bomb kills 12 in Renn.", "Renn", "Погибли 30 человек", "死者30人。"])
    def test_the_same_words(self, text):
        assert likeness(text, text.upper() + "\n").is_same
        assert shared_prints(text, text) >= 1

    def test_the_reason_is_a_sentence(self):
        letters = [f"word{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(160)]
        half, whole = " ".join(letters[:80]) + ".", " ".join(letters) + "."
        assert likeness(half, whole).reason("the text of A Wire of 8 May 2016") == (
            "100% of its own words stand in the text of A Wire of 8 May 2016, word for word; they are 50% of it."
        )
        assert likeness(whole, half).reason("the text of A Wire of 8 May 2016") == (
            "50% of its own words stand in the text of A Wire of 8 May 2016, word for word; they are 100% of it."
        )
        assert likeness(half, half).reason("that") == "All of its words are those of that."

    @pytest.mark.parametrize(
        ("written", "words"),
        [
            ("PORT ELLIS (Reuters) - A boat sank.", ("a", "boat", "sank")),
            ("GAZA CITY, Dec 29 (AFP) -- A boat sank.", ("a", "boat", "sank")),
            ("A headline\n\nA boat sank.\n\nRead more: Ten boats that sank last year.", ("a", "boat", "sank")),
            ("A boat sank.\n\n(Reporting by Ann Roe; Editing by Bo Li)", ("a", "boat", "sank")),
            ("Twenty-five of 1,200 sank.", ("25", "of", "1200", "sank")),
            ("A boat \u201csank\u201d.", ("a", "boat")),
            ("It\u2019s a boat.", ("it's", "a", "boat")),
            (
                "The crew\u2019s boat sank, 'like a stone,' he said.",
                ("the", "crew's", "boat", "sank", "he", "said"),
            ),
        ],
    )
    def test_the_words_that_are_a_writers_own(self, written, words):
        assert tuple(word for word in words_of(written).own if word) == words

    def test_names_are_capitals_within_a_sentence_and_numbers(self):
        words = words_of("Rescuers from Renn saved 12. Many of them were from Dorn.")
        assert [word for word, is_name in zip(words.own, words.names, strict=True) if is_name] == ["renn", "12", "dorn"]


class TestPrints:
    def test_are_the_same_in_every_process(self):
        program = "from factbase.near_copies import *; print(prints_of(words_of('A boat sank off the coast.'))[:2])"
        told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
        assert told.strip() == str(prints_of(words_of("A boat sank off the coast."))[:2])

    def test_fit_into_a_column_and_are_few(self):
        found = prints_of(words_of(" ".join(f"word{number}" for number in range(10_000))))
        assert len(found) == 256
        assert all(-(2**63) <= number < 2**63 for number in found)


TEXTS = st.text(alphabet="ab \"'\n.,12AB\u201c-()", max_size=400)


@given(TEXTS, TEXTS)
def test_laws(first, second):
    """Alike is alike from both sides, shares are shares, and a text is its own copy."""
    one, other = likeness(first, second), likeness(second, first)
    assert (one.is_copy, one.of_first, one.of_second) == (other.is_copy, other.of_second, other.of_first)
    assert all(0 <= share <= 1 for share in (one.of_first, one.of_second, one.names_kept))
    assert likeness(first, first).is_copy
