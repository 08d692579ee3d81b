"""Verbs of shelter and flight: "are staying in three schools", "ordered 22,000 residents to leave".

    "the camp | holds 56,000"  ->  KILLS, displaced: the tag of a verb that takes a count behind it
"""

from __future__ import annotations

import re
from functools import cache

from extractors.chunks.counted import CountReader
from extractors.chunks.journeys import is_driven, is_moved, journey_words, read_journey, takers
from extractors.chunks.refuge import is_brought, is_refuge, read_refuge, read_stay, refuge_words, refuges
from extractors.chunks.rows import Chunk
from extractors.words.loose import loose_phrases, read_loose

_ORDERED = re.compile(r"f[^VKI]{0,3}n[^VKIB]{0,4}[pM]?$")  # "ordered 22,000 residents | to leave"
_TOLD = re.compile(r"([Qx])n[^VKIB]{0,4}[pM]?$")
# the noun that a verb behind it, in the same clause, has for its subject
_CLAUSE = re.compile(r"(?:^[,t]?|;|&|,)(q)(?:[pe]?[qz]){0,3}(?:,?[^;&VKIW]{1,8},|&[^;,VIW]{1,7}|,?r)?$")
_OPENING = re.compile(r"(?:^[,t]?|;|&)([zq]),[^;VKIWJQr]{1,9}$")  # "Niger, one of the poorest countries"
_TAKES = frozenset("take takes took taken taking".split())
_LEAVING = frozenset("leave move relocate quit abandon".split())


@cache
def refuge_openers() -> frozenset[str]:
    """The words that refuge() asks for."""
    return refuge_words().union(loose_phrases(), _LEAVING, _TAKES, journey_words(), _DRIVEN, takers())


_DRIVEN = ("across", "over", "onto", "from", "out", "still")


