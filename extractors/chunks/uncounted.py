"""Nouns without a number: people, one person, a name, a thing, a pronoun; what is none of them is another word.

    "the villagers" -> MANY        "the prefect's wife" -> ONE        "the truck" -> THING        "slowly" -> ADV
"""

from __future__ import annotations

from extractors.chunks.counted import CountReader
from extractors.chunks.sentence import DEFINITE, NOTHING, Phrase

_POSSESSIVE = frozenset(("possessive",))
_PRONOUNS = frozenset("he she him her it they them i we himself herself themselves".split())
_TITLES = frozenset("dr mr mrs ms fr gen col maj capt lt sgt cpl sen msgr jr sr de la del".split())
_TAG_OF_PHRASE = {
    "person": "g",
    "single": "s",
    "thing": "q",
    "name": "z",
    "unknown": "q",
    "maybe": "x",  # "m" behind an article
    "counted": "H",
}
_TAG_OF_PRONOUN = {
    "he": "s", "she": "s", "him": "s", "her": "s", "himself": "s", "herself": "s", "them": "g", "they": "g",
}


class UncountedReader(CountReader):
    """Adds the chunks of phrases that no number counts."""

    def noun(self, i: int) -> int:
        """An uncounted phrase: people, one person, a name, a thing; else another word."""
        low, n = self.low, self.n
        word = low[i]
        if word in _PRONOUNS:
            return self._pronoun_alone(i)
        k = i + 1 if word in DEFINITE else i
        if k > i and k < n:
            number = self.number(k) or (self.number(k + 1) if low[k] == "remaining" and k + 1 < n else None)
            if number:
                return self.count(number._replace(first=i), frozenset(("definite",)))
        phrase = self.phrase(k, counted=False) if k < n else NOTHING
        if word == "the" and k < n and phrase.kind == "none" and low[k].endswith("-year-old"):
            return self.add("s", i, k + 1, head=k, known="head")  # "the 19-year-old died"
        told = self._noun_told(k, phrase) if phrase.kind not in ("person", "single") else None
        if told:
            act = self.harms[told[1] - 1]
            if act and act[0][0] == "KILLING_OF" and act[1] > told[1]:
                return self.add("O", i, act[1], measure=act[0][1])  # "the charred bodies of two women"
            return self.add("H", i, told[1], measure=told[0])
        return self._uncounted(i, k, phrase)

    def _uncounted(self, i: int, k: int, phrase: Phrase) -> int:
        """The chunk of a phrase read from ``k``; its article, where it has one, stands at ``i``."""
        word = self.low[i]
        tag = "m" if phrase.kind == "maybe" and k > i else _TAG_OF_PHRASE.get(phrase.kind)
        name = self._name_in_capitals(i) if self.capitals and k == i and tag in ("x", "q", None) else 0
        if name:
            return self.add("z", i, name, head=i, known="head")
        if tag == "s" and k == i and self._is_owned(i):
            i = self.out.pop().i  # "the prefect's wife": one person
        if tag and phrase.j > i:
            flags = phrase.flags | _POSSESSIVE if word in ("his", "her", "their") else phrase.flags
            return self.add(
                tag,
                i,
                phrase.j,
                group=phrase.group if tag in "gs" else "",
                head=phrase.head,
                measure=phrase.measure,
                known="head",
                hint=phrase.hint,
                flags=flags,
            )
        adverb = word.endswith("ly") and len(word) > 4 or self.is_doing(i)
        return self.add("y" if adverb else "x", i, max(i + 1, k))

    def is_doing(self, i: int) -> bool:
        """ "five civilians | travelling | in a convoy", "others | nearby": what they did, no new clause."""
        if not self.out or self.out[-1].tag != "n" or self.out[-1].known != "head":
            return False
        return self.low[i].endswith("ing") or self.low[i] == "nearby"

    def _noun_told(self, k: int, phrase: Phrase) -> tuple[str, int] | None:
        """The measure of a noun of harm at ``k`` or at the end of the phrase: "Cholera deaths", "Cumulative cases"."""
        told = self.nouns[k] if k < self.n else None
        if told or phrase.kind not in ("unknown", "thing", "maybe") or phrase.head <= k:
            return told
        last = self.nouns[phrase.head] if self.low[phrase.head].endswith("s") else None
        return last if last and last[1] == phrase.j else None

    def _pronoun_alone(self, i: int) -> int:
        """ "he", "them"; "her" with what is hers: "her three children", "her sister"."""
        low, n, word = self.low, self.n, self.low[i]
        if word == "her" and i + 1 < n:
            number = self.number(i + 1) if "-" not in low[i + 1] else None
            if number:
                return self.count(number._replace(first=i), frozenset(("definite",)))
            kind = self.phrase(i + 1, counted=False).kind if low[i + 1][0].isalnum() else ""
            if kind in ("person", "single", "thing"):
                end = self.noun(i + 1)
                mine = self.out[-1]
                self.out[-1] = mine._replace(i=i, start=self.t.starts[i], flags=mine.flags | {"possessive"})
                return end
        return self.add(_TAG_OF_PRONOUN.get(word, "x"), i, i + 1, known="pronoun")

    def _is_owned(self, i: int) -> bool:
        """Whether the person before the "'s" at hand is whose wife, driver or guard is told."""
        return bool(self.out) and self.out[-1].tag in "sz" and self.out[-1].j == i - 1 and self.low[i - 1] == "'s"

    def _name_in_capitals(self, i: int) -> int:
        """The token behind a name in a text set in capitals, else 0: unknown words together, or one that "was" ..."""
        j = i
        while j < self.n and j < i + 5 and (self._is_unknown(j) or self.low[j] in _TITLES and j + 1 < self.n):
            j += 1
        if j > i + 1:
            return j
        k = j + 3 if self.low[j : j + 1] == [","] and self.low[j + 2 : j + 3] == [","] else j  # "ARRIETA, 51, WAS"
        alone = j == i + 1 and k < self.n and self.low[k] in ("was", "is", "has", "had")
        return j if alone and (not self.out or self.out[-1].tag in ",&w;:Q(") else 0

    def _is_unknown(self, k: int) -> bool:
        """Whether a word of a text in capitals is in no list of ours: most of these are names."""
        word, lex = self.low[k], self.lex
        return (
            len(word) > 2
            and word.isalpha()
            and not word.endswith(("ed", "ing", "ly", "ion", "ment"))
            and word not in lex.adjectives
            and word not in lex.speech
            and word not in lex.units
            and not any(hits[k] for hits in (self.tags, self.things, self.people, self.harms, self.nouns))
        )
