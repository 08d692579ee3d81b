"""Names of parties and sources: data/lexicon/actors.csv and sources.csv as dictionaries keyed on the first word.

    find_names(tokens of "the Syrian Observatory for Human Rights (SOHR)", "sources.csv")
        -> [Hit(1, 6, Name("Syrian Observatory for Human Rights", "monitor", ...)), Hit(7, 8, ...)]

An alias in capitals ("SOHR", "IS") must be written so; one in lower case ("junta forces") may be; an alias marked "~"
counts only where another, unmarked name of the same entry stands in the text. A broken line is named with its remedy.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from extractors.models import SOURCE_TYPES
from extractors.text.tidy import SOFT
from extractors.text.tokens import Tokens, split_tokens
from extractors.words.lexicon import lexicon
from extractors.words.word_files import LexiconError, read_csv

_PARTY_TYPES = (
    "armed_group",
    "militia",
    "military",
    "police",
    "government",
    "coalition",
    "paramilitary",
    "gang",
    "company",
    "peacekeepers",
)
_TYPES = {"actors.csv": _PARTY_TYPES, "sources.csv": SOURCE_TYPES}
# in wire copy set in capitals these acronyms look like ordinary words
_WORDS_TOO = frozenset(
    "who is it us he our care save plan fact act aid acted map mine arms pal press site ire nan".split()
)
# acronyms spoken as words, which British papers set like names: "Nato", "Isis", "Unicef"
_SPOKEN = frozenset(
    """isis isil nato farc unita renamo swapo amisom ecowas ecomog unifil monuc codeco isaf kfor iswap ulfa zanu zapu
    unicef
