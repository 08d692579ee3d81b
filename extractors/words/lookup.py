"""Phrases by their first word: looked up one at a time, or all tables of a sentence in one pass.

match_phrase(make_phrases([("police officer", "police")]), ["a", "police", "officer"], 1)   ->   ("police", 3)
"""

from __future__ import annotations

from typing import Any

# "a three-child family", "non-combatants", "an all-woman crew": no people of the last word
_NO_COMPOUND = frozenset(
    """two three four five six seven eight nine ten eleven twelve fifteen twenty thirty fifty hundred one single double
    many multi several non anti pro all per mid inter cross half part full only ultra sub""".split()
)
Phrases = dict[str, list[tuple[tuple[str, ...], Any]]]
# for each token: what a phrase that begins there stands for, and the token behind it
Hits = list[tuple[Any, int] | None]


def make_phrases(entries: list[tuple[str, Any]]) -> Phrases:
    """Phrases keyed on their first word, longest first; the first entry given for a phrase wins."""
    out: Phrases = {}
    seen: set[str] = set()
    for phrase, value in entries:
        if phrase in seen:
            continue
        seen.add(phrase)
        words = tuple(phrase.split())
        out.setdefault(words[0], []).append((words, value))
    for rows in out.values():
        rows.sort(key=lambda row: -len(row[0]))
    return out


def match_phrase(phrases: Phrases, low: list[str], i: int) -> tuple[Any, int] | None:
    """The longest phrase that begins at token ``i``: its value and the token after it."""
    rows = phrases.get(low[i])
    if rows is None:
        return None
    following = low[i + 1] if i + 1 < len(low) else ""
    for words, value in rows:
        size = len(words)
        if size == 1:
            return value, i + 1
        if words[1] == following and (size == 2 or tuple(low[i : i + size]) == words):
            return value, i + size
    return None


class PhraseIndex:
    """Several tables of phrases, looked up together: of each word it is known once what it can begin in which table.

        PhraseIndex(lex.people, lex.things).find(["police", "officers", "in", "cars"])
            -> [[officers' hit, officers' hit, None, None], [None, None, None, cars' hit]]

    ``find`` gives for each table what ``match_phrase`` finds at each token. In the table number ``compounds`` a word
    with a hyphen that no table knows stands for its last part: "rickshaw-puller", "lorry-drivers".
    """

    def __init__(self, *tables: Phrases, compounds: int = -1) -> None:
        self.size = len(tables)
        self.compounds = compounds
        self._compounds: Phrases = tables[compounds] if compounds >= 0 else {}
        # word -> for each table it begins a phrase of: the table, the phrases by their second word, the word by itself
        self._begins: dict[str, list[tuple[int, dict[str, list[tuple[tuple[str, ...], Any]]] | None, Any]]] = {}
        for number, table in enumerate(tables):
            for word, rows in table.items():
                seconds: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
                for row in rows:
                    if len(row[0]) > 1:
                        seconds.setdefault(row[0][1], []).append(row)
                alone = next(((value,) for words, value in rows if len(words) == 1), None)
                self._begins.setdefault(word, []).append((number, seconds or None, alone))

    def find(self, low: list[str]) -> list[Hits]:
        size = len(low)
        hits: list[Hits] = [[None] * size for _ in range(self.size)]
        begins = self._begins
        for i, word in enumerate(low):
            if word not in begins:
                continue
            after = i + 1
            following = low[after] if after < size else ""
            for number, seconds, alone in begins[word]:
                if seconds is not None and following in seconds:
                    for words, value in seconds[following]:
                        if len(words) == 2 or tuple(low[i : i + len(words)]) == words:
                            hits[number][i] = value, i + len(words)
                            break
                    else:
                        if alone is not None:
                            hits[number][i] = alone[0], after
                elif alone is not None:
                    hits[number][i] = alone[0], after
        if self.compounds >= 0:
            self._find_compounds(low, hits)
        return hits

    def _find_compounds(self, low: list[str], hits: list[Hits]) -> None:
        for i in [i for i, word in enumerate(low) if "-" in word and word not in self._begins]:
            first, _, last = low[i].rpartition("-")
            if len(first) < 3 or not first.isalpha() or first in _NO_COMPOUND:
                continue
            hit = match_phrase(self._compounds, [first, last], 0)
            if hit is None or hit[1] == 1:
                hit = match_phrase(self._compounds, [last], 0)
            if hit is not None:
                hits[self.compounds][i] = hit[0], i + 1
