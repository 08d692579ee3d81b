"""Harm words: whether "killed", "lost", "fell", "expelled" tell of harm here, and as which tag.

    "lost 20 men"  ->  KILLS        "lost 20 seats", "an arrest", "sentenced to death"  ->  no harm
"""

from __future__ import annotations

from extractors.chunks.counted import CountReader
from extractors.chunks.rows import TAGS
from extractors.chunks.sentence import MODALS

_SENTENCED = frozenset("sentenced sentences sentencing sentence condemned condemning condemns".split())
_MINE = frozenset("his her their my our".split())
# of whom "lost" says that they died: "lost his wife and four children"
_KIN = frozenset(
    """husband wife wives son sons daughter daughters child children mother father parents brother brothers sister
    sisters relative relatives grandchildren grandson granddaughter cousin cousins nephew niece baby twins
    siblings""".split()
)
_ITS_PEOPLE = frozenset(
    "nationals citizens people sailors fishermen soldiers brothers sisters colleagues comrades sons miners".split()
)
_LOSES = frozenset("lose loses lost losing".split())
# "murder suspect", "rescue workers": the word before is no verb
_NO_VICTIMS = frozenset("suspect suspects victim victims survivor survivors worker workers crew crews".split())
_FALLS = frozenset("fall falls fell fallen".split())
# "expelled from the party", "eliminated in the first round"
_CONTESTS = {
    "expel": frozenset(
        """party parliament assembly school university college club league congress senate team tournament union bloc
        council competition chamber caucus association federation""".split()
    ),
    "elimin": frozenset(
        """round rounds stage stages final finals semifinal semifinals semi-finals quarterfinal quarterfinals
        quarter-finals heats playoffs play-offs contest ballot championship championships cup tournament competition
        race penalties vote""".split()
    ),
}
_PAPERS = frozenset(
    """name names identity identities details ages nationalities photographs photos pictures images video footage
    recording statement list""".split()
)
_PEOPLE_LOST = (["people"], ["children"], ["villagers"], ["men"], ["women"], ["civilians"])
_THAT_LOSE = frozenset("country nation village hamlet island valley community camp neighbourhood neighborhood".split())
_GROUNDS = frozenset("area road roads street streets site scene building compound square route border market".split())
_HELD_TO = frozenset("responsible accountable liable up back to down off out together talks high dear over".split())
_FIGHTERS = frozenset("security_forces combatants police".split())
_SHELTERS_DO = frozenset("took take have had are were hold held house can cannot will in for of".split())
_REACHED = frozenset(("reached", "reaching"))


