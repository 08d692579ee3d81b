"""Who says so, and how far that reaches.

    "At least 26 were killed," said SOHR.      -> every figure of the clause: Syrian Observatory for Human Rights
    Police said 12 died; the mayor said 14.    -> 12: police, 14: the mayor

A cue ("said", "according to") makes the phrase beside it the source of the figures in its clause; another cue, or the
end of the sentence, stops it. Only an open quotation carries a source into the next sentence. The publisher is never a
source.
"""
from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, NamedTuple

from extractors.chunks import Row
from extractors.lexicon import FOLDER, make_plural
from extractors.names import find_names

_PRONOUNS = frozenset("he she it they i we".split())
_AGAIN = frozenset("group agency organisation organization ministry statement report monitor observatory official "
                   "officials spokesman spokeswoman source sources minister".split())
_EMPTY = frozenset("who that which this there one some many others people all".split())


class Source(NamedTuple):
    """A source in a sentence: where it reaches (chunk indices), the words and the canonical name."""

    first: int
    last: int
    name: str
    text: str
    type: str
    start: int
    end: int
    own: bool = True


@cache
def roles() -> dict[str, Any]:
    """data/lexicon/roles.toml with plurals added to the heads."""
    table = tomllib.loads((FOLDER / "roles.toml").read_text("utf-8"))
    for key in ("heads", "generic"):
        table[key].update({make_plural(word): kind for word, kind in list(table[key].items())
                           if make_plural(word) not in table[key]})
    return table


def type_of_words(words: list[str]) -> str:
    """The source type of a phrase by its head and modifiers: ["military", "officials"] -> "military"."""
    table = roles()
    for word in words[:2]:
        if word in table["titles"] or word + "." in table["titles"]:
            return str(table["titles"].get(word) or table["titles"].get(word + "."))
    for size in (3, 2, 1):
        for k in range(len(words) - size, -1, -1):
            phrase = " ".join(words[k:k + size])
            if phrase in table["heads"]:
                return str(table["heads"][phrase])
    for k in range(len(words) - 1, -1, -1):
        if words[k] in table["generic"]:
            for word in words:
                if word in table["modifiers"]:
                    return str(table["modifiers"][word])
            return str(table["generic"][words[k]])
    for word in words:
        if word in table["modifiers"]:
            return str(table["modifiers"][word])
    return "anonymous"


def find_sources(text: str, row: Row, *, before: Source | None, capitals: bool, text_low: str) -> list[Source]:
    """The sources of one sentence with their reach; ``before`` is the last source of the text so far."""
    chunks, tags = row.chunks, row.tags
    cues = [k for k, tag in enumerate(tags) if tag == "Q"]
    out: list[Source] = []
    hits = None
    for number, k in enumerate(cues):
        chunk = chunks[k]
        forward = "before" in chunk.flags
        span = _speaker(row, k, forward)
        if span is None:
            continue
        a, b, after = span
        if k and not after and not forward and tags[k - 1] in "&,y" and number and out and a == b:
            continue
        source = None
        if a == b:
            prev = row.tokens.low[chunks[k].i - 1] if chunks[k].i else ""
            j = chunks[k].i - 1
            while j >= 0 and row.tokens.low[j] in ("has", "have", "had", "also", "later", "earlier", "then", "now"):
                j -= 1
            prev = row.tokens.low[j] if j >= 0 else ""
            if prev in _PRONOUNS and before is not None and prev not in ("i", "we"):
                source = before._replace(own=False)
            elif prev in ("he", "she", "it", "they"):
                source = Source(0, 0, prev, prev, "anonymous", row.tokens.starts[j], row.tokens.ends[j])
        else:
            if hits is None:
                hits = find_names(row.tokens, "sources.csv", capitals=capitals, text_low=text_low) + \
                    find_names(row.tokens, "actors.csv", capitals=capitals, text_low=text_low)
            source = _name(text, row, a, b, hits, before)
        if source is None or (source.text.lower() in _EMPTY):
            continue
        backward = after or (not forward and k and _ends_clause(tags, k))
        first, last = _reach(tags, chunks, cues, number, k, a, forward, bool(backward))
        out.append(source._replace(first=first, last=last))
    return out


