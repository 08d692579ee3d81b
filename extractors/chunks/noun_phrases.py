"""Noun phrases: how many words belong to a noun, and whether it is people, one person, a thing or a name.

    "young Syrian army recruits near"  ->  person, head "recruits", group security_forces
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.chunks.rows import Chunk
from extractors.numbers.expressions import Number, may_begin, read_number
from extractors.text.tokens import Tokens
from extractors.words.lexicon import Lexicon, Noun, noun_index

DEFINITE = frozenset("the his her their its our my your these those this that whose both all such".split())
_BODIES = frozenset("forces troops".split())
_MEMBERS = frozenset(
    "member members elements element personnel citizens citizen employees employee supporters supporter remains".split()
)
# "a death toll", "two body bags", "ten arrest warrants": the noun counted is the second
_NO_COUNT_AFTER = frozenset(
    """toll tolls count counts figure figures rate rates certificate certificates squad squads penalty penalties
sentence sentences threat threats row bag bags part parts camp camps scene scenes statistics data record records
warrant warrants
investigation investigations trial trials inquiry inquiries site sites study studies anniversary management fatality
armour armor guard guards
camera cameras search searches operation operations team teams mission missions""".split()
)
_NOT_HARMED = frozenset("events time territory".split())  # "12 killed floods", "12 injured hours after"
_CASES = frozenset("case cases infection infections".split())
_CASE_WORDS = frozenset(
    "confirmed suspected suspect reported probable recorded registered known active new laboratory-confirmed".split()
)
MODALS = frozenset("to will would can could may might must should shall did does do not".split())
_LIVES_CUES = frozenset(
    "lost claimed claim claims claiming cost costs costing took taken taking lose losing loss "
    "perished sacrificed".split()
)


NO_FLAGS: frozenset[str] = frozenset()


class Phrase(NamedTuple):
    kind: str  # person, single, thing, unknown, maybe, name, counted, none
    j: int
    head: int
    group: str = ""
    measure: str = ""
    hint: str = ""
    flags: frozenset[str] = NO_FLAGS


NOTHING = Phrase("none", 0, -1)

_ARTICLES = frozenset("al el ad an as ar at ul".split())  # "Hamza al-Shimmari"
_ADJECTIVE_ENDS = ("al", "ar", "ous", "ive", "ful", "less", "ic", "ent", "ant", "ary", "ish", "spoken")


# "Dutch", "British", "Swiss", "Chinese" are people and adjectives
_BOTH = ("ch", "sh", "ss", "ese")


def is_name(word: str) -> bool:
    """A capital in front, or behind an Arabic article: "al-Shabaab"."""
    return word[0].isupper() and word[0].isalpha() or word[2:3] == "-" and word[3:4].isupper() and word[:2] in _ARTICLES


class PhraseReader:
    """Reads the phrase that begins at a token; knows the words of one sentence."""

    def __init__(self, tokens: Tokens, lex: Lexicon, capitals: bool) -> None:
        self.t, self.lex, self.capitals = tokens, lex, capitals
        self.low, self.raw, self.n = tokens.low, tokens.raw, len(tokens)
        self.out: list[Chunk] = []
        self.passed: list[tuple[int, int, str]] = []
        self.uprooted = self.danger = False
        self.lives = not _LIVES_CUES.isdisjoint(tokens.low)
        # what begins at each token, by list: asked many times for every token
        self.harms, self.nouns, self.people, self.things, self.tags = tokens.hits(noun_index())
        self.names = [not (capitals or word.islower()) and is_name(word) for word in tokens.raw]
        self._numbers: dict[int, Number | None] = {}
        self._phrases: dict[tuple[int, bool], Phrase] = {}

    def number(self, k: int) -> Number | None:
        """The number expression that begins at token ``k``, read once."""
        if not may_begin(self.low, k):
            return None
        if k not in self._numbers:
            self._numbers[k] = read_number(self.t, k, self.lex)
        return self._numbers[k]

    def phrase(self, i: int, *, counted: bool) -> Phrase:
        """The noun phrase whose modifiers or head begin at token ``i``, read once."""
        found = self._phrases.get((i, counted))
        if found is None:
            found = self._phrases[i, counted] = self._read_phrase(i, counted)
        return found

    def _read_phrase(self, i: int, counted: bool) -> Phrase:
        lex, low, n = self.lex, self.low, self.n
        people, nouns, things, tags, harms = self.people, self.nouns, self.things, self.tags, self.harms
        flags: set[str] = set()
        j, mods, measure = i, 0, ""
        while j < n and mods < 8:
            word = low[j]
            if word in ('"', "'"):
                j += 1
                continue
            if j + 2 < n and (word in lex.units or word.isdecimal()) and low[j + 1] in ("year-old", "years-old"):
                j, mods = j + 2, mods + 1  # "a nine year-old boy"
                continue
            if word.endswith("-year") and low[j + 1 : j + 2] == ["old"]:
                j, mods = j + 2, mods + 1  # "a sixty-six-year old head"
                continue
            if word == "(" and mods and j + 3 < n and low[j + 2] == ")" and self._person_within(j + 3, 2):
                j += 3
                continue
            if not counted and word in ("head", "chief", "leader", "member") and j + 1 < n and low[j + 1] == "of":
                return Phrase("single", j + 1, j, "people", measure, "", frozenset(flags))
            if counted and word in _CASE_WORDS and j + 1 < n:
                if nouns[j + 1]:
                    j, mods = j + 1, mods + 1
                    continue
                if low[j + 1] in ("or", "and", "/") and low[j + 2 : j + 3] and low[j + 2] in _CASE_WORDS:
                    j, mods = j + 2, mods + 1  # "303 probable or suspect cases"
                    continue
                cases = self._cases_after(j + 1)
                if cases:
                    j, mods = cases, mods + 1
                    continue
            if (
                word in lex.increments
                and word not in ("others",)
                and j + 1 < n
                and (word != "other" or low[j + 1].isalpha())
            ):
                flags.add("other" if word in ("other",) else "more")
                j += 1
                mods += 1
                nxt = low[j]
                if people[j] is None and not nxt.isalpha():
                    break
                continue
            if not counted:
                act = harms[j]
                if act and act[0][0] == "KILLING_OF":
                    return self._end(i, j, mods, flags)
            person = people[j]
            if (
                person
                and word in lex.nationalities
                and (not person[0].plural or word.endswith(_BOTH))
                and j + 1 < n
                and (self._person_within(j + 1, 3) or low[j + 1] in _BODIES)
            ):
                j, mods = j + 1, mods + 1
                continue
            if word in _BODIES and (mods or word in ("troops",)) and not person:
                return Phrase("person", j + 1, j, "security_forces", measure, "", frozenset(flags))
            if (
                person
                and self.names[j]
                and person[1] + 1 < n
                and low[person[1]] == "'s"
                and self.names[person[1] + 1]
            ):
                j, mods = person[1] + 1, mods + 1  # "People's Party": a name that begins with a person noun
                flags.add("name")
                continue
            if (
                person
                and counted
                and person[1] + 1 < n
                and low[person[1]] == "'s"
                and not self.names[j]
                and self._person_within(person[1] + 1, 3)
            ):
                j, mods = person[1] + 1, mods + 1  # "a women's rights activist"
                continue
            if person and not (word == "other"):
                return self._person(person, j, measure, flags, counted)
            told = nouns[j]
            if told and counted and told[1] < n and self._describes(j, told[1]):
                measure, j, mods = told[0], told[1], mods + 1  # "twelve wounded men"
                continue
            if told and counted and told[1] < n and self._of_a_thing(told[1]):
                return Phrase("thing", told[1] + 1, told[1], "abstract", "", "", frozenset(flags))
            if told and counted:
                return Phrase("counted", told[1], j, "", told[0], "", frozenset(flags))
            thing = things[j]
            if thing:
                k = thing[1]
                cases = self._cases_after(k - 1) if counted and thing[0] == "diseases" else 0
                if cases:
                    j, mods = cases, mods + 1  # "2,000 cholera and acute watery diarrhoea (AWD) cases"
                    continue
                if self.names[j] and mods < 6 and self._party_member(k):
                    j, mods = k, mods + 1
                    continue
                after = k < n and (people[k] or (counted and nouns[k]))
                if after and low[k] not in ("other", "others"):
                    j, mods = k, mods + 1
                    continue
                if counted and k + 1 < n and low[k] == "'s" and self._person_within(k + 1, 3):
                    j, mods = k + 1, mods + 1  # "one of the group's bodyguards"
                    continue
                if k < n and things[k] and low[k] != "and":
                    j, mods = k, mods + 1
                    continue
                if word not in lex.adjectives or k >= n or not low[k].isalpha() or tags[k]:
                    if k < n and self.names[j] and self.names[k] and j > i:
                        j, mods = k, mods + 1
                        continue
                    return Phrase("thing", k, j, thing[0], "", "", frozenset(flags))
            if word == "'s":
                if low[j + 1 : j + 2] == ["toll"] or low[j + 2 : j + 3] == ["toll"]:
                    return self._end(i, j, mods, flags)  # "Iran's toll": the count is a chunk of its own
                j += 1
                continue
            if (
                word in lex.units
                and word != "one"
                or word.split("-")[0] in lex.units
                and "-" in word
                and word.split("-")[1] in lex.units
            ):
                return self._end(i, j, mods, flags)
            harm = harms[j]
            if harm and harm[0][0] in ("HARM", "STATE", "DYING", "HARMING"):
                ahead = self._person_within(harm[1], 3)
                if ahead and harm[0][0] != "HARMING" and (counted or j == i or harm[0][0] == "STATE"):
                    measure = harm[0][1]
                    j, mods = harm[1], mods + 1
                    continue
                if counted and harm[1] < n and nouns[harm[1]]:
                    j, mods = harm[1], mods + 1
                    continue
                thing = things[harm[1]] if counted and harm[1] < n else None
                if thing and thing[0] not in _NOT_HARMED and low[thing[1] - 1].endswith("s"):
                    return Phrase("thing", thing[1], thing[1] - 1, thing[0])  # "two missing cars"
                return self._end(i, j, mods, flags)
            if word in lex.adjectives or word in lex.nationalities:
                j, mods = j + (2 if self._joins_adjective(j + 1) else 1), mods + 1
                continue
            if word.endswith("ly") and j + 1 < n and low[j + 1].endswith("ed") and self._person_within(j + 1, 3):
                j, mods = j + 1, mods + 1  # "the newly elected member"
                continue
            if tags[j] and not (
                self.names[j] and j + 1 < n and self.names[j + 1] and low[j] not in ("the", "in", "on", "and", "of")
            ):
                return self._end(i, j, mods, flags)
            if not word[0].isalpha():
                if word.endswith("-old") or (word[0].isdigit() and "-" in word):
                    j, mods = j + 1, mods + 1
                    continue
                return self._end(i, j, mods, flags)
            if counted and word.endswith(_ADJECTIVE_ENDS) and self._joins_adjective(j + 1):
                j, mods = j + 2, mods + 1  # "a young and fearless reporter"
                continue
            if self.names[j]:
                j, mods = j + 1, mods + 1
                flags.add("name")
                continue
            if (
                word in lex.speech
                or word in DEFINITE
                or word in MODALS
                or word in ("a", "an", "he", "she", "they", "it", "him", "them")
            ):
                return self._end(i, j, mods, flags)
            if word.endswith(("ed", "ing")) or harm:
                if self._person_within(j + 1, 2) or (counted and j + 1 < n and nouns[j + 1]):
                    j, mods = j + 1, mods + 1
                    continue
                return self._end(i, j, mods, flags)
            if word.endswith("ly"):
                j, mods = j + 1, mods + 1
                continue
            ahead = self._person_within(j + 1, 2)
            if ahead:
                j, mods = j + 1, mods + 1
                continue
            if counted and j + 1 < n and nouns[j + 1]:
                j, mods = j + 1, mods + 1
                continue
            cases = self._cases_after(j) if counted else 0
            if cases:
                j, mods = cases, mods + 1
                continue
            plural = word.endswith("s") and not word.endswith("ss") and len(word) > 3
            return Phrase("unknown" if plural else "maybe", j + 1, j, "", measure, "", frozenset(flags))
        return self._end(i, j, mods, flags)

    def _person(self, hit: tuple[Noun, int], j: int, measure: str, flags: set[str], counted: bool) -> Phrase:
        """A person head at ``j``: compounds ("police officers"), things made of it ("police cars"), of-tails."""
        lex, low, n = self.lex, self.low, self.n
        noun, k = hit
        head = j
        while k < n:
            nxt = self.people[k]
            if nxt and low[k] not in ("other", "others", "head", "chief") and low[k - 1] not in ("others",):
                head, noun = (
                    k,
                    (nxt[0] if nxt[0].group != "people" or noun.group == "people" else Noun(noun.group, nxt[0].plural)),
                )
                k = nxt[1]
                continue
            if low[k] in ("head", "chief") and not noun.plural and k + 1 < n and low[k + 1] == "of":
                head, k = k, k + 1  # "the deputy head of"
                break
            if counted and not noun.plural:
                told = self.nouns[k] if low[k] != "remains" else None  # "one man remains missing"
                if told:
                    return Phrase("counted", told[1], k, noun.group, told[0], "", frozenset(flags))
            thing = self.things[k]
            if thing and not noun.plural and low[k] not in ("force", "forces", "right", "time"):
                j2 = thing[1]
                if j2 < n and self.people[j2]:
                    k = j2
                    continue
                return Phrase("thing", thing[1], k, thing[0], "", "", frozenset(flags))
            break
        if not measure:
            for m in range(j, head + 1):
                inner = self.harms[m]
                if inner and inner[0][0] in ("HARM", "STATE"):
                    measure = inner[0][1]
        word = low[head]
        if word in ("others", "other"):
            flags.add("other")
        group, hint = noun.group, lex.heads.get(" ".join(low[head:k]), "") or lex.heads.get(low[k - 1], "")
        if k + 1 < n and low[k] == "of" and word in _MEMBERS:
            m = k + 1
            while m < n and low[m] in ("the", "its", "their", "a", "an", '"', "'", "his"):
                m += 1
            tail = self.phrase(m, counted=False) if m < n else NOTHING
            if tail.kind in ("person", "single", "name", "thing", "maybe", "unknown") and tail.j > m:
                words = set(low[m : tail.j])
                if tail.kind in ("person", "single") and tail.group not in ("people", "households"):
                    group = tail.group
                elif words & {"army", "forces", "guard", "military", "gendarmerie", "navy", "troops"}:
                    group = "security_forces"
                elif words & {"police"}:
                    group = "police"
                elif words & {"militia", "isis", "taliban", "islamist", "rebel", "insurgent", "guerrilla", "gang-"}:
                    group = "combatants"
                k = tail.j
        if "household" in low[head] or low[head] in ("family", "families"):
            if k + 1 < n and low[k] == "of" and low[k + 1] in lex.units and not noun.plural:
                flags.add("family_of")
        return Phrase("person" if noun.plural else "single", k, head, group, measure, hint, frozenset(flags))

    def _describes(self, j: int, k: int) -> bool:
        """Whether a word of harm says what people are: "wounded men", but not "12 injured Police said"."""
        low = self.low
        if low[k - 1].endswith("s") or k - j > 1 or self.names[k]:
            return False
        return self.people[k] is not None and low[k] not in ("other", "others", "people")

    def _joins_adjective(self, k: int) -> bool:
        """ "young | and unarmed men": whether a second adjective and a person stand behind "and"."""
        low = self.low
        if k + 2 >= self.n or low[k] != "and":
            return False
        second = low[k + 1]
        known = second in self.lex.adjectives or second in self.lex.nationalities or second.endswith(_ADJECTIVE_ENDS)
        return known and not self.names[k + 1] and self._person_within(k + 2, 2)

    def _party_member(self, k: int) -> bool:
        """Whether capitalised words and an acronym lead to a person noun: "Democratic Party (PDP) supporters"."""
        low, n = self.low, self.n
        while k < n and (self.names[k] or low[k] in ("(", ")", "'s")):
            k += 1
        return k < n and self.people[k] is not None

    def _person_within(self, k: int, steps: int) -> bool:
        """Whether a person head stands within ``steps`` plain words from token ``k``."""
        lex, low = self.lex, self.low
        for m in range(k, min(k + steps, self.n)):
            if self.people[m] and low[m] not in ("other", "others"):
                return True
            word = low[m]
            if (
                not word[0].isalpha()
                or word in lex.units
                or self.tags[m]
                or word in DEFINITE
                or word in ("a", "an")
            ):
                return False
            if self.things[m] and word not in lex.adjectives:
                return m + 1 < self.n and self.people[m + 1] is not None and m + 1 < k + steps
        return False

    def _of_a_thing(self, k: int) -> bool:
        """Whether the word behind a counted noun is what is counted: "37 evacuation centres", "two body bags"."""
        if self.low[k] in _NO_COUNT_AFTER:
            return True
        return self.things[k] is not None and not self.low[k - 1].endswith("s")

    def _cases_after(self, k: int) -> int:
        """The token of "cases" a few unknown words on, else 0: "EVD cases", "acute diarrhea (AWD) cases"."""
        for m in range(k, min(k + 9, self.n)):
            word = self.low[m]
            if m > k and word in _CASES:
                return m
            if word in ("and", "or", "(", ")", "/"):
                continue
            if not word[0].isalpha() or word in self.lex.units or self.tags[m]:
                return 0
            if self.people[m] or self.harms[m]:
                return 0
        return 0

    def _end(self, i: int, j: int, mods: int, flags: set[str]) -> Phrase:
        """No head was found: a run of capitalised words is a name, anything else nothing."""
        if "name" in flags and j > i:
            return Phrase("name", j, j - 1, "", "", "", frozenset(flags))
        return Phrase("none", j, -1, "", "", "", frozenset(flags))
