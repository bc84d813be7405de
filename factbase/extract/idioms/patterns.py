"""Patterns that the rows of several families share; each repetition is bounded, so that the search stays linear."""

from __future__ import annotations

NEARBY = r"[^.;\n]{0,60}"
FEW_WORDS = r"(?: [\w,.-]+){0,6}? "
# No noun in the plural follows, which would be what is counted: "the number of missing | children".
NO_NOUN = r"(?! (?!(?:ha|wa|i|stand|rise|climb|fall|remain|reache|exceed|top|pas)s\b)\w+s\b)"
WHOSE = r"(?:the |its |their |his |her )?"
# Who are saved, where a verb that is also said of things and chances has them for its object.
SOMEBODY = (
    rf"(?={FEW_WORDS}(?:people|persons?|passengers|migrants|refugees|men|women|children|crew|crewmen|sailors|fishermen"
    r"|miners|workers|students|pupils|schoolgirls|schoolboys|girls|boys|survivors|residents|villagers|farmers|hostages"
    r"|hikers|climbers|tourists|others)\b)"
)
