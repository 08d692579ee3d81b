"""Counts: a number and what it counts, as one chunk.

"at least 26 young militants"  ->  COUNT, 26 at least, combatants        "26 rifles"  ->  THING, passed over
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.chunks.sentence import DEFINITE, NO_FLAGS, NOTHING, Phrase
from extractors.chunks.tolls import TollReader
from extractors.numbers.expressions import Number
from extractors.numbers.noncounts import why_no_count

_POSSESSIVE = frozenset("his her their its our my your whose".split())
_ILLNESSES = ("diseases", "body_parts_and_health")
_OTHER_CASES = frozenset(
    """corruption bribery extortion harassment discrimination piracy trafficking smuggling looting vandalism negligence
    misconduct torture abuse assault battery intimidation robbery theft arson trespass
    plagiarism doping wine champagne whisky whiskey rum vodka ammo""".split()
)
_PARENTS = frozenset("mother father parent grandmother grandfather widow widower".split())
_HALF_DAYS = frozenset("a.m p.m am pm a.m. p.m. hrs hours gmt".split())
_REACHES = frozenset("exceeded exceeds surpassed surpasses surpassing topped passed exceeding".split())
_WEEKS = frozenset("week weeks month year years yesterday today".split())
_PER = frozenset("million thousand hundred capita".split())
_OF_TOLD = frozenset("them whom these those which us".split())
_SIDES = frozenset("government army navy militia coalition regime opposition union police hospital".split())
_TIMES = frozenset("twice half times just almost nearly".split())
_IN_SITES = frozenset("idp refugee migrant evacuee returnee".split())
_WHEN = (["last"], ["this"])
_PERCENT = frozenset("% percent per".split())
_HELPING = frozenset("was were has have had been is are".split())
_LAB_CONFIRMED = (["laboratory", "confirmed"], ["lab", "confirmed"])


class Whole(NamedTuple):
    """What a number is "of", and whether it is part of people told before ("two of them")."""

    phrase: Phrase
    flags: frozenset[str]
    part: bool = False

class CountReader(TollReader):
    """Adds the chunks of numbers to those of the sentence."""

    def _is_aside(self, k: int) -> bool:
        """ "eight men, none of whom | was armed": nothing that befell nobody, and so no zero."""
        low, first = self.low, k
        while k < self.n and low[k] in _HELPING:
            k += 1
        if k == first and low[k + 1 : k + 2] in ([","], [")"]):
            return not self.harms[k]  # "none of them armed,"
        return k >= self.n or k > first and not (self.harms[k] or low[k].endswith("ly"))

    def count(self, number: Number, extra: frozenset[str] = NO_FLAGS) -> int:
        """The chunk of a number and the people it counts; a thing where it counts none."""
        low, n = self.low, self.n
        i, j = number.first, number.last
        if number.best == 0 and low[j : j + 1] == ["of"] and low[j + 1 : j + 2] in (["them"], ["whom"]):
            if self._is_aside(j + 2):
                return self.add("x", i, j + 2)  # "nine men, none of them armed,"
        if number.quantifier == "vague" and low[j : j + 1] == ["as"] and low[j + 1 : j + 2] in (["young"], ["old"]):
            return self.add("x", i, j)  # "several as old as 80"
        done = self._count_nobody(number, extra) if i > 1 else None
        if done:
            return done
        if low[i] in _REACHES and i + 1 < j:
            i = self.add("R", i, i + 1)  # "confirmed cases surpassed one million"
        extra = extra | {"more"} if number.more else extra
        if j + 2 < n and low[j] == "(" and self._is_repeated(number, j):
            j += 3
            number = number._replace(last=j)
        if j + 5 < n and low[j] == "(" and (share := self._behind_share(j)):
            j = share
            number = number._replace(last=j)
        if j + 1 < n and low[j] == "out" and low[j + 1] == "of":
            j += 1  # "three out of the five"
        part = False
        if j < n and low[j] == "of":
            whole = self._count_of(i, j, number, extra)
            if isinstance(whole, int):
                return whole
            phrase, extra, part = whole
            if number.best == 0 and (phrase.measure or phrase.kind == "counted" or self._is_aside(phrase.j)):
                return self.add("x", i, max(phrase.j, j + 1))  # "none of the dead was identified" counts nobody
        elif low[j : j + 2] in _LAB_CONFIRMED and not self._tells_noun(j + 2):
            phrase = Phrase("bare", j, -1)  # "135 laboratory confirmed, 82 epidemiologically linked"
        else:
            phrase = self.phrase(j, counted=True) if j < n else NOTHING
        if phrase.kind == "thing" and low[j : j + 1] in _WHEN and self.tags[j]:
            phrase = Phrase("bare", j, -1)  # "numbered at least 80 last week"
        if phrase.kind == "counted" and number.best == 1 and low[j : j + 1] == ["remains"]:
            phrase = Phrase("bare", j, -1)  # "one remains in hospital"
        person = phrase.kind in ("person", "single", "counted")
        why = "" if part else why_no_count(self.t, number, self.lex, before_person=person)
        if why:
            self.passed.append((number.start, number.end, why))
            if why == "a time or a score" and low[j : j + 1] == [":"]:
                return self.add("t", i, self._end_of_hour(j + 1))  # "at 11:40 p.m."
            return self.add("t" if why in ("a date", "a year") else "q", i, number.last)
        if person and self._names_site(number, phrase):
            self.passed.append((number.start, number.end, "counts sites"))
            return self.add("q", i, phrase.j + 2)
        end = self._add_count(i, number, phrase, extra | phrase.flags, part)
        self._share_noun(phrase)
        return end

    def _names_site(self, number: Number, phrase: Phrase) -> bool:
        """ "two IDP gathering sites", "three refugee hosting villages": a noun in the singular says whose they are."""
        j = phrase.j
        if phrase.head < 0 or number.best == 1 or self.low[phrase.head] not in _IN_SITES or j + 1 >= self.n:
            return False
        return self.low[j].endswith("ing") and bool(self.things[j + 1])

    def _share_noun(self, phrase: Phrase) -> None:
        """ "two American and one British soldiers", "41 government and nine Cuban soldiers": soldiers, all of them."""
        if len(self.out) < 3 or phrase.kind != "person" or self.out[-2].tag != "&":
            return
        first = self.out[-3]
        word, lex = self.low[first.j - 1], self.lex
        if first.tag == "n" and first.known == "head" and first.number is not None and first.head == first.j - 1:
            if first.number.best != 1 and word in lex.nationalities and not word.endswith(("s", "ese", "sh", "ch")):
                self.out[-3] = first._replace(group=phrase.group)
        elif first.tag == "q" and word in _SIDES and (number := self.number(first.i)) and number.last == first.j - 1:
            self.passed = [one for one in self.passed if one[0] != number.start]
            self.out[-3] = first._replace(tag="n", number=number, group=phrase.group, known="head", head=phrase.head)

    def as_many(self, i: int) -> int | None:
        """ "four rebels and | as many soldiers": the number just told once more, for other people."""
        low, k = self.low, i + 2
        before = next((chunk for chunk in reversed(self.out) if chunk.tag in "nDq"), None)
        if k >= self.n or low[i + 1] != "many" or before is None or before.number is None:
            return None
        phrase = self.phrase(k, counted=True)
        if phrase.kind != "person" or low[i - 1] in _TIMES or low[phrase.j : phrase.j + 1] == ["as"]:
            return None
        number = before.number._replace(start=self.t.starts[i], end=self.t.ends[i + 1], first=i, last=k, core=i)
        return self._add_count(i, number, phrase, phrase.flags, part=False)

    def _count_nobody(self, number: Number, extra: frozenset[str]) -> int | None:
        """The chunk of a number that the words before it take away: "all but one", "a mother of four"."""
        low, i, j = self.low, number.first, number.last
        if low[i - 1] == "but" and low[i - 2] in ("all", "everyone"):
            return self._all_but(number)
        if low[i - 1] == "of" and low[i - 2] in _PARENTS and not (j < self.n and self.people[j]):
            self.passed.append((number.start, number.end, "how many children somebody has"))
            return self.add("q", i, j)  # "a mother of four"
        if "definite" in extra and i > 2 and low[i - 3 : i] == ["how", "many", "of"]:
            self.passed.append((number.start, number.end, "how many of them is not said"))
            return self.add("x", i, j)
        return None

    def _all_but(self, number: Number) -> int:
        """ "all but | one of the 517 deaths": those who are excepted, and the whole of which they are."""
        low, i, j = self.low, number.first, number.last
        self.passed.append((number.start, number.end, "those who are excepted"))
        k = j + 2 if low[j : j + 1] == ["of"] and low[j + 1 : j + 2] and low[j + 1] in DEFINITE else j + 1
        whole = self.number(k) if low[j : j + 1] == ["of"] and k < self.n else None
        if whole and self.phrase(whole.last, counted=True).kind == "counted":
            return self.add("x", i, k)  # "all but one of the 517 deaths"
        if whole:  # how many were harmed is not said: "all but two of the 19"
            self.passed.append((whole.start, whole.end, "some of them are excepted"))
        return self.add("x", i, whole.last if whole else j)

    def _is_repeated(self, number: Number, j: int) -> bool:
        """ "twelve (12)": whether the bracket at ``j`` says the same number again."""
        again = self.low[j + 1]
        return self.low[j + 2] == ")" and again.isdecimal() and number.best == int(again[:15])

    def _behind_share(self, j: int) -> int:
        """ "9,224 (80.4%) | of which were confirmed": the token behind a share in a bracket, where "of" follows."""
        low = self.low
        if not low[j + 1][0].isdecimal() or low[j + 2] not in _PERCENT:
            return 0
        k = j + 3 + (low[j + 3] == "cent")
        if low[k : k + 2] != [")", "of"]:
            return 0
        self.passed.append((self.t.starts[j + 1], self.t.ends[j + 1], "a percentage"))
        return k + 1

    def _count_of(self, i: int, j: int, number: Number, extra: frozenset[str]) -> int | Whole:
        """What a number with "of" at ``j`` is of; an int where a chunk was added: "one of the 13 shelters"."""
        low, n, m = self.low, self.n, j + 1
        if m < n and low[m] in _OF_TOLD:
            return self._count_of_told(i, m, number, extra | {"part"})
        if m < n and low[m] in DEFINITE:
            if low[m] not in _POSSESSIVE and (number.quantifier != "vague" or low[m] != "the"):
                extra = extra | {"part"}  # "two of his guards" are no part of anything told
            m += 1
        if m + 1 < n and low[m] in ("many", "few", "several", "remaining"):
            m += 1  # "one of the many relief camps"
        inner = self.number(m) if m < n and number.quantifier != "vague" else None
        if inner and inner.last < n and self.phrase(inner.last, counted=True).kind == "thing":
            self.passed.append((number.start, number.end, "one of several things"))
            return self.add("q", i, number.last)  # "one of the 13 shelters"
        if inner and not why_no_count(self.t, number, self.lex, before_person=False):
            whole = self.phrase(inner.last, counted=True) if inner.last < n else NOTHING
            if number.best == 0 and whole.kind == "counted":
                return self.add("x", i, number.last)  # "none of the 12 injuries was serious"
            group = whole.group if whole.kind == "person" else ""  # "three of the five attackers"
            flags = extra | {"of_count"}
            return self.add("n", i, number.last, number=number, group=group, known="bare", flags=flags)
        phrase = self._staff_of(m, self.phrase(m, counted=True)) if m < n else NOTHING
        harmed = phrase.kind == "counted" and phrase.j == m + 1 and "part" in extra
        if (phrase.kind == "none" or harmed) and number.quantifier != "vague" and m < n:
            harm = self.harms[m]
            if harm and harm[0][0] in ("HARM", "STATE") and "part" in extra:
                # "twelve of the dead": the words themselves say of whom
                return Whole(Phrase("bare", harm[1], -1, "", harm[0][1]), extra, part=True)
        return Whole(Phrase("bare", j, -1) if phrase.kind == "none" else phrase, extra)

    def _count_of_told(self, i: int, m: int, number: Number, flags: frozenset[str]) -> int | Whole:
        """ "two of them", "one of whom"; with a noun behind it, that one: "one of them a child"."""
        if number.best == 1 and m + 2 < self.n and self.low[m + 1] in ("a", "an"):
            who = self.phrase(m + 2, counted=False)
            if who.kind == "single":  # "one of them a child"
                return self.add("n", i, who.j, number=number, group=who.group, head=who.head, known="head", flags=flags)
        return Whole(Phrase("bare", m + 1, -1), flags, part=True)

    def _add_count(self, i: int, number: Number, phrase: Phrase, flags: frozenset[str], part: bool) -> int:
        """The chunk of a number by the kind of phrase behind it."""
        if self._is_rate(phrase.j):
            self.passed.append((number.start, number.end, "a rate"))
            return self.add("q", i, phrase.j)
        if phrase.kind == "thing":
            self.passed.append((number.start, number.end, f"counts {self.low[phrase.head]}, not people"))
            return self.add("q", i, phrase.j)
        if phrase.kind == "counted":
            return self._add_counted(i, number, phrase, flags)
        if phrase.kind == "single" and number.best == 1 and self._is_family_of_origin(i, phrase):
            return self.add("q", i, phrase.j)
        if phrase.kind in ("person", "single"):
            return self.add_counted("n", i, number, phrase, flags)
        if phrase.kind in ("unknown", "maybe", "name"):
            if phrase.kind == "maybe" and number.best != 1:
                return self.add("n", i, number.last, number=number, known="bare", flags=flags)
            return self.add("n", i, phrase.j, number=number, head=phrase.head, known="unknown", flags=flags)
        return self._add_lives(i, number, flags) or self._add_bare(i, number, phrase, flags, part)

    def _add_counted(self, i: int, number: Number, phrase: Phrase, flags: frozenset[str]) -> int:
        """ "14 deaths", "318 malnourished children": the noun tells the measure; "40 cases of fraud" count nobody."""
        noun = None if phrase.group else self.people[phrase.j - 1]
        group = noun[0].group if noun else phrase.group  # "318 malnourished children"
        if self._are_cases_of_things(phrase.j):
            self.passed.append((number.start, number.end, "counts cases of something else"))
            return self.add("q", i, phrase.j)
        if phrase.measure in ("displaced", "homeless") and phrase.j - phrase.head > 1:
            # "killed 45 displaced civilians": who they are, unless a verb says what happened to them
            return self.add(
                "n",
                i,
                phrase.j,
                number=number,
                group=group,
                head=phrase.j - 1,
                measure=phrase.measure,
                known="head",
                hint=phrase.measure,
                flags=flags | {"described"},
            )
        return self.add(
            "D",
            i,
            phrase.j,
            number=number,
            group=group,
            head=phrase.head,
            measure=phrase.measure,
            known="head",
            flags=flags,
        )

    def _add_lives(self, i: int, number: Number, flags: frozenset[str]) -> int | None:
        """ "claimed 14 lives", "14 more lives": people killed, where a verb of loss stands in the sentence."""
        low, j = self.low, number.last
        if j + 1 < self.n and self.lives and low[j] in self.lex.increments and low[j + 1] == "lives":
            return self.add("D", i, j + 2, number=number, measure="killed", known="head", flags=flags | {"more"})
        if j >= self.n or low[j] != "lives":
            return None
        if self.lives:
            return self.add("D", i, j + 1, number=number, measure="killed", known="head", flags=flags)
        return self.add("q", i, j + 1)

    def _add_bare(self, i: int, number: Number, phrase: Phrase, flags: frozenset[str], part: bool) -> int:
        """A number without a noun: "two of them", "26 were killed", "12 more"."""
        end = number.last
        if part or flags and phrase.j > end and self.low[phrase.j - 1] in self.lex.increments:
            end = phrase.j
        return self.add("n", i, end, number=number, known="bare", measure=phrase.measure, flags=flags)

    def _is_rate(self, k: int) -> bool:
        """ "38 deaths | per 100,000 people", "120 cases | per million"."""
        low = self.low
        if low[k : k + 1] != ["per"] or k + 1 >= self.n:
            return False
        return low[k + 1][0].isdigit() or low[k + 1] in _PER

    def _are_cases_of_things(self, k: int) -> bool:
        """ "12,000 cases of frozen peas", "40 cases of fraud": nobody is ill."""
        low, n = self.low, self.n
        if low[k - 1] not in ("case", "cases") or low[k : k + 1] != ["of"]:
            return False
        ahead = self.things[k + 1 : k + 6]
        if any(thing and thing[0] in _ILLNESSES for thing in ahead):
            return False  # "229 cases of the novel coronavirus"
        for m in range(k + 1, min(k + 4, n)):
            if low[m] in _WEEKS:
                return False  # "the 2,766 cases of week 43"
            thing = self.things[m]
            if thing is not None or low[m] in _OTHER_CASES:
                return True
            if self.tags[m] or not low[m][0].isalpha():
                return False
        return False

    def _tells_noun(self, k: int) -> bool:
        return k < self.n and self.nouns[k] is not None

    def _staff_of(self, m: int, phrase: Phrase) -> Phrase:
        """ "three of the Bureau | of Mines inspectors": the people behind the name of their house."""
        k = phrase.j
        if phrase.kind != "thing" or not self.names[m] or self.low[k : k + 1] != ["of"] or k + 1 >= self.n:
            return phrase
        staff = self.phrase(k + 1, counted=True) if self.names[k + 1] else NOTHING
        return staff if staff.kind == "person" else phrase

    def _end_of_hour(self, k: int) -> int:
        """The token behind the minutes and the half of the day: "11:40 | p.m."."""
        k += 1
        while k < self.n and self.low[k] in _HALF_DAYS:
            k += 1
        return k

    def _is_family_of_origin(self, i: int, phrase: Phrase) -> bool:
        """ "ten people from one family", "members of a single household": where they come from."""
        if i < 2 or self.low[i - 1] not in ("from", "of") or self.low[i - 2] in ("them", "whom", "these", "those"):
            return False
        return self.low[phrase.head] in ("family", "household", "clan")

    def _counts_next(self, k: int) -> bool:
        """Whether a number, an article or people follow: what makes a noun-like form a verb ("fire kills nine")."""
        if k >= self.n:
            return False
        word = self.low[k]
        return word in ("a", "an", "another", "his", "her", "their") or self.number(k) is not None
