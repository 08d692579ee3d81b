"""Word lists by which the phrase of a speaker is read: data/lexicon/speakers.toml.

listed("documents") -> frozenset({"statement", "report", "figures", ...})
"""

from __future__ import annotations

import tomllib
from functools import cache

from extractors.words.word_files import FOLDER, LexiconError


@cache
def _table() -> dict[str, frozenset[str]]:
    path = FOLDER / "speakers.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))["words"]
    except FileNotFoundError:
        raise LexiconError("speakers.toml is missing from data/lexicon: put it back from the last release") from None
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise LexiconError(
            f"speakers.toml cannot be read ({error}): mend that line; words need quotes and commas, under [words]"
        ) from None
    for name, entries in table.items():
        for word in entries:
            if word != word.lower().strip() or " " in word:
                raise LexiconError(f'speakers.toml {name}: "{word}" must be one word in lower case')
    return {name: frozenset(entries) for name, entries in table.items()}


@cache
def listed(name: str) -> frozenset[str]:
    """One list of speakers.toml."""
    table = _table()
    if name not in table:
        raise LexiconError(f"speakers.toml: the list {name} is missing; put it back, even if empty")
    return table[name]
