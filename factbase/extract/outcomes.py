"""Outcomes: what came of it in the end decides what a figure counts.

"shot and killed", "fatally shot", "stabbed to death", "was shot and taken to a hospital, where she died" count the
killed; "destroyed or damaged" counts damage.
"""

from __future__ import annotations

import re
from dataclasses import replace

from factbase.extract.clause import Clause
from factbase.extract.people import names_people
from factbase.extract.senses import Event
from factbase.metrics import METRICS

_FATAL = frozenset({"fatally", "mortally", "fatal", "deadly"})
# The same people go on as the subject: nothing but a pronoun, auxiliaries and adverbs before the word of death.
_DIED_OF_IT = re.compile(
    r"(?:(?! of (?:whom|them|which)\b)[^;:\"\n]){0,200}?\b(?:and|but|where|before|until|later)"
    r"(?: (?:where|he|she|they|it|both|all|the victims?|was|were|had|has|have|been|later|then|also|soon|subsequently"
    r"|eventually|shortly|afterwards?|[a-z]+ly))*"
    r" (?:died|dies|succumbed|passed away|bled to death|(?:(?:pronounced|declared|found|confirmed) )?dead)\b",
    re.IGNORECASE,
)
# The verb of the main clause, behind "who was shot in the hip": no other clause between.
_DIES = re.compile(
    r"(?:(?! (?:who|whose|that|which|when|after|before|and|but)\b)[^;:,.\"\n]){0,60} (?:dies|died|(?:has|have) died)\b",
    re.IGNORECASE,
)
_HURT_BEFORE = re.compile(
    r"[^;:,\"\n]{0,90}? (?:after|when)(?: (?:he|she|they|being|getting|was|were|been|having|[a-z]+ly))+"
    r" (?:shot|stabbed|wounded|injured|hurt)\b",
    re.IGNORECASE,
)
_UNSURVIVED = frozenset({"injured", "hospitalised", "missing", "struck"})


def outcome(clause: Clause, event: Event) -> Event:
    """The event, or with the metric of what came of it."""
    document = clause.document
    metric = event.sense.metric
    if metric == "destroyed" and "or" in {document.lower(event.last), document.lower(event.index - 1)}:
        return _become(event, "damaged")
    if metric == "attended" and clause.phrase is not None and clause.phrase.head_singular in _PROTESTERS:
        return _become(event, "protested")
    if metric == "struck" and clause.document.lower(event.index) in _HITS and _is_of_people(clause):
        event = _become(event, "injured")
    if metric == "hospitalised" and _was_hurt(clause, event):
        event = _become(event, "injured")
    if metric in _UNSURVIVED and any(ends(clause, event) for ends in (_is_fatal, _died_of_it, _dies_in_the_end)):
        return _become(event, "killed")
    return event


def _is_of_people(clause: Clause) -> bool:
    return clause.phrase is not None and clause.figure.kind == "count" and names_people(clause.phrase.head_singular)


_PROTESTERS = frozenset(METRICS["protested"].names)
_HITS = frozenset({"hit", "hits", "hitting", "struck", "striking"})


def _was_hurt(clause: Clause, event: Event) -> bool:
    """Whether the clause goes on to say what put its subject into hospital: "… was taken to a clinic after being shot"."""
    if event.index < clause.figure.first or event.last >= clause.last:
        return False
    start, end = clause.document.span(event.last - 1, clause.last)
    return _HURT_BEFORE.match(clause.document.folded, start, end) is not None


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


def _dies_in_the_end(clause: Clause, event: Event) -> bool:
    """As in "a boy who shot himself | dies": the deed in a relative clause, the death in the main one."""
    if clause.document.lower(clause.after) not in {"who", "that"} or event.index < clause.after:
        return False
    start, end = clause.document.span(event.last - 1, clause.last)
    return _DIES.match(clause.document.folded, start, end) is not None
