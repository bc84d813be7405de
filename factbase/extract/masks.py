"""Masks: numbers that name or order something instead of counting it, one row a form.

A numeral inside a masked span is read by no rule; the row's reason is what `extract --all` tells of it. Dates are
masked too; they come from `factbase.periods`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factbase.spans import zones

_CURRENCIES = r"(?:USD|EUR|GBP|JPY|CHF|AUD|CAD|INR|CNY|RMB|ILS|NIS|TRY|IQD|IRR|SAR|AED|RM|Rs|US|A|C|HK|NZ|S)"
# Feeds that are folded to ASCII write the pound sign as "PS": "PS6m", "PS21,700", unlike a console's "PS5".
_ASCII_POUND = r"PS\d[\d.,]*(?:m|bn|k|b|tn)\b|PS\d+[.,]\d"
_STREETS = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Court|Ct|Place|Pl|Way|Highway|Hwy|Parkway|Pkwy"
    r"|Terrace|Square|Sq|Circle|Trail|Pike)"
)
_LABELS = (
    r"(?:Articles?|Sections?|Chapters?|Clause|No|Nos|Wards?|Districts?|Routes?|Highway|Interstate|Flight|Room|Rooms|Unit"
    r"|Level|Phase|Grade|Category|Type|Class|Title|Proposition|Prop|Apollo|Channel|Figure|Table|Part|Resolution"
    r"|Apartment|Apt|Lot|Boeing|Airbus|Area|Exit|Pier|Terminal|Gate|Line|Block|Zone|Sector|Division|Brigade"
    r"|Formula|Bowl|War|Precinct|Station|Volume|Vol|Chapter|Act|Amendment|Platform|Page|Step|Stage|Game|Bill|iPhone"
    r"|Windows|Form|Camp|Hangar|Runway|Version|Covid|COVID|Model|Planet|Building|Engine|Battalion|Group|PlayStation|Studio)"
)
_STATES = r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"
_HOURS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

# Why it is no figure, and how it is written; each is linear: no nested repetition, and every repetition is bounded or
# of one class. Those that begin with the number are tried only where one stands.
_NUMBERED: tuple[tuple[str, str], ...] = (
    ("an identifier", r"\b\d{10,}\b"),
    (
        "a clock time",
        r"\b\d{1,2}(?::\d\d){1,2}(?:\.\d+)?(?: ?[apAP]\.? ?[mM]\b\.?)?|\b\d{1,2}(?:\.\d\d)? ?[apAP]\.? ?[mM]\b\.?",
    ),
    ("a clock time", r"\b(?:[01]\d|2[0-3])[0-5]\d (?:hours|hrs|GMT|UTC)\b"),
    (
        "a phone number",
        r"(?<![\w.])(?:\+?\d{1,3}[ .-]{1,2})?\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}\b|(?<![\w.-])\d{3}-\d{4}\b",
    ),
    (
        "a phone number",
        r"(?<![\w.])\+\d[\d ().-]{6,18}\d\b|\b1-8\d\d-[\w-]{4,12}|(?<![\w.])\(0\d{1,4}\)[\d .-]{4,12}\d\b",
    ),
    ("a phone number", r"(?:\+?\b\d{1,3}[ .-]{0,2})?\(?\b\d{3}\)[ .-]{0,2}\d{3}[ .-]\d{4}\b"),
    ("a phone number", r"\b\d{1,4}(?:-\d{1,5}){3,6}\b"),
    ("a phone number", r"\b\d{3}-\d{3}-[A-Z]{4}\b|\b\d{3}-[A-Z]{3,4}-[A-Z]{4}\b|\b\d{3}-(?:\d-)?[A-Z]{4,}\b"),
    ("a phone number", r"(?<![\w.,])0\d{1,5}-\d{3,}(?:-\d+)*\b"),
    ("an emergency number", r"\b911\b(?! (?:people|men|women))"),
    ("a street address", r"\b\d+(?:st|nd|rd|th)? (?:block|blk)\b"),
    (
        "a street address",
        rf"\b\d{{1,5}}(?:-\d{{1,5}})? (?:[NSEW]\.? |(?:North|South|East|West) )?(?:[A-Z\d][\w'.]* ){{1,3}}{_STREETS}\b",
    ),
    ("a street address", r"\b\d{2,5} [NSEW]\. (?=[A-Z])|\b\d{3,5} (?:North|South|East|West)\b(?= and\b|[,.)]| \()"),
    ("a vote as such", r"\b\d+ votes? to \d+\b"),
    ("an ordinal", r"\b\d{1,3}(?:st|nd|rd|th)\b"),
    (
        "a designator",
        r"\b\d{1,3}[A-JL-Z]{1,2}\b(?<![\d](?:GB|TB|MW|GW|MB|kg|bn))(?<!\dM)(?<!\dB)(?<!\dMM)(?<!\dC)(?<!\dF)",
    ),
    ("the name of a broadcaster", r"\b\d{1,2} (?:Action |Eyewitness )?(?:News|TV|HD)\b"),
    ("a type of aircraft", r"\b7[0-8]7(?:-\d+)?(?: (?:Max|MAX|Dreamliner)\b|(?= (?:jet|plane|aircraft|airliner)))"),
    ("a link or a tag", r"#\d+"),
    ("a version", r"\b(?!\d{1,3}(?:\.\d{3}){2,}\b)\d+(?:\.\d+){2,}\b"),
    ("a date or a saying with a slash", r"(?<![\w/])\d{1,3}/(?:7|11|50|31)\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"),
    (
        "a place on the map",
        r"\b\d{1,3}(?:\.\d+)?° ?(?:\d{1,2}' ?)?(?:\d{1,2}(?:\.\d+)?\" ?)?[NSEW]\b|-?\b\d{1,3}\.\d{4,}, ?-?\d{1,3}\.\d{4,}\b",
    ),
    ("a footnote", r"\[\d{1,3}\]"),
)
# Those that a word leads up to; they are looked for around numbers only.
_LED: tuple[tuple[str, str], ...] = (
    (
        "a phone number",
        r"\b(?i:phone|telephone|tel|fax|mobile|cell|hotline|whatsapp)\b[^\n;\d]{0,30}[+(]{0,2}\d[\d ()./+-]{4,22}\d",
    ),
    ("a phone number", r"\b(?i:ext|extension)\.? ?\d{2,6}\b"),
    ("an emergency number", r"\b(?:call(?:ed|ing|s)?|dial(?:ed|ing|s)?|to) (?:911|999|112)\b"),
    ("a street address", r"\bblock of \d+"),
    ("a postal code", rf"\b{_STATES}\.?,? \d{{5}}(?:-\d{{4}})?\b"),
    ("a road number", r"\b(?i:routes|highways|interstates|roads|exits) \d{1,4}(?:,? (?:and|to) \d{1,4})?\b"),
    ("a phone number", r"\b[A-Z]{4,} ?\(\d{4,7}\)"),
    ("a road number", r"\b(?:US|U\.S\.|State|County|Farm) (?:Route|Highway|Road) ?\d{1,4}\b|\bUS-\d{1,4}\b"),
    ("a road number", r"\bU\.S\. \d{1,3}(?= (?:in|near|at|north|south|east|west|just)\b|[,.;])"),
    ("a road number", r"\b(?:ruta|carretera|autopista|nacional|route|nationale|autoroute) \d{1,4}\b"),
    ("the name of a disease", r"\b(?i:covid|hiv|h\dn) ?-? ?\d+\b"),
    (
        "a designator",
        rf"\b(?!{_CURRENCIES}-?\d)(?!{_ASCII_POUND})[A-Z][A-Za-z]{{0,5}}-\d+\w{{0,3}}\b|\b(?!{_CURRENCIES}\d)(?!{_ASCII_POUND})[A-Za-z]{{1,4}}\d+\w*",
    ),
    (
        "a number that names something",
        rf"\b{_LABELS}\.? (?:#|No\.? )?\d+(?:-\d+)?s?\b(?!,\d|\.\d| ?%)|\b[Nn]umber \d+\b",
    ),
    (
        "a number that names something",
        r"\b(?:flight|highway|route|room|chapter|platform|gate|seat|pier|terminal|runway|ward|interstate|apartment|article|section|paragraph|verse) \d{1,5}\b",
    ),
    (
        "the number of a picture or a page",
        r"\b(?i:image|photo|slide|page|picture|gallery|caption|part) \d+ (?:of|/)(?: ?/)? ?\d+\b",
    ),
    (
        "the name of a broadcaster",
        r"\b[A-Z][A-Za-z]+ ?\d{1,2} (?:Action |Eyewitness )?(?:News|TV|HD)\b|\b[A-Z]{3,5} \d{1,2} -",
    ),
    (
        "the name of a broadcaster",
        r"\b(?:ABC|CBS|NBC|FOX|Fox|BBC|CNN|NewsChannel|[KW][A-Z]{3}) ?\d{1,2}\b(?!,\d|\.\d| ?%)",
    ),
    (
        "the name of an index or a list",
        r"\b(?:S&P|Nasdaq|NASDAQ|Russell|FTSE|Fortune|CAC|DAX|Nikkei|Stoxx|STOXX|CSI|ASX|TSX|Forbes) ?-?\d{2,4}\b",
    ),
    ("part of a name", r"\b[A-Z]{1,4}\.\d+\b"),
    ("a version", r"\bversion \d[\d.]*"),
    ("a vote as such", r"\b(?:votes?|voted|voting|ballot|margin)\b(?: [a-z]+){0,3}? \d+ ?(?:-|to) ?\d+\b"),
)
# What is looked for in the whole of a text; each begins with a character or a line that can be skipped to.
_ANYWHERE: tuple[tuple[str, str], ...] = (
    ("a link or a tag", r"(?:ht|f)tps?://\S+"),
    ("a link or a tag", r"www\.\S+"),
    ("a link or a tag", r"<[^<>\n]{1,400}>"),
    ("a link or a tag", r"@(?<!\w@)\w+"),
    ("a link or a tag", r"#(?<!\w#)\w+"),
    ("a list number", r"(?m)^ *\(?\d{1,2}[.)](?= )|^ *\(\d{1,2}\)"),
)
# What is found by a sign within it: the sign, and how far before and behind it that can reach.
_SIGNED: tuple[tuple[str, str, int, str], ...] = (
    ("a link or a tag", "@", 64, r"\b[\w.-]{1,64}@[\w.-]+"),
    ("an identifier", "_", 40, r"\b(?=\w{0,30}\d)(?=\w{0,30}[g-zG-Z_])\w{0,30}\d\w{0,30}_\w*"),
    ("a clock time", "o'clock", 16, r"(?<= )(?:\d{1,2}|[a-z]{3,6}) o'clock\b"),
    (
        "a clock time",
        r" (?:morning|afternoon|evening|night)\b",
        40,
        rf"\b(?:at|around|about|by|until|before|after|since) (?:\d{{1,2}}|{_HOURS}) (?:in the|this|that|(?:on )?[A-Z][a-z]+day)"
        r"(?= (?:morning|afternoon|evening|night)\b)",
    ),
    (
        "a rank or a number that names something",
        r" (?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)\b",
        16,
        r"\b(?:[Nn]umber|[Rr]ound|[Pp]hase|[Pp]art|[Cc]hapter|[Ss]tage|[Tt]ier|War) (?i:one|two|three|four|five)\b",
    ),
)
_SLASHED = re.compile(r"(?<![\w.,/$€£-])(\d{1,2})/(\d{1,2})(?![\w/]|\.\d)")
_TALLY = re.compile(r"(?<![\w.,$€£-])(\d{1,3})(?:-|\u2013)(\d{1,3})(?:(?:-|\u2013)\d{1,3})*(?![\w%-]|[.,]\d)")
_TWO = re.compile(r"(\d+)-(\d+)")
_SETS = re.compile(r"(?<![\w.,$€£-])\d{1,2}-\d{1,2}(?:,? (?:and )?\d{1,2}-\d{1,2}\b)+(?![\w%-])")


class Mask(NamedTuple):
    """A span that holds numbers but no figure, and what it holds instead ("a clock time")."""

    start: int
    end: int
    reason: str


class _Forms:
    """Rows of a table, compiled; and all of them as one pattern, which tells at one go that none matches."""

    def __init__(self, rows: Sequence[tuple[str, str]], *, opening: str = "") -> None:
        """``opening`` is what all rows begin with: where it does not match, none of them is tried."""
        self._patterns = tuple((reason, re.compile(source)) for reason, source in rows)
        self._any = re.compile(rf"{opening}(?:{'|'.join(source for _, source in rows)})")

    def at(self, folded: str, place: int) -> Iterator[Mask]:
        """The masks that begin at this place."""
        if self._any.match(folded, place):
            for reason, pattern in self._patterns:
                if (match := pattern.match(folded, place)) is not None:
                    yield Mask(*match.span(), reason)

    def within(self, folded: str, start: int, end: int) -> Iterator[Mask]:
        """The masks between these places."""
        if self._any.search(folded, start, end):
            for reason, pattern in self._patterns:
                for match in pattern.finditer(folded, start, end):
                    yield Mask(*match.span(), reason)


_AT_NUMBER, _UP_TO_NUMBER = _Forms(_NUMBERED), _Forms(_LED, opening=r"\b(?=[A-Za-z])")
_FOUND_ANYWHERE = tuple((reason, re.compile(source)) for reason, source in _ANYWHERE)
_FOUND_BY_SIGN = tuple((re.compile(sign), reach, _Forms([(why, source)])) for why, sign, reach, source in _SIGNED)
_DIGITS = re.compile(r"\d+")
# How far before a number the word may stand that makes it a name, and how far behind it the form may go on.
_BEHIND, _AHEAD = 48, 24
_OPENERS = frozenset("+([#-")


def find_masks(folded: str) -> Iterator[Mask]:
    """The masks of a folded text, in no order; they may overlap."""
    for reason, pattern in _FOUND_ANYWHERE:
        for match in pattern.finditer(folded):
            yield Mask(*match.span(), reason)
    for sign, reach, forms in _FOUND_BY_SIGN:
        for start, end in zones(folded, sign, behind=reach, ahead=reach):
            yield from forms.within(folded, start, end)
    for start, end in zones(folded, _DIGITS, behind=_BEHIND, ahead=_AHEAD):
        yield from _UP_TO_NUMBER.within(folded, start, end)
    yield from _at_numbers(folded)


def _at_numbers(folded: str) -> Iterator[Mask]:
    """The masks that begin with a number, or with the sign before it; what one of them holds within is passed over."""
    end = 0
    for number in _DIGITS.finditer(folded):
        start = number.start()
        if number.end() < end:
            continue
        opener = start - 1 if start and folded[start - 1] in _OPENERS else start
        for place in (opener, start) if opener < start else (start,):
            for mask in (*_AT_NUMBER.at(folded, place), *_pairs(folded, place)):
                end = max(end, mask.end)
                yield mask
            if end >= number.end():
                break


def _pairs(folded: str, place: int) -> Iterator[Mask]:
    """Two numbers that their mark and their order tell to be no range and no fraction."""
    pair = _SLASHED.match(folded, place)
    # "9/4" is a day and a month; "3/4" is a fraction, "11/2" for 1 1/2 is read as meant.
    if pair and int(pair[1]) >= int(pair[2]) and not 0 < int(pair[1][-1]) < int(pair[2]) <= 4:
        yield Mask(*pair.span(), "a day and a month")
    if (sets := _SETS.match(folded, place)) and any(int(one) >= int(other) for one, other in _TWO.findall(sets[0])):
        yield Mask(*sets.span(), "a score")
    tally = _TALLY.match(folded, place)
    # "2-1", "50-48": scores put the larger first, ranges the smaller; three numbers are never a range.
    if tally and (int(tally[1]) >= int(tally[2]) or tally[0].count("-") > 1):
        yield Mask(*tally.span(), "a score")
