"""Which sentences can hold a figure at all: those with a word that says harm.

    has_trigger("twelve people were killed", 0, 25) -> True        has_trigger("the minister resigned", 0, 21) -> False

One search of a trie in lower case; everything after it sees only the sentences it lets through.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon import lexicon


def _to_pattern(words: set[str]) -> str:
    """A regular expression that matches exactly these words, as a trie."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}

    def build(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
        if set(node) == {""}:
            return ""
        branches = sorted(re.escape(char) + build(child) for char, child in node.items() if char)
        body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
        return f"(?:{body})?" if "" in node else body

    return build(tree)


@cache
def trigger_pattern() -> re.Pattern[str]:
    """The first words of all harm phrases, counted nouns and telling person nouns."""
    lex = lexicon()
    tails = {words[-1] for rows in lex.harm.values() for words, (kind, _) in rows if kind == "TAIL"}
    firsts = {first for first, rows in lex.harm.items() if any(kind != "TAIL" for _, (kind, _) in rows)}
    words = firsts | set(lex.counted) | {head.split()[0] for head in lex.heads} | {"toll", "lives"} | tails
    common = {
        "in",
        "as",
        "at",
        "on",
        "the",
        "are",
        "is",
        "have",
        "has",
        "had",
        "was",
        "were",
        "will",
        "been",
        "being",
        "a",
    }
    seconds = {words[1] for first in common for words, _ in lex.harm.get(first, ()) if len(words) > 1}
    return re.compile(rf"(?<![^\W_]){_to_pattern((words - common) | (seconds - common))}(?![^\W_])")


def has_trigger(lowered: str, start: int, end: int) -> bool:
    """Whether a harm word stands in this stretch of lower-cased text; soft characters inside words are looked past."""
    if trigger_pattern().search(lowered, start, end) is not None:
        return True
    piece = lowered[start:end]
    return "\u00ad" in piece and trigger_pattern().search(piece.replace("\u00ad", "")) is not None
