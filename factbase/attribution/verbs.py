"""Verbs that bring a source in: how each is built into a sentence, and how what it brings in is to be taken.

One row a frame and hedge. A verb that is not here attributes nothing: whoever ordered, opposed or condemned something
has stated no figure by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factbase.extract.inflection import gerund, pasts, third_person
from factbase.extract.lexicon import words
from factbase.figures import Hedge, Stance

# How the verb takes what is said; `objects` reads each frame. saying: any object. clausal: a clause, a quotation or a
# number. arguing: a that-clause. telling: behind whom it is told. showing, finding: what documents do. polling: a poll
# has somebody at a share. giving, counting, speaking: a figure. revising: a
# figure of theirs, to another. rejecting: a clause, or a noun of what others said. quoting:
# beside a quotation only.
Frame = Literal[
    "saying", "clausal", "arguing", "telling", "showing", "finding", "polling", "giving", "revising", "counting", "accusing",
    "speaking", "identifying", "rejecting", "quoting",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb of saying."""

    frame: Frame
    hedge: Hedge
    stance: Stance
    is_gerund: bool


_ROWS: tuple[tuple[Frame, Hedge, Stance, str], ...] = (
    ("saying", "stated", "asserts", "say add announce confirm stated tweet disclose acknowledge"),
    ("saying", "reported", "asserts", "report"),
    (
        "clausal",
        "stated",
        "asserts",
        "note write insist explain declare stress argue testify admit concede"
        " conclude assert contend emphasize emphasise caution complain boast reiterate clarify affirm certify",
    ),
    ("clausal", "alleged", "asserts", "claim allege"),
    ("clausal", "estimated", "asserts", "estimate believe think reckon assess"),
    ("clausal", "projected", "asserts", "predict forecast project"),
    ("telling", "stated", "asserts", "tell warn inform remind assure notify"),
    ("arguing", "stated", "asserts", "agree charge point maintain"),
    ("arguing", "projected", "asserts", "expect anticipate"),
    ("showing", "stated", "asserts", "indicate suggest reveal determine calculate read"),
    ("finding", "stated", "asserts", "show find"),
    ("polling", "stated", "asserts", "have"),
    ("giving", "stated", "asserts", "put give list peg"),
    ("revising", "stated", "asserts", "revise raise increase lower update cut reduce correct"),
    ("counting", "stated", "asserts", "count tally document record verify"),
    ("speaking", "stated", "asserts", "speak"),
    ("accusing", "alleged", "asserts", "accuse"),
    ("identifying", "stated", "asserts", "identify"),
    ("rejecting", "stated", "denies", "deny dispute reject refute dismiss contradict"),
    ("rejecting", "stated", "doubts", "doubt question"),
    ("quoting", "stated", "asserts", "ask continue reply respond joke quip lament shout comment recall observe remark"),
)
_IRREGULAR: dict[str, tuple[str, ...]] = {
    "say": ("say", "says", "said", "saying"),
    "tell": ("tell", "tells", "told", "telling"),
    "write": ("write", "writes", "wrote", "writing"),
    "find": ("find", "finds", "found", "finding"),
    "put": ("put", "puts", "putting"),
    "give": ("give", "gives", "gave", "giving"),
    "have": ("has", "had", "have"),
    "speak": ("speak", "speaks", "spoke"),
    "think": ("think", "thinks", "thought", "thinking"),
    "stated": ("stated", "stating"),
    "read": ("reads", "read"),
    "forecast": ("forecast", "forecasts", "forecasting"),
    "cut": ("cut", "cuts", "cutting"),
    "admit": ("admit", "admits", "admitted", "admitting"),
    "show": ("show", "shows", "showed", "shown", "showing"),
}
# Forms that are nouns as well; between a determiner or an adjective and no object they are read as such.
NOUN_FORMS = words(
    "report reports claim claims estimate estimates record records question questions doubt doubts document documents"
    " show shows note notes project projects state states count counts tally list lists charge charges forecast"
    " forecasts dispute disputes comment comments tweet tweets read reads raise raises increase increases lower update"
    " updates"
)
# Verbs of the forms that may stand before their subject: `…," said the minister`.
INVERTING = words(
    "said says added adds wrote writes reported reports announced announces confirmed warned warns explained explains"
    " noted notes recalled argued insisted stated asked continued replied joked concluded tweeted"
)


def _forms(base: str) -> tuple[str, ...]:
    return _IRREGULAR.get(base) or (base, third_person(base), pasts(base)[0], gerund(base))


VERBS: dict[str, Verb] = {
    form: Verb(frame, hedge, stance, is_gerund=form.endswith("ing"))
    for frame, hedge, stance, row in _ROWS
    for base in row.split()
    for form in _forms(base)
}
