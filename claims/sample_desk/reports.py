"""The reports in `reports/`: one file each, with the lines that `python -m factbase conflicts` understands above it.

They are in our own words, by outlets that do not exist, at addresses that cannot exist: by these they are known again.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db.models import QuerySet

from factbase.commands.articles import article_of_file
from sources.models import Article

ADDRESS = "https://sample-desk.example/"
_FOLDER = Path(__file__).parent / "reports"


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it is taken in."""

    title: str
    text: str
    publisher: str | None
    published_at: date | None
    url: str


def reports() -> tuple[Report, ...]:
    """All reports, in the order of their names."""
    return tuple(_report(path) for path in sorted(_FOLDER.glob("*.txt")))


def sample_articles() -> QuerySet[Article]:
    """The articles of the sample desk that are here, in the order in which they were taken in."""
    return Article.objects.filter(url__startswith=ADDRESS).order_by("pk")


def was_removed() -> bool:
    """Whether it has been here and was taken away: the history keeps each article as it was before it was deleted."""
    history = Article.pgh_event_model  # type: ignore[attr-defined]  # pghistory adds it
    return bool(history.objects.filter(url__startswith=ADDRESS).exists())


def _report(path: Path) -> Report:
    line = article_of_file(path.stem, path.read_text(encoding="utf-8"))
    title, _, text = line.text.strip().partition("\n\n")
    return Report(title, text, line.publisher, line.published, f"{ADDRESS}{path.stem}")
