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
from extractors.lexicon import FOLDER, lexicon, make_plural
from extractors.names import find_names

_PRONOUNS = frozenset("he she it they i we".split())
_AGAIN = frozenset(
    "group agency organisation organization ministry statement report monitor observatory official "
    "officials spokesman spokeswoman source sources minister".split()
)
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
        table[key].update(
            {make_plural(word): kind for word, kind in list(table[key].items()) if make_plural(word) not in table[key]}
        )
    return table


def type_of_words(words: list[str]) -> str:
    """The source type of a phrase by its head and modifiers: ["military", "officials"] -> "military"."""
    table = roles()
    for word in words[:2]:
        if word in table["titles"] or word + "." in table["titles"]:
            return str(table["titles"].get(word) or table["titles"].get(word + "."))
    cut = next((k for k, word in enumerate(words) if k and word in _LINKS), len(words))
    for size in (3, 2, 1):
        phrase = " ".join(words[max(0, cut - size) : cut])
        if phrase in table["heads"]:
            return str(table["heads"][phrase])
    if words[cut - 1 : cut] and words[cut - 1] in table["generic"]:
        for word in words:
            if word in table["modifiers"]:
                return str(table["modifiers"][word])
        for size in (2, 1):
            for k in range(cut, len(words) - size + 1):
                if " ".join(words[k : k + size]) in table["heads"]:
                    return str(table["heads"][" ".join(words[k : k + size])])
        return str(table["generic"][words[cut - 1]])
    for size in (3, 2, 1):
        for k in range(len(words) - size, -1, -1):
            phrase = " ".join(words[k : k + size])
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
    if not cues:
        return []
    finder = _Finder(
        text,
        row,
        capitals,
        find_names(row.tokens, "sources.csv", capitals=capitals, text_low=text_low)
        + find_names(row.tokens, "actors.csv", capitals=capitals, text_low=text_low),
    )
    out: list[Source] = []
    for number, k in enumerate(cues):
        forward = "before" in chunks[k].flags
        found = finder.speaker(k, forward, before)
        if found is None:
            continue
        source, behind = found
        backward = behind or (not forward and k and _ends_clause(tags, k))
        first, last = _reach(tags, chunks, cues, number, k, 0 if k <= 1 else 9, forward, bool(backward))
        out.append(source._replace(first=first, last=last))
    return out


_AUX = frozenset(
    "has have had also later earlier then now who which yesterday today monday tuesday wednesday thursday friday "
    "saturday sunday was were is been being on further initially previously separately reportedly".split()
)
_OPENERS = frozenset("the a an some two three several other one his her its their another many local".split())
_LINKS = frozenset("of for in at from with to on and".split())
_SHUT = frozenset(", ; : \u2013 -- ( [ . ! ? -".split())


