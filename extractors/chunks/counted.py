"""Counts: a number, an article or "the toll of" and what it counts, as one chunk.

    "at least 26 young militants"  ->  COUNT, 26 at least, combatants        "26 rifles"  ->  THING, passed over
"""

from __future__ import annotations

from extractors.chunks.noun_phrases import DEFINITE, NO_FLAGS, NOTHING, Phrase
from extractors.chunks.tolls import TOLL_KINDS, TollReader
from extractors.numbers.expressions import Number, read_size
from extractors.numbers.noncounts import why_no_count

_POSSESSIVE = frozenset("his her their its our my your whose".split())
_KIN = frozenset(
    "husband wife mother father son daughter brother sister grandmother grandfather uncle aunt nephew niece"
    " twin".split()
)
_UNSAID = frozenset(
    "unspecified unknown undisclosed undetermined unconfirmed uncertain untold unreported unstated".split()
)
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_FOUND = frozenset(
    "confirmed reported recorded detected registered announced identified found diagnosed notified".split()
)
_WAS = frozenset("was been".split())
_ILLNESSES = ("diseases", "body_parts_and_health")
_OTHER_CASES = frozenset(
    """corruption bribery extortion harassment discrimination piracy trafficking smuggling looting vandalism negligence
    misconduct plagiarism doping wine champagne whisky whiskey rum vodka ammo""".split()
)
_MINORS = frozenset(
    [str(age) for age in range(18)]
    + "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split()
)
_PARENTS = frozenset("mother father parent grandmother grandfather widow widower".split())
_NEVER = frozenset("not n't never without nor hardly".split())
_GROUPS_OF = frozenset("group team party crew band contingent batch combined".split())
_SUMS = frozenset("death casualty total toll figure count tally".split())
_HALF_DAYS = frozenset("a.m p.m am pm a.m. p.m. hrs hours gmt".split())
_REACHES = frozenset("exceeded exceeds surpassed surpasses surpassing topped passed exceeding".split())