class HarmReader(CountReader):
    """Adds the chunks of harm words."""

    def harm(self, i: int) -> int | None:
        """A harm word or phrase, unless it is a noun here ("an arrest", "the rescue")."""
        hit = self.harms[i]
        if hit is None:
            return None
        (kind, measure), j = hit
        if self.low[j - 1] in _REACHED:
            if any(chunk.tag in "THIV" for chunk in self.out):
                return None  # "the toll has reached 41": nobody is reached with aid
            if j < self.n and self.names[j] and self.number(j) is None:
                return self._arrive(i, j)
        if self._is_brought_to(i, j):
            return self.add("T", i, j, measure=measure)
        if self._is_no_harm(i, j, kind):
            return None
        if kind in ("KILLS", "DIE") and j == i + 1:
            return self._strike(i, "K" if kind == "KILLS" else "I", measure)
        prev = self.low[i - 1] if i else ""
        if kind == "HARMING" and j < self.n and self.low[j] in ("of", "spree") and prev in ("the", "a", "of", "in"):
            return None
        if kind in ("HARM", "DIES") and prev in ("a", "an"):
            return None
        if kind == "KILLS" and self.out and self.out[-1].tag == "B" and not self.low[i].endswith("ing"):
            kind = "HARM"  # "711 had been | picked up"
        return self.add(TAGS[kind].replace("\\", ""), i, j, measure=measure)

    def _is_no_harm(self, i: int, j: int, kind: str) -> bool:
        """Whether the words from ``i`` to ``j`` say no harm here, by what stands around them."""
        low, word = self.low, self.low[i]
        inside = kind == "STATE" and word == "in" and low[j - 1] != "of"
        if inside and j < self.n and self.things[j]:
            return True  # "in emergency | rooms", "in crisis | talks": the phrase goes on
        to_death = j == i + 2 and word == "to" and low[i + 1] == "death"
        if to_death and not _SENTENCED.isdisjoint(low[max(0, i - 12) : i]):
            return True  # "sentenced 12 members to death": they live yet
        if word == "held" and j == i + 1 and not self._is_held(j):
            return True  # "held a meeting", "were held responsible", "the hall held 300 people"
        if word == "holding" and j == i + 1 and not self._holds_men(j):
            return True  # "holding 40 seats"
        if low[j - 1] == "found" and low[j : j + 1] == ["to"]:
            return True  # "were never found to have existed"
        if word == "shelters" and j == i + 1 and low[j : j + 1] and low[j] in _SHELTERS_DO:
            return True  # "the town's shelters | took in 1,090 people"
        if word in _LOSES and j == i + 1 and not self._loses_men(j):
            return True
        if self._is_contest(i, j) or word.startswith("swap") and j < self.n and self.things[j]:
            return True  # "had swapped places with a hostage"
        if word.startswith("releas") and not _PAPERS.isdisjoint(low[max(0, i - 8) : i] + low[j : j + 3]):
            return True  # "whose names have not been released", "release the names of"
        if low[i:j] == ["sealed", "off"] and not _GROUNDS.isdisjoint(low[max(0, i - 4) : i]):
            return True  # "nine were hurt and the area was sealed off"
        return word in _FALLS and j == i + 1 and not self._men_before(j)

    def _strike(self, i: int, tag: str, measure: str) -> int | None:
        """A verb of one word that kills or dies, unless it is a noun here: "according to rescue workers"."""
        prev = self.low[i - 1] if i else ""
        before = self.out[-1].tag if self.out else ""
        if before == "Q" and prev == "to":
            return None  # "according to rescue workers"
        if self.low[i] in self.lex.ambiguous_base and not self._is_verb(i, prev, before):
            return None
        if prev == "to" and self.out and self.out[-1].tag == "p":
            self.out[-1] = self.out[-1]._replace(tag="M")
        return self.add(tag, i, i + 1, measure=measure)

    def _is_verb(self, i: int, prev: str, before: str) -> bool:
        """Whether "attack" or "fire" is a verb: behind a modal or people, or before a count ("fire kills")."""
        if prev in MODALS or before in ("g", "n", "M", "r", "!"):
            return True
        if before == "," and self.low[i] == "die" and len(self.out) > 2 and self.out[-2].tag in "ns":
            return True  # "Thirteen people, four soldiers and nine militants, | die in a siege"
        adverb = before == "y" and len(self.out) > 1
        if adverb and self.out[-2].tag in "gnMr!":
            return True
        if before == "z" and self.low[i].endswith("s"):
            return True
        if before in ("s", "z", "q", "m", ",", "&", "x", "H", ")") or adverb and self.out[-2].tag in "qz)":
            return self._counts_next(i + 1) or before in ",&" and self._strikes_on(i + 1)
        return False

    def _strikes_on(self, k: int) -> bool:
        """ "Gunmen kill three, abduct | pastor": a headline's next verb, before one person without an article."""
        row = "".join(chunk.tag for chunk in self.out[-4:-1])
        if k >= self.n or self.low[k] in _NO_VICTIMS:
            return False
        return row[-2:] in ("Kn", "Ks") and self.phrase(k, counted=False).kind in ("person", "single")

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

    def _is_held(self, k: int) -> bool:
        """ "were | held", "the soldiers | held by rebels", "police | held 12 men": kept from going."""
        before = self.out[-1] if self.out else None
        after = self.low[k] if k < self.n else "."
        if before is None or after in _HELD_TO:
            return False
        if before.tag == "B":
            return len(self.out) > 1 and self.out[-2].tag not in "qm"  # "a vigil was held"
        if before.tag in "ga" and self._counts_next(k):
            return before.group in _FIGHTERS
        if before.tag not in "ngsm" or len(self.out) > 1 and self.out[-2].tag == "e":
            return False  # "a meeting of 12 ministers held in Geneva"
        return after in ("by", "in", "at", "since", "for", "without", "under", "captive")

    def _holds_men(self, k: int) -> bool:
        """ "rebels are | holding 40 soldiers"."""
        last = next((chunk for chunk in reversed(self.out) if chunk.tag not in "yBM"), None)
        return last is not None and last.group in _FIGHTERS and self._counts_next(k)

    def _loses_men(self, k: int) -> bool:
        """ "lost 20 men", "lost his wife": only fighters and relatives are lost so; players, jobs and seats are not."""
        number = self.number(k) if k < self.n else None
        people = self.low[number.last : number.last + 2] if number else []
        if people[:1] in _PEOPLE_LOST and people[1:] != ["to"] and self._place_before():
            return True  # "the country lost 8,964 people"
        mine = k < self.n and self.low[k] in _MINE
        if not mine and (number is None or number.last >= self.n):
            return False
        first = number.last if number else k + 1
        if number and number.quantifier == "vague" and self.low[first : first + 1] == ["of"]:
            first += 1  # "lost dozens of soldiers"
        its = self.low[first : first + 1] == ["of"] and self.low[first + 1 : first + 2] in (["its"], ["their"], ["our"])
        phrase = self.phrase(first + 2 if its and first + 2 < self.n else first, counted=True)
        if its and self.low[phrase.head] in _ITS_PEOPLE:
            return phrase.kind == "person"  # "Iran alone lost 464 of its nationals"
        head = self.low[phrase.head] if phrase.kind in ("person", "single") else ""
        if head in _KIN and phrase.j - phrase.head == 1:
            return phrase.j >= self.n or self.low[phrase.j] not in ("'s", "home", "name", "support", "bond", "ties")
        return phrase.kind == "person" and not mine and (phrase.group in _FIGHTERS or head in ("men", "comrades"))

    def _place_before(self) -> bool:
        """Whether a country or a village is the subject: towns that shrink lose inhabitants, and places their dead."""
        last = next((chunk for chunk in reversed(self.out) if chunk.tag not in "yBMt,"), None)
        return last is not None and not _THAT_LOSE.isdisjoint(self.low[last.i : last.j])

    def _men_before(self, k: int) -> bool:
        """ "12 rebels fell in the clash": fighters before the verb, no amount behind it."""
        last = next((chunk for chunk in reversed(self.out) if chunk.tag not in "yBMepzq"), None)
        after = self.low[k] if k < self.n else "."
        return (
            last is not None
            and last.tag == "n"
            and (last.group in _FIGHTERS or self.low[last.head] in ("men", "comrades"))
            and (after in ("in", "during", "on", "while", ",", ".", "at", "near", "since") or k >= self.n)
        )
