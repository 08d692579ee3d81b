"""A sentence -> a short row of tagged chunks.

    "At least 26 militants and nine soldiers were killed"  ->  n & n B V
     COUNT                 AND COUNT          BE   HARM

Each chunk is one character of ``Row.tags``; the rules of frames.toml are patterns over that string, and the chunk at
the same index gives the words, the number, the group and the measure back.
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.lexicon import Lexicon, Noun, match_phrase
from extractors.noncounts import why_no_count
from extractors.numbers import Number, read_number, read_size
from extractors.tokens import Tokens

TAGS = {
    "COUNT": "n",
    "ONE": "s",
    "MANY": "g",
    "NAME": "z",
    "THING": "q",
    "MAYBE": "m",
    "TOLD": "D",
    "HARM": "V",
    "HARMING": "W",
    "KILLS": "K",
    "DIES": "I",
    "DYING": "i",
    "STATE": "J",
    "CASES": "H",
    "KILLING_OF": "O",
    "TOLL": "T",
    "LEFT": "L",
    "REACHED": "R",
    "FORCED": "f",
    "LIVES": "l",
    "BE": "B",
    "MAY": "M",
    "NOT": "!",
    "ADV": "y",
    "PREP": "p",
    "OF": "e",
    "WITH": "G",
    "WHEN": "w",
    "WHO": "r",
    "AND": "&",
    "ALONG": "~",
    "COMMA": ",",
    "SEMI": ";",
    "COLON": ":",
    "OPEN": "\\(",
    "CLOSE": "\\)",
    "INCLUDING": "c",
    "AMONG": "d",
    "SAYS": "Q",
    "SPEAKER": "a",
    "TIME": "t",
    "OTHER": "x",
    "DIE": "I",
    "AUX_VERB": "x",
    "TAIL": "S",
    "GIVING": "A",
}
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
}
_SKIPPED = frozenset("\"'.!?*_|\u2026")
_DEFINITE = frozenset("the his her their its our my your these those this that whose both all such".split())
_POSSESSIVE = frozenset("his her their its our my your whose".split())
_KIN = frozenset(
    "husband wife mother father son daughter brother sister grandmother grandfather uncle aunt nephew niece twin".split()
)
# the words that "the death toll", "the overall number of", "case count" begin with
_TOLL_WORDS = frozenset(
    "total overall official toll case death casualty injury fatality number numbers count figure".split()
)
_BRINGING = frozenset(
    "bringing brings brought bring taking takes took pushing pushed raising raised lifting lifted increasing".split()
)
_FINITE_BE = frozenset("was were is are had have has".split())
_GROUPS_OF = frozenset("group team party crew band contingent batch combined".split())
_SENTENCED = frozenset("sentenced sentences sentencing sentence condemned condemning condemns".split())
_LOSES = frozenset("lose loses lost losing".split())
_FALLS = frozenset("fall falls fell fallen".split())
_FIGHTERS = frozenset("security_forces combatants police".split())
_REACHES = frozenset("exceeded exceeds surpassed surpasses surpassing topped passed exceeding".split())
_BODIES = frozenset("forces troops".split())
_MEMBERS = frozenset(
    "member members elements element personnel citizens citizen employees employee supporters supporter remains".split()
)
# "a death toll", "two body bags", "ten arrest warrants": the noun counted is the second
_NO_COUNT_AFTER = frozenset(
    """toll tolls count counts figure figures rate rates certificate certificates squad squads penalty penalties
