"""Names of parties and sources: data/lexicon/actors.csv and sources.csv as dictionaries keyed on the first word.

    find_names(tokens of "the Syrian Observatory for Human Rights (SOHR)") -> [Name("Syrian Observatory ...", "monitor")]

An alias in capitals ("SOHR", "IS") must be written so; an alias marked "~" counts only where the full name stands in the
same text.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from extractors.lexicon import read_csv
from extractors.tokens import Tokens, split_tokens


class Name(NamedTuple):
    """A party or source of the lexicon: canonical name, type and country."""

    name: str
    type: str
    country: str


class Hit(NamedTuple):
    """A name found in a text: tokens ``i:j`` and the entry."""

    i: int
    j: int
    entry: Name


class _Alias(NamedTuple):
    words: tuple[str, ...]
    entry: Name
    exact: str  # as it must be written, "" where case does not matter
    guarded: bool


@cache
def load_names(file: str) -> dict[str, list[_Alias]]:
    """The aliases of one CSV file, longest first, keyed on their first word in lower case."""
    out: dict[str, list[_Alias]] = {}
    for row in read_csv(file):
        entry = Name(row["name"], row["type"], row["country"])
        for alias in (row["name"], *filter(None, row["aliases"].split("|"))):
            guarded = alias.startswith("~")
            alias = alias.lstrip("~").strip().replace("\u2019", "'")
            tokens = split_tokens(alias, 0, len(alias))
            if not tokens.low:
                continue
            words = tuple(tokens.low)
            skip = 1 if words[0] == "the" and len(words) > 1 else 0
            exact = alias if alias.isupper() and len(alias) <= 6 else ""
            out.setdefault(words[skip], []).append(_Alias(words[skip:], entry, exact, guarded))
    for rows in out.values():
        rows.sort(key=lambda alias: -len(alias.words))
    return out


def find_names(tokens: Tokens, file: str, *, capitals: bool = False, text_low: str = "") -> list[Hit]:
    """The names of one file in a sentence, left to right, longest first, not overlapping."""
    table = load_names(file)
    hits: list[Hit] = []
    i, n = 0, len(tokens)
    while i < n:
        found = None
        for alias in table.get(tokens.low[i], ()):
            j = i + len(alias.words)
            if tuple(tokens.low[i:j]) != alias.words:
                continue
            if alias.exact and not capitals and tokens.raw[i] != alias.exact and len(alias.words) == 1:
                continue
            if (
                not alias.exact
                and not capitals
                and not any(word[0].isupper() for word in tokens.raw[i:j])
                and len(alias.words) == 1
            ):
                continue
            if alias.guarded and alias.entry.name.lower() not in text_low:
                continue
            found = Hit(i, j, alias.entry)
            break
        if found:
            hits.append(found)
            i = found.j
        else:
            i += 1
    return hits
