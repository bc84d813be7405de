"""The nouns of this app, in the order of the flow: reading, claim, fact, verdict, conflict, alert."""

from claims.models.alerts import Delivery, DeliveryItem, Subscription
from claims.models.claims import Attribution, Claim, SourceMatch
from claims.models.conflicts import Conflict, ConflictEvent, Resolution
from claims.models.differing import DifferingReading
from claims.models.facts import Event, Fact, FactMatch, Membership
from claims.models.profiles import Profile
from claims.models.readings import Reading
from claims.models.verdicts import Verdict

__all__ = [
    "Attribution",
    "Claim",
    "Conflict",
    "ConflictEvent",
    "Delivery",
    "DeliveryItem",
    "DifferingReading",
    "Event",
    "Fact",
    "FactMatch",
    "Membership",
    "Profile",
    "Reading",
    "Resolution",
    "SourceMatch",
    "Subscription",
    "Verdict",
]