class _Finder:
    """Looks for the speaker beside a cue, token by token."""

    def __init__(self, text: str, row: Row, capitals: bool, hits: list[Any]) -> None:
        self.text, self.row, self.t, self.capitals, self.hits = text, row, row.tokens, capitals, hits
        self.named = {i for hit in hits for i in range(hit.i, hit.j)}
        self.stops = {
            i
            for chunk in row.chunks
            if chunk.tag in "VIJKWBMwrnD!QLTRO"
            for i in range(chunk.i, chunk.j)
            if not (
                chunk.tag == "n" and chunk.number is not None and (chunk.number.best or 9) < 9 and chunk.known == "head"
            )
        }
        self.role_words, self.last_words = _role_words()

    def nounish(self, i: int) -> bool:
        """Whether a token can belong to the name of a speaker."""
        if i in self.named:
            return True
        if i in self.stops:
            return False
        word, raw = self.t.low[i], self.t.raw[i]
        if (
            word in _SHUT
            or word in _LINKS
            or word
            in (
                '"',
                "that",
                "as",
                "while",
                "but",
                "when",
                "because",
                "it",
                "he",
                "she",
                "they",
                "who",
                "which",
                "what",
                "this",
                "there",
                "not",
            )
        ):
            return False
        if word in self.role_words or word in self.row_adjectives or word in ("'s", "'", "&", "top", "senior"):
            return True
        if self.capitals:
            return word[0].isalpha() and word not in _AUX
        return raw[0].isupper() or word.endswith("-based") or word.startswith("pro-")

    @property
    def row_adjectives(self) -> frozenset[str]:
        return _adjectives()

    def walk_back(self, i: int) -> tuple[int, int] | None:
        """The phrase that ends before token ``i``: (first, after), or None."""
        low = self.t.low
        j = i
        while j > 0 and (low[j - 1] in _AUX and low[j - 1] not in ("who", "which") or low[j - 1].endswith("ly")):
            j -= 1
        if j > 2 and low[j - 1] == ")" and low[j - 3] == "(":
            end = j
            j -= 3
        else:
            end = j
        p = j
        while p > 0:
            word = low[p - 1]
            if self.nounish(p - 1):
                p -= 1
            elif word in _OPENERS:
                p -= 1
                if not (p > 1 and low[p - 1] in ("of", "for", "in", "at", "from") and self.nounish(p - 2)):
                    break
            elif (
                word in ("of", "for", "in", "at", "from", "and", "with")
                and p - 2 >= 0
                and p < j
                and (self.nounish(p - 2) or low[p - 2] == ")")
                and (word in ("of", "for", "and", "in", "at", "from", "with"))
            ):
                if word == "and" and not (self.nounish(p - 2)):
                    break
                if word in ("in", "from", "with", "at") and not (
                    low[p - 2] in self.last_words or p - 2 in self.named or self.t.raw[p - 2][0].isupper()
                ):
                    break
                p -= 1
            else:
                break
        while p < j and low[p] in _LINKS | {"'s", "'", "&"}:
            p += 1
        return (p, end) if p < j else None

    def walk_on(self, i: int) -> tuple[int, int] | None:
        """The phrase that begins at token ``i``: (first, after), or None."""
        low, n = self.t.low, len(self.t)
        p = i
        while p < n and low[p] in ('"',):
            p += 1
        first = p
        while p < n:
            word = low[p]
            if word in _OPENERS and (p == first or low[p - 1] in _LINKS):
                p += 1
            elif self.nounish(p):
                p += 1
            elif (
                word in ("of", "for", "in", "at", "from", "and", "with", "to")
                and p > first
                and p + 1 < n
                and (self.nounish(p + 1) or low[p + 1] in _OPENERS and p + 2 < n and self.nounish(p + 2))
            ):
                if (
                    word in ("in", "at", "from", "to", "and")
                    and self.t.low[p - 1] not in self.last_words
                    and p - 1 not in self.named
                ):
                    break
                p += 1
            elif word == "(" and p + 2 < n and low[p + 2] == ")" and p > first:
                p += 3
            else:
                break
        return (first, p) if p > first else None

    def good(self, span: tuple[int, int] | None) -> bool:
        """Whether a phrase can be a source: a name, a role, an institution; not a place, a day or a thing."""
        if span is None:
            return False
        i, j = span
        words = [w for w in self.t.low[i:j] if w[0].isalpha()]
        if not words or all(w in _EMPTY or w in _AUX or w in _OPENERS for w in words):
            return False
        if any(i <= hit.i and hit.j <= j for hit in self.hits):
            return True
        if any(w in self.last_words or w in roles()["titles"] for w in words):
            return True
        if self.capitals:
            return len(words) <= 6
        return any(
            self.t.raw[k][0].isupper()
            and (k > 0 or j - i > 1 or self.t.low[k] not in _adjectives())
            and self.t.low[k] not in _OPENERS
            for k in range(i, j)
        )

    def speaker(self, k: int, forward: bool, before: Source | None) -> tuple[Source, bool] | None:
        """The source beside cue chunk ``k`` and whether it stands behind the verb."""
        chunk = self.row.chunks[k]
        low, n = self.t.low, len(self.t)
        if forward:
            span = self.walk_on(chunk.j)
            return (self.named_source(span, before), False) if self.good(span) and span else None
        j = chunk.i
        while j > 0 and low[j - 1] in ("has", "have", "had", "also", "later", "earlier", "then", "now"):
            j -= 1
        if j > 0 and low[j - 1] in _PRONOUNS:
            if low[j - 1] in ("i", "we"):
                return None
            if before is not None:
                return before._replace(own=False), False
            word = low[j - 1]
            return Source(0, 0, word, word, "anonymous", self.t.starts[j - 1], self.t.ends[j - 1]), False
        back = self.walk_back(chunk.i)
        prev = low[chunk.i - 1] if chunk.i else ""
        on = self.walk_on(chunk.j) if chunk.j < n and low[chunk.i] not in ("told", "informed") else None
        closes = on is not None and (
            on[1] >= n
            or low[on[1]]
            in (
                ",",
                ".",
                '"',
                "who",
                "which",
                "on",
                "in",
                "adding",
                ";",
                "\u2013",
                "--",
                "after",
                "during",
                "late",
                "as",
                "told",
            )
            or low[on[1]] in _AUX
        )
        inverted = (
            on is not None
            and closes
            and self.good(on)
            and (prev in (",", '"', ".", "") or back is None or not self.good(back) or on[1] >= n - 1 and back[0] > 2)
        )
        if (
            inverted
            and on
            and not (
                prev not in (",", '"') and self.good(back) and back is not None and (back[0] == 0 or on[1] < n - 1)
            )
        ):
            return self.named_source(on, before), True
        if self.good(back) and back:
            return self.named_source(back, before), False
        lead = self.walk_on(0 if low[0] not in _LINKS else min(1, n - 1))
        if (
            lead
            and lead[1] < n
            and lead[1] < chunk.i
            and self.good(lead)
            and low[lead[1]] in (",", "who", "which", "a", "an", "based", "the", "citing", "in", "at")
            and chunk.i - lead[1] < 22
        ):
            return self.named_source(lead, before), False
        return None

    def named_source(self, span: tuple[int, int], before: Source | None) -> Source:
        """The source a phrase names: canonical where the lexicon knows it, resolved where it was named before."""
        i, j = span
        low = self.t.low
        article = low[i] == "the"
        while i < j - 1 and low[i] in ("the", "a", "an", '"', "'", "and"):
            i += 1
        start, end = self.t.starts[i], self.t.ends[j - 1]
        written = " ".join(self.text[start:end].split())
        words = [w for w in low[i:j] if w[0].isalnum()]
        kind = type_of_words(words)
        for hit in self.hits:
            if i <= hit.i and hit.j <= j:
                entry = hit.entry.type if hit.entry.type not in _ACTOR_TYPES else _ACTOR_TYPES[hit.entry.type]
                return Source(0, 0, hit.entry.name, written, entry, start, end)
        if (
            before is not None
            and article
            and len(words) == 1
            and words[0] in _AGAIN
            and before.type != "none"
            and (
                words[0] in before.name.lower()
                or before.type == kind
                or before.type in ("monitor", "un", "ngo")
                and words[0] in ("group", "agency", "organisation", "organization", "monitor", "report", "statement")
            )
        ):
            return before._replace(own=False, start=start, end=end, text=written)
        return Source(0, 0, written, written, kind, start, end)


