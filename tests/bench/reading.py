"""How fast texts are read and grouped, beside a bare search for digits in the same texts."""

import re
from datetime import date

from factbase import extract_claims
from factbase.group import ReadArticle, group
from tests.bench import texts
from tests.bench.table import Row, processor_seconds

SENTENCES = 4_000
PUBLISHED = date(2019, 12, 31)


def measure() -> list[Row]:
    """Sentences a second of one core, and articles a second through grouping."""
    articles = texts.articles(texts.sentences(SENTENCES))
    read = processor_seconds(lambda: [extract_claims(text, published=PUBLISHED) for text in articles])
    bare = processor_seconds(lambda: [re.findall(r"\d[\d,.]*", text) for text in articles])
    held = [
        ReadArticle(str(number), text, PUBLISHED, f"Outlet {number}", extract_claims(text, published=PUBLISHED))
        for number, text in enumerate(articles)
    ]
    grouped = processor_seconds(lambda: group(held))
    against = "reading the same articles"
    return [
        Row("reading: text to claims", SENTENCES, "sentences", read, "a regular expression for digits", bare),
        Row("grouping: claims to facts, in memory", len(held), "articles", grouped, against, read),
    ]
