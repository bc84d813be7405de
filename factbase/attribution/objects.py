"""Objects of verbs of saying: where what is said begins behind the verb, by the verb's frame."""

from __future__ import annotations

from collections.abc import Callable

from factbase.attribution.names import source_after
from factbase.attribution.nouns import HEARSAY, STATEMENTS
from factbase.attribution.revising import revised_start
from factbase.attribution.saying import NEAR, Saying
from factbase.attribution.verbs import Frame
from factbase.currencies import BY_SIGN
from factbase.extract.lexicon import ADVERBS, AUXILIARIES, IRREGULAR_VERBS, words

_CLAUSE_FOLLOWERS = words(
    "that a an the at some about more up there he she they it we no on over nearly almost only around how between its"
    " his her their as many most all none by \" : ' fewer less another any these those this if what two-thirds each"
    " approximately roughly several dozens hundreds thousands scores millions"
)
_QUOTING = frozenset({"that", '"', ":", "'"})
_NEVER_AFTER = words("to of with into out off for against from than goodbye yes hello so")
# Adverbs that open what is said: "said only 30 died", "said there were 30".
_OF_CONTENT = words("there only just almost nearly about up more most least less even here not")
# Behind the verb and before what is said: "said on Tuesday that".
_ADJUNCTS = words("in on to by during after before via through at late early")
_DEAD = words("victim victims dead deceased bodies body casualties slain killed wounded injured")
_FIGURES = STATEMENTS - {"report", "reports", "list", "account"}
# "Told the story of": no addressee follows, and nothing is said.
_TALES = words("truth story stories tale tales lie lies difference time")
_VALUED_BY = frozenset({"at", "of", "as"})


def content_start(saying: Saying) -> int | None:
    """The token from which on a leading verb's object is what is said; None where it is no content."""
    if saying.start >= saying.sentence.last:
        return saying.start
    return _BY_FRAME.get(saying.verb.frame, _clause)(saying)


def _clause(saying: Saying) -> int | None:
    """A clause, a number or, behind "on Tuesday", a "that"; a verb of plain saying takes any other object too."""
    start = _behind_adverbs(saying)
    word = saying.word(start)
    adjunct = saying.document.masked(start) or word in _ADJUNCTS
    that = saying.first_of(frozenset({"that"}), start) if adjunct else None
    if that is not None:
        return that
    if saying.verb.frame == "clausal" and _is_own_deed(saying, start):
        return start
    if word in _NEVER_AFTER or (word == "at" and saying.word(start + 1) not in {"least", "most"}):
        return None
    if word in AUXILIARIES:  # "which he said would cost 30 million"
        return saying.start if saying.is_relative else None
    return saying.start if _is_content(saying, start) else None


def _is_own_deed(saying: Saying, start: int) -> bool:
    """As in "claims to have killed 30", "boasts of having sunk a ship", "admitted shooting two"."""
    admits = saying.word(saying.index).startswith(("admit", "conced"))
    if admits and saying.word(start).endswith("ing"):
        return True
    return (saying.word(start), saying.word(start + 1)) in _OWN_DEEDS


_OWN_DEEDS = frozenset({("to", "have"), ("to", "having"), ("of", "having")})


def _is_content(saying: Saying, start: int) -> bool:
    opens = saying.word(start) in _CLAUSE_FOLLOWERS or saying.is_number(start)
    opens = opens or saying.document.tokens[start].capitalised
    if saying.word(saying.index) in _ADDING and _counts(saying, start):
        return _predicates_soon(saying, start)
    if saying.is_evidence:
        return True
    if saying.verb.is_gerund:  # "claiming allegiance" says nothing, "claiming the raid killed 30" does
        return saying.word(start) in _QUOTING or (opens and _has_verb_soon(saying, start))
    if saying.verb.frame == "clausal":
        return saying.word(start) in _QUOTING or saying.is_number(start) or (opens and _has_verb_soon(saying, start))
    return True


# "The firm added 30 jobs", "the clinic admitted 30 men" say nothing; "he added 30 men had died" does.
_ADDING = words("add adds added admit admits admitted concede concedes conceded")
_BOUNDS = words("a an another about some at least more than up to over nearly almost around only just roughly")


def _counts(saying: Saying, start: int) -> bool:
    """Whether a number stands here, behind such as "at least" or "another"."""
    at = start
    while saying.word(at) in _BOUNDS and at < start + 4:
        at += 1
    return saying.is_number(at) or saying.is_number(at + (saying.word(at) in BY_SIGN))


def _predicates_soon(saying: Saying, start: int) -> bool:
    """Whether a number is the subject of a verb, and no object: an auxiliary follows in its own clause."""
    for at in range(start, start + 6):
        if saying.word(at) in AUXILIARIES:
            return True
        if saying.word(at) in {"", ",", ".", ";"}:
            return False
    return False


def _behind_adverbs(saying: Saying) -> int:
    start = saying.start
    while start < saying.sentence.last - 1 and _is_adverb(saying.word(start)):
        start += 1
    return start