unesco unrwa usaid asean brac acled unaids""".split()
)


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


_PLAIN_WORDS = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")


class _Alias(NamedTuple):
    words: tuple[str, ...]
    entry: Name
    exact: str  # as it must be written, "" where case does not matter
    guards: tuple[str, ...]  # one of these must stand in the text, if there are any
    capitals: tuple[int, ...]  # words that are written with a capital
    spelt: tuple[str, ...]  # full names, of an acronym that is an ordinary word too


class _Begun(NamedTuple):
    """The aliases that begin with a word: those of several words by the second one, longest first; the word alone."""

    longer: dict[str, list[_Alias]]
    alone: list[_Alias]


@cache
def load_names(file: str) -> dict[str, _Begun]:
    """The aliases of one CSV file, keyed on their first word in lower case."""
    out: dict[str, list[_Alias]] = {}
    owners: dict[str, str] = {}
    for line, row in enumerate(read_csv(file), 2):
        entry = Name(row["name"].strip(), row["type"].strip(), row["country"].strip())
        _check(file, line, entry, row["aliases"])
        aliases = [entry.name, *(alias.strip() for alias in row["aliases"].split("|") if alias.strip())]
        guarded = any(alias.startswith("~") for alias in aliases)
        full = tuple(_plain(alias) for alias in aliases if not alias.startswith("~")) if guarded else ()
        for alias in aliases:
            _check_owner(file, line, alias, entry, owners)
            built = _build(alias, entry, full)
            if built:
                out.setdefault(built.words[0], []).append(built)
    return {word: _begun(sorted(rows, key=lambda alias: -len(alias.words))) for word, rows in out.items()}


def _begun(aliases: list[_Alias]) -> _Begun:
    longer: dict[str, list[_Alias]] = {}
    for alias in aliases:
        if len(alias.words) > 1:
            longer.setdefault(alias.words[1], []).append(alias)
    return _Begun(longer, [alias for alias in aliases if len(alias.words) == 1])


def _check(file: str, line: int, entry: Name, aliases: str) -> None:
    if not entry.name:
        raise LexiconError(f"{file} line {line}: the name is empty; write the name to show in the first column")
    if entry.type not in _TYPES[file]:
        raise LexiconError(
            f'{file} line {line} ({entry.name}): "{entry.type}" is no type; use one of {", ".join(_TYPES[file])}'
        )
    if ";" in aliases:
        raise LexiconError(f"{file} line {line} ({entry.name}): part the aliases with | and not with ;")


def _check_owner(file: str, line: int, alias: str, entry: Name, owners: dict[str, str]) -> None:
    if alias.startswith("~"):
        return
    other = owners.setdefault(alias.lower(), entry.name)
    if other != entry.name:
        raise LexiconError(
            f'{file} line {line} ({entry.name}): "{alias}" is a name of {other} too; '
            f"write ~{alias} in both, or take one out"
        )


def _build(alias: str, entry: Name, full: tuple[str, ...]) -> _Alias | None:
    guarded = alias.startswith("~")
    alias = alias.lstrip("~").strip().replace("\u2019", "'")
    if _PLAIN_WORDS.fullmatch(alias):  # most of them: thousands are read before the first text
        raw = alias.split(" ")
        low = alias.lower().split(" ")
    else:
        tokens = split_tokens(alias, 0, len(alias))
        raw, low = tokens.raw, tokens.low
    if not low:
        return None
    skip = 1 if low[0] == "the" and len(low) > 1 else 0
    words, raw = tuple(low[skip:]), raw[skip:]
    exact = alias if alias.isupper() and len(alias) <= 6 else ""
    capitals = tuple(k for k, word in enumerate(raw) if word[0].isupper())
    others = tuple(name for name in full if name != _plain(alias))
    spelt = tuple(name for name in others if " " in name) if exact and words[0] in _WORDS_TOO else ()
    return _Alias(words, entry, exact, others if guarded else (), capitals, spelt)


def find_names(tokens: Tokens, file: str, *, capitals: bool = False, text_low: str = "") -> list[Hit]:
    """The names of one file in a sentence, left to right, longest first, not overlapping; found once a sentence."""
    known = tokens.names.get((file, capitals))
    if known is None:
        known = tokens.names[file, capitals] = _find_names(tokens, load_names(file), capitals, text_low)
    return known


def may_name(tokens: Tokens, file: str) -> bool:
    """Whether a word of the sentence begins a name: not so in most, which is settled without a step a token."""
    return not load_names(file).keys().isdisjoint(tokens.low)


def _find_names(tokens: Tokens, table: dict[str, _Begun], capitals: bool, text_low: str) -> list[Hit]:
    hits: list[Hit] = []
    low, after = tokens.low, 0
    if table.keys().isdisjoint(low):  # most sentences name nobody, and to be told so takes half a walk over the words
        return hits
    for i in [i for i, word in enumerate(low) if word in table]:
        if i < after:
            continue
        begun = table[low[i]]
        longer = begun.longer.get(low[i + 1], ()) if i + 1 < len(low) else ()
        for alias in (*longer, *begun.alone):
            words = alias.words
            if len(words) > 2 and tuple(low[i : i + len(words)]) != words:
                continue
            if _is_written_so(alias, tokens, i, capitals, text_low):
                after = i + len(words)
                hits.append(Hit(i, after, alias.entry))
                break
    return hits


def _is_written_so(alias: _Alias, tokens: Tokens, i: int, capitals: bool, text_low: str) -> bool:
    """Whether the words at token ``i`` may be this alias: by capitals, the word before, the whole text."""
    if alias.guards and not any(_stands_in(name, text_low) for name in alias.guards):
        return False
    if capitals:
        short = alias.exact and alias.words[0] in _WORDS_TOO
        told = i > 0 and tokens.low[i - 1] == "the" or any(_stands_in(name, text_low) for name in alias.spelt)
        return not short or told
    if alias.exact:
        spoken = alias.words[0] in _SPOKEN and tokens.raw[i].istitle()
        return len(alias.words) > 1 or spoken or _letters(tokens.raw[i]) == _letters(alias.exact)
    if not alias.capitals:
        return True
    raw = tokens.raw[i : i + len(alias.words)]
    if len(raw) == 1:
        return _has_capital(raw[0])
    lowered = [k for k in alias.capitals if not _has_capital(raw[k])]
    if not _has_capital(raw[alias.capitals[0]]) or 2 * len(lowered) > len(alias.capitals) + 1:
        return False
    return not (i > 0 and f"{tokens.low[i - 1]} {alias.words[0]}" in lexicon().nationalities)


def _has_capital(word: str) -> bool:
    """Whether a name begins with a capital, an Arabic article aside: "al-Shabaab" beside "Al-Shabaab"."""
    return word[0].isupper() or word[:3] in ("al-", "el-") and word[3:4].isupper()


def _letters(word: str) -> str:
    return word.replace(SOFT, "").replace(".", "")


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name.lower().replace("\u2019", "'").replace(SOFT, "")).removeprefix("~")


def _stands_in(name: str, text_low: str) -> bool:
    """Whether the text holds a name, searched once: else a long text that repeats an alias takes square time."""
    known = _searched(text_low)
    if name not in known:
        line = _one_line(text_low)
        known[name] = line.count(name) > line.count(f"-led {name}")  # "Saudi-led coalition air strikes"
    return known[name]


@lru_cache(maxsize=2)
def _searched(text_low: str) -> dict[str, bool]:
    return {}


@lru_cache(maxsize=2)
def _one_line(text_low: str) -> str:
    """The text in lower case on one line, without soft characters: full names may be broken by a line end."""
    return _plain(text_low)
