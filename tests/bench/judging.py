"""How fast facts are judged in PostgreSQL, beside the bare aggregate over the same rows. Claims are generated."""

from datetime import UTC, datetime

from django.core.management import call_command
from django.db import connection

from claims import steps
from claims.judging import want_judging
from claims.models import Claim, Fact, Membership, Reading
from sources.article_text import ArticleText
from sources.intake import store_revision
from tests.bench.table import Row, best_of

FACTS = 1_000
CLAIMS_EACH = 10
BARE = """
    SELECT count(*) FROM (
        SELECT fact_id FROM claims_membership JOIN claims_claim ON claims_claim.id = claim_id
        WHERE state = 'confirmed' GROUP BY fact_id HAVING max(low) > min(high)
    ) AS in_conflict
"""


def measure() -> list[Row]:
    """Judging 1,000 facts of 10 claims each, 5 % in conflict: verdicts, conflicts and events written."""
    call_command("migrate", verbosity=0)
    facts = _make_rows()
    bare = best_of(_count_bare)

    def judge_first() -> None:
        want_judging(facts)
        steps.take("judge")

    first = best_of(judge_first, times=1)
    again = best_of(judge_first)
    return [
        Row("judging: facts, verdicts written", FACTS, "facts", first, "max(low) > min(high) in SQL", bare),
        Row("judging: facts, nothing new", FACTS, "facts", again, "max(low) > min(high) in SQL", bare),
    ]


def _count_bare() -> None:
    with connection.cursor() as cursor:
        cursor.execute(BARE)
        assert cursor.fetchone() == (FACTS // 20,)


def _make_rows() -> list[int]:
    """Ten articles by ten publishers; each states one figure on each fact, every twentieth fact has one that differs."""
    facts = Fact.objects.bulk_create(
        Fact(key=f"bench-{n}", title=f"Fact {n}", metric="killed", kind="count", counting="incident")
        for n in range(FACTS)
    )
    for number in range(CLAIMS_EACH):
        reading = _reading(number)
        claims = Claim.objects.bulk_create(
            _claim(reading, n, 90 if number == 0 and n % 20 == 0 else 30) for n in range(FACTS)
        )
        Membership.objects.bulk_create(
            Membership(claim=claim, fact=fact, state="confirmed") for claim, fact in zip(claims, facts, strict=True)
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return [fact.pk for fact in facts]


def _reading(number: int) -> Reading:
    published = datetime(2019, 12, 31, tzinfo=UTC)
    text = ArticleText("", f"Thirty of them, says report {number}.", f"Outlet {number}", "", published, "day")
    return Reading.objects.create(revision=store_revision(text).revision, extractor_version="bench", state="done")


def _claim(reading: Reading, index: int, value: int) -> Claim:
    article = reading.revision.article
    return Claim(
        reading=reading, article=article, origin=article.publisher, index=index,
        start=0, end=6, sentence_start=0, sentence_end=6, quote="Thirty",
        kind="count", value=value, low=value, high=value, modifier="exact", metric="killed",
    )  # fmt: skip
