"""A sentence -> a short row of tagged chunks.

    "At least 26 militants and nine soldiers were killed"  ->  n & n B V
     COUNT                 AND COUNT          BE   HARM

Each chunk is one character of ``Row.tags``; the rules of frames.toml are patterns over that string, and the chunk at
the same index gives the words, the number, the group and the measure back.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.chunks.counted import CountReader
from extractors.chunks.noun_phrases import DEFINITE, MODALS, NOTHING
from extractors.chunks.refuge import is_brought, is_refuge, read_refuge, read_stay, refuge_words, refuges
from extractors.chunks.rows import TAGS, Chunk, Row
from extractors.chunks.speaker_mask import mask_speakers
from extractors.chunks.tolls import REVISES, TOLL_KINDS, TOLL_WORDS
from extractors.chunks.whose import read_whose
from extractors.numbers.expressions import Number
from extractors.text.tokens import Tokens
from extractors.words.lexicon import Lexicon
from extractors.words.lookup import match_phrase
from extractors.words.loose import loose_phrases, read_loose

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
_ARTICLES = frozenset("a an another no".split())
_ONE_MORE = frozenset("another additional further more a an".split())
_QUOTES = frozenset("quoting citing quoted quotes cited cites".split())
_FIGURES_OF = frozenset(
    "found put show shows claims claim reports report records record fears fear post posts release list".split()
)
_REPORTED = frozenset("reported confirmed estimated recorded registered documented verified".split())
_ALL_OR_NEW = frozenset("new total cumulative overall laboratory active all".split())
_BEFORE = frozenset(("before",))
_POSSESSIVE = frozenset(("possessive",))
_PRONOUNS = frozenset("he she him her it they them i we himself herself themselves".split())
_ITS_PEOPLE = frozenset(
    "nationals citizens people sailors fishermen soldiers brothers sisters colleagues comrades sons miners".split()
)
_PATIENTS = frozenset("patients children infants babies cases mothers newborns".split())
_AT_CLINICS = frozenset("to with for suffering since during in at on , . ;".split())
_COUNTABLE = frozenset("points notes posts".split())  # nouns, where a number stands before them
_PUTS = frozenset("put puts putting".split())
_HAVE = frozenset("have has had".split())
_LEAVES = frozenset("left leave leaves".split())
_TITLES = frozenset("dr mr mrs ms fr gen col maj capt lt sgt cpl sen msgr jr sr de la del".split())
_GIVES = frozenset("gave given gives giving listed reported".split())
_SPOKE = frozenset("spoke spoken speaks speak".split())
_ENDS = frozenset(", . ; : ) and but while in at on after by".split())
_FORCE = frozenset("force forces".split())
_HITS = frozenset("hit hits crossed crosses crossing".split())
# the words that _function_word() asks for: a branch for another word there wants the word here
_FUNCTION_WORDS = frozenset("ages aged total totals 's that whose it them since out as".split()).union(
    _SPOKE, _MARKS, _SKIPPED, _ONE_MORE, _CASE_LABELS, _HITS, _LEAVES, DEFINITE
)
_TAG_OF_PHRASE = {
    "person": "g",
    "single": "s",
    "thing": "q",
    "name": "z",
    "unknown": "q",
    "maybe": "x",  # "m" behind an article
    "counted": "H",
}
_SENTENCED = frozenset("sentenced sentences sentencing sentence condemned condemning condemns".split())
_MINE = frozenset("his her their my our".split())
# of whom "lost" says that they died: "lost his wife and four children"
_KIN = frozenset(
    """husband wife wives son sons daughter daughters child children mother father parents brother brothers sister
    sisters
relative relatives grandchildren grandson granddaughter cousin cousins nephew niece baby twins siblings""".split()
)
_LOSES = frozenset("lose loses lost losing".split())
_FALLS = frozenset("fall falls fell fallen".split())
# "expelled from the party", "eliminated in the first round"
_CONTESTS = {
    "expel": frozenset(
        """party parliament assembly school university college club league congress senate team tournament union bloc
