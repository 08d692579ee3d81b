"""Tolls: "the death toll", "the cumulative number of cases", "bringing the total": one chunk with its measure.

    "the number of people displaced"  ->  TOLL, displaced        "the number of seats"  ->  no toll
"""

from __future__ import annotations

from extractors.chunks.illness import illness_at
from extractors.chunks.noun_phrases import PhraseReader
from extractors.chunks.refuge import read_refuge

# the words that "the death toll", "the overall number of", "case count" begin with
TOLL_WORDS = frozenset(
    "total overall official toll case death casualty injury fatality number numbers count figure tally caseload"
    " population".split()
)
# "officials put deaths at 73"
_PUT_AT = {"deaths": "killed", "fatalities": "killed", "injuries": "injured", "casualties": "casualties",
           "cases": "infected", "infections": "infected"}
TOLL_WORDS |= frozenset(_PUT_AT)
# "the cumulative number of", "the final count"
TOLL_KINDS = frozenset(
    """cumulative total overall official combined final confirmed national global worldwide nationwide running current
    provisional preliminary latest actual real true estimated reported known aggregate weekly daily monthly
    grand exact new active additional""".split()
)
_COUNTS = frozenset("number numbers total totals count counts figure figures tally tallies caseload".split())
_TOLLS = frozenset("toll count tally".split())
_BRINGING = frozenset(
    """bringing brings brought bring taking takes took pushing pushed raising raised lifting lifted increasing puts put
    putting""".split()
)
_ESTIMATING = frozenset("estimate estimates estimated estimating reckon reckoned".split())
_PUTS = frozenset("put puts putting".split())
_WHOSE_DEAD = frozenset("civilian military total overall".split())
_DEAD = frozenset("dead injured wounded missing".split())
REVISES = frozenset("revised lowered corrected reduced raised updated downgraded upgraded cut amended".split())
# words inside "the number of people who have now been killed"
_WITHIN = frozenset(
    "who to have been had were are has be was and now newly currently confirmed reported suspected known".split()
)
# verbs that say harm of fighters alone: "the number of newborns fell"
_LOSES = frozenset("lose loses lost losing fall falls fell fallen".split())
_SAID = frozenset("figure count tally".split())
_THE = frozenset("the its their this that".split())
# "the number homeless", "the number in need"; "the number killed since January" has rules of its own
_LIVING = frozenset("displaced evacuated returned homeless affected in_need assisted food_insecure".split())
_REACH = 14  # tokens after "number of" among which its measure stands