@cache
def _role_words() -> tuple[frozenset[str], frozenset[str]]:
    """Every word of a role phrase, and the words that can end one."""
    table = roles()
    words = frozenset(
        w for key in ("heads", "modifiers", "generic", "titles") for phrase in table[key] for w in phrase.split()
    )
    return words, frozenset(phrase.split()[-1] for key in ("heads", "generic") for phrase in table[key])


@cache
def _adjectives() -> frozenset[str]:
    lex = lexicon()
    return frozenset(lex.nationalities) | (lex.adjectives - {"injured"})


def _ends_clause(tags: str, k: int) -> bool:
    """Whether nothing but listeners, places and times follows the cue: the clause was before it."""
    rest = tags[k + 1 :].rstrip(",;")
    m = 0
    while m < len(rest) and rest[m] in "ptgszqmeay":
        m += 1
    return m == len(rest) and ("," in tags[:k])


def _reach(
    tags: str, chunks: list[Any], cues: list[int], number: int, k: int, a: int, forward: bool, backward: bool
) -> tuple[int, int]:
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


_ACTOR_TYPES = {
    "armed_group": "armed_group",
    "militia": "armed_group",
    "military": "military",
    "police": "police",
    "government": "government",
    "coalition": "military",
    "paramilitary": "armed_group",
    "gang": "armed_group",
    "company": "armed_group",
    "peacekeepers": "un",
}


def source_of(sources: list[Source], chunk: int) -> Source | None:
    """The source that reaches a chunk: the last one whose reach holds it."""
    found = None
    for source in sources:
        if source.first <= chunk <= source.last:
            found = source if found is None or source.first > found.first else found
    return found
