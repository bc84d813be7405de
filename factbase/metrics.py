"""The metric table: what can have happened to what is counted. Extend it by adding a row.

A row lists base forms; `factbase.extract.inflection` knows how they inflect. Its columns are the ways in which English
says that something happened to a number of people or things:

- ``verbs``: the number is what the verb is done to ("killed 30", "30 were killed", "30 people killed in the raid");
- ``agents``: the number is who does it ("30 died", "500 people fled");
- ``nouns``: the number counts the happenings themselves ("30 deaths", "12 attacks");
- ``names``: those counted are called after it, whatever else happened to them ("500 refugees", "five targets");
- ``acts``: the number is what the act is done to ("the killing of 30", "the evacuation of 400 families");
- ``states``: an adjective beside the number ("30 dead", "30 people are missing");
- ``tolls``: the noun is the number's name ("a death toll of 30", "the number of dead");
- ``things``: where given, only these are counted ("fired 32 rockets", not "fired 32 workers").

Cumulative figures grow while an event goes on and are compared within a window of time; the others count one
incident, and time excuses nothing. ``implied`` says whether one person or one thing may be told by an article alone
("a soldier was killed").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

_MUNITIONS = "rocket missile drone shell mortar grenade projectile bomb torpedo warhead uav round interceptor satellite strike attack raid"
_FORCES = "troop soldier force marine police officer personnel peacekeeper aircraft ship jet warship vessel tank sailor"
_MONEY = "money"


@dataclass(frozen=True, slots=True)
class Metric:
    """One row: its name, the words that signal it (base forms), and how it is counted."""

    name: str
    verbs: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    cumulative: bool = False
    implied: Literal["person", "thing"] | None = None

    @property
    def counting(self) -> str:
        """``cumulative`` or ``incident``."""
        return "cumulative" if self.cumulative else "incident"


def _metric(
    name: str,
    *,
    cumulative: bool = False,
    implied: Literal["person", "thing"] | None = None,
    **columns: str,
) -> Metric:
    words = {column: tuple(written.split()) for column, written in columns.items()}
    return Metric(name, cumulative=cumulative, implied=implied, **words)


METRICS: dict[str, Metric] = {
    metric.name: metric
    for metric in (
        _metric(
            "killed",
            verbs="kill slay murder execute assassinate martyr behead massacre slaughter hang lynch electrocute",
            agents="die perish drown suffocate",
            nouns="death fatality killing martyr body corpse carcass murder homicide",
            acts="death killing murder execution assassination homicide body corpse carcass",
            states="dead deceased slain fatally mortally",
            tolls="death-toll dead killed",
            cumulative=True,
            implied="person",
        ),
        _metric(
            "injured",
            verbs="injure wound hurt maim stab shoot",
            nouns="injury",
            acts="injury wounding shooting stabbing",
            states="injured wounded hurt",
            tolls="wounded injured",
            cumulative=True,
            implied="person",
        ),
        _metric("missing", states="missing unaccounted", tolls="missing", cumulative=True, implied="person"),
        _metric(
            "displaced",
            verbs="displace uproot deport",
            agents="flee shelter",
            nouns="displacement",
            names="refugee idp",
            acts="displacement",
            states="homeless displaced",
            cumulative=True,
            implied="person",
        ),
        _metric(
            "evacuated",
            verbs="evacuate relocate",
            agents="evacuate",
            names="evacuee",
            acts="evacuation relocation",
            cumulative=True,
            implied="person",
        ),
        _metric("rescued", verbs="rescue", acts="rescue", cumulative=True, implied="person"),
        _metric(
            "detained",
            verbs="detain arrest imprison jail apprehend nab",
            nouns="arrest",
            names="detainee",
            acts="arrest detention",
            cumulative=True,
            implied="person",
        ),
        _metric("abducted", verbs="abduct kidnap", names="hostage", acts="kidnapping abduction", implied="person"),
        _metric("released", verbs="release free", acts="release", implied="person"),
        _metric("infected", verbs="infect", nouns="infection", cumulative=True, implied="person"),
        _metric("hospitalised", verbs="hospitalise hospitalize", cumulative=True, implied="person"),
        _metric("attended", agents="attend gather crowd", names="attendee"),
        _metric(
            "protested",
            agents="protest demonstrate march rally",
            names="protester protestor demonstrator",
        ),
        _metric("attacked", nouns="attack airstrike strike raid bombing assault shooting bombardment ambush"),
        _metric(
            "struck",
            verbs="strike hit target",
            names="target",
            acts="strike airstrike raid attack hit bombing shelling",
        ),
        _metric(
            "launched", verbs="launch fire lob", acts="launch firing launching salvo barrage volley", things=_MUNITIONS
        ),
        _metric("intercepted", verbs="intercept", acts="interception", implied="thing"),
        _metric(
            "destroyed",
            verbs="destroy demolish raze sink down gut flatten wreck burn bulldoze torch scorch char incinerate",
            agents="collapse burn",
            acts="destruction demolition",
            cumulative=True,
            implied="thing",
        ),
        _metric("damaged", verbs="damage flood", acts="damage", cumulative=True, implied="thing"),
        _metric("deployed", verbs="deploy station send dispatch maintain", acts="deployment", things=_FORCES),
        _metric("withdrawn", verbs="withdraw", acts="withdrawal", things=_FORCES),
        _metric("voted", agents="vote", nouns="vote ballot"),
        _metric("donated", verbs="donate", acts="donation", nouns="donation", cumulative=True),
        _metric("cost", verbs="cost spend", acts="cost spending", things=_MONEY),
        _metric("price", acts="price", things=_MONEY),
        _metric("funded", verbs="fund lend allocate", acts="loan budget funding", things=_MONEY),
        _metric("produced", verbs="produce", acts="production output"),
        _metric("employed", verbs="employ hire", names="employee worker job"),
        _metric("affected", verbs="affect", cumulative=True),
    )
}


def counting_of(metric: str | None) -> str:
    """``cumulative`` or ``incident``; a figure without a metric counts one incident."""
    return METRICS[metric].counting if metric in METRICS else "incident"