class TollReader(PhraseReader):
    """Adds the chunks of nouns that stand for a count."""

    def toll(self, i: int) -> int | None:
        """ "the death toll", "the number of displaced people": a noun for a count, with its measure."""
        low, n = self.low, self.n
        first, i = i, self._skip_kinds(i)
        word, after = low[i], low[i + 1] if i + 1 < n else ""
        if word not in TOLL_WORDS:
            return None
        if word in _PUT_AT:
            put = after == "at" and i and self.number(i + 2) and self._is_reckoned(first)
            return self.add("T", first, i + 1, measure=_PUT_AT[word]) if put else None
        if word == "number" and self.out and self.out[-1].tag == "H" and self.number(i + 1):
            return self.add("R", i, i + 1)  # "the injured number 134"
        if word in ("toll", "death") and (word == "toll" or after in _TOLLS):
            return self.add("T", first, i + 1 + (word == "death"), measure="killed")
        if word in _COUNTS and i + 1 < n and self._is_harmed(first, i + 1):
            end, told = self.harms[i + 1][1], self.harms[i + 1][0][1]  # type: ignore[index]
            return self.add("T", first, end, measure=told)  # "the number killed since Monday to 614"
        harm = self.harms[i + 1] if word == "number" and first < i + 1 < n and low[i - 1] == "the" else None
        if harm and harm[0][0] in ("HARM", "STATE") and harm[0][1] in _LIVING and harm[1] < n and self.tags[harm[1]]:
            return self.add("T", first, harm[1], measure=harm[0][1])  # "put the number in need at 138,000"
        if word in _COUNTS and first and after != "of" and (self._is_brought(first) or self._points_back(first, i)):
            return self.add("T", first, i + 1)  # "bringing the total to 41": of what, the words before tell
        if word == "case" and after in ("count", "load", "tally", "total") or (word, after) == ("total", "cases"):
            return self.add("T", first, i + 2, measure="infected")
        if word in ("casualty", "injury", "fatality") and after in _TOLLS:
            told = {"casualty": "casualties", "injury": "injured"}.get(word, "killed")
            return self.add("T", first, i + 2, measure=told)
        if word in _SAID and after == "of" and low[i - 1] == "a" and self.number(i + 2):
            return self.add("T", first, i + 1)  # "the army gave a figure of 29"
        if word in _COUNTS and after == "of" or word == "population" and self._of_uprooted(i + 1):
            return self._number_of(first, i + 2)
        if word == "number" and after == "who":
            return self._number_of(first, i + 1)  # "bringing to 164,000 the number who have returned"
        return None

    def _skip_kinds(self, i: int) -> int:
        """The token of the noun itself behind "cumulative", "total", "confirmed"; ``i`` where none follows."""
        low, k = self.low, i
        while k < self.n and k < i + 4 and low[k] in TOLL_KINDS:
            nxt = low[k + 1] if k + 1 < self.n else ""
            if nxt not in TOLL_KINDS and nxt not in TOLL_WORDS or low[k] == "total" and nxt in ("cases", "count"):
                break
            k += 1
        return k

    def _is_brought(self, i: int) -> bool:
        """Whether "the", "its" or "the country's" before the noun follows "bringing"."""
        low, last = self.low, self.out[-1] if self.out else None
        if last is not None and last.tag == "n" and last.i > 1 and last.j >= i - 1 and low[last.i - 1] == "to":
            return low[last.i - 2] in _BRINGING  # "bringing to 203 the total uncovered since June"
        if low[i - 1] in ("the", "its", "that") and i > 1:
            return low[i - 2] in _BRINGING
        if i > 2 and low[i - 2] in ("the", "its", "that"):
            return low[i - 3] in _BRINGING  # "raising the three-day total"
        k = i - 1
        while low[k] == "'s" and k > i - 6 and k > 1:
            k -= 2
            while k > 0 and low[k] not in _BRINGING and k > i - 6:
                k -= 1
            return low[k] in _BRINGING
        return False

    def _is_brought_to(self, i: int, j: int) -> bool:
        """ "That takes the confirmed dead | to 64", "put the dead | of the crush at 769": the dead of all so far."""
        low = self.low
        if j + 1 >= self.n or low[j - 1] not in _DEAD or i < 2:
            return False
        if low[i - 1] in _WHOSE_DEAD and i > 2:
            i -= 1  # "put the civilian | dead since January at 4,500"
        if low[j] in ("of", "in", "from", "since", "on") and low[i - 2] in ("put", "puts") and low[i - 1] == "the":
            return any(low[k] == "at" and self.number(k + 1) for k in range(j + 1, min(j + 8, self.n - 1)))
        if low[j] not in ("to", "at"):
            return False
        if low[i - 1] not in ("the", "known", "confirmed"):
            return False
        return not (_BRINGING | _ESTIMATING).isdisjoint(low[max(0, i - 3) : i])

    def _is_reckoned(self, first: int) -> bool:
        """ "puts | deaths at 73", "estimates civilian | casualties at 300", "deaths at 73 and | injuries at 40"."""
        before = self.low[max(0, first - 3) : first]
        told = self.out[-1].tag == "n" and self.low[first - 1] in ("and", ",") if self.out else False
        return not (_PUTS | _ESTIMATING).isdisjoint(before) or told and any(one.tag == "T" for one in self.out[-4:])

    def _is_harmed(self, first: int, k: int) -> bool:
        """Whether "killed", "wounded" stands behind "the number", and no people whom it describes."""
        harm = self.harms[k]
        if not harm or harm[0][0] not in ("HARM", "STATE") or not (first < k - 1 or self.low[first - 1] in _THE):
            return False
        return harm[1] >= self.n or not (self.people[harm[1]] or self.things[harm[1]] or self.number(harm[1]))

    def _points_back(self, first: int, i: int) -> bool:
        """Whether "that figure", "the real number" is one that "has risen to", or somebody "revised that figure"."""
        low = self.low
        if low[first - 1] not in ("the", "that", "this", "their", "its", "'s"):
            return False
        if first > 1 and low[first - 2] in REVISES and low[i + 1 : i + 2] != ["of"]:
            return True
        at = i + 1
        while at < self.n and low[at] in ("has", "had", "have", "now", "since", "already", "later", "still"):
            at += 1
        tag = self.tags[at] if at < self.n else None
        return tag is not None and tag[0] in ("REACHED", "BE", "MAY")

    def _are_things(self, k: int) -> bool:
        thing = self.things[k]
        return thing is not None and thing[0] != "diseases" and self.low[k].endswith("s")

    def _of_uprooted(self, i: int) -> bool:
        """Whether the population is one "of refugees", "of displaced people"."""
        told = self.nouns[i + 1] if self.low[i : i + 1] == ["of"] and i + 1 < self.n else None
        return told is not None and told[0] == "displaced"

    def _is_put(self, first: int, k: int) -> bool:
        """Whether somebody puts the number of people "at" or brings it "to" the number at ``k``."""
        put = not _BRINGING.isdisjoint(self.low[max(0, first - 2) : first])
        return put and self.low[k] in ("at", "to") and self.number(k + 1) is not None

    def _number_of(self, first: int, start: int) -> int | None:
        """ "number of people who were killed": the measure stands a few words on."""
        low, j, group = self.low, start, ""
        while j < min(self.n, start + _REACH - 2):
            if not low[j][0].isalpha() and low[j] not in ('"', "'", "-"):
                break
            harm, told = self.harms[j], self.nouns[j]
            who = self.people[j]
            if who:
                group = who[0].group if group in ("", who[0].group) else "people"  # "men, women and children"
            if j > start and harm and not told and not group and self._are_things(j - 1):
                return self.add("x", first, j)  # "the number of districts affected"
            if harm and low[j] in _LOSES and harm[1] == j + 1:
                return self.add("x", first, start)  # "the number of newborns fell"
            if harm or told:
                measure, end = (harm[0][1], harm[1]) if harm else told  # type: ignore[misc]
                person = self.people[end] if end < self.n else None
                end = person[1] if person else end
                site = told and measure in ("evacuated", "displaced") and low[end - 1] not in ("refugees", "idps")
                thing = self.things[end] if not person and end < self.n and (not told or site) else None
                if thing and (thing[0] != "diseases" or low[end - 1] != "with"):
                    return self.add("x", first, end)  # "the number of affected houses"
                measure = "killed" if low[end - 1] == "victims" else measure
                return self.add("T", first, end, measure=measure, group=group)
            if j > start and read_refuge(low, j, self.lex, after_be=True):
                return self.add("T", first, j, measure="displaced")  # "the number of families in the camps"
            if low[j] == "with" and group and (ill := illness_at(self.t, j + 1)):
                return self.add("T", first, j, measure=ill, group=group)  # "number of people confirmed with mpox"
            if self.tags[j] and low[j] not in _WITHIN:
                break
            j += 1
        person = self.people[start] if start < self.n else None
        if person and low[person[1] : person[1] + 1] == ["with"]:
            measure = illness_at(self.t, person[1] + 1)
            if measure:
                return self.add("T", first, person[1], measure=measure, group=person[0].group)
        if person and person[1] + 1 < self.n and self._is_put(first, person[1]):
            return self.add("T", first, person[1])  # "puts the number of people at 3,400"
        return self.add("x", first, start) if low[start - 2] in ("number", "numbers") else None
