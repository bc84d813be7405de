"""The corpus: texts in many words, each with all the claims that a reader finds in it. Negative sentences come first."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factbase import Claim, extract_claims
from factbase.figures import decimal_string

PUBLISHED = date(2019, 12, 31)
CORPUS = Path(__file__).parent / "corpus"
WITH_CLAIMS = (
    "strikes",
    "kinds",
    "headlines",
    "casualties",
    "sharing",
    "sums",
    "sources",
    "ages",
    "victims",
    "news",
    "told",
)


def cases(name: str) -> list[Any]:
    listed = tomllib.loads((CORPUS / f"{name}.toml").read_text())["case"]
    return [pytest.param(case, id=case["text"][:50]) for case in listed]


def read(claim: Claim) -> dict[str, Any]:
    """The claim by the keys that the corpus speaks of."""
    happened = claim.event_date
    return {
        "quote": claim.quote,
        "kind": claim.kind,
        "low": decimal_string(claim.low),
        "high": decimal_string(claim.high),
        "modifier": claim.modifier,
        "unit": claim.unit,
        "counted": claim.counted or "",
        "metric": claim.metric or "",
        "negated": claim.negated,
        "change": claim.change,
        "hedge": claim.hedge,
        "as_of": claim.as_of,
        "from": happened.start if happened else "",
        "to": happened.end if happened else None,
        "places": list(claim.places),
        "chain": [hop.source for hop in claim.attribution],
        "stances": [hop.stance for hop in claim.attribution],
        "part_of": claim.part_of,
        "rule": claim.rule,
    }


@pytest.mark.parametrize("case", cases("negatives"))
def test_no_claim(case):
    assert extract_claims(case["text"], published=PUBLISHED) == ()


@pytest.mark.parametrize("case", [case for name in WITH_CLAIMS for case in cases(name)])
def test_claims(case):
    got = [read(claim) for claim in extract_claims(case["text"], published=PUBLISHED)]
    wanted = case["claims"]
    seen = [{key: claim[key] for key in want} for claim, want in zip(got, wanted, strict=False)]
    assert (seen, [claim["quote"] for claim in got]) == (wanted, [want["quote"] for want in wanted])
