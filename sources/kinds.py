"""Kinds: what a source is, told from the words of its name by a table of cues. Where no cue is, nothing is guessed.

A kind is set when a source is first made by reading; whatever a person chooses afterwards stays.
"""

from factbase.extract.lexicon import words
from sources.models import SourceKind

# Where one phrase has cues of two kinds, its last one is the head and decides: "army hospital" is a hospital.
CUES: dict[SourceKind, frozenset[str]] = {
    SourceKind.AGENCY: words("agence reuters newswire wire"),
    SourceKind.PUBLISHER: words(
        "news newspaper newspapers times post herald gazette tribune journal chronicle courier telegraph observer daily"
        " magazine radio television tv broadcaster broadcasting channel mirror mail press"
    ),
    SourceKind.GOVERNMENT: words(
        "ministry ministries government cabinet parliament senate congress council municipality municipal presidency"
        " embassy consulate directorate department police customs court tribunal prosecution pentagon kremlin"
        " administration commission bureau office authority authorities"
    ),
    SourceKind.ARMED_GROUP: words(
        "army navy military brigade brigades corps militia militias battalion battalions regiment front guard guards"
        " forces force command coalition fighters rebels insurgents resistance faction factions"
    ),
    SourceKind.HOSPITAL: words("hospital hospitals clinic clinics infirmary morgue morgues mortuary"),
    SourceKind.ORGANISATION: words(
        "organisation organization organisations association federation foundation society institute university union"
        " nations committee party movement crescent cross network monitor observatory centre center charity company"
        " programme program fund bank initiative league agency"
    ),
    SourceKind.OFFICIAL: words(
        "spokesman spokeswoman spokesperson minister president premier secretary governor mayor commander general gen"
        " colonel col captain capt major maj lieutenant lt sergeant sgt admiral adm chief director ambassador envoy"
        " senator judge prosecutor sheriff chairman chairwoman deputy head leader official officer sheikh ayatollah"
        " king queen prince chancellor inspector superintendent brigadier"
    ),
    SourceKind.WITNESS: words(
        "witness witnesses eyewitness eyewitnesses resident residents villager villagers survivor survivors neighbour"
        " neighbours neighbor neighbors bystander bystanders"
    ),
}
# Two words that together say something else than the last one alone.
PHRASES: dict[tuple[str, str], SourceKind] = {
    ("news", "agency"): SourceKind.AGENCY,
    ("press", "agency"): SourceKind.AGENCY,
    ("press", "association"): SourceKind.AGENCY,
    ("press", "trust"): SourceKind.AGENCY,
    ("associated", "press"): SourceKind.AGENCY,
    ("news", "wire"): SourceKind.AGENCY,
    ("security", "council"): SourceKind.ORGANISATION,
    ("refugee", "council"): SourceKind.ORGANISATION,
    ("police", "force"): SourceKind.GOVERNMENT,
    ("fire", "brigade"): SourceKind.GOVERNMENT,
}
# Where a phrase goes on with one of these, its head is what stands before.
_PREPOSITIONS = words("of for in from at with by on against to")
# Who says nothing of their own: where one of them is not named, it is the organisation that speaks.
SPOKESPEOPLE = words("spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen")
_KIND_OF_CUE = {cue: kind for kind, cues in CUES.items() for cue in cues}


def kind_of(name: str) -> SourceKind:
    """What a source of this name is ("Ministry of Health" → government), or OTHER where its name does not say."""
    head = _head_words(name)
    for at in range(len(head) - 1, -1, -1):
        kind = PHRASES.get((head[at - 1], head[at])) if at else None
        if kind := kind or _KIND_OF_CUE.get(head[at]):
            return kind
    return SourceKind.OTHER


def speaks_for_others(name: str) -> bool:
    """Whether this is a spokesman, a spokeswoman ("spokesman for the health ministry", "army spokeswoman")."""
    return not SPOKESPEOPLE.isdisjoint(_head_words(name)[-1:])


def title_end(name: list[str]) -> int:
    """Where the name of a person begins behind a title ("Prime Minister | Ann Roe"); 0 where there is no title."""
    titles = [at for at, word in enumerate(name) if word in TITLES]
    return titles[-1] + 1 if titles and titles[-1] + 1 < len(name) else 0


TITLES = CUES[SourceKind.OFFICIAL] | words("mr mrs ms miss dr doctor prof professor sir dame lord lady rev")


def _head_words(name: str) -> list[str]:
    """The words of a name up to its first preposition: its head is among them."""
    plain = [_plain(word) for word in name.split()]
    return plain[: next((at for at, word in enumerate(plain) if at and word in _PREPOSITIONS), len(plain))]


def _plain(word: str) -> str:
    """A word without case, marks at its ends and the possessive: "Ministry's" → "ministry"."""
    return word.casefold().replace("\u2019", "'").removesuffix("'s").strip(".,;:()'\"")
