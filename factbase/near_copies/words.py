"""The words of a text that are its writer's own work: without headline, credits, datelines, adverts and quotations.

Headline, credit and adverts are what changes when a text is copied; a quotation is what two reports may have in common
that were written apart. Numbers are one word however written: "twenty-five" and 25, "1,200" and 1200.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from factbase.extract.lexicon import ONES, TENS

# Stands where something was left out: no run of words goes across it.
GAP = ""

# Curly and angular quotes become straight ones; soft hyphens go.
_STRAIGHT = str.maketrans(
    {**dict.fromkeys("\u2018\u2019", "'"), **dict.fromkeys("\u201c\u201d\u201e\xab\xbb", '"'), "\xad": None}
)
# A line of a text may be any of these, and is not its writer's work.
_BOILERPLATE = re.compile(
    r"""(?ix) ^\W* (?:
        (?: read | see ) \s (?: more | also | next | the \s full ) \b
        | (?: sign \s up | subscribe | follow \s us | click \s here | download \s (?:our|the) | share \s this | join \s our | support \s our ) \b
        | (?: related | more \s on \s this | also \s read | watch | listen | in \s pictures | advertisement | story \s continues | recommended ) \b [^.]{0,90} $
        | (?: additional | further )? \s? (?: reporting | writing | editing | edited | written | compiled | translated ) \s (?: by | for ) \b
        | (?: source | via | credit | photo | image | file \s photo | picture | byline ) \s? [:»>|→]
        | (?: © | \(c\) | copyright \b | all \s rights \s reserved | this \s (?: material | story | article | report ) \s (?: may | was | has | is | first ) \b )
        | by \s [^.]{2,60} $
    )"""
)  # fmt: skip
# "BAGHDAD (AFP) - ", "GAZA CITY, Dec 29 (Reuters) -- ", "LONDON, May 8 - ", "(Reuters) - "
_DATELINE = re.compile(
    r"^(?:[^\n.!?\"]{0,60}\([^()\n]{2,40}\)|[A-Z][A-Z .'/-]{2,40}(?:,[^\n.!?\"]{1,40}?)?)\s{0,3}[-\u2013\u2014]{1,2}\s"
)
_UPPER_PLACE = re.compile(r"^[A-Z][A-Z .'/-]{3,40}:\s")
# Double quotes close at the end of the paragraph where nothing else does; single ones only after punctuation, since a
# plural possessive looks the same. Their repetitions are bounded.
_QUOTATION = re.compile(r"\"[^\"]*(?:\"|$)|(?<![^\s(])'(?=\w)[^']{3,400}(?:'\w[^']{0,400}){0,9}[.,!?]'(?!\w)")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?")
_SENTENCE_END = re.compile(r"[.!?:\u3002\u061f\u06d4\u0964][\"')\]]*$")
# A line of fewer words without a full stop is a crosshead, a label or a button.
_SHORTEST_LINE = 8
_LONGEST_HEADLINE = 30
_TENS = {str(number) for number in TENS.values()}


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words, folded. `own` are those outside of quotations, GAP where something was left out.

    `names` has, for each of `own`, whether it is a particular: a number, or a name (a capital within a sentence).
    `everything` are all words of the text, headline and quotations included.
    """

    own: tuple[str, ...]
    names: tuple[bool, ...]
    everything: tuple[str, ...]

    @property
    def length(self) -> int:
        """How many words are the writer's own."""
        return sum(word != GAP for word in self.own)


def words_of(text: str) -> Words:
    """The words of a text, which is a title and an empty line before the body, or a body alone."""
    plain = unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
    own: list[str] = []
    names: list[bool] = []
    for paragraph in _body(plain.split("\n")):
        for piece in _QUOTATION.split(paragraph):
            for word, is_name in _words(piece):
                own.append(word)
                names.append(is_name)
            own.append(GAP)
            names.append(False)
        # What is quoted is left out, the end of a paragraph is not: a copy joins and splits paragraphs.
        del own[-1:], names[-1:]
    return Words(tuple(own), tuple(names), tuple(word for word, _ in _words(plain)))


def _body(lines: list[str]) -> list[str]:
    """The paragraphs that tell something; all lines where none does."""
    kept = []
    for number, line in enumerate(lines):
        told = _DATELINE.sub("", line.strip(), count=1)
        told = _UPPER_PLACE.sub("", told, count=1)
        if not _is_aside(told, is_first=number == 0):
            kept.append(told)
    return kept or lines


def _is_aside(line: str, *, is_first: bool) -> bool:
    if not line or _BOILERPLATE.match(line) or (line.startswith("(") and line.endswith(")")):
        return True
    longest = _LONGEST_HEADLINE if is_first else _SHORTEST_LINE
    return not _SENTENCE_END.search(line) and len(line.split()) < longest


def _words(piece: str) -> list[tuple[str, bool]]:
    """Each word of a piece of text, folded, and whether it is a particular."""
    found: list[tuple[str, bool]] = []
    for match in _WORD.finditer(piece):
        word = match[0]
        if word[0].isdigit():
            found.append((word.replace(",", "").rstrip("."), True))
            continue
        folded = word.casefold()
        number = ONES.get(folded, TENS.get(folded))
        if number is None:
            found.append((folded, word[0].isupper() and not _begins_sentence(piece, match.start())))
        elif number < 10 and found and found[-1][0] in _TENS and piece[match.start() - 1] in "- ":
            found[-1] = (str(int(found[-1][0]) + number), True)
        else:
            found.append((str(number), True))
    return found


def _begins_sentence(piece: str, start: int) -> bool:
    before = piece[max(0, start - 3) : start].rstrip(" \"'(")
    return not before or before[-1] in ".!?:\n"
