"""Noun phrases: how many words belong to a noun, and whether it is people, one person, a thing or a name.

    "young Syrian army recruits near"  ->  person, head "recruits", group security_forces
"""

from __future__ import annotations

from extractors.chunks.ahead import ADJECTIVE_ENDS, CASE_WORDS, AheadReader
from extractors.chunks.journeys import takers
from extractors.chunks.sentence import DEFINITE, MODALS, NO_FLAGS, NOTHING, Phrase
from extractors.words.lexicon import Noun

_new = tuple.__new__  # half the time of Phrase(...), of which there is one for each word
_BODIES = frozenset("forces troops".split())
_MEMBERS = frozenset(
    "member members elements element personnel citizens citizen employees employee supporters supporter remains".split()
)
# "Dutch", "British", "Swiss", "Chinese" are people and adjectives
_BOTH = ("ch", "sh", "ss", "ese")
# "members of | the army", in the order of asking
_BEFORE_BODY = frozenset(("the", "its", "their", "a", "an", '"', "'", "his"))
_BODY_WORDS = {
    "security_forces": frozenset("army forces guard military gendarmerie navy troops".split()),
    "police": frozenset(("police",)),
    "combatants": frozenset("militia isis taliban islamist rebel insurgent guerrilla gang-".split()),
}

# what "the toll" is of, and what adjectives are made of too
_TOLLED = frozenset("flood floods fire ferry boat bus train rail mine road traffic air crash car".split())


class PhraseReader(AheadReader):
    """Reads the phrase that begins at a token, word by word up to its head."""

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
            if word in ('"', "'") or counted and word == "such" and j == i:
                j += 1  # "139 such deaths"
                continue
            if mods and not counted and (word == "another" or word in lex.quantifiers) and self.number(j):
                return self._end(i, j, mods, flags)  # "In Kenya | some 200 people"
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
            if counted and word in CASE_WORDS and j + 1 < n:
                if nouns[j + 1]:
                    j, mods = j + 1, mods + 1
                    continue
                if low[j + 1] in ("or", "and", "/") and low[j + 2 : j + 3] and low[j + 2] in CASE_WORDS:
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
                if people[j] is None and not nxt[0].isalpha():
                    break
                continue
            if not counted:
                if mods and word in takers() and j + 1 < n and self.number(j + 1):
                    return self._end(i, j, mods, flags)  # "Kenya | admitted 12,000 Somalis"
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
                step = self._pass_thing(thing, i, j, mods, counted, flags)
                if isinstance(step, Phrase):
                    return step
                if step:
                    j, mods = step, mods + 1
                    continue
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
                if self._describes_person(harm, i, j, counted):
                    measure, j, mods = harm[0][1], harm[1], mods + 1
                    continue
                if counted and harm[1] < n and nouns[harm[1]]:
                    j, mods = harm[1], mods + 1
                    continue
                return (self._harmed_thing(harm[1]) if counted else None) or self._end(i, j, mods, flags)
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
            if counted and word.endswith(ADJECTIVE_ENDS) and self._joins_adjective(j + 1):
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
            if word == "toll" and j > i and low[j - 1] in _TOLLED:
                return self._end(i, j, mods, flags)  # "flood | toll rises to 40"
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
        measure = measure or self._harm_within(j, head)
        word = low[head]
        if word in ("others", "other"):
            flags.add("other")
        group, hint = noun.group, lex.heads.get(" ".join(low[head:k]), "") or lex.heads.get(low[k - 1], "")
        if k + 1 < n and low[k] == "of" and word in _MEMBERS:
            group, k = self._members_of(k + 1, group, k)
        if "household" in low[head] or low[head] in ("family", "families"):
            if k + 1 < n and low[k] == "of" and low[k + 1] in lex.units and not noun.plural:
                flags.add("family_of")
        return Phrase("person" if noun.plural else "single", k, head, group, measure, hint, frozenset(flags))

    def _harm_within(self, j: int, head: int) -> str:
        """The measure of the last word of harm from ``j`` to the head: "police | wounded | officers"."""
        measure = ""
        for m in range(j, head + 1):
            inner = self.harms[m]
            if inner and inner[0][0] in ("HARM", "STATE"):
                measure = inner[0][1]
        return measure

    def _members_of(self, m: int, group: str, k: int) -> tuple[str, int]:
        """The group that "members of ..." are of, by the words from ``m`` on, and the token behind them; else ``k``."""
        low, n = self.low, self.n
        while m < n and low[m] in _BEFORE_BODY:
            m += 1
        tail = self.phrase(m, counted=False) if m < n else NOTHING
        if tail.kind not in ("person", "single", "name", "thing", "maybe", "unknown") or tail.j <= m:
            return group, k
        if tail.kind in ("person", "single") and tail.group not in ("people", "households"):
            return tail.group, tail.j
        words = low[m : tail.j]
        return next((body for body, names in _BODY_WORDS.items() if not names.isdisjoint(words)), group), tail.j

    def _end(self, i: int, j: int, mods: int, flags: set[str]) -> Phrase:
        """No head was found: a run of capitalised words is a name, anything else nothing."""
        if "name" in flags and j > i:
            return Phrase("name", j, j - 1, "", "", "", frozenset(flags))
        return _new(Phrase, ("none", j, -1, "", "", "", frozenset(flags) if flags else NO_FLAGS))
