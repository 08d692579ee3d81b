"""Small words that begin a chunk of their own: marks, "aged", "a total of", "whose", the article of "the toll".

    "20 children | ages 6 and 7"  ->  TIME        "put | it | at 27,000"  ->  TOLL        "/" in "M/B Kim"  ->  nothing
"""

from __future__ import annotations

from extractors.chunks.articles import ArticleReader
from extractors.chunks.sentence import DEFINITE
from extractors.chunks.tolls import TOLL_KINDS, TOLL_WORDS
from extractors.chunks.whose import read_whose

_MARKS = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "\u2013": ",",
    "--": ",",
    "-": ",",
    "/": "&",
    "\u2022": ";",
    "|": ";",
}
_CASE_LABELS = frozenset("suspected confirmed probable new active infected positive".split())
_CASE_SHEET = frozenset("deaths death cases fatalities recovered recoveries discharged".split())
_SKIPPED = frozenset("\"'.!?*_\u2026")
_FINITE_BE = frozenset("was were is are had have has".split())
_ONE_MORE = frozenset("another additional further more a an".split())
_PUTS = frozenset("put puts putting gives gave give lists listed".split())
_HAVE = frozenset("have has had".split())
_LEAVES = frozenset("left leave leaves".split())
_GIVES = frozenset("gave given gives giving listed reported".split())
_SPOKE = frozenset("spoke spoken speaks speak".split())
_ENDS = frozenset(", . ; : ) and but while in at on after by".split())
_YEARS = frozenset("years year months month weeks days old".split())
_HITS = frozenset("hit hits crossed crosses crossing".split())
# the words that function_word() asks for: a branch for another word there wants the word here
FUNCTION_WORDS = frozenset("ages aged total totals 's that whose it them since out as".split()).union(
    _SPOKE, _MARKS, _SKIPPED, _ONE_MORE, _CASE_LABELS, _HITS, _LEAVES, DEFINITE
)