def _speaker(row: Row, k: int, forward: bool) -> tuple[int, int, bool] | None:
    """Chunk span of the speaker of cue ``k``; the flag says that it stands behind the cue."""
    tags = row.tags
    if forward:
        b = k + 1
        while b < len(tags) and tags[b] == "a":
            b += 1
        return (k + 1, b, False) if b > k + 1 else None
    m = k - 1
    while m >= 0 and tags[m] in "ytM":
        m -= 1
    e = m + 1
    while m >= 0 and tags[m] == "a":
        m -= 1
    if e > m + 1:
        return m + 1, e, False
    b = k + 1
    while b < len(tags) and tags[b] == "a":
        b += 1
    if b > k + 1:
        return k + 1, b, True
    # "X, who heads the hospital, said": the phrase before the aside
    if m > 1 and tags[m] == ",":
        o = tags.rfind(",", 0, m)
        if o > 0 and m - o < 14 and tags[o - 1] in "gszqm":
            f = o - 1
            while f > 0 and tags[f - 1] in "gszqmpe":
                f -= 1
            return f, o, False
    return k, k, False


def _ends_clause(tags: str, k: int) -> bool:
    """Whether nothing but listeners, places and times follows the cue: the clause was before it."""
    rest = tags[k + 1:].rstrip(",;")
    m = 0
    while m < len(rest) and rest[m] in "ptgszqmeay":
        m += 1
    return m == len(rest) and ("," in tags[:k])


def _reach(tags: str, chunks: list[Any], cues: list[int], number: int, k: int, a: int, forward: bool,
           backward: bool) -> tuple[int, int]:
    """First and last chunk that the cue covers."""
    n = len(tags)
    prev_end = cues[number - 1] if number else -1
    nxt = cues[number + 1] if number + 1 < len(cues) else n
    if len(cues) == 1:
        return 0, n
    if forward or backward:
        if a <= 2 and forward:
            return 0, nxt
        return (prev_end + 1 if number else 0), (k if backward and nxt < n else max(k, min(n, nxt)))
    semi = max(tags.rfind(";", 0, k), 0)
    return (semi if number else 0), nxt


def _name(text: str, row: Row, a: int, b: int, hits: list[Any], before: Source | None) -> Source | None:
    """The source named by chunks ``a:b``: canonical where the lexicon knows it, else as written."""
    chunks, tokens = row.chunks, row.tokens
    i, j = chunks[a].i, chunks[b - 1].j
    while i < j and tokens.low[i] in ("the", "a", "an", '"', "'", "and", "but", "however", "as", "by", "while", "when",
                                      "that", "on", "of"):
        i += 1
    if i >= j:
        return None
    start, end = tokens.starts[i], tokens.ends[j - 1]
    written = " ".join(text[start:end].split())
    words = tokens.low[i:j]
    if len(words) == 1 and words[0] in _PRONOUNS | {"who", "which", "him", "them"}:
        return before._replace(own=False, start=start, end=end) if before and words[0] in _PRONOUNS else None
    for hit in hits:
        if i <= hit.i and hit.j <= j:
            kind = hit.entry.type if hit.entry.type not in _ACTOR_TYPES else _ACTOR_TYPES[hit.entry.type]
            return Source(0, 0, hit.entry.name, written, kind, start, end)
    kind = type_of_words([word for word in words if word[0].isalnum()])
    if before is not None and len(words) <= 1 and words[0] in _AGAIN and i and tokens.low[i - 1] == "the":
        if words[0] in before.text.lower() or before.name.lower().endswith(words[0]):
            return before._replace(own=False, start=start, end=end, text=written)
    return Source(0, 0, written, written, kind, start, end)


_ACTOR_TYPES = {"armed_group": "armed_group", "militia": "armed_group", "military": "military", "police": "police",
                "government": "government", "coalition": "military", "paramilitary": "armed_group", "gang": "armed_group",
                "company": "armed_group", "peacekeepers": "un"}


def source_of(sources: list[Source], chunk: int) -> Source | None:
    """The source that reaches a chunk: the last one whose reach holds it."""
    found = None
    for source in sources:
        if source.first <= chunk <= source.last:
            found = source if found is None or source.first > found.first else found
    return found
