"""How fast texts are read and grouped, beside a bare search for digits in the same texts."""

import re
from datetime import date

from factbase import extract_claims
from factbase.group import ReadArticle, group
from tests.bench.table import Row, best_of

TEXT = """Shells fell on the market of the old town on Tuesday, killing at least 14 people and wounding about 60, \
the provincial health office said. A second hospital counted 17 dead, among them three children. \
Residents spoke of dozens of houses burnt. The army denied that it had fired more than 20 rounds. \
Some 2,500 families have left the district since March 2019, according to an aid group that works there. \
The repair of the water works will cost $3.5 million, an engineer told the paper. """
ARTICLES = 200


def measure() -> list[Row]:
    """Sentences a second of one core, and articles a second through grouping."""
    texts = [f"Report number {number}. {TEXT * 3}" for number in range(ARTICLES)]
    sentences = sum(text.count(". ") for text in texts)
    published = date(2019, 12, 31)
    read = best_of(lambda: [extract_claims(text, published=published) for text in texts])
    bare = best_of(lambda: [re.findall(r"\d[\d,.]*", text) for text in texts])
    articles = [
        ReadArticle(str(number), text, published, f"Outlet {number}", extract_claims(text, published=published))
        for number, text in enumerate(texts)
    ]
    grouped = best_of(lambda: group(articles))
    return [
        Row("reading: text to claims", sentences, "sentences", read, "a regular expression for digits", bare),
        Row("grouping: claims to facts, in memory", ARTICLES, "articles", grouped, "reading the same articles", read),
    ]