class FunctionWordReader(ArticleReader):
    """Adds the chunks that small words open."""

    def function_word(self, i: int) -> int | None:
        """Marks, the article of "the killing of" and "the toll", "another", and small words that mean more here."""
        word = self.low[i]
        if word in _MARKS or word in _SKIPPED or word == "'s":
            return self._mark(i)
        if word in DEFINITE:
            return self._definite(i)
        if word in _ONE_MORE:
            return self._one_more(i)
        return self._beside_count(i) or self._beside_verb(i)

    def _mark(self, i: int) -> int:
        """A comma, a bracket; quotation marks and full stops are passed over."""
        low, word = self.low, self.low[i]
        if word == "/" and i and len(low[i - 1]) == 1 and low[i - 1].isalpha() and low[i + 1 : i + 2]:
            return i + 1  # "M/B Kim Nirvana"
        mark = _MARKS.get(word)
        return self.add(mark, i, i + 1) if mark else i + 1

    def _definite(self, i: int) -> int | None:
        """ "the killing of", "the toll", "put the dead at", "the other", "whose homes were lost", "that were"."""
        low, n = self.low, self.n
        word = low[i]
        clause = read_whose(low, i, self.lex) if word == "whose" and self.out else None
        if clause:
            return self.add(clause.tag, i, clause.j, measure=clause.measure)
        if i + 1 < n:
            act = self.harms[i + 1]
            if act and act[0][0] == "KILLING_OF":
                return self.add("O", i, act[1], measure=act[0][1])
            if (low[i + 1] in TOLL_WORDS or low[i + 1] in TOLL_KINDS) and self.toll(i + 1):
                return self.out[-1].j
        if word in ("the", "its", "their") and self.put_at(i + 1):
            return i + 2
        if word == "the" and low[i + 1 : i + 2] == ["other"] and self._one_before() and self._befalls(i + 2):
            return self.add("s", i, i + 2, head=i + 1, known="head")  # "one guard died and the other was hurt"
        if word == "that" and self.out and self.out[-1].tag in "nDg" and i + 1 < n and low[i + 1] in _FINITE_BE:
            return self.add("r", i, i + 1)  # "the six priests that were murdered"
        return None

    def _put_far(self, i: int) -> int | None:
        """ "put the dead of Sunday's quake at 2,205"."""
        low = self.low
        if _PUTS.isdisjoint(low[max(0, i - 6) : i]) or not (state := self.harms[i]) or state[1] != i + 1:
            return None
        for k in range(i + 3, min(i + 9, self.n - 1)):
            if low[k] in ("at", "as") and self.number(k + 1):
                return self.add("T", i - (low[i - 1] in ("the", "its", "their")), i + 1, measure=state[0][1])
            if not low[k][0].isalnum() and low[k] != "'s":
                return None
        return None

    def put_at(self, i: int) -> int | None:
        """ "put the dead at 1,400 and the injured at 9,000", "put the state's dead at 64"."""
        low = self.low
        if low[i + 1 : i + 2] == ["of"]:
            return self._put_far(i)
        if low[i + 1 : i + 2] not in (["at"], ["as"]) or _PUTS.isdisjoint(low[max(0, i - 13) : i]):
            return None
        if self.number(i + 2) is None:
            return None
        state, noun = self.harms[i], self.nouns[i]
        measure = state[0][1] if state and state[1] == i + 1 else noun[0] if noun and noun[1] == i + 1 else ""
        return self.add("T", i - (low[i - 1] in ("the", "its", "their")), i + 1, measure=measure) if measure else None

    def _one_more(self, i: int) -> int | None:
        """ "another 12", "a further 12": the number with the word that says they are more."""
        article = self.low[i] in ("a", "an")
        if article and self.low[i + 1 : i + 2] not in (["further"], ["additional"]):
            return None
        k = i + 2 if article else i + 1
        number = self.number(k) if k < self.n else None
        if number and number.best != 1:
            return self.count(number._replace(first=i), frozenset(("more",)))
        return None

    def _beside_count(self, i: int) -> int | None:
        """Small words before or behind a number: "aged 6", "a total of 57", "hits 14", "spoke of 132", "as 61"."""
        low, n = self.low, self.n
        word = low[i]
        if word in ("ages", "aged") and i + 1 < n and low[i + 1].isdecimal():
            return self._ages(i)
        if word == "as" and low[i + 1 : i + 2] in (["young"], ["old"]) and low[i + 2 : i + 3] == ["as"] and i + 3 < n:
            return self._as_young_as(i)
        if word in ("total", "totals") and i + 2 < n and low[i + 1] == "of" and self.number(i + 2):
            return i + 2  # "a total of 1,057 people": the number alone says it
        if word in _HITS and i + 1 < n and any(chunk.tag in "TH" for chunk in self.out) and self.number(i + 1):
            return self.add("R", i, i + 1)  # "quake toll hits 14", "the number of cases has crossed 100,000"
        if word == "out" and low[i + 1 : i + 2] == ["of"] and self.out and "of_count" in self.out[-1].flags:
            return self.add("e", i, i + 2)  # "7 out of the 11 people"
        if word in ("it", "them") and i and low[i - 1] in _PUTS and low[i + 1 : i + 2] == ["at"]:
            return self.add("T", i, i + 1)  # "put it at 27,000"
        if word in _SPOKE and low[i + 1 : i + 2] == ["of"] and i + 2 < n and self._counts_alone(i + 2):
            return self.add("T", i, i + 1)  # "the army spoke of 132"
        if word == "as" and i + 1 < n and any(chunk.tag == "T" for chunk in self.out[-6:]) and self.number(i + 1):
            if not _GIVES.isdisjoint(low[:i]):
                return self.add("p", i, i + 1)  # "gave the number of dead as 61"
        return None

    def _beside_verb(self, i: int) -> int | None:
        """Small words that are no verb, or no adjective, where they stand: "have since tested", "Confirmed: 61"."""
        word = self.low[i]
        if word == "since" and self.out and self.out[-1].tag in "yB" and self.low[self.out[-1].j - 1] in _HAVE:
            return self.add("y", i, i + 1)  # "have since tested positive"
        if word in _LEAVES and self.out and (self.out[-1].tag == "r" or [c.tag for c in self.out[-2:]] == ["r", "y"]):
            return self.add("x", i, i + 1)  # "12 passengers who had left the ship later fell ill"
        if word in _CASE_LABELS and self.low[i + 1 : i + 2] == [":"] and not _CASE_SHEET.isdisjoint(self.low):
            return self.add("H", i, i + 1, measure="infected")  # "Suspected: 204 | Confirmed: 61 | Deaths: 19"
        return None

    def _ages(self, i: int) -> int:
        """ "ages 6 and 7", "aged 12 to 17": numbers that count nobody."""
        low, j = self.low, i + 2
        while j + 1 < self.n and low[j] in ("and", "to", "-", "\u2013") and low[j + 1].isdecimal():
            j += 2
        spans = [k for k in range(i + 1, j) if low[k].isdecimal()]
        self.passed += [(self.t.starts[k], self.t.ends[k], "an age") for k in spans]
        return self.add("t", i, j)  # "20 children ages 6 and 7, and six adults"

    def _as_young_as(self, i: int) -> int | None:
        """ "some | as young as five", "as old as 90 years": an age."""
        number = self.number(i + 3)
        if number is None:
            return None
        self.passed.append((number.start, number.end, "an age"))
        end = number.last
        while end < self.n and self.low[end] in _YEARS:
            end += 1
        return self.add("t", i, end)

    def _one_before(self) -> bool:
        """Whether one of two was told before."""
        return any(chunk.tag == "n" and chunk.number is not None and chunk.number.best == 1 for chunk in self.out)

    def _counts_alone(self, k: int) -> bool:
        """Whether a number stands at ``k`` without a noun."""
        number = self.number(k)
        if number is None or number.best == 1:
            return False
        return number.last >= self.n or self.low[number.last] in _ENDS
