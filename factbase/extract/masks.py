"""Masks: numbers that name or order something instead of counting it, one row a form.

A numeral inside a masked span is read by no rule. Dates are masked too; they come from `factbase.periods`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factbase.spans import Span

_CURRENCIES = r"(?:USD|EUR|GBP|JPY|CHF|AUD|CAD|INR|CNY|RMB|ILS|NIS|TRY|IQD|IRR|SAR|AED|RM|Rs|US|A|C|HK|NZ|S)"
_STREETS = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Court|Ct|Place|Pl|Way|Highway|Hwy|Parkway|Pkwy"
    r"|Terrace|Square|Sq|Circle|Trail|Pike)"
)
_LABELS = (
    r"(?:Articles?|Sections?|Chapters?|Clause|No|Nos|Wards?|Districts?|Routes?|Highway|Interstate|Flight|Room|Rooms|Unit"
    r"|Level|Phase|Grade|Category|Type|Class|Title|Proposition|Prop|Apollo|Channel|Figure|Table|Part|Resolution"
    r"|Apartment|Apt|Lot|Boeing|Airbus|Area|Exit|Pier|Terminal|Gate|Line|Block|Zone|Sector|Division|Brigade"
    r"|Formula|Bowl|War|Precinct|Station|Volume|Vol|Chapter|Act|Amendment|Platform|Page|Step|Stage|Game|Bill|iPhone"
    r"|Windows|Form|Camp|Hangar|Runway|Version|Covid|COVID|Building|Engine|Battalion|Group|PlayStation|Studio)"
)

# name, pattern; each is linear: no nested repetition, and every repetition is bounded or of one class.
_FORMS: tuple[tuple[str, str], ...] = (
    ("link", r"(?:https?://|www\.)\S+|\b[\w.-]{1,64}@[\w.-]+|<[^<>\n]{1,400}>|(?<!\w)[#@]\w+"),
    ("id", r"\b\d{10,}\b|\b(?=\w{0,30}\d)(?=\w{0,30}[g-zG-Z_])\w*\d\w{0,30}_\w*"),
    ("clock", r"\b\d{1,2}(?::\d\d){1,2}(?:\.\d+)?(?: ?[ap]\.? ?m\b\.?)?|\b\d{1,2}(?:\.\d\d)? ?[ap]\.? ?m\b\.?"),
    ("clock_word", r"\b(?:\d{1,2}|[a-z]{3,6}) o'clock\b|\b(?:[01]\d|2[0-3])[0-5]\d (?:hours|hrs|GMT|UTC)\b"),
    ("phone", r"(?<![\w.])(?:\+?\d{1,3}[ .-]{1,2})?\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}\b|(?<![\w.-])\d{3}-\d{4}\b"),
    (
        "phone_foreign",
        r"(?<![\w.])\+\d[\d ().-]{6,18}\d\b|\b1-8\d\d-[\w-]{4,12}|(?<![\w.])\(0\d{1,4}\)[\d .-]{4,12}\d\b",
    ),
    (
        "phone_called_so",
        r"\b(?i:phone|telephone|tel|fax|mobile|cell|hotline|whatsapp)\b[^\n;\d]{0,30}[+(]{0,2}\d[\d ().+-]{4,22}\d",
    ),
    (
        "phone_emergency",
        r"\b(?:call(?:ed|ing|s)?|dial(?:ed|ing|s)?|to) (?:911|999|112)\b|\b911 (?:call|operator|dispatch)",
    ),
    ("phone_with_nought", r"(?<![\w.,])0\d{1,5}-\d{3,}(?:-\d+)*\b"),
    ("block", r"\b\d+(?:st|nd|rd|th)? (?:block|blk)\b|\bblock of \d+"),
    (
        "address",
        rf"\b\d{{1,5}}(?:-\d{{1,5}})? (?:[NSEW]\.? |(?:North|South|East|West) )?(?:[A-Z][\w'.]* ){{1,3}}{_STREETS}\b",
    ),
    ("road", r"\b(?:US|U\.S\.|State) (?:Route|Highway|Road) ?\d{1,4}\b|\bUS-\d{1,4}\b"),
    (
        "designator",
        rf"\b(?!{_CURRENCIES}-?\d)[A-Z][A-Za-z]{{0,5}}-\d+\w{{0,3}}\b|\b(?!{_CURRENCIES}\d)[A-Za-z]{{1,4}}\d+\w*",
    ),
    ("designator_after", r"\b\d{1,3}(?:[A-JL-Z]{1,2}|st|nd|rd|th)\b(?<![\d](?:GB|TB|MW|GW|MB|kg|bn))(?<!\dM)(?<!\dB)"),
    ("label", rf"\b{_LABELS}\.? (?:#|No\.? )?\d+(?:-\d+)?\b(?!,\d|\.\d| ?%)|\b[Nn]umber (?:\d+|one|two|three)\b"),
    ("hash", r"#\d+|\b\w+://\S*"),
    ("version", r"\b(?!\d{1,3}(?:\.\d{3}){2,}\b)\d+(?:\.\d+){2,}\b|\bversion \d[\d.]*"),
    ("slashes", r"(?<![\w/])\d{1,3}/(?:7|11|50|31)\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"),
    ("coordinates", r"\b\d{1,3}(?:\.\d+)?° ?(?:\d{1,2}' ?)?(?:\d{1,2}(?:\.\d+)?\" ?)?[NSEW]\b"),
    ("vote", r"\b(?:vote|voted|votes) (?:of )?\d+ ?(?:-|to) ?\d+\b"),
    ("list_number", r"(?m)^ *\(?\d{1,2}[.)](?= )|^ *\(\d{1,2}\)"),
    ("footnote", r"\[\d{1,3}\]"),
)
_MASKS: tuple[re.Pattern[str], ...] = tuple(re.compile(source) for _, source in _FORMS)
_TALLY = re.compile(r"(?<![\w.,$€£-])(\d{1,3})(?:-|\u2013)(\d{1,3})(?:(?:-|\u2013)\d{1,3})*(?![\w,%-]|\.\d)")


def find_masks(folded: str) -> Iterator[Span]:
    """The spans of a folded text that hold numbers but no figures, in no order."""
    for pattern in _MASKS:
        for match in pattern.finditer(folded):
            yield match.span()
    for match in _TALLY.finditer(folded):
        # "2-1", "50-48": scores put the larger first, ranges the smaller; three numbers are never a range.
        if int(match[1]) >= int(match[2]) or match[0].count("-") > 1:
            yield match.span()
