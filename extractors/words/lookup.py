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
_Longer = tuple[int, tuple[str, ...], int, Any]
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
        # word -> the tables that hold it by itself, each with its value; the phrases by their second word, each with
        # its table and its size: of one table the longest comes last, so that it is the one that stays
        self._begins: dict[str, tuple[list[tuple[int, Any]], dict[str, list[_Longer]] | None]] = {}
        for number, table in enumerate(tables):
            for word, rows in table.items():
                alone, seconds = self._begins.get(word, ([], None))
                alone += [(number, value) for words, value in rows if len(words) == 1]
                for words, value in reversed(rows):
                    if len(words) > 1:
                        seconds = {} if seconds is None else seconds
                        seconds.setdefault(words[1], []).append((number, words, len(words), value))
                self._begins[word] = alone, seconds

    def find(self, low: list[str]) -> list[Hits]:
        size, begins = len(low), self._begins
        hits: list[Hits] = [[None] * size for _ in range(self.size)]
        compounds = []
        for i, word in enumerate(low):
            if word not in begins:
                if "-" in word:
                    compounds.append(i)
                continue
            alone, seconds = begins[word]
            after = i + 1
            for number, value in alone:
                hits[number][i] = value, after
            if seconds is not None and after < size and low[after] in seconds:
                for number, words, count, value in seconds[low[after]]:
                    if count == 2 or tuple(low[i : i + count]) == words:
                        hits[number][i] = value, i + count
        if compounds and self.compounds >= 0:
            self._find_compounds(low, hits, compounds)
        return hits

    def _find_compounds(self, low: list[str], hits: list[Hits], compounds: list[int]) -> None:
        for i in compounds:
            first, _, last = low[i].rpartition("-")
            if len(first) < 3 or not first.isalpha() or first in _NO_COMPOUND:
                continue
            hit = match_phrase(self._compounds, [first, last], 0)
            if hit is None or hit[1] == 1:
                hit = match_phrase(self._compounds, [last], 0)
            if hit is not None:
                hits[self.compounds][i] = hit[0], i + 1