class CountReader(TollReader):
    """Adds the chunks of numbers to those of the sentence."""

    def count(self, number: Number, extra: frozenset[str] = NO_FLAGS) -> int:
        """The chunk of a number and the people it counts; a thing where it counts none."""
        lex, low, n = self.lex, self.low, self.n
        i, j = number.first, number.last
        if i > 1 and low[i - 1] == "but" and low[i - 2] in ("all", "everyone"):
            self.passed.append((number.start, number.end, "those who are excepted"))
            k = j + 2 if low[j : j + 1] == ["of"] and low[j + 1 : j + 2] and low[j + 1] in DEFINITE else j + 1
            whole = self.number(k) if low[j : j + 1] == ["of"] and k < n else None
            if whole and self.phrase(whole.last, counted=True).kind == "counted":
                return self.add("x", i, k)  # "all but one of the 517 deaths"
            if whole:  # how many were harmed is not said: "all but two of the 19"
                self.passed.append((whole.start, whole.end, "some of them are excepted"))
            return self.add("x", i, whole.last if whole else j)
        if i > 1 and low[i - 1] == "of" and low[i - 2] in _PARENTS and not (j < n and self.people[j]):
            self.passed.append((number.start, number.end, "how many children somebody has"))
            return self.add("q", i, j)  # "a mother of four"
        if "definite" in extra and i > 2 and low[i - 3 : i] == ["how", "many", "of"]:
            self.passed.append((number.start, number.end, "how many of them is not said"))
            return self.add("x", i, j)
        if low[i] in _REACHES and i + 1 < j:
            i = self.add("R", i, i + 1)  # "confirmed cases surpassed one million"
        extra = extra | {"more"} if number.more else extra
        part = False
        if (
            j + 2 < n
            and low[j] == "("
            and low[j + 2] == ")"
            and low[j + 1].isdecimal()
            and number.best == int(low[j + 1][:15])
        ):
            j += 3
            number = number._replace(last=j)
        if j + 1 < n and low[j] == "out" and low[j + 1] == "of":
            j += 1  # "three out of the five"
        if j < n and low[j] == "of":
            m = j + 1
            if m < n and low[m] in ("them", "whom", "these", "those", "which", "us"):
                extra, part = extra | {"part"}, True
                phrase = Phrase("bare", m + 1, -1)
                if number.best == 1 and m + 2 < n and low[m + 1] in ("a", "an"):
                    who = self.phrase(m + 2, counted=False)
                    if who.kind == "single":  # "one of them a child"
                        return self.add(
                            "n", i, who.j, number=number, group=who.group, head=who.head, known="head", flags=extra
                        )
            else:
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
                if inner and not why_no_count(self.t, number, lex, before_person=False):
                    return self.add("n", i, number.last, number=number, known="bare", flags=extra | {"of_count"})
                phrase = self._staff_of(m, self.phrase(m, counted=True)) if m < n else NOTHING
                harmed = phrase.kind == "counted" and phrase.j == m + 1 and "part" in extra
                if (phrase.kind == "none" or harmed) and number.quantifier != "vague" and m < n:
                    harm = self.harms[m] if m < n else None
                    if harm and harm[0][0] in ("HARM", "STATE") and "part" in extra:
                        # "twelve of the dead": the words themselves say of whom
                        phrase, part = Phrase("bare", harm[1], -1, "", harm[0][1]), True
                if phrase.kind == "none":
                    phrase = Phrase("bare", j, -1)
        elif low[j : j + 2] in (["laboratory", "confirmed"], ["lab", "confirmed"]) and not self._tells_noun(j + 2):
            phrase = Phrase("bare", j, -1)  # "135 laboratory confirmed, 82 epidemiologically linked"
        else:
            phrase = self.phrase(j, counted=True) if j < n else NOTHING
        if phrase.kind == "thing" and low[j : j + 1] in (["last"], ["this"]) and self.tags[j]:
            phrase = Phrase("bare", j, -1)  # "numbered at least 80 last week"
        person = phrase.kind in ("person", "single", "counted")
        why = "" if part else why_no_count(self.t, number, lex, before_person=person)
        if why:
            self.passed.append((number.start, number.end, why))
            if why == "a time or a score" and low[j : j + 1] == [":"]:
                return self.add("t", i, self._end_of_hour(j + 1))  # "at 11:40 p.m."
            return self.add("t" if why in ("a date", "a year") else "q", i, number.last)
        flags = extra | phrase.flags
        if phrase.kind == "counted" and not phrase.group and (noun := self.people[phrase.j - 1]):
            phrase = phrase._replace(group=noun[0].group)  # "318 malnourished children"
        if phrase.kind == "thing" or (
            phrase.kind == "maybe" and number.best != 1 and phrase.j < n and not self._verb_after(phrase.j)
        ):
            if phrase.kind == "thing":
                self.passed.append((number.start, number.end, f"counts {low[phrase.head]}, not people"))
                return self.add("q", i, phrase.j)
        if phrase.kind == "counted" and self._are_cases_of_things(phrase.j):
            self.passed.append((number.start, number.end, "counts cases of something else"))
            return self.add("q", i, phrase.j)
        if phrase.kind == "counted" and phrase.measure == "displaced" and phrase.j - phrase.head > 1:
            # "killed 45 displaced civilians": who they are, unless a verb says what happened to them
            return self.add(
                "n", i, phrase.j, number=number, group=phrase.group, head=phrase.j - 1, measure="displaced",
                known="head", hint="displaced", flags=flags | {"described"},
            )
        if phrase.kind == "counted":
            return self.add(
                "D",
                i,
                phrase.j,
                number=number,
                group=phrase.group,
                head=phrase.head,
                measure=phrase.measure,
                known="head",
                flags=flags,
            )
        if phrase.kind == "single" and number.best == 1 and self._is_family_of_origin(i, phrase):
            return self.add("q", i, phrase.j)
        if phrase.kind in ("person", "single"):
            return self.add(
                "n",
                i,
                phrase.j,
                number=number,
                group=phrase.group,
                head=phrase.head,
                measure=phrase.measure,
                known="head",
                hint=phrase.hint,
                flags=flags,
            )
        if phrase.kind in ("unknown", "maybe", "name"):
            if phrase.kind == "maybe" and number.best != 1:
                return self.add("n", i, number.last, number=number, known="bare", flags=flags)
            return self.add("n", i, phrase.j, number=number, head=phrase.head, known="unknown", flags=flags)
        if (
            number.last + 1 < n
            and low[number.last] in lex.increments
            and low[number.last + 1] == "lives"
            and self.lives
        ):
            return self.add(
                "D", i, number.last + 2, number=number, measure="killed", known="head", flags=flags | {"more"}
            )
        if number.last < n and low[number.last] == "lives":
            if self.lives:
                return self.add("D", i, number.last + 1, number=number, measure="killed", known="head", flags=flags)
            return self.add("q", i, number.last + 1)
        return self.add(
            "n",
            i,
            phrase.j
            if part
            else max(
                number.last, phrase.j if flags and phrase.j > number.last and low[phrase.j - 1] in lex.increments else 0
            ),
            number=number,
            known="bare",
            measure=phrase.measure,
            flags=flags,
        )

    def _are_cases_of_things(self, k: int) -> bool:
        """ "12,000 cases of frozen peas", "40 cases of fraud": nobody is ill."""
        low, n = self.low, self.n
        if low[k - 1] not in ("case", "cases") or low[k : k + 1] != ["of"]:
            return False
        ahead = self.things[k + 1 : k + 6]
        if any(thing and thing[0] in _ILLNESSES for thing in ahead):
            return False  # "229 cases of the novel coronavirus"
        for m in range(k + 1, min(k + 4, n)):
            thing = self.things[m]
            if thing is not None or low[m] in _OTHER_CASES:
                return True
            if self.tags[m] or not low[m][0].isalpha():
                return False
        return False

    def _tells_noun(self, k: int) -> bool:
        return k < self.n and self.nouns[k] is not None

    def _is_found_case(self, i: int, j: int) -> bool:
        """Whether "a case of polio" is one that was found: "confirmed a case ...", "a case ... was reported"."""
        low = self.low
        if low[j - 1] not in ("case", "infection") or low[i] != "a":
            return False
        named = any((hit := self.things[k]) and hit[0] == "diseases" for k in range(i, min(j + 4, self.n)))
        before = low[i - 1] if i else ""
        behind = any(low[k] in _FOUND and low[k - 1] in _WAS for k in range(j + 1, min(j + 14, self.n)))
        return named and (before in _FOUND or behind)

    def _staff_of(self, m: int, phrase: Phrase) -> Phrase:
        """ "two of the Ministry | of Finance officials": the people behind the name of their house."""
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

    def _verb_after(self, k: int) -> bool:
        return k < self.n and (self.harms[k] is not None or self.tags[k] is not None)

    def article(self, i: int) -> int | None:
        """ "a man", "another soldier", "no casualties": one person, or none."""
        low, n = self.low, self.n
        word = low[i]
        if i + 1 >= n:
            return None
        if word == "a" and i + 3 < n and low[i + 1] in _GROUPS_OF and low[i + 2] == "of":
            if self.number(i + 3):
                return i + 3  # "a group of 11 climbers": the number alone says it
        if low[i + 1] in _UNSAID and low[i + 2 : i + 4] == ["number", "of"]:
            people = self.phrase(i + 4, counted=True)
            if people.kind == "person":
                return self.add(
                    "g",
                    i,
                    people.j,
                    group=people.group,
                    head=people.head,
                    known="head",
                    flags=frozenset(("unnumbered",)),
                )
        harm = self.harms[i + 2] if word == "a" and low[i + 1] in _ORDINALS and i + 2 < n else None
        if not harm and word == "a" and low[i + 1] in _ORDINALS and i + 2 < n and self._befalls(i + 2):
            return self.add("s", i, i + 2, head=i + 1, known="head")  # "and a third was left in a coma"
        if harm and harm[0][0] in ("HARM", "STATE"):
            one = Number(self.t.starts[i], self.t.ends[i], i, i + 1, i, 1, 1, 1, "exact")
            return self.add("n", i, i + 2, number=one, known="bare", flags=frozenset(("more",)))  # "a sixth injured"
        kind = 2 if low[i + 1] in TOLL_KINDS else 1  # "a final toll of 23"
        tolls = word in ("a", "an") and i + kind < n and low[i + kind] in _SUMS
        if tolls and self.toll(i + 1):
            return self.out[-1].j
        if low[i + 1] == "single" and any(low[k] in _NEVER for k in range(max(0, i - 4), i - 1)):
            return self.add("x", i, i + 2)  # "has not had a single death"
        if word == "a" and low[i + 1] in _ORDINALS | {"quarter"} and low[i + 2 : i + 3] == ["of"]:
            return self.add("x", i, i + 3)  # "a third of the houses"
        if word != "no" and (pair := self._couple(i + 1)):
            two = Number(self.t.starts[pair], self.t.ends[pair], i, pair + 1, pair, 2, 2, 2, "exact")
            return self.add("n", i, pair + 1, number=two, group="people", head=pair, known="head")
        phrase = self.phrase(i + 1, counted=True)
        zero = word == "no"
        if phrase.kind == "counted" and phrase.group and not zero and phrase.j == phrase.head + 1:
            told = self.harms[phrase.head]
            if told and told[0][0] == "HARM":
                phrase = self._noun_before(i + 1, phrase.head)  # "and a villager | wounded"
        value = 0 if zero else 1
        number = Number(self.t.starts[i], self.t.ends[i], i, i + 1, i, value, value, value, "exact")
        flags = phrase.flags | ({"more"} if word == "another" else frozenset()) | frozenset(("article",))
        if (
            zero
            and phrase.kind == "counted"
            and phrase.j < n
            and low[phrase.j] in ("toll", "figures", "figure", "count", "report")
        ):
            return self.add("x", i, phrase.j + 1)
        if phrase.kind == "counted" and (
            zero or word == "another" or low[phrase.j - 1] in ("death", "body", "fatality", "corpse")
        ):
            return self.add(
                "D",
                i,
                phrase.j,
                number=number,
                group=phrase.group,
                head=phrase.head,
                measure=phrase.measure,
                known="head",
                flags=flags | ({"zero"} if zero else frozenset()),
            )
        if phrase.kind == "counted" and phrase.measure == "infected" and self._is_found_case(i, phrase.j):
            return self.add(
                "D", i, phrase.j, number=number, group=phrase.group, head=phrase.head, measure="infected",
                known="head", flags=flags,
            )
        if (
            zero
            and low[i + 1] in ("casualty", "death")
            and i + 2 < n
            and low[i + 2] in ("toll", "figures", "figure", "count")
        ):
            return self.add("x", i, i + 3)
        if word == "another" and phrase.kind == "none" and i and low[i - 1] not in ("after", "one", "or"):
            return self.add("n", i, i + 1, number=number, known="bare", flags=flags)
        if phrase.kind == "single" and not zero and phrase.j + 1 < n and low[phrase.j] == "and":
            if low[phrase.j - 1] in _KIN and low[phrase.j + 1] in _KIN:  # "a husband and wife"
                both = number._replace(low=2, best=2, high=2, end=self.t.ends[phrase.j + 1])
                return self.add(
                    "n", i, phrase.j + 2, number=both, group="people", head=phrase.head, known="head",
                    flags=flags | {"pair"},
                )
        if phrase.kind == "single" and self._is_family_of_origin(i, phrase):
            return self.add("q", i, phrase.j)  # "the youngest of one family"
        if phrase.kind == "single" or (zero and phrase.kind == "person"):
            if "family_of" in phrase.flags and phrase.j + 1 < n:
                inner = self.number(phrase.j + 1)
                if inner and inner.best:
                    return self.add(
                        "n", i, inner.last, number=inner, group="people", head=phrase.head, known="head", flags=flags
                    )
            return self.add(
                "n",
                i,
                phrase.j,
                number=number,
                group=phrase.group,
                head=phrase.head,
                measure=phrase.measure,
                known="head",
                hint=phrase.hint,
                flags=flags | ({"zero"} if zero else frozenset()),
            )
        if phrase.kind == "none" and not zero and low[i + 1].endswith("year-old"):
            young = low[i + 1].split("-")[0] in _MINORS  # "a 17-year-old, his mother and an aunt"
            group = "children" if young else "people"
            return self.add("n", i, i + 2, number=number, group=group, head=i + 1, known="head", flags=flags)
        if phrase.kind == "thing":
            return self.add("q", i, phrase.j)
        if phrase.kind in ("maybe", "name", "unknown"):
            return self.add(
                "m",
                i,
                phrase.j,
                head=phrase.head,
                number=None if zero or phrase.kind == "unknown" else number,
                flags=frozenset(("maybe",)),
            )
        if zero and phrase.kind == "none":
            return self.add("!", i, i + 1)
        return None

    def _couple(self, k: int) -> int:
        """The token of "couple" behind its adjectives, else 0: "an elderly | couple", but not "a couple of"."""
        end = k + 1
        lex, low = self.lex, self.low
        while end < min(self.n, k + 3):
            word = low[end - 1]
            if word not in lex.adjectives and word not in lex.nationalities and not self.names[end - 1]:
                return 0  # "an elderly", "a Danish", "a Houston couple"
            if self.low[end] == "couple":
                return 0 if self.low[end + 1 : end + 2] == ["of"] or self.low[end + 1 : end + 2] == ["'s"] else end
            end += 1
        return 0

    def _befalls(self, k: int) -> bool:
        """Whether harm follows: "a third | was left in a coma", "the other | died"."""
        harm = self.harms[k] if k < self.n else None
        if harm and harm[0][0] in ("HARM", "STATE", "DIES"):
            return True
        tag = self.tags[k] if k < self.n else None
        if not tag or tag[0] not in ("BE", "ADV"):
            return False
        return any(self.harms[m] is not None for m in range(tag[1], min(self.n, tag[1] + 4)))

    def _noun_before(self, k: int, end: int) -> Phrase:
        """The noun for one person whose phrase begins at ``k`` and ends before ``end``."""
        person = self.people[end - 1]
        group = person[0].group if person else "people"
        return Phrase("single", end, end - 1, group)

    def sized(self, i: int) -> int | None:
        """ "an 11-member family": the people are counted inside a word."""
        size = read_size(self.t, i + 1, self.lex) if i + 1 < self.n else None
        phrase = self.phrase(i + 2, counted=True) if size and i + 2 < self.n else NOTHING
        if size is None or phrase.kind not in ("person", "single"):
            return None
        group = "people" if phrase.group == "households" else phrase.group
        return self.add("n", i, phrase.j, number=size, group=group, head=phrase.head, known="head", flags=phrase.flags)
