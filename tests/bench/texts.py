"""Texts to read: articles of the project's own sentences, about as dense in figures as news is, of any length."""

import random
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
_CORPUS = ROOT / "tests/factbase/corpus"
_REPORTS = ROOT / "claims/sample_desk/reports"
# In news, most sentences state no figure.
_WITHOUT_FIGURES = (
    "The road to the coast was open again by the evening, and traders came back to their stalls under the old bridge.",
    "Nobody who lives on the upper side of the valley had been told what the council would decide.",
    "Her brother, who keeps a small workshop near the harbour, said that the noise had woken the whole street.",
    "The minister did not answer when reporters asked whether the talks would go on after the holidays.",
    "It was not clear who had given the order, or why the gates had been left without a guard.",
    "Rain had washed the lower path away, so that the teachers walked with the children along the railway.",
    "A spokeswoman for the port authority said that work on the eastern quay would begin when the weather allows it.",
    "Many had brought blankets and tea, and sat with their backs to the wall until the singing stopped.",
    "The government says that it wants peace with its neighbours, though its critics do not believe it.",
    "In the old town, shopkeepers swept glass from the pavement and waited for the insurers to arrive.",
    "What happened next is disputed, and both sides have asked the court to look into it.",
    "“We have waited a long time for this,” the director of the school told the local paper.",
)
_FIGURELESS_SHARE = 0.55
_SENTENCE_END = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])|\n+")


def sentences(how_many: int) -> list[str]:
    """So many sentences in an order of chance, the same in each run."""
    chance = random.Random(how_many)
    stating = [*_of_corpus(), *_of_reports()]
    return [
        chance.choice(_WITHOUT_FIGURES if chance.random() < _FIGURELESS_SHARE else stating) for _ in range(how_many)
    ]


def articles(listed: list[str], *, length: int = 20) -> list[str]:
    """The sentences as articles of so many, in paragraphs of four."""
    paragraphs = [" ".join(listed[at : at + 4]) for at in range(0, len(listed), 4)]
    return ["\n\n".join(paragraphs[at : at + length // 4]) for at in range(0, len(paragraphs), length // 4)]


def news(size: int) -> str:
    """A text of so many characters."""
    return "\n\n".join(articles(sentences(size // 60 + 20)))[:size]


def _of_corpus() -> list[str]:
    cases = [case for file in sorted(_CORPUS.glob("*.toml")) for case in tomllib.loads(file.read_text())["case"]]
    return [case["text"] for case in cases if len(case["text"]) > 40]


def _of_reports() -> list[str]:
    bodies = [file.read_text().partition("\n\n")[2] for file in sorted(_REPORTS.glob("*.txt"))]
    return [sentence for body in bodies for sentence in _SENTENCE_END.split(body) if sentence.strip()]
