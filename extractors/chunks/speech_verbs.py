"""Verbs of saying among the chunks: a cue of speech, an adverb behind a number, or a noun.

    "police | said" -> SAYS        "12 deaths | reported"  ->  ADV        "new | confirmed cases"  ->  CASES
"""

from __future__ import annotations

from extractors.chunks.counted import CountReader

QUOTES = frozenset("quoting citing quoted quotes cited cites".split())
_FIGURES_OF = frozenset(
    "found put show shows claims claim reports report records record fears fear post posts release list".split()
)
_REPORTED = frozenset("reported confirmed estimated recorded registered documented verified".split())
_ALL_OR_NEW = frozenset("new total cumulative overall laboratory active all".split())
_PATIENTS = frozenset("patients children infants babies cases mothers newborns".split())
_AT_CLINICS = frozenset("to with for suffering since during in at on , . ;".split())
_SAID_SO = frozenset(
    ". , ; : that on at late early in \" monday tuesday wednesday thursday friday saturday sunday".split()
)
_COUNTABLE = frozenset("points notes posts".split())  # nouns, where a number stands before them


class SpeechReader(CountReader):
    """Adds the chunks of verbs of saying."""

    def speech(self, i: int, long_tag: tuple[str, int] | None) -> int | None:
        """A verb of saying; "reported" and its like are adverbs behind a number and nouns elsewhere."""
        word, before = self.low[i], self.out[-1].tag if self.out else ""
        if word in _COUNTABLE and i and self.low[i - 1][0].isdecimal() and self.out and self.out[-1].j == i:
            self.out[-1] = self.out[-1]._replace(tag="q", j=i + 1, end=self.t.ends[i])
            return i + 1  # "2,150 evacuees at 14 points"
        if word in ("quoted", "cited") and before == "B":
            return self.add("y", i, i + 1)
        if word in QUOTES or (long_tag and long_tag[1] > i + 1):
            return None
        if word in ("admitted", "admits") and self._are_patients(i + 1):
            return self.add("x", i, i + 1)  # "the clinic admitted 5,210 children with malnutrition": no confession
        noun = self.nouns[i + 1] if word in _REPORTED and i and i + 1 < self.n else None
        if noun and self.low[i - 1] in _ALL_OR_NEW:
            return self.add("H", i, noun[1], measure=noun[0])  # "new confirmed cases", "total reported deaths"
        if (
            before == "B"
            or word in _FIGURES_OF
            and before not in ("g", "z", "s", "a")
            or word in ("claimed", "claiming")
        ):
            return self.add("y" if before == "B" else "x", i, i + 1)
        if word in _REPORTED and (before in ("n", "D", "M") or not self.out) and not self._does_one_speak(i):
            return self.add("y" if before != "M" else "x", i, i + 1)
        return self.add("Q", i, i + 1)

    def _does_one_speak(self, i: int) -> bool:
        """ "killing 12, a local chief | reported": one person behind a comma speaks, if nothing befalls him."""
        if [chunk.tag for chunk in self.out[-2:]] != [",", "n"] or "article" not in self.out[-1].flags:
            return False
        return i + 1 >= self.n or self.low[i + 1] in _SAID_SO

    def _are_patients(self, k: int) -> bool:
        """Whether a number of patients or children follows, and no verb that says what befell them."""
        number = self.number(k) if k < self.n else None
        if number is None or number.last >= self.n:
            return False
        phrase = self.phrase(number.last, counted=True)
        if phrase.j <= number.last or self.low[phrase.j - 1] not in _PATIENTS:
            return False
        return phrase.j >= self.n or self.low[phrase.j] in _AT_CLINICS
