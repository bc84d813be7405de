"""Outcomes: what came of it in the end decides what a figure counts.

"shot and killed", "fatally shot", "stabbed to death", "was shot and taken to a hospital, where she died" count the
killed; "destroyed or damaged" counts damage.
"""

from __future__ import annotations

import re
from dataclasses import replace

from factbase.extract.clause import Clause
from factbase.extract.senses import Event

_FATAL = frozenset({"fatally", "mortally", "fatal", "deadly"})
# The same people go on as the subject: nothing but a pronoun, auxiliaries and adverbs before the word of death.
_DIED_OF_IT = re.compile(
    r"[^;:\"\n]{0,200}?\b(?:and|but|where|before|until|later)"
    r"(?: (?:where|he|she|they|it|both|all|the victims?|was|were|had|has|have|been|later|then|also|soon|subsequently"
    r"|eventually|shortly|afterwards?|[a-z]+ly))*"
    r" (?:died|dies|succumbed|passed away|bled to death|(?:(?:pronounced|declared|found|confirmed) )?dead)\b",
    re.IGNORECASE,
)
_UNSURVIVED = frozenset({"injured", "hospitalised", "missing"})


def outcome(clause: Clause, event: Event) -> Event:
    """The event, or with the metric of what came of it."""
    document = clause.document
    metric = event.sense.metric
    if metric == "destroyed" and "or" in {document.lower(event.last), document.lower(event.index - 1)}:
        return _become(event, "damaged")
    if metric in _UNSURVIVED and (_is_fatal(clause, event) or _died_of_it(clause, event)):
        return _become(event, "killed")
    return event


def _become(event: Event, metric: str) -> Event:
    return replace(event, sense=replace(event.sense, metric=metric))


def _is_fatal(clause: Clause, event: Event) -> bool:
    document = clause.document
    if {document.lower(event.index - 1), document.lower(event.last)} & _FATAL:
        return True
    behind = max(event.last, clause.after) if event.index < clause.figure.first else event.last
    if (document.lower(behind), document.lower(behind + 1)) == ("to", "death") or document.lower(behind) == "dead":
        return True
    joined = document.lower(event.last) in {"and", ","}
    return joined and any(other.sense.metric == "killed" for other in clause.events.at(event.last + 1))


def _died_of_it(clause: Clause, event: Event) -> bool:
    """Whether those who are the subject of the event are said to have died, later in the sentence."""
    if event.index < clause.figure.first or event.last >= clause.last:
        return False
    start, end = clause.document.span(event.last - 1, clause.last)
    return _DIED_OF_IT.match(clause.document.folded, start, end) is not None
