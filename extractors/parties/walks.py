"""A walk over the phrase of a party: modifiers, the head and a name, from its first word to its last.

    "three gunmen of the ADF"   ->  head "gunmen", kind "force", end before "of"
    "a Saudi-led air strike"    ->  head "air strike", kind "deed", led "Saudi-led"

What the phrase stands for is told by ``mentions`` afterwards.
"""

from __future__ import annotations

from extractors.parties.beginnings import ARTICLES, COUNTED, LED, PLACED, Seen
from extractors.parties.named import Party, Scene, nation_at, words
from extractors.parties.names import Hit

SAID = frozenset("accused claimed admitted blamed confirmed reported".split())  # verbs, though adjectives elsewhere
_WHEN = frozenset("overnight dawn pre-dawn night-time nighttime daytime weekend morning".split())
_OFFICES = frozenset("centre center command room headquarters office officer director manager chief staff".split())


def noun_within(seen: Seen, k: int, size: int) -> bool:
    """Whether a party's noun stands at token ``k`` or behind it: "a newlywed radicalized couple"."""
    for m in (k, k + 1):
        if m < size and (seen.forces[m] or seen.companies[m] or seen.deeds[m] or seen.people[m]):
            return True
    return False


class Walk:
    """Reads one phrase from token ``i``; -1 and "" stand for what it has not."""

    def __init__(self, scene: Scene, at: dict[int, Hit], seen: Seen, i: int) -> None:
        self.scene, self.at, self.seen, self.i = scene, at, seen, i
        self.low, self.n = scene.tokens.low, len(scene.tokens.low)
        self.hit: Hit | None = None
        self.nation: tuple[str, int, int, bool] | None = None  # country, first, after, adjective
        self.head = -1
        self.kind = self.group = ""
        self.thing = ""
        self.side = -1  # the word that names a side before a deed
        self.led = -1  # "Saudi-led"
        self.first = self._after_numbers()
        self.end = self._walk(self.first)
        self.stands = self.head >= 0 or self.hit is not None or self._is_nation()

    def _after_numbers(self) -> int:
        """The token after articles and counts: "the other three", "more than 20"."""
        low, k = self.low, self.i
        while k < self.n and (
            low[k] in ARTICLES
            or low[k] in self.scene.lex.units
            or low[k] in ('"', "other", "another")
            or low[k].isdecimal()
            or (low[k] in COUNTED and k + 1 < self.n and low[k + 1] in ("than", "of", "least"))
            or (k > self.i and low[k] in ("than", "of", "least"))
        ):
            k += 1
        return k

    def _is_nation(self) -> bool:
        """Whether a country alone stands for somebody: "Russia", "a Palestinian", "Israelis"; not "Russian"."""
        if self.nation is None or not self.nation[3]:
            return self.nation is not None
        if not (self.i < self.first or self.low[self.nation[2] - 1].endswith("s")):
            return False
        self.head, self.kind, self.end = self.nation[1], "person", self.nation[2]
        return self.seen.people[self.head] is not None

    def _walk(self, k: int) -> int:
        """Reads modifiers and heads from token ``k``; gives the token after the phrase."""
        low, lex, table, seen = self.low, self.scene.lex, words(), self.seen
        end, unknown = k, 0
        while k < self.n and k < self.first + 10:
            word = low[k]
            if word in ('"', "'", "'s"):
                k += 1
                continue
            inner = self.at.get(k + 1) if word == "(" else None
            if inner and inner.j < self.n and low[inner.j] == ")":  # "the mission in Somalia (AMISOM) forces"
                self.hit, k = self.hit or inner, inner.j + 1
                continue
            hit = self.at.get(k)
            if hit:
                self._take_name(hit)
                end = k = hit.j
                continue
            if word in SAID and k > self.first:
                break  # "the UN accused the army"
            capital = seen.capitals[k]
            if capital and k == self.first and self.scene.tokens.raw[k][0].isupper():
                self.head, self.kind = k, "capital"
                return capital[1]
            fight = seen.fights[k]
            if fight and self.hit is None:
                self.head, self.kind = k, "fight"
                return fight[1]
            deed, force, person = seen.deeds[k], seen.forces[k], seen.people[k]
            if word == "government" and self._is_local(k) or deed and self._is_no_deed(k, deed[1], end):
                break
            if deed and not (force and force[1] > deed[1]) and not (person and person[1] > deed[1]):
                if self.kind in ("force", "person") and self.head >= 0:
                    self.side = self.head
                self.head, self.kind, self.thing = k, "deed", deed[0]
                end = k = deed[1]
                continue
            if force and not (self.kind == "deed" and word in ("army", "force")):
                self.head, self.kind, self.group = k, "force", force[0]
                end = k = force[1]
                continue
            nation = nation_at(self.scene, k)
            if nation and (self.nation is None or not nation[2]):
                if self.head >= 0 and (not nation[2] or self.kind == "deed"):
                    break
                self.nation, k = (nation[0], k, nation[1], nation[2]), nation[1]
                end = k if self.head < 0 else end
                continue
            person = person or seen.companies[k]
            if person and word not in ("other", "others"):
                self._take_person(k, person[1])
                end = k = person[1]
                continue
            if word.endswith(LED):
                self.led = k if word.endswith("-led") else self.led
                k += 1
                continue
            modifies = word in lex.adjectives or word in table["sides"] or word in _WHEN and low[k - 1] == "'s"
            if modifies or not self.kind and (word in table["peoples"] or word in table["hedges"]):
                k += 1
                continue
            if not self.kind and unknown < 2 and self._is_unknown_word(k) and noun_within(seen, k + 1, self.n):
                k, unknown = k + 1, unknown + 1
                continue
            break
        return end

    def _take_name(self, hit: Hit) -> None:
        if self.kind == "force" and self.head >= 0 and hit.entry.type not in ("military", "police"):
            self.head, self.kind = -1, ""  # "the militant group Boko Haram"
        self.hit = hit
        if self.seen.deeds[hit.j - 1] and hit.j - hit.i > 1:  # "US airstrikes" stands in the list as it is
            self.head, self.kind, self.thing = hit.j - 1, "deed", "weapons"

    def _take_person(self, k: int, after: int) -> None:
        if self.kind == "force" and self.head == k - 1 and self.low[after - 1] in words()["members"]:
            return  # "gang members"
        last = self.seen.forces[after - 1]  # "National Police" is a people phrase too
        self.head, self.kind = k, "force" if last else "person"
        self.group = last[0] if last else self.group

    def _is_local(self, k: int) -> bool:
        """ "Riyom Local Government Area": a place."""
        return bool(k and self.low[k - 1] == "local") or self.low[k + 1 : k + 2] in (["area"], ["council"])

    def _is_no_deed(self, k: int, after: int, end: int) -> bool:
        """Whether the words ``k:after`` of a deed are an office or a verb here."""
        word = self.low[k]
        if word in ("operations", "operation") and self.low[k + 1 : k + 2] and self.low[k + 1] in _OFFICES:
            return True  # "the National Emergency Operations Centre"
        if word in ("gun", "guns") and self.low[k + 1 : k + 2] == ["down"]:
            return True
        if k == self.i and word.endswith("ing") and self._is_verb(after):
            return True
        return self.kind == "force" and end == k and self._attacks(k)

    def _attacks(self, k: int) -> bool:
        """ "Gunmen raid Nigerian village": behind a plural and before an object the word is the verb of a headline."""
        if self.low[k] not in words()["attacks"] or not self.low[k - 1].endswith(("s", "men")) or k + 1 >= self.n:
            return False
        word = self.low[k + 1]
        return word not in PLACED and word.isalpha() and self.seen.harms[k + 1] is None

    def _is_verb(self, k: int) -> bool:
        """Whether an -ing word is a verb here, by what follows: "bombing the town"."""
        if k >= self.n:
            return False
        return self.low[k] in ARTICLES or self.low[k].isdecimal() or self.low[k] in self.scene.lex.units

    def _is_unknown_word(self, k: int) -> bool:
        """Whether the word can be a modifier nobody listed: "a newlywed radicalized couple", "Ziyadiya militiamen"."""
        word, lex = self.low[k], self.scene.lex
        if not word[0].isalnum() or word in lex.speech or self.seen.tags[k] or self.seen.harms[k]:
            return False
        if self.scene.tokens.raw[k][0].isupper() or not word.isalpha():
            return not self.scene.capitals or self.i < self.first
        return self.i < self.first and self.hit is None and word not in words()["attacks"]

    def hit_party(self, hit: Hit) -> Party:
        """The party of a name, with the hedges before it: "suspected Boko Haram"."""
        first = hit.i
        while first > self.first and self.low[first - 1] in words()["hedges"]:
            first -= 1
        return Party(hit.entry.name, self.written(first, hit.j))

    def written(self, first: int, after: int) -> str:
        """Tokens ``first:after`` as the text has them, without marks at their head."""
        tokens = self.scene.tokens
        while first < after - 1 and tokens.low[first] in ('"', "'", "'s"):
            first += 1
        return self.scene.text[tokens.starts[first] : tokens.ends[after - 1]]
