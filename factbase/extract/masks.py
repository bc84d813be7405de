"""Masks: numbers that name or order something instead of counting it, one row a form.

A numeral inside a masked span is read by no rule. Dates are masked too; they come from `factbase.periods`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factbase.spans import Span, zones

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

# name, pattern; each is linear: no nested repetition, and every repetition is bounded or of one class.
_FORMS: tuple[tuple[str, str], ...] = (
    ("id", r"\b\d{10,}\b|\b(?=\w{0,30}\d)(?=\w{0,30}[g-zG-Z_])\w*\d\w{0,30}_\w*"),
    ("clock", r"\b\d{1,2}(?::\d\d){1,2}(?:\.\d+)?(?: ?[ap]\.? ?m\b\.?)?|\b\d{1,2}(?:\.\d\d)? ?[ap]\.? ?m\b\.?"),
    ("clock_word", r"\b(?:[01]\d|2[0-3])[0-5]\d (?:hours|hrs|GMT|UTC)\b"),
    ("phone", r"(?<![\w.])(?:\+?\d{1,3}[ .-]{1,2})?\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}\b|(?<![\w.-])\d{3}-\d{4}\b"),
    (
        "phone_foreign",
        r"(?<![\w.])\+\d[\d ().-]{6,18}\d\b|\b1-8\d\d-[\w-]{4,12}|(?<![\w.])\(0\d{1,4}\)[\d .-]{4,12}\d\b",
    ),
    (
        "phone_called_so",
        r"\b(?i:phone|telephone|tel|fax|mobile|cell|hotline|whatsapp)\b[^\n;\d]{0,30}[+(]{0,2}\d[\d ()./+-]{4,22}\d",
    ),
    (
        "phone_emergency",
        r"\b(?:call(?:ed|ing|s)?|dial(?:ed|ing|s)?|to) (?:911|999|112)\b|\b911\b(?! (?:people|men|women))",
    ),
    ("phone_brackets", r"(?:\+?\b\d{1,3}[ .-]{0,2})?\(?\b\d{3}\)[ .-]{0,2}\d{3}[ .-]\d{4}\b"),
    ("phone_groups", r"\b\d{1,4}(?:-\d{1,5}){3,6}\b"),
    ("phone_extension", r"\b(?i:ext|extension)\.? ?\d{2,6}\b"),
    ("phone_in_letters", r"\b\d{3}-\d{3}-[A-Z]{4}\b|\b\d{3}-[A-Z]{3,4}-[A-Z]{4}\b"),
    ("phone_with_nought", r"(?<![\w.,])0\d{1,5}-\d{3,}(?:-\d+)*\b"),
    ("block", r"\b\d+(?:st|nd|rd|th)? (?:block|blk)\b|\bblock of \d+"),
    (
        "address",
        rf"\b\d{{1,5}}(?:-\d{{1,5}})? (?:[NSEW]\.? |(?:North|South|East|West) )?(?:[A-Z\d][\w'.]* ){{1,3}}{_STREETS}\b",
    ),
    ("roads", r"\b(?i:routes|highways|interstates|roads|exits) \d{1,4}(?:,? (?:and|to) \d{1,4})?\b"),
    ("road", r"\b(?:US|U\.S\.|State) (?:Route|Highway|Road) ?\d{1,4}\b|\bUS-\d{1,4}\b"),
    (
        "designator",
        rf"\b(?!{_CURRENCIES}-?\d)(?!{_ASCII_POUND})[A-Z][A-Za-z]{{0,5}}-\d+\w{{0,3}}\b|\b(?!{_CURRENCIES}\d)(?!{_ASCII_POUND})[A-Za-z]{{1,4}}\d+\w*",
    ),
    (
        "designator_after",
        r"\b\d{1,3}(?:[A-JL-Z]{1,2}|st|nd|rd|th)\b(?<![\d](?:GB|TB|MW|GW|MB|kg|bn))(?<!\dM)(?<!\dB)(?<!\dMM)",
    ),
    ("label", rf"\b{_LABELS}\.? (?:#|No\.? )?\d+(?:-\d+)?s?\b(?!,\d|\.\d| ?%)|\b[Nn]umber \d+\b"),
    (
        "label_in_lower_case",
        r"\b(?:flight|highway|route|room|chapter|platform|interstate|apartment|article|section|paragraph|verse) \d{1,5}\b",
    ),
    ("picture", r"\b(?i:image|photo|slide|page|picture|gallery|caption|part) \d+ (?:of|/)(?: ?/)? ?\d+\b"),
    ("station", r"\b(?:[A-Z][A-Za-z]+ ?)?\d{1,2} (?:Action |Eyewitness )?(?:News|TV|HD)\b|\b[A-Z]{3,5} \d{1,2} -"),
    ("aeroplane", r"\b7[0-8]7(?:-\d+)?(?: (?:Max|MAX|Dreamliner)\b|(?= (?:jet|plane|aircraft|airliner)))"),
    (
        "index",
        r"\b(?:S&P|Nasdaq|NASDAQ|Russell|FTSE|Fortune|CAC|DAX|Nikkei|Stoxx|STOXX|CSI|ASX|TSX|Forbes) ?-?\d{2,4}\b",
    ),
    ("disease", r"\b(?i:covid|hiv|h\dn) ?-? ?\d+\b"),
    ("name_with_point", r"\b[A-Z]{1,4}\.\d+\b"),
    ("hash", r"#\d+|\b\w+://\S*"),
    ("version", r"\b(?!\d{1,3}(?:\.\d{3}){2,}\b)\d+(?:\.\d+){2,}\b|\bversion \d[\d.]*"),
    ("slashes", r"(?<![\w/])\d{1,3}/(?:7|11|50|31)\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"),
    (
        "coordinates",
        r"\b\d{1,3}(?:\.\d+)?° ?(?:\d{1,2}' ?)?(?:\d{1,2}(?:\.\d+)?\" ?)?[NSEW]\b|-?\b\d{1,3}\.\d{4,}, ?-?\d{1,3}\.\d{4,}\b",
    ),
    ("vote", r"\b(?:votes?|voted|voting|ballot|margin)\b(?: [a-z]+){0,3}? \d+ ?(?:-|to) ?\d+\b"),
    ("list_number", r"(?m)^ *\(?\d{1,2}[.)](?= )|^ *\(\d{1,2}\)"),
    ("footnote", r"\[\d{1,3}\]"),
)
# What names or orders in words, or needs no digit to be told.
_WORDY: tuple[tuple[str, str], ...] = (
    ("link", r"(?:https?://|www\.)\S+|\b[\w.-]{1,64}@[\w.-]+|<[^<>\n]{1,400}>|(?<!\w)[#@]\w+"),
    ("clock_in_words", r"(?<= )(?:\d{1,2}|[a-z]{3,6}) o'clock\b"),
    (
        "rank_in_words",
        r"\b(?:[Nn]umber|[Rr]ound|[Pp]hase|[Pp]art|[Cc]hapter|[Ss]tage|[Tt]ier|War) (?i:one|two|three|four|five)\b",
    ),
)
_MASKS: tuple[re.Pattern[str], ...] = tuple(re.compile(source) for _, source in _FORMS)
_WORDY_MASKS: tuple[re.Pattern[str], ...] = tuple(re.compile(source) for _, source in _WORDY)
_DIGITS = re.compile(r"\d+")
_REACH = 48
_TALLY = re.compile(r"(?<![\w.,$€£-])(\d{1,3})(?:-|\u2013)(\d{1,3})(?:(?:-|\u2013)\d{1,3})*(?![\w,%-]|\.\d)")


_SLASHED = re.compile(r"(?<![\w.,/$€£-])(\d{1,2})/(\d{1,2})(?![\w/]|\.\d)")


def find_masks(folded: str) -> Iterator[Span]:
    """The spans of a folded text that hold numbers but no figures, in no order."""
    for pattern in _WORDY_MASKS:
        for match in pattern.finditer(folded):
            yield match.span()
    for start, end in zones(folded, _DIGITS, reach=_REACH):
        for pattern in _MASKS:
            for match in pattern.finditer(folded, start, end):
                yield match.span()
        yield from _pairs(folded, start, end)


def _pairs(folded: str, start: int, end: int) -> Iterator[Span]:
    """Two numbers that their mark and their order tell to be no range and no fraction."""
    for match in _SLASHED.finditer(folded, start, end):
        # "9/4" is a day and a month; "3/4" is a fraction, "11/2" for 1 1/2 is read as meant.
        if int(match[1]) >= int(match[2]) and not 0 < int(match[1][-1]) < int(match[2]) <= 4:
            yield match.span()
    for match in _TALLY.finditer(folded, start, end):
        # "2-1", "50-48": scores put the larger first, ranges the smaller; three numbers are never a range.
        if int(match[1]) >= int(match[2]) or match[0].count("-") > 1:
            yield match.span()