class RefugeReader(CountReader):
    """Adds the chunks of verbs that say where people are sheltered or driven to."""

    def journey(self, i: int) -> int | None:
        """ "149,000 people | left El Geneina for Chad", in a text about people driven from home."""
        harm = self.harms[i]
        if self.out and self.out[-1].tag == "B" and is_moved(self.low, i, self.names):
            return self.add("V", i, i + 1, measure="evacuated", flags=frozenset(("comes",)))
        count = next((chunk for chunk in reversed(self.out) if chunk.tag == "n"), None)
        if harm and harm[1] > i + 1 or count is None or count.known == "bare" and not self._moved():
            return None
        verb = i + 1 if self.low[i + 1 : i + 2] == ["left"] else i  # "have | left" is one word to the list of tags
        way = read_journey(self.low, verb, self.names, self._lands())
        if way is None:
            return None
        tag = "i" if way.ending == "ing" else "I"
        return self.add(tag, i, way.j, measure=way.measure, flags=frozenset(("comes",)))

    def _moved(self) -> bool:
        """Whether the sentence told before of people driven out: "2 million pilgrims came, 90,000 went" does not."""
        return any(one.measure in ("displaced", "returned") and "comes" not in one.flags for one in self.out)

    def _other_count(self) -> bool:
        """Whether the sentence counted others before: "of the school's 900 pupils 700 are still there"."""
        moved = any(one.measure in ("displaced", "returned") for one in self.out)
        return not moved and any(one.tag == "n" and one.known == "head" for one in self.out)

    def _lands(self) -> list[bool]:
        return [thing is not None and thing[0] == "territory" for thing in self.things]

    def refuge(self, i: int) -> int | None:
        """ "are staying in three schools", "moved 600 people | to a stadium", "the camp | holds 56,000"."""
        low, out = self.low, self.out
        last = next((k for k in range(len(out) - 1, -1, -1) if out[k].tag != "y"), -1)
        before = out[last].tag if last >= 0 else ""
        stay = read_stay(low, i, self.lex, uprooted=self.uprooted, danger=self.danger, before=before)
        if stay:
            goes = stay.measure == "evacuated" and stay.tag == "I" and stay.place == "building"
            flags = frozenset(() if stay.sure and not goes else ("comes",))
            return self.add(stay.tag, i, stay.j, measure=stay.measure, flags=flags)
        gap = read_loose(low, i, self.lex) if before not in ("q", "") else None
        if gap:
            return self.add(gap.tag, i, gap.j, measure=gap.measure)
        if low[i] in _LEAVING and low[i - 1] == "to" and self._is_ordered():
            return self.add("I", i, i + 1, measure="evacuated")
        if before in ("B", "n") and read_refuge(
            low, i, self.lex, after_be=before == "B", uprooted=self.uprooted or self.danger
        ):
            return self.add("J", i, i + 1, measure="displaced")
        if self.uprooted and low[i : i + 2] == ["still", "there"] and before == "B" and not self._other_count():
            return self.add("J", i, i + 2, measure="displaced", flags=frozenset(("comes",)))
        if is_brought(low, i, self.lex, uprooted=self.uprooted or self.danger):
            return self.add("S", i, i + 1, measure="evacuated")
        if self.uprooted and is_driven(low, i, self.names, self._lands()):
            return self.add("S", i, i + 1, measure="displaced", flags=frozenset(("comes",)))
        if self.uprooted and low[i] in takers() and before in ("z", "q", "r", "B", "M", ",", "y", "x"):
            done = self._taken_in(i)
            if done:
                return done
        if low[i] in _TAKES and low[i + 1 : i + 2] == ["in"] and before == "q" and self._counts_next(i + 2):
            places = [chunk for chunk in out[-4:] if chunk.tag == "q"]
            if any(is_refuge(low, place.i, place.j, uprooted=self.uprooted) for place in places):
                return self.add("K", i, i + 2, measure="displaced")  # "the town's shelters took in | 1,216 people"
        if self.uprooted and last >= 0 and low[i] in ("has", "had", "have") and self._counts_next(i + 1):
            camp = self._subject(last)
            if camp and camp[0].tag == "q" and is_refuge(low, camp[0].i, camp[0].j, uprooted=False):
                return self.add("K", i, i + 1, measure="displaced", flags=frozenset(("comes",)))
        ing = low[i].endswith("ing")
        if ing and before == "B":
            last = max(0, last - 1)  # "the schools were | holding 412,000 people"
            before = out[last].tag
        if low[i] in refuges().holds and before in ("q", ",", "z", "&", "r", "m", "t") and self._counts_next(i + 1):
            places = [chunk for chunk in (out[-8:] if ing else self._subject(last)) if chunk.tag == "q"]
            if any(is_refuge(low, place.i, place.j, uprooted=self.uprooted) for place in places):
                return self.add("W" if ing else "K", i, i + 1, measure="displaced")
        return None

    def _taken_in(self, i: int) -> int | None:
        """ "the town has | absorbed 40,000 people", "Chad | let in 600 families"."""
        low = self.low
        j = i + 2 if low[i + 1 : i + 2] == ["in"] else i + 1
        if j == i + 1 and takers()[low[i]] == "in" or not self._counts_next(j):
            return None
        last = next((k for k in range(len(self.out) - 1, -1, -1) if self.out[k].tag not in "yxB"), 0)
        if self.out[last].tag == ",":  # "Pemba, a town of 140,000, | took in 9,700"
            opening = _OPENING.search("".join(chunk.tag for chunk in self.out[:last]))
            last = opening.start(1) if opening else last
        place = self.out[last]
        if place.tag != "z" and (place.tag != "q" or not any(self._lands()[place.i : place.j])):
            return None
        return self.add("K", i, j, measure="displaced", flags=frozenset(("comes",)))

    def _is_ordered(self) -> bool:
        """Whether somebody "ordered 22,000 residents", "told 8,000 villagers" to do what follows."""
        row = "".join(chunk.tag for chunk in self.out[-8:])
        if _ORDERED.search(row):
            return True
        told = _TOLD.search(row)
        verb = self.out[max(0, len(self.out) - 8) + told.start(1)] if told else None
        return verb is not None and self.low[verb.i] in ("told", "asked", "telling", "asking")

    def _subject(self, last: int) -> list[Chunk]:
        """The chunk before a verb, or the first of its clause: "the centre at Kakuma, built for 800, now | holds"."""
        out = self.out
        if out[last].tag == "q":
            return out[last : last + 1]
        clause = _CLAUSE.search("".join(chunk.tag for chunk in out[: last + 1]))
        return out[clause.start(1) : clause.start(1) + 1] if clause else []
