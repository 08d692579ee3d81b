"""Parties that no list knows, told by a word of their name: "Frente Patriotico del Sur", "the Real Bodo Front".

    find_parties(tokens of "the Real Bodo Front took responsibility")  ->  [Hit(1, 4, Name("Real Bodo Front", ...))]

Only words with a capital tell such a name, so in texts set in capitals none is found. The words stand in
data/lexicon/parties.toml.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from extractors.parties.names import Hit, Name, find_names
from extractors.text.tokens import Tokens
from extractors.words.lexicon import lexicon
from extractors.words.word_files import FOLDER

_LINKS = frozenset("of for the and de del da do du des la las los el di y e al et".split())
_LONGEST = 9  # words of a name


class BodyWords(NamedTuple):
    """The words by which a name is a party's, and those that make the party an armed one."""

    heads: frozenset[str]
    armed: frozenset[str]
    not_before: frozenset[str]


@cache
def body_words() -> BodyWords:
    """The lists of [unlisted] in parties.toml."""
    table = tomllib.loads((FOLDER / "parties.toml").read_text("utf-8"))["unlisted"]
    return BodyWords(frozenset(table["heads"]), frozenset(table["armed"]), frozenset(table["not_before"]))


def find_parties(tokens: Tokens, *, capitals: bool = False, text_low: str = "") -> list[Hit]:
    """The parties of a sentence: those of actors.csv, and names that no list knows but a word of theirs gives away."""
    known = find_names(tokens, "actors.csv", capitals=capitals, text_low=text_low)
    heads = body_words().heads
    if capitals or not any([word in heads or "-" in word and word[0].isupper() for word in tokens.raw]):
        return known
    others = find_names(tokens, "sources.csv", capitals=capitals, text_low=text_low)
    taken = {k for hit in (*known, *others) for k in range(hit.i, hit.j)}
    new = [hit for hit in _find_unlisted(tokens) if taken.isdisjoint(range(hit.i, hit.j))]
    return sorted([*known, *new]) if new else known


def _first_parts(tokens: Tokens) -> list[str]:
    """Each word up to its first hyphen: "Lashkar" of "Lashkar-e-Baloch"."""
    return [word.partition("-")[0] for word in tokens.raw]


def _find_unlisted(tokens: Tokens) -> list[Hit]:
    """Runs of capitalised words with a head among them: neither the head alone nor a "Front Street"."""
    parts, out, after = _first_parts(tokens), [], 0
    for k, part in enumerate(parts):
        if k < after or part not in body_words().heads:
            continue
        i, j = _run(tokens, k)
        after = j
        several = sum(_is_capital(tokens, m) for m in range(i, j)) > 1 or "-" in tokens.raw[k]
        if not several or tokens.low[k + 1 : k + 2] and tokens.low[k + 1] in body_words().not_before:
            continue
        armed = not body_words().armed.isdisjoint(parts[i:j])
        name = " ".join(tokens.raw[i:j]).replace(" 's", "'s")
        out.append(Hit(i, j, Name(name, "armed_group" if armed else "government", "")))
    return out


def _run(tokens: Tokens, k: int) -> tuple[int, int]:
    """The capitalised words round token ``k``, small words between two of them included."""
    i = j = k
    while i > 0 and k - i < _LONGEST and _is_capital(tokens, i - 1):
        i -= 1
    if i == 0 and i < k and (tokens.low[0] in _OPENERS or tokens.low[0] in lexicon().units):
        i += 1
    j = k + 1
    while j < len(tokens.low) and j - i < _LONGEST:
        size = next((n for n in (0, 1, 2) if j + n < len(tokens.low) and _is_capital(tokens, j + n)), -1)
        if size < 0 or not _LINKS.issuperset(tokens.low[j : j + size]):
            break
        if size and tokens.low[j] in ("and", "y", "e", "et") and "of" not in tokens.low[i:j]:
            break  # "the Karen Army and Burmese troops" are two
        j += size + 1
    return i, j


_OPENERS = frozenset("the a an yesterday today in on at when after but and while meanwhile some several".split())


def _is_capital(tokens: Tokens, k: int) -> bool:
    word = tokens.raw[k]
    return len(word) > 1 and (word[0].isupper() or word[:3] in ("al-", "el-") and word[3:4].isupper())