def _is_adverb(word: str) -> bool:
    return word not in _OF_CONTENT and (word in ADVERBS or word.endswith("ly"))


def _has_verb_soon(saying: Saying, start: int) -> bool:
    nearby = [saying.word(at) for at in range(start, start + 10)]
    return any(word in AUXILIARIES or word in IRREGULAR_VERBS or word.endswith("ed") for word in nearby)


def _only_that(saying: Saying) -> int | None:
    start = saying.start + (saying.word(saying.start) == "out")
    return start if saying.word(start) in {"that", '"'} else None


def _shown(saying: Saying) -> int | None:
    """What a document shows; people show it by a that-clause only."""
    if saying.is_evidence:
        return _clause(saying)
    start = _behind_adverbs(saying)
    return start if saying.word(start) == "that" and not saying.verb.is_gerund else None


def _found(saying: Saying) -> int | None:
    """What a document found; what people found they have not said."""
    return _clause(saying) if saying.is_evidence else None


def _polled(saying: Saying) -> int | None:
    """As in "the poll has Roe at 40 percent"."""
    start = saying.start
    held = saying.document.tokens[start].capitalised or saying.word(start) in {"him", "her", "them", "it"}
    return start if held else None


def _told(saying: Saying) -> int | None:
    """Behind whom it is told: "told reporters that 30 …"; None for an order ("told them to leave 30 …")."""
    if saying.first_of(_TALES, saying.start, within=3) is not None:
        return None
    source = source_after(saying.document, saying.sentence, saying.start)
    end = source.last if source is not None else saying.start
    that = saying.first_of(frozenset({"that", ":"}), end)
    if that is not None:
        return that
    return None if saying.word(end) in {"to", "not", "about", "of"} else end


def _accused(saying: Saying) -> int | None:
    """As in "accused the militia of killing 30"; "a man accused of killing 30" is accused by nobody named."""
    return saying.first_of(frozenset({"of"}), saying.start + 1) if saying.word(saying.start) != "of" else None


def _identified(saying: Saying) -> int | None:
    """As in "identified the victims as": who was found, not who is sought."""
    if saying.first_of(_DEAD, saying.start, within=6) is None:
        return None
    return saying.first_of(frozenset({"as"}), saying.start)


def _given(saying: Saying) -> int | None:
    """As in "put the toll at 30", "gave a figure of 30"."""
    figure = saying.first_of(_FIGURES, saying.start, within=7)
    valued = figure is not None and saying.first_of(_VALUED_BY, figure + 1, within=4) is not None
    return saying.start if saying.is_evidence or valued or _puts_at_number(saying) else None


def _puts_at_number(saying: Saying) -> bool:
    """As in "put the crowd at 6,000", "pegged the damage at about $2 million"."""
    agents = range(max(saying.sentence.first, saying.index - NEAR), saying.index)
    if saying.word(saying.index) not in _PUTTING or any(saying.word(at) == "by" for at in agents):
        return False  # "a toll given by the clinic put the dead at 30": the clinic gave it
    at = saying.first_of(frozenset({"at"}), saying.start + 1, within=10)
    return at is not None and any(saying.is_number(at + step) for step in (1, 2, 3))


_PUTTING = words("put puts putting peg pegs pegged pegging")


def _counted(saying: Saying) -> int | None:
    if saying.is_evidence:
        return _clause(saying)
    start = _behind_adverbs(saying)
    return saying.start if saying.is_number(start) or saying.word(start) == "that" else _given(saying)


def _spoken(saying: Saying) -> int | None:
    """As in "spoke of 30 dead"."""
    numbered = any(saying.is_number(at) for at in range(saying.start + 1, saying.start + 4))
    return saying.start if saying.word(saying.start) == "of" and numbered else None


def _rejected(saying: Saying) -> int | None:
    """As in "denied that", "denied killing", "rejected the figure of", "disputed reports that"."""
    word, token = saying.word(saying.start), saying.document.tokens[saying.start]
    denied = saying.document.lower(saying.index).startswith("den") and word.endswith("ing") and token.form == "word"
    if word in {"that", "whether"} or denied:
        return saying.start
    return saying.start if saying.first_of(_REJECTED, saying.start, within=6) is not None else None


_REJECTED = STATEMENTS | HEARSAY | words("suggestion suggestions")


def _quoted(saying: Saying) -> int | None:
    start = _behind_adverbs(saying)
    return start if saying.word(start) in _QUOTING else None


_BY_FRAME: dict[Frame, Callable[[Saying], int | None]] = {
    "arguing": _only_that,
    "showing": _shown,
    "finding": _found,
    "polling": _polled,
    "telling": _told,
    "accusing": _accused,
    "identifying": _identified,
    "giving": _given,
    "revising": revised_start,
    "counting": _counted,
    "speaking": _spoken,
    "rejecting": _rejected,
    "quoting": _quoted,
}