council competition chamber caucus association federation""".split()
    ),
    "elimin": frozenset(
        """round rounds stage stages final finals semifinal semifinals semi-finals quarterfinal quarterfinals
quarter-finals heats playoffs play-offs contest ballot championship championships cup tournament competition race
penalties vote""".split()
    ),
}
_FIGHTERS = frozenset("security_forces combatants police".split())
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


_ORDERED = re.compile(r"f[^VKI]{0,3}n[^VKIB]{0,4}[pM]?$")  # "ordered 22,000 residents | to leave"


# the noun that a verb behind it, in the same clause, has for its subject
_CLAUSE = re.compile(r"(?:^[,t]?|;|&|,)(q)(?:[pe]?[qz]){0,3}(?:,?[^;&VKIW]{1,8},|&[^;,VIW]{1,7}|,?r)?$")


_TOLD = re.compile(r"([Qx])n[^VKIB]{0,4}[pM]?$")
_LEAVING = frozenset("leave move relocate quit abandon".split())


@cache
def _refuge_openers() -> frozenset[str]:
    """The words that refuge() asks for."""
    return refuge_words().union(loose_phrases(), _LEAVING)


class _Chunker(CountReader):
    """Walks the tokens of one sentence once, from left to right."""

    def _counts_next(self, k: int) -> bool:
        """Whether a number, an article or people follow: what makes a noun-like form a verb ("fire kills nine")."""
        if k >= self.n:
            return False
        word = self.low[k]
        return word in ("a", "an", "another", "his", "her", "their") or self.number(k) is not None

    def pronoun(self, i: int) -> int | None:
        """ "and another was wounded": one more person, without a noun."""
        low, k = self.low, i + 1
        if low[i] != "another" or k >= self.n:
            return None
        tag, harm = self.tags[k], self.harms[k]
        if not (harm and harm[0][0] in ("HARM", "DIES")) and not (tag and tag[0] == "BE"):
            return None
        number = Number(self.t.starts[i], self.t.ends[i], i, k, i, 1, 1, 1, "exact")
        return self.add("n", i, k, number=number, known="bare", flags=frozenset(("more",)))

    def harm(self, i: int) -> int | None:
        """A harm word or phrase, unless it is a noun here ("an arrest", "the rescue")."""
        hit = self.harms[i]
        if hit is None:
            return None
        (kind, measure), j = hit
        if self.low[j - 1] in ("reached", "reaching") and any(chunk.tag in "THIV" for chunk in self.out):
            return None  # "the toll has reached 41": nobody is reached with aid
        if self._is_brought_to(i, j):
            return self.add("T", i, j, measure=measure)
        if self.low[j - 1] in ("reached", "reaching") and j < self.n and self.names[j] and self.number(j) is None:
            return self._arrive(i, j)
        prev = self.low[i - 1] if i else ""
        inside = kind == "STATE" and self.low[i] == "in" and self.low[j - 1] != "of"
        if inside and j < self.n and self.things[j]:
            return None  # "in emergency | rooms", "in crisis | talks": the phrase goes on
        if (
            self.low[i : i + 2] == ["to", "death"]
            and j == i + 2
            and not _SENTENCED.isdisjoint(self.low[max(0, i - 12) : i])
        ):
            return None  # "sentenced 12 members to death": they live yet
        if self.low[i] in _LOSES and j == i + 1 and not self._loses_men(j):
            return None
        if self._is_contest(i, j) or self.low[i].startswith("swap") and j < self.n and self.things[j]:
            return None  # "had swapped places with a hostage"
        if self.low[i] in _FALLS and j == i + 1 and not self._men_before(j):
            return None
        prev = self.low[i - 1] if i else ""
        if kind in ("KILLS", "DIE") and j == i + 1:
            before = self.out[-1].tag if self.out else ""
            if before == "Q" and prev == "to":
                return None  # "according to rescue workers"
            if self.low[i] in self.lex.ambiguous_base and not (
                prev in MODALS
                or before in ("g", "n", "M", "r", "!")
                or (before == "y" and len(self.out) > 1 and self.out[-2].tag in "gnMr!")
                or (before == "z" and self.low[i].endswith("s"))
                or (before in ("s", "z", "q", "m", ",", "&", "x", "H", ")") and self._counts_next(j))
                or (before == "y" and len(self.out) > 1 and self.out[-2].tag in "qz)" and self._counts_next(j))
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

    def _arrive(self, i: int, j: int) -> int | None:
        """ "70 families | reached | Aden" have arrived; nobody is reached with aid there."""
        last = next((chunk for chunk in reversed(self.out) if chunk.tag not in "yB"), None)
        if last is None or last.tag != "n" or last.hint or not self.uprooted:
            return self.add("x", i, j)
        return self.add("I", i, j, measure="displaced", flags=frozenset(("comes",)))

    def _is_contest(self, i: int, j: int) -> bool:
        """ "were expelled from the party", "eliminated in the first round": nobody is harmed."""
        contests = next((words for stem, words in _CONTESTS.items() if self.low[i].startswith(stem)), None)
        if contests is None:
            return False
        behind = self.low[j : j + 7]
        return not contests.isdisjoint(behind[: behind.index(",")] if "," in behind else behind)

    def _loses_men(self, k: int) -> bool:
        """ "lost 20 men", "lost his wife": only fighters and relatives are lost so; players, jobs and seats are not."""
        number = self.number(k) if k < self.n else None
        mine = k < self.n and self.low[k] in _MINE
        if not mine and (number is None or number.last >= self.n):
            return False
        first = number.last if number else k + 1
        its = self.low[first : first + 1] == ["of"] and self.low[first + 1 : first + 2] in (["its"], ["their"], ["our"])
        phrase = self.phrase(first + 2 if its and first + 2 < self.n else first, counted=True)
        if its and self.low[phrase.head] in _ITS_PEOPLE:
            return phrase.kind == "person"  # "Iran alone lost 464 of its nationals"
        head = self.low[phrase.head] if phrase.kind in ("person", "single") else ""
        if head in _KIN and phrase.j - phrase.head == 1:
            return phrase.j >= self.n or self.low[phrase.j] not in ("'s", "home", "name", "support", "bond", "ties")
        return phrase.kind == "person" and not mine and (phrase.group in _FIGHTERS or head in ("men", "comrades"))

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

    def refuge(self, i: int) -> int | None:
        """ "are staying in three schools", "moved 600 people | to a stadium", "the camp | holds 56,000"."""
        low, out = self.low, self.out
        last = next((k for k in range(len(out) - 1, -1, -1) if out[k].tag != "y"), -1)
        before = out[last].tag if last >= 0 else ""
        stay = read_stay(low, i, self.lex, uprooted=self.uprooted, danger=self.danger, before=before)
        if stay:
            flags = frozenset(() if stay.sure else ("comes",))
            return self.add(stay.tag, i, stay.j, measure=stay.measure, flags=flags)
        gap = read_loose(low, i, self.lex) if before not in ("q", "") else None
        if gap:
            return self.add(gap.tag, i, gap.j, measure=gap.measure)
        if low[i] in _LEAVING and low[i - 1] == "to" and self._is_ordered():
            return self.add("I", i, i + 1, measure="evacuated")
        if before in ("B", "n") and read_refuge(low, i, self.lex, after_be=before == "B"):
            return self.add("J", i, i + 1, measure="displaced")
        if is_brought(low, i, self.lex, uprooted=self.uprooted or self.danger):
            return self.add("S", i, i + 1, measure="evacuated")
        if low[i] in refuges().holds and before in ("q", ",", "z", "&", "r") and self._counts_next(i + 1):
            ing = low[i].endswith("ing")
            places = [chunk for chunk in (out[-8:] if ing else self._subject(last)) if chunk.tag == "q"]
            if any(is_refuge(low, place.i, place.j, uprooted=self.uprooted) for place in places):
                return self.add("W" if ing else "K", i, i + 1, measure="displaced")
        return None

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

    def walk(self) -> None:
        i, n, out = 0, self.n, self.out
        while i < n and len(out) < _CAPITAL_LIMIT:
            i = self.step(i)

    def step(self, i: int) -> int:
        """The token after what begins at token ``i``."""
        low = self.low
        word = low[i]
        if word in _FUNCTION_WORDS:
            done = self._function_word(i)
            if done:
                return done
        long_tag, harm = self.tags[i], self.harms[i]
        if harm and harm[1] > i + 1 and (not long_tag or long_tag[1] <= harm[1]):
            done = self.harm(i)
            if done:
                return done
        number = self.number(i)
        if number and (not long_tag or long_tag[1] <= i + 1 or long_tag[1] <= number.last):
            return self.count(number)
        if word == "it" and i and low[i - 1] in REVISES and low[i + 1 : i + 2] in (["to"], ["at"]):
            return self.add("T", i, i + 1)  # "the ministry had raised it to 292"
        if word == "as" and self.out and self.out[-1].tag == "T" and i + 1 < self.n and self.number(i + 1):
            return self.add("p", i, i + 1)  # "gave the toll as seven"
        if word in TOLL_WORDS or word in TOLL_KINDS:
            done = self.toll(i)
            if done:
                return done
        if word in _ARTICLES and not (word == "no" and long_tag and long_tag[1] > i + 1):
            done = self.sized(i) or self.article(i) or self.pronoun(i)
            if done:
                return done
            if word != "no":
                return i + 1
        done = (harm and self.harm(i)) or (word in _refuge_openers() and self.refuge(i))
        if done:
            return done
        if word in self.lex.speech:
            done = self._speech(i, long_tag)
            if done:
                return done
        if word in self.lex.says_before:
            cue = match_phrase(self.lex.says_before, low, i)
            if cue and cue[1] > i + 1 or word in _QUOTES:
                return self.add("Q", i, cue[1] if cue else i + 1, flags=_BEFORE)
        elif word in _QUOTES:
            return self.add("Q", i, i + 1, flags=_BEFORE)
        if word in _FORCE and i and (low[i - 1] in DEFINITE or low[i - 1] in ("of", "a", "task", "air", "police")):
            return self.add("q", i, i + 1)  # "the deputy commander of the force"
        if long_tag and not (self.names[i] and i and long_tag[0] == "TIME" and word in ("may", "march", "sun")):
            words = low[i : long_tag[1]]
            told = "" if long_tag[0] != "INCLUDING" else next((m for w, m in _AMONG if w in words), "")
            return self.add(TAGS[long_tag[0]].replace("\\", ""), i, long_tag[1], measure=told)
        return self.noun(i)

    def _function_word(self, i: int) -> int | None:
        """Marks, "aged", "a total of", "another", the article of "the killing of" and "the toll", and "that"."""
        low, n = self.low, self.n
        word = low[i]
        if word in ("ages", "aged") and i + 1 < n and low[i + 1].isdecimal():
            j = i + 2
            while j + 1 < n and low[j] in ("and", "to", "-", "\u2013") and low[j + 1].isdecimal():
                j += 2
            spans = [k for k in range(i + 1, j) if low[k].isdecimal()]
            self.passed += [(self.t.starts[k], self.t.ends[k], "an age") for k in spans]
            return self.add("t", i, j)  # "20 children ages 6 and 7, and six adults"
        if word in ("total", "totals") and i + 2 < n and low[i + 1] == "of" and self.number(i + 2):
            return i + 2  # "a total of 1,057 people": the number alone says it
        if word in _HITS and i + 1 < n and any(chunk.tag in "TH" for chunk in self.out) and self.number(i + 1):
            return self.add("R", i, i + 1)  # "quake toll hits 14", "the number of cases has crossed 100,000"
        clause = read_whose(low, i, self.lex) if word == "whose" and self.out else None
        if clause:
            return self.add(clause.tag, i, clause.j, measure=clause.measure)
        if word == "since" and self.out and self.out[-1].tag in "yB" and self.low[self.out[-1].j - 1] in _HAVE:
            return self.add("y", i, i + 1)  # "have since tested positive"
        if word == "out" and low[i + 1 : i + 2] == ["of"] and self.out and "of_count" in self.out[-1].flags:
            return self.add("e", i, i + 2)  # "7 out of the 11 people"
        if word in _LEAVES and self.out and (self.out[-1].tag == "r" or [c.tag for c in self.out[-2:]] == ["r", "y"]):
            return self.add("x", i, i + 1)  # "12 passengers who had left the ship later fell ill"
        if word in _CASE_LABELS and low[i + 1 : i + 2] == [":"] and not _CASE_SHEET.isdisjoint(low):
            return self.add("H", i, i + 1, measure="infected")  # "Suspected: 204 | Confirmed: 61 | Deaths: 19"
        if word == "/" and i and len(low[i - 1]) == 1 and low[i - 1].isalpha() and low[i + 1 : i + 2]:
            return i + 1  # "M/B Kim Nirvana"
        mark = _MARKS.get(word)
        if mark:
            return self.add(mark, i, i + 1)
        if word in _SKIPPED or word == "'s":
            return i + 1
        if word in _ONE_MORE and (
            word not in ("a", "an") or i + 1 < n and low[i + 1] in ("further", "additional")
        ):
            k = i + 2 if word in ("a", "an") else i + 1
            number = self.number(k) if k < n else None
            if number and number.best != 1:
                return self.count(number._replace(first=i), frozenset(("more",)))
        if word in DEFINITE and i + 1 < n:
            act = self.harms[i + 1]
            if act and act[0][0] == "KILLING_OF":
                return self.add("O", i, act[1], measure=act[0][1])
            if (low[i + 1] in TOLL_WORDS or low[i + 1] in TOLL_KINDS) and self.toll(i + 1):
                return self.out[-1].j
        if word in ("it", "them") and i and low[i - 1] in ("put", "puts", "putting") and low[i + 1 : i + 2] == ["at"]:
            return self.add("T", i, i + 1)  # "put it at 27,000"
        if word == "the" and low[i + 2 : i + 3] == ["at"] and not _PUTS.isdisjoint(low[max(0, i - 12) : i]):
            state, noun = self.harms[i + 1], self.nouns[i + 1]
            measure = state[0][1] if state and state[1] == i + 2 else noun[0] if noun and noun[1] == i + 2 else ""
            if measure:
                return self.add("T", i, i + 2, measure=measure)  # "put the dead at 1,400 and the injured at 9,000"
        if word in _SPOKE and low[i + 1 : i + 2] == ["of"] and i + 2 < n and self._counts_alone(i + 2):
            return self.add("T", i, i + 1)  # "the army spoke of 132"
        if word == "as" and i + 1 < n and any(chunk.tag == "T" for chunk in self.out[-6:]) and self.number(i + 1):
            if not _GIVES.isdisjoint(low[:i]):
                return self.add("p", i, i + 1)  # "gave the number of dead as 61"
        if word == "the" and low[i + 1 : i + 2] == ["other"] and self._one_before() and self._befalls(i + 2):
            return self.add("s", i, i + 2, head=i + 1, known="head")  # "one guard died and the other was hurt"
        if word == "that" and self.out and self.out[-1].tag in "nDg" and i + 1 < n and low[i + 1] in _FINITE_BE:
            return self.add("r", i, i + 1)  # "the six priests that were murdered"
        return None

    def _one_before(self) -> bool:
        """Whether one of two was told before."""
        return any(chunk.tag == "n" and chunk.number is not None and chunk.number.best == 1 for chunk in self.out)

    def _counts_alone(self, k: int) -> bool:
        """Whether a number stands at ``k`` without a noun."""
        number = self.number(k)
        if number is None or number.best == 1:
            return False
        return number.last >= self.n or self.low[number.last] in _ENDS

    def _speech(self, i: int, long_tag: tuple[str, int] | None) -> int | None:
        """A verb of saying; "reported" and its like are adverbs behind a number and nouns elsewhere."""
        word, before = self.low[i], self.out[-1].tag if self.out else ""
        if word in _COUNTABLE and i and self.low[i - 1][0].isdecimal() and self.out and self.out[-1].j == i:
            self.out[-1] = self.out[-1]._replace(tag="q", j=i + 1, end=self.t.ends[i])
            return i + 1  # "2,150 evacuees at 14 points"
        if word in ("quoted", "cited") and before == "B":
            return self.add("y", i, i + 1)
        if word in _QUOTES or (long_tag and long_tag[1] > i + 1):
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
        if word in _REPORTED and (before in ("n", "D", "M") or not self.out):
            return self.add("y" if before != "M" else "x", i, i + 1)
        return self.add("Q", i, i + 1)

    def _are_patients(self, k: int) -> bool:
        """Whether a number of patients or children follows, and no verb that says what befell them."""
        number = self.number(k) if k < self.n else None
        if number is None or number.last >= self.n:
            return False
        phrase = self.phrase(number.last, counted=True)
        if phrase.j <= number.last or self.low[phrase.j - 1] not in _PATIENTS:
            return False
        return phrase.j >= self.n or self.low[phrase.j] in _AT_CLINICS

    def noun(self, i: int) -> int:
        """An uncounted phrase: people, one person, a name, a thing; else another word."""
        low, n = self.low, self.n
        word = low[i]
        if word in _PRONOUNS:
            if word == "her" and i + 1 < n and "-" not in low[i + 1] and self.number(i + 1):
                return self.count(self.number(i + 1)._replace(first=i), frozenset(("definite",)))  # type: ignore[union-attr]
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
        k = i + 1 if word in DEFINITE else i
        if k > i and k < n:
            number = self.number(k) or (self.number(k + 1) if low[k] == "remaining" and k + 1 < n else None)
            if number:
                return self.count(number._replace(first=i), frozenset(("definite",)))
        phrase = self.phrase(k, counted=False) if k < n else NOTHING
        if word == "the" and k < n and phrase.kind == "none" and low[k].endswith("-year-old"):
            return self.add("s", i, k + 1, head=k, known="head")  # "the 19-year-old died"
        tag = "m" if phrase.kind == "maybe" and k > i else _TAG_OF_PHRASE.get(phrase.kind)
        told = self.nouns[k] if k < n else None
        if (
            not told
            and phrase.kind in ("unknown", "thing", "maybe")
            and phrase.head > k
            and low[phrase.head].endswith("s")
        ):
            told = self.nouns[phrase.head]  # "Cholera deaths", "Cumulative cases"
            told = told if told and told[1] == phrase.j else None
        if told and phrase.kind not in ("person", "single"):
            act = self.harms[told[1] - 1]
            if act and act[0][0] == "KILLING_OF" and act[1] > told[1]:
                return self.add("O", i, act[1], measure=act[0][1])  # "the charred bodies of two women"
            return self.add("H", i, told[1], measure=told[0])
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
        return self.add("y" if word.endswith("ly") and len(word) > 4 else "x", i, max(i + 1, k))

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


_GRAVER = frozenset("killed injured casualties abducted missing".split())


def count_described(chunks: list[Chunk]) -> list[Chunk]:
    """ "12 displaced civilians" are counted as displaced, unless the sentence tells of graver harm that befell them."""
    if not any("described" in chunk.flags for chunk in chunks):
        return chunks
    if any(chunk.tag in "VKWIJO" and chunk.measure in _GRAVER for chunk in chunks):
        return chunks
    return [chunk._replace(tag="D") if "described" in chunk.flags else chunk for chunk in chunks]


def chunk_sentence(
    tokens: Tokens,
    start: int,
    end: int,
    lex: Lexicon,
    *,
    capitals: bool = False,
    uprooted: bool = False,
    danger: bool = False,
) -> Row:
    """The chunks of one sentence.

    ``capitals``: the text is set in capitals, so case tells nothing; ``uprooted``: it tells of people driven from home,
    ``danger``: of what drives them out.
    """
    chunker = _Chunker(tokens, lex, capitals)
    chunker.uprooted, chunker.danger = uprooted, danger
    chunker.walk()
    chunks = count_described(mask_speakers(chunker.out))
    return Row(start, end, tokens, chunks, "".join([chunk[0] for chunk in chunks]), chunker.passed, uprooted)