sentence sentences threat threats row bag bags part parts camp camps scene scenes statistics data record records warrant warrants
investigation investigations trial trials inquiry inquiries site sites study studies anniversary management fatality armour armor guard guards
camera cameras search searches operation operations team teams mission missions""".split()
)
_CASES = frozenset("case cases infection infections".split())
_CASE_WORDS = frozenset(
    "confirmed suspected reported probable recorded registered known active new laboratory-confirmed".split()
)
_MODALS = frozenset("to will would can could may might must should shall did does do not".split())
_LIVES_CUES = frozenset(
    "lost claimed claim claims claiming cost costs costing took taken taking lose losing loss "
    "perished sacrificed".split()
)
_AMONG = (
    ("dead", "killed"),
    ("killed", "killed"),
    ("injured", "injured"),
    ("wounded", "injured"),
    ("missing", "missing"),
    ("victims", "killed"),
    ("casualties", "casualties"),
    ("infected", "infected"),
    ("displaced", "displaced"),
    ("arrested", "detained"),
    ("detained", "detained"),
    ("rescued", "rescued"),
    ("survivors", "rescued"),
    ("hostages", "abducted"),
    ("evacuated", "evacuated"),
)
_CAPITAL_LIMIT = 200  # chunks in one row; what is longer is cut, so that one monster sentence stays cheap


class Chunk(NamedTuple):
    """One chunk: its tag, its place in the text and among the tokens, and what it carries."""

    tag: str
    start: int
    end: int
    i: int
    j: int
    number: Number | None = None
    group: str = ""
    head: int = -1  # token of the head noun
    measure: str = ""  # of a harm word; of a counted phrase: what its own words say ("12 wounded soldiers")
    known: str = ""  # "head" in the lists, "bare" number, "unknown" noun
    hint: str = ""  # measure told by the noun alone ("hostages")
    flags: frozenset[str] = frozenset()


class Row(NamedTuple):
    """The chunks of one sentence, their tags as a string, and the numbers that were passed over with the reason."""

    start: int
    end: int
    tokens: Tokens
    chunks: list[Chunk]
    tags: str
    passed: list[tuple[int, int, str]]


class _Phrase(NamedTuple):
    kind: str  # person, single, thing, unknown, maybe, name, counted, none
    j: int
    head: int
    group: str = ""
    measure: str = ""
    hint: str = ""
    flags: frozenset[str] = frozenset()


NOTHING = _Phrase("none", 0, -1)


class _Chunker:
    """Walks the tokens of one sentence once, from left to right."""

    def __init__(self, tokens: Tokens, lex: Lexicon, capitals: bool) -> None:
        self.t, self.lex, self.capitals = tokens, lex, capitals
        self.low, self.raw, self.n = tokens.low, tokens.raw, len(tokens)
        self.out: list[Chunk] = []
        self.passed: list[tuple[int, int, str]] = []
        self.lives = not _LIVES_CUES.isdisjoint(tokens.low)

    def is_name(self, k: int) -> bool:
        word = self.raw[k]
        return not self.capitals and word[0].isupper() and word[0].isalpha()

    def harm_at(self, k: int) -> tuple[tuple[str, str], int] | None:
        return match_phrase(self.lex.harm, self.low, k)

    # -- phrases of people and things ---------------------------------------------------------------------------

    def phrase(self, i: int, *, counted: bool) -> _Phrase:
        """The noun phrase whose modifiers or head begin at token ``i``."""
        lex, low, n = self.lex, self.low, self.n
        j, mods, measure, flags = i, 0, "", set()
        while j < n and mods < 8:
            word = low[j]
            if word in ('"', "'"):
                j += 1
                continue
            if word == "(" and mods and j + 3 < n and low[j + 2] == ")" and self._person_within(j + 3, 2):
                j += 3
                continue
            if not counted and word in ("head", "chief", "leader", "member") and j + 1 < n and low[j + 1] == "of":
                return _Phrase("single", j + 1, j, "people", measure, "", frozenset(flags))
            if counted and word in _CASE_WORDS and j + 1 < n:
                if match_phrase(lex.counted, low, j + 1):
                    j, mods = j + 1, mods + 1
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
                if match_phrase(lex.people, low, j) is None and not nxt.isalpha():
                    break
                continue
            if not counted:
                act = self.harm_at(j)
                if act and act[0][0] == "KILLING_OF":
                    return self._end(i, j, mods, flags)
            person = match_phrase(lex.people, low, j)
            if (
                person
                and word in lex.nationalities
                and not person[0].plural
                and j + 1 < n
                and (self._person_within(j + 1, 3) or low[j + 1] in _BODIES)
            ):
                j, mods = j + 1, mods + 1
                continue
            if word in _BODIES and (mods or word in ("troops",)) and not person:
                return _Phrase("person", j + 1, j, "security_forces", measure, "", frozenset(flags))
            if person and self.is_name(j) and person[1] + 1 < n and low[person[1]] == "'s" and self.is_name(person[1] + 1):
                j, mods = person[1] + 1, mods + 1  # "People's Party": a name that begins with a person noun
                flags.add("name")
                continue
            if person and not (word == "other"):
                return self._person(person, j, measure, flags, counted)
            told = match_phrase(lex.counted, low, j)
            if told and counted and told[1] < n and self._of_a_thing(told[1]):
                return _Phrase("thing", told[1] + 1, told[1], "abstract", "", "", frozenset(flags))
            if told and counted:
                return _Phrase("counted", told[1], j, "", told[0], "", frozenset(flags))
            thing = match_phrase(lex.things, low, j)
            if thing:
                k = thing[1]
                if self.is_name(j) and mods < 6 and self._party_member(k):
                    j, mods = k, mods + 1
                    continue
                after = k < n and (match_phrase(lex.people, low, k) or (counted and match_phrase(lex.counted, low, k)))
                if after and low[k] not in ("other", "others"):
                    j, mods = k, mods + 1
                    continue
                if k < n and match_phrase(lex.things, low, k) and low[k] not in ("and",):
                    j, mods = k, mods + 1
                    continue
                if word not in lex.adjectives or k >= n or not low[k].isalpha() or match_phrase(lex.tags, low, k):
                    if k < n and self.is_name(j) and self.is_name(k) and j > i:
                        j, mods = k, mods + 1
                        continue
                    return _Phrase("thing", k, j, thing[0], "", "", frozenset(flags))
            if word == "'s":
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
            harm = self.harm_at(j)
            if harm and harm[0][0] in ("HARM", "STATE", "DYING", "HARMING"):
                ahead = self._person_within(harm[1], 3)
                if ahead and harm[0][0] != "HARMING" and (counted or j == i or harm[0][0] == "STATE"):
                    measure = harm[0][1]
                    j, mods = harm[1], mods + 1
                    continue
                if counted and harm[1] < n and match_phrase(lex.counted, low, harm[1]):
                    j, mods = harm[1], mods + 1
                    continue
                return self._end(i, j, mods, flags)
            if word in lex.adjectives or word in lex.nationalities:
                j, mods = j + 1, mods + 1
                continue
            if word.endswith("ly") and j + 1 < n and low[j + 1].endswith("ed") and self._person_within(j + 1, 3):
                j, mods = j + 1, mods + 1  # "the newly elected member"
                continue
            if match_phrase(lex.tags, low, j) and not (
                self.is_name(j) and j + 1 < n and self.is_name(j + 1) and low[j] not in ("the", "in", "on", "and", "of")
            ):
                return self._end(i, j, mods, flags)
            if not word[0].isalpha():
                if word.endswith("-old") or (word[0].isdigit() and "-" in word):
                    j, mods = j + 1, mods + 1
                    continue
                return self._end(i, j, mods, flags)
            if self.is_name(j):
                j, mods = j + 1, mods + 1
                flags.add("name")
                continue
            if (
                word in lex.speech
                or word in _DEFINITE
                or word in _MODALS
                or word in ("a", "an", "he", "she", "they", "it", "him", "them")
            ):
                return self._end(i, j, mods, flags)
            if word.endswith(("ed", "ing")) or harm:
                if self._person_within(j + 1, 2) or (counted and j + 1 < n and match_phrase(lex.counted, low, j + 1)):
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
            if counted and j + 1 < n and match_phrase(lex.counted, low, j + 1):
                j, mods = j + 1, mods + 1
                continue
            cases = self._cases_after(j) if counted else 0
            if cases:
                j, mods = cases, mods + 1
                continue
            plural = word.endswith("s") and not word.endswith("ss") and len(word) > 3
            return _Phrase("unknown" if plural else "maybe", j + 1, j, "", measure, "", frozenset(flags))
        return self._end(i, j, mods, flags)

    def _person(self, hit: tuple[Noun, int], j: int, measure: str, flags: set[str], counted: bool) -> _Phrase:
        """A person head at ``j``: compounds ("police officers"), things made of it ("police cars"), of-tails."""
        lex, low, n = self.lex, self.low, self.n
        noun, k = hit
        head = j
        while k < n:
            nxt = match_phrase(lex.people, low, k)
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
                told = match_phrase(lex.counted, low, k)
                if told:
                    return _Phrase("counted", told[1], k, noun.group, told[0], "", frozenset(flags))
            thing = match_phrase(lex.things, low, k)
            if thing and not noun.plural and low[k] not in ("force", "forces", "right", "time"):
                j2 = thing[1]
                if j2 < n and match_phrase(lex.people, low, j2):
                    k = j2
                    continue
                return _Phrase("thing", thing[1], k, thing[0], "", "", frozenset(flags))
            break
        if not measure:
            for m in range(j, head + 1):
                inner = self.harm_at(m)
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
        return _Phrase("person" if noun.plural else "single", k, head, group, measure, hint, frozenset(flags))

    def _party_member(self, k: int) -> bool:
        """Whether capitalised words and a bracketed acronym lead to a person noun: "Democratic Party (PDP) supporters"."""
        low, n = self.low, self.n
        while k < n and (self.is_name(k) or low[k] in ("(", ")", "'s")):
            k += 1
        return k < n and match_phrase(self.lex.people, low, k) is not None

    def _person_within(self, k: int, steps: int) -> bool:
        """Whether a person head stands within ``steps`` plain words from token ``k``."""
        lex, low = self.lex, self.low
        for m in range(k, min(k + steps, self.n)):
            if match_phrase(lex.people, low, m) and low[m] not in ("other", "others"):
                return True
            word = low[m]
            if (
                not word[0].isalpha()
                or word in lex.units
                or match_phrase(lex.tags, low, m)
                or word in _DEFINITE
                or word in ("a", "an")
            ):
                return False
            if match_phrase(lex.things, low, m) and word not in lex.adjectives:
                return m + 1 < self.n and match_phrase(lex.people, low, m + 1) is not None and m + 1 < k + steps
        return False

    def _of_a_thing(self, k: int) -> bool:
        """Whether the word behind a counted noun is what is counted: "37 evacuation centres", "two body bags"."""
        if self.low[k] in _NO_COUNT_AFTER:
            return True
        return match_phrase(self.lex.things, self.low, k) is not None and not self.low[k - 1].endswith("s")

    def _cases_after(self, k: int) -> int:
        """The token of "cases" where it stands a few unknown words on, else 0: "EVD cases", "cholera and acute diarrhea (AWD) cases"."""
        for m in range(k, min(k + 7, self.n)):
            word = self.low[m]
            if m > k and word in _CASES:
                return m
            if word in ("and", "or", "(", ")", "/"):
                continue
            if not word[0].isalpha() or word in self.lex.units or match_phrase(self.lex.tags, self.low, m):
                return 0
            if match_phrase(self.lex.people, self.low, m) or self.harm_at(m):
                return 0
        return 0

    def _end(self, i: int, j: int, mods: int, flags: set[str]) -> _Phrase:
        """No head was found: a run of capitalised words is a name, anything else nothing."""
        if "name" in flags and j > i:
            return _Phrase("name", j, j - 1, "", "", "", frozenset(flags))
        return _Phrase("none", j, -1, "", "", "", frozenset(flags))

    # -- chunks ---------------------------------------------------------------------------------------------------

    def add(self, tag: str, i: int, j: int, **more: object) -> int:
        self.out.append(Chunk(tag, self.t.starts[i], self.t.ends[j - 1], i, j, **more))  # type: ignore[arg-type]
        return j

    def count(self, number: Number, extra: frozenset[str] = frozenset()) -> int:
        """The chunk of a number and the people it counts; a thing where it counts none."""
        lex, low, n = self.lex, self.low, self.n
        i, j = number.first, number.last
        if i > 1 and low[i - 1] == "but" and low[i - 2] in ("all", "everyone"):
            self.passed.append((number.start, number.end, "those who are excepted"))
            k = j + 2 if low[j : j + 1] == ["of"] and low[j + 1 : j + 2] and low[j + 1] in _DEFINITE else j + 1
            whole = read_number(self.t, k, lex) if low[j : j + 1] == ["of"] and k < n else None
            if whole:  # how many were harmed is not said: "all but two of the 19"
                self.passed.append((whole.start, whole.end, "some of them are excepted"))
            return self.add("x", i, whole.last if whole else j)
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
                phrase = _Phrase("bare", m + 1, -1)
            else:
                if m < n and low[m] in _DEFINITE:
                    if low[m] not in _POSSESSIVE and (number.quantifier != "vague" or low[m] != "the"):
                        extra = extra | {"part"}  # "two of his guards" are no part of anything told
                    m += 1
                inner = read_number(self.t, m, lex) if m < n and number.quantifier != "vague" else None
                if inner and not why_no_count(self.t, number, lex, before_person=False):
                    return self.add("n", i, number.last, number=number, known="bare", flags=extra | {"of_count"})
                phrase = self.phrase(m, counted=True) if m < n else NOTHING
                harmed = phrase.kind == "counted" and phrase.j == m + 1 and "part" in extra
                if (phrase.kind == "none" or harmed) and number.quantifier != "vague" and m < n:
                    harm = self.harm_at(m) if m < n else None
                    if harm and harm[0][0] in ("HARM", "STATE") and "part" in extra:
                        # "twelve of the dead": the words themselves say of whom
                        phrase, part = _Phrase("bare", harm[1], -1, "", harm[0][1]), True
                if phrase.kind == "none":
                    phrase = _Phrase("bare", j, -1)
        else:
            phrase = self.phrase(j, counted=True) if j < n else NOTHING
        person = phrase.kind in ("person", "single", "counted")
        why = "" if part else why_no_count(self.t, number, lex, before_person=person)
        if why:
            self.passed.append((number.start, number.end, why))
            return self.add("t" if why in ("a date", "a year") else "q", i, number.last)
        flags = extra | phrase.flags
        if phrase.kind == "counted" and not phrase.group and (noun := match_phrase(lex.people, low, phrase.j - 1)):
            phrase = phrase._replace(group=noun[0].group)  # "318 malnourished children"
        if phrase.kind == "thing" or (
            phrase.kind == "maybe" and number.best != 1 and phrase.j < n and not self._verb_after(phrase.j)
        ):
            if phrase.kind == "thing":
                self.passed.append((number.start, number.end, f"counts {low[phrase.head]}, not people"))
                return self.add("q", i, phrase.j)
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

    def _counts_next(self, k: int) -> bool:
        """Whether a number, an article or people follow: what makes a noun-like form a verb ("fire kills nine")."""
        if k >= self.n:
            return False
        word = self.low[k]
        return word in ("a", "an", "another", "his", "her", "their") or read_number(self.t, k, self.lex) is not None

    def _verb_after(self, k: int) -> bool:
        return k < self.n and (self.harm_at(k) is not None or match_phrase(self.lex.tags, self.low, k) is not None)

    def sized(self, i: int) -> int | None:
        """ "an 11-member family": the people are counted inside a word."""
        size = read_size(self.t, i + 1, self.lex) if i + 1 < self.n else None
        phrase = self.phrase(i + 2, counted=True) if size and i + 2 < self.n else NOTHING
        if size is None or phrase.kind not in ("person", "single"):
            return None
        group = "people" if phrase.group == "households" else phrase.group
        return self.add("n", i, phrase.j, number=size, group=group, head=phrase.head, known="head", flags=phrase.flags)

    def pronoun(self, i: int) -> int | None:
        """ "and another was wounded": one more person, without a noun."""
        low, k = self.low, i + 1
        if low[i] != "another" or k >= self.n:
            return None
        tag, harm = match_phrase(self.lex.tags, low, k), self.harm_at(k)
        if not (harm and harm[0][0] in ("HARM", "DIES")) and not (tag and tag[0] == "BE"):
            return None
        number = Number(self.t.starts[i], self.t.ends[i], i, k, i, 1, 1, 1, "exact")
        return self.add("n", i, k, number=number, known="bare", flags=frozenset(("more",)))

    def article(self, i: int) -> int | None:
        """ "a man", "another soldier", "no casualties": one person, or none."""
        low, n = self.low, self.n
        word = low[i]
        if i + 1 >= n:
            return None
        if word == "a" and i + 3 < n and low[i + 1] in _GROUPS_OF and low[i + 2] == "of":
            if read_number(self.t, i + 3, self.lex):
                return i + 3  # "a group of 11 climbers": the number alone says it
        if word in ("a", "an") and low[i + 1] in ("death", "casualty", "total", "toll") and self.toll(i + 1):
            return self.out[-1].j
        phrase = self.phrase(i + 1, counted=True)
        zero = word == "no"
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
        if phrase.kind == "single" or (zero and phrase.kind == "person"):
            if "family_of" in phrase.flags and phrase.j + 1 < n:
                inner = read_number(self.t, phrase.j + 1, self.lex)
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

    def toll(self, i: int) -> int | None:
        """ "the death toll", "the number of displaced people": a noun for a count, with its measure."""
        low, n = self.low, self.n
        word = low[i]
        if word not in _TOLL_WORDS:
            return None
        if word in ("total", "overall", "official") and i + 1 < n and low[i + 1] in ("number", "case", "death", "toll"):
            return self.toll(i + 1)
        if word == "toll":
            return self.add("T", i, i + 1, measure="killed")
        if word in ("total", "tally", "count", "figure", "number") and i > 1 and low[i - 1] == "the":
            if low[i - 2] in _BRINGING and i + 1 < n and low[i + 1] != "of":
                return self.add("T", i, i + 1)  # "bringing the total to 41": of what, the words before tell
        if word in ("case", "total") and i + 1 < n and low[i + 1] in ("count", "cases", "load"):
            return self.add("T", i, i + 2, measure="infected")
        if (
            word in ("death", "casualty", "injury", "fatality")
            and i + 1 < n
            and low[i + 1] in ("toll", "count", "tally")
        ):
            return self.add("T", i, i + 2, measure={"casualty": "casualties", "injury": "injured"}.get(word, "killed"))
        if word in ("number", "numbers", "total", "count", "figure") and i + 1 < n and low[i + 1] == "of":
            measure = ""
            j = i + 2
            while j < min(n, i + 14):
                if not low[j][0].isalpha() and low[j] not in ('"', "'", "-"):
                    break
                harm, told = self.harm_at(j), match_phrase(self.lex.counted, low, j)
                if harm or told:
                    measure = harm[0][1] if harm else told[0]  # type: ignore[index]
                    j = harm[1] if harm else told[1]  # type: ignore[index]
                    if j < n and match_phrase(self.lex.people, low, j):
                        j = match_phrase(self.lex.people, low, j)[1]  # type: ignore[index]
                    break
                if match_phrase(self.lex.tags, low, j) and low[j] not in (
                    "who",
                    "have",
                    "been",
                    "had",
                    "were",
                    "are",
                    "has",
                    "be",
                    "was",
                    "and",
                    "now",
                    "newly",
                ):
                    break
                j += 1
            if measure:
                return self.add("T", i, j, measure="killed" if low[j - 1] == "victims" else measure)
            if word in ("number", "numbers"):
                return self.add("x", i, i + 2)
        return None

    def harm(self, i: int) -> int | None:
        """A harm word or phrase, unless it is a noun here ("an arrest", "the rescue")."""
        hit = self.harm_at(i)
        if hit is None:
            return None
        (kind, measure), j = hit
        if self.low[j - 1] in ("reached", "reaching") and any(chunk.tag in "THIV" for chunk in self.out):
            return None  # "the toll has reached 41": nobody is reached with aid
        prev = self.low[i - 1] if i else ""
        if self.low[i : i + 2] == ["to", "death"] and j == i + 2 and not _SENTENCED.isdisjoint(self.low[max(0, i - 12) : i]):
            return None  # "sentenced 12 members to death": they live yet
        if self.low[i] in _LOSES and j == i + 1 and not self._loses_men(j):
            return None
        if self.low[i] in _FALLS and j == i + 1 and not self._men_before(j):
            return None
        prev = self.low[i - 1] if i else ""
        if kind in ("KILLS", "DIE") and j == i + 1:
            before = self.out[-1].tag if self.out else ""
            if before == "Q" and prev == "to":
                return None  # "according to rescue workers"
            if self.low[i] in self.lex.ambiguous_base and not (
                prev in _MODALS
                or before in ("g", "n", "M", "r", "!")
                or (before == "y" and len(self.out) > 1 and self.out[-2].tag in "gnMr!")
                or (before == "z" and self.low[i].endswith("s"))
                or (before in ("s", "z", "q", "m", ",", "&", "x", "H") and self._counts_next(j))
            ):
                return None
            if prev == "to" and self.out and self.out[-1].tag == "p":
                self.out[-1] = self.out[-1]._replace(tag="M")
            return self.add("K" if kind == "KILLS" else "I", i, j, measure=measure)
        if kind == "HARMING" and j < self.n and self.low[j] in ("of", "spree") and prev in ("the", "a", "of", "in"):
            return None
        if kind in ("HARM", "DIES") and prev in ("a", "an"):
            return None
        return self.add(TAGS[kind].replace("\\", ""), i, j, measure=measure)

    def _loses_men(self, k: int) -> bool:
        """ "lost 20 men", "losing six soldiers": only fighters are lost so; players, jobs and seats are not."""
        number = read_number(self.t, k, self.lex) if k < self.n else None
        if number is None or number.last >= self.n:
            return False
        phrase = self.phrase(number.last, counted=True)
        return phrase.kind == "person" and (phrase.group in _FIGHTERS or self.low[phrase.head] in ("men", "comrades"))

    def _men_before(self, k: int) -> bool:
        """ "12 rebels fell in the clash": fighters before the verb, no amount behind it."""
        last = next((chunk for chunk in reversed(self.out) if chunk.tag not in "yBM"), None)
        after = self.low[k] if k < self.n else "."
        return (
            last is not None
            and last.tag == "n"
            and (last.group in _FIGHTERS or self.low[last.head] in ("men", "comrades"))
            and (after in ("in", "during", "on", "while", ",", ".", "at", "near") or k >= self.n)
        )

    def walk(self) -> None:
        i, low, lex, n = 0, self.low, self.lex, self.n
        while i < n and len(self.out) < _CAPITAL_LIMIT:
            i = self.step(i, low, lex, n)

    def step(self, i: int, low: list[str], lex: Lexicon, n: int) -> int:
        word = low[i]
        if word in ("ages", "aged") and i + 1 < n and low[i + 1].isdecimal():
            j = i + 2
            while j + 1 < n and low[j] in ("and", "to", "-", "\u2013") and low[j + 1].isdecimal():
                j += 2
            spans = [k for k in range(i + 1, j) if low[k].isdecimal()]
            self.passed += [(self.t.starts[k], self.t.ends[k], "an age") for k in spans]
            return self.add("t", i, j)  # "20 children ages 6 and 7, and six adults"
        if word in ("total", "totals") and i + 2 < n and low[i + 1] == "of" and read_number(self.t, i + 2, lex):
            return i + 2  # "a total of 1,057 people": the number alone says it
        mark = _MARKS.get(word)
        if mark:
            return self.add(mark, i, i + 1)
        if word in _SKIPPED or word == "'s":
            return i + 1
        if word in ("another", "additional", "further", "more") or (
            word in ("a", "an") and i + 1 < n and low[i + 1] in ("further", "additional")
        ):
            k = i + 2 if word in ("a", "an") else i + 1
            number = read_number(self.t, k, lex) if k < n else None
            if number and number.best != 1:
                return self.count(number._replace(first=i), frozenset(("more",)))
        if word in _DEFINITE and i + 1 < n:
            act = self.harm_at(i + 1)
            if act and act[0][0] == "KILLING_OF":
                return self.add("O", i, act[1], measure=act[0][1])
            k = i + 1
            if low[k] in ("number", "total", "death", "toll", "numbers", "case", "overall", "official") and self.toll(
                k
            ):
                return self.out[-1].j
        if word == "that" and self.out and self.out[-1].tag in "nDg" and i + 1 < n and low[i + 1] in _FINITE_BE:
            return self.add("r", i, i + 1)  # "the six priests that were murdered"
        long_tag = match_phrase(lex.tags, low, i)
        harm = self.harm_at(i)
        if harm and harm[1] > i + 1 and (not long_tag or long_tag[1] <= harm[1]):
            done = self.harm(i)
            if done:
                return done
        number = read_number(self.t, i, lex)
        if number and (not long_tag or long_tag[1] <= i + 1 or long_tag[1] <= number.last):
            return self.count(number)
        done = self.toll(i)
        if done:
            return done
        if word in ("a", "an", "another", "no") and not (word == "no" and long_tag and long_tag[1] > i + 1):
            done = self.sized(i) or self.article(i) or self.pronoun(i)
            if done:
                return done
            if word != "no":
                return i + 1
        if harm:
            done = self.harm(i)
            if done:
                return done
        said = lex.speech.get(word)
        if word in ("quoted", "cited") and self.out and self.out[-1].tag == "B":
            return self.add("y", i, i + 1)
        if (
            said
            and word not in ("quoting", "citing", "quoted", "quotes", "cited", "cites")
            and not (long_tag and long_tag[1] > i + 1)
        ):
            before = self.out[-1].tag if self.out else ""
            if (
                before in ("B",)
                or word
                in (
                    "found",
                    "put",
                    "show",
                    "shows",
                    "claims",
                    "claim",
                    "reports",
                    "report",
                    "records",
                    "record",
                    "fears",
                    "fear",
                    "post",
                    "posts",
                    "release",
                    "list",
                )
                and before not in ("g", "z", "s", "a")
                or word in ("claimed", "claiming")
            ):
                return self.add("y" if before == "B" else "x", i, i + 1)
            if word in ("reported", "confirmed", "estimated", "recorded", "registered", "documented", "verified") and (
                before in ("n", "D", "M") or not self.out
            ):
                return self.add("y" if before != "M" else "x", i, i + 1)
            return self.add("Q", i, i + 1)
        before_cue = match_phrase(lex.says_before, low, i)
        if before_cue and before_cue[1] > i + 1 or word in ("quoting", "citing", "quoted", "quotes", "cited", "cites"):
            return self.add("Q", i, before_cue[1] if before_cue else i + 1, flags=frozenset(("before",)))
        if long_tag and not (self.is_name(i) and i and long_tag[0] == "TIME" and word in ("may", "march", "sun")):
            words = low[i : long_tag[1]]
            told = "" if long_tag[0] != "INCLUDING" else next((m for w, m in _AMONG if w in words), "")
            return self.add(TAGS[long_tag[0]].replace("\\", ""), i, long_tag[1], measure=told)
        return self.noun(i)

    def noun(self, i: int) -> int:
        """An uncounted phrase: people, one person, a name, a thing; else another word."""
        low, n = self.low, self.n
        word = low[i]
        if word in ("he", "she", "him", "her", "it", "they", "them", "i", "we", "himself", "herself", "themselves"):
            if word == "her" and i + 1 < n and "-" not in low[i + 1] and read_number(self.t, i + 1, self.lex):
                return self.count(read_number(self.t, i + 1, self.lex)._replace(first=i), frozenset(("definite",)))  # type: ignore[union-attr]
            if (
                word == "her"
                and i + 1 < n
                and low[i + 1][0].isalnum()
                and self.phrase(i + 1, counted=False).kind in ("person", "single", "thing")
            ):
                end = self.noun(i + 1)
                mine = self.out[-1]
                self.out[-1] = mine._replace(i=i, start=self.t.starts[i], flags=mine.flags | {"possessive"})
                return end
            return self.add(
                "s"
                if word in ("he", "she", "him", "her", "himself", "herself")
                else "g"
                if word in ("them", "they")
                else "x",
                i,
                i + 1,
                known="pronoun",
            )
        k = i + 1 if word in _DEFINITE else i
        if k > i and k < n:
            number = read_number(self.t, k, self.lex)
            if number:
                return self.count(number._replace(first=i), frozenset(("definite",)))
        phrase = self.phrase(k, counted=False) if k < n else NOTHING
        tag = {
            "person": "g",
            "single": "s",
            "thing": "q",
            "name": "z",
            "unknown": "q",
            "maybe": "m" if k > i else "x",
            "counted": "H",
        }.get(phrase.kind)
        told = match_phrase(self.lex.counted, low, k) if k < n else None
        if told and phrase.kind not in ("person", "single"):
            return self.add("H", i, told[1], measure=told[0])
        if tag and phrase.j > i:
            flags = phrase.flags | (frozenset(("possessive",)) if word in ("his", "her", "their") else frozenset())
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
        if self.capitals and k == i and self._is_unknown(i):
            j = i + 1
            while j < n and j < i + 4 and self._is_unknown(j):
                j += 1
            return self.add("z", i, j, head=i, known="head")
        return self.add("y" if word.endswith("ly") and len(word) > 4 else "x", i, max(i + 1, k))

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
            and not any(match_phrase(table, self.low, k) for table in (lex.tags, lex.things, lex.people, lex.harm, lex.counted))
        )


def chunk_sentence(tokens: Tokens, start: int, end: int, lex: Lexicon, *, capitals: bool = False) -> Row:
    """The chunks of one sentence. ``capitals``: the text is set in capitals, so case tells nothing."""
    chunker = _Chunker(tokens, lex, capitals)
    chunker.walk()
    chunks = _mask_speakers(chunker.out)
    return Row(start, end, tokens, chunks, "".join(chunk.tag for chunk in chunks), chunker.passed)


def _mask_speakers(chunks: list[Chunk]) -> list[Chunk]:
    """Set the speakers round a verb of saying to SPEAKER, so that no list of victims runs into them."""
    out = list(chunks)
    for k, chunk in enumerate(chunks):
        if chunk.tag != "Q":
            continue
        if "before" in chunk.flags:
            m = k + 1
            while m < len(out) and out[m].tag in "gszqmpetn&" and not (out[m].tag in "pt" and m > k + 4):
                if out[m].tag == "n" and (out[m].known != "head" or m > k + 1):
                    break
                if out[m].tag == "&" and (m + 1 >= len(out) or out[m + 1].tag not in "gszqm"):
                    break
                out[m] = out[m]._replace(tag="a")
                m += 1
            continue
        m = k - 1
        while m >= 0 and out[m].tag in "ytM":
            m -= 1
        first = m
        while m >= 0 and out[m].tag in "gszqmnpe&":
            reach = 4 if "article" in out[m].flags else 2  # "a resident and the shadow government said"
            if out[m].tag == "n" and (out[m].known != "head" or m < first - reach):
                break
            if out[m].tag == "&" and (m == 0 or out[m - 1].tag not in "gszqmn" or m == first):
                break
            m -= 1
        if m < first:
            for q in range(m + 1, first + 1):
                out[q] = out[q]._replace(tag="a")
        elif k + 1 < len(out) and k and out[k - 1].tag == ",":
            q = k + 1
            while q < len(out) and out[q].tag in "gszqmpe":
                out[q] = out[q]._replace(tag="a")
                q += 1
    return out
