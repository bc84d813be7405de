"""The documentation as tests read it: its pages, sections, blocks of code, tables and commands."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
}
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code: `language` is "sh" for commands, "text" for what they answer or what a file holds."""

    language: str
    text: str


def blocks(text: str) -> list[Block]:
    """The blocks of a page or a section, in order."""
    return [Block(*found) for found in _BLOCK.findall(text)]


def section(page: str, heading: str) -> str:
    """What stands under a heading of the second level."""
    return PAGES[page].split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def commands(text: str) -> list[str]:
    """The commands of a page or a section, each on one line and without its comment."""
    joined = re.sub(
        r"(?:\\|(?<=\|))\n\s*", " ", "".join(block.text for block in blocks(text) if block.language == "sh")
    )
    return [command for line in joined.splitlines() if (command := re.sub(r"\s+#.*", "", line).strip())]


def table(text: str, first: str) -> list[list[str]]:
    """The rows of the table whose first column has this head."""
    lines = text.split(f"\n| {first} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
