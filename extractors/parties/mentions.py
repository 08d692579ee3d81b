"""The phrases of a sentence that stand for a party, a deed or a fight, read from their first word to their last.

"gunmen of the ADF killed two in an attack"  ->  force (Allied Democratic Forces), deed (of nobody yet)
"""

from __future__ import annotations

from extractors.parties.beginnings import ARTICLES, COUNTED, LED, PEACEFUL, PLACED, Seen, look_up, may_begin
from extractors.parties.named import NOBODY, Mention, Party, Scene, group_of, nation_at, national_force, words
from extractors.parties.names import Hit, find_names
from extractors.text.tokens import split_tokens

_TAILS = frozenset(
    """of from belonging loyal allied linked affiliated aligned believed suspected claiming said with in""".split()
)
_LINKS = frozenset(
    """of from the belonging to loyal allied linked affiliated with aligned believed be belong being member members
suspected in said claiming identified as a an group militant armed terrorist terror rebel islamist jihadist
extremist outlawed banned militia movement network branch faction wing pro-government notorious local so-called
mainly largely mostly predominantly radical hardline shadowy self-styled kurdish shiite sunni dreaded""".split()
)


_BODIES_BEHIND = frozenset("group sect movement network organisation organization faction alliance".split())


_PARTS = frozenset("fronts units columns squads commandos commandoes cells brigades battalions snipers".split())
_OFFICES = frozenset("centre center command room headquarters office officer director manager chief staff".split())
_IRREGULAR = frozenset("militia rebel opposition separatist tribal insurgent mercenary".split())  # forces of no state
_SAID = frozenset("accused claimed admitted blamed confirmed reported".split())  # verbs, though adjectives elsewhere


def find_mentions(scene: Scene) -> list[Mention]:
    """The parties, deeds and fights of a sentence, left to right, not overlapping."""
    at = {hit.i: hit for hit in scene.hits}
    seen = look_up(scene)
    low, raw, capitals = scene.tokens.low, scene.tokens.raw, scene.capitals
    out: list[Mention] = []
    k, n = 0, len(low)
    while k < n:
        if low[k] in _SAID or not (may_begin(low[k]) or k in at or capitals or raw[k][0].isupper()):
            k += 1
            continue
        mention = _Reader(scene, at, seen, k).read()
        if mention is None:
            k += 1
            continue
        out.append(mention)
        k = max(mention.j, k + 1)
    return out


class _Reader:
    """Reads one phrase from its first token: modifiers, the head, and the name behind "of" or "from"."""

    def __init__(self, scene: Scene, at: dict[int, Hit], seen: Seen, i: int) -> None:
        self.scene, self.at, self.seen, self.i = scene, at, seen, i
        self.low, self.n = scene.tokens.low, len(scene.tokens)
        self.hit: Hit | None = None
        self.nation: tuple[str, int, int, bool] | None = None  # country, first, after, adjective
        self.head = self.after = -1
        self.kind = self.group = ""
        self.thing = ""
        self.side = -1  # the word that names a side before a deed
        self.led = -1  # "Saudi-led"

    def read(self) -> Mention | None:
        k = self.i
        while k < self.n and (
            self.low[k] in ARTICLES
            or self.low[k] in self.scene.lex.units
            or self.low[k] in ('"', "other", "another")
            or self.low[k].isdecimal()
            or (self.low[k] in COUNTED and k + 1 < self.n and self.low[k + 1] in ("than", "of", "least"))
            or (k > self.i and self.low[k] in ("than", "of", "least"))
        ):
            k += 1
        self.first = k
        end = self._walk(k)
        if self.head < 0 and self.hit is None and (self.nation is None or self.nation[3]):
            if self.nation is None or not (self.i < self.first or self.low[self.nation[2] - 1].endswith("s")):
                return None
            self.head, self.kind, end = self.nation[1], "person", self.nation[2]  # "a Palestinian", "Israelis"
            if self.seen.people[self.head] is None:
                return None
        return self._made(end)

    def _walk(self, k: int) -> int:
        """Reads modifiers and heads from token ``k``; gives the token after the phrase."""
        low, lex, table, seen = self.low, self.scene.lex, words(), self.seen
        end, unknown = k, 0
        while k < self.n and k < self.first + 10:
            word = low[k]
            if word in ('"', "'", "'s"):
                k += 1
                continue
            hit = self.at.get(k)
            inner = self.at.get(k + 1) if word == "(" else None
            if inner and inner.j < self.n and low[inner.j] == ")":  # "the mission in Somalia (AMISOM) forces"
                self.hit, k = self.hit or inner, inner.j + 1
                continue
            if hit:
                if self.kind == "force" and self.head >= 0 and hit.entry.type not in ("military", "police"):
                    self.head, self.kind = -1, ""  # "the militant group Boko Haram"
                self.hit, k = hit, hit.j
                end = k
                if seen.deeds[k - 1] and hit.j - hit.i > 1:
                    self.head, self.kind, self.thing = (
                        k - 1,
                        "deed",
                        "weapons",
                    )  # "US airstrikes" stands in the list as it is
                continue
            capital = seen.capitals[k]
            if capital and k == self.first and self.scene.tokens.raw[k][0].isupper():
                self.head, self.kind = k, "capital"
                return capital[1]
            fight = seen.fights[k]
            if fight and self.hit is None:
                self.head, self.kind, end = k, "fight", fight[1]
                return end
            deed, force = seen.deeds[k], seen.forces[k]
            if word == "government" and (low[k - 1] == "local" and k or low[k + 1 : k + 2] in (["area"], ["council"])):
                break  # "Riyom Local Government Area": a place
            person = seen.people[k]
            if deed and word in ("operations", "operation") and low[k + 1 : k + 2] and low[k + 1] in _OFFICES:
                break  # "the National Emergency Operations Centre"
            if deed and k == self.i and word.endswith("ing") and self._is_verb(deed[1]):
                break
            if deed and self.kind == "force" and end == k and self._attacks(k):
                break
            if deed and not (force and force[1] > deed[1]) and not (person and person[1] > deed[1]):
                if self.kind in ("force", "person") and self.head >= 0:
                    self.side = self.head
                self.head, self.kind, self.thing, k = k, "deed", deed[0], deed[1]
                end = k
                continue
            if force and not (self.kind == "deed" and word in ("army", "force")):
                self.head, self.kind, self.group, k = k, "force", force[0], force[1]
                end = k
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
                last = seen.forces[person[1] - 1]  # "National Police" is a people phrase too
                self.head, self.kind, k = k, "force" if last else "person", person[1]
                self.group = last[0] if last else self.group
                end = k
                continue
            if word.endswith(LED):
                self.led = k if word.endswith("-led") else self.led
                k += 1
                continue
            if self.kind and word not in table["sides"] and word not in lex.adjectives:
                break
            if word in lex.adjectives or word in table["sides"] or word in table["peoples"] or word in table["hedges"]:
                k += 1
                continue
            if unknown < 2 and self._is_unknown_word(k) and self._noun_within(k + 1):
                k, unknown = k + 1, unknown + 1
                continue
            break
        return end

    def _before_thing(self, end: int) -> bool:
        """Whether a thing stands behind the name; "claims" may be a verb there."""
        if end >= self.n or self.low[end] in self.scene.lex.speech or self.low[end] in words()["attacks"]:
            return False
        return self.seen.things[end] is not None

    def _is_adjective(self, k: int) -> bool:
        """Whether a noun of people stands for a quality before a thing: "Muslim districts", not "gunmen"."""
        return self.scene.tokens.raw[k][:1].isupper() and not self.low[k].endswith("s")

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
        if (
            not word[0].isalnum()
            or word in lex.speech
            or self.seen.tags[k]
            or self.seen.harms[k]
        ):
            return False
        if self.scene.tokens.raw[k][0].isupper() or not word.isalpha():
            return not self.scene.capitals or self.i < self.first
        return self.i < self.first and self.hit is None and word not in words()["attacks"]

    def _noun_within(self, k: int) -> bool:
        """Whether a party's noun stands at one of the next two tokens: "a newlywed radicalized couple"."""
        seen = self.seen
        return any(
            seen.forces[m] or seen.companies[m] or seen.deeds[m] or seen.people[m] for m in range(k, min(k + 2, self.n))
        )

    def _made(self, end: int) -> Mention | None:
        if self.kind == "fight":
            return Mention(self.i, end, "fight")
        if self.kind == "deed":
            owner = self._owner()
            behind = self._flown_by(end) if owner == NOBODY and self.thing == "carriers" else None
            if behind is not None:
                return behind._replace(i=self.i, kind="deed", thing="carriers")
            group = group_of(self.hit) if self.hit is not None else self.group
            named = self.hit is not None or self.nation is not None
            return Mention(self.i, end, "deed", owner, group, named, self.thing)
        if self.kind == "capital":
            written = self._written(self.first, end)
            return Mention(self.i, end, "capital", Party(written, written), named=True)
        if self.hit is None and not self.kind and self.nation:
            country, first, after, _ = self.nation
            return Mention(self.i, after, "country", Party(country, self._written(first, after)))
        if self.hit is not None:
            if not self.kind and end < self.n and self.low[end] in _PARTS:
                end += 1  # "ELN fronts", "FMLN urban commandos"
                return Mention(self.i, end, "force", self._hit_party(self.hit), group_of(self.hit), True)
            if not self.kind and self._before_thing(end):
                return None  # "Islamic State positions", "Houthi territory"
            group = self.group if self.kind == "force" else ""
            kind = self.kind if self.kind in ("force", "person") else "name"
            return Mention(self.i, end, kind, self._hit_party(self.hit), group or group_of(self.hit), True)
        beside = None
        if self.low[end : end + 1] == [","] and self.low[end - 1] in _BODIES_BEHIND:
            beside = self.at.get(end + 1)  # "by the dreaded sect, Boko Haram"
        if beside is not None and self.kind in ("force", "person", "") and self.nation is None:
            return Mention(self.i, beside.j, "force", self._hit_party(beside), group_of(beside), True)
        if self.kind == "person" and self.nation is None and self._before_thing(end) and self._is_adjective(end - 1):
            return None  # "two mainly Muslim districts"
        tail = self._tail(end)
        if tail:
            ends = [tail.j]
            for hits in (self.seen.forces, self.seen.people) if tail.j < self.n else ():
                found = hits[tail.j]
                ends += [found[1]] if found else []
            if tail.j < self.n and self.low[tail.j] in _BODIES_BEHIND:
                ends.append(tail.j + 1)  # "members of the Allied Democratic Forces group stormed"
            return Mention(self.i, max(ends), self.kind, self._hit_party(tail), group_of(tail), True)
        if self.kind == "person" and self.low[end - 1] in words()["members"] and self.low[end : end + 1] == ["of"]:
            behind = _Reader(self.scene, self.at, self.seen, end + 1).read()
            if behind and behind.kind == "force" and behind.named:
                return behind._replace(i=self.i)  # "members of the Venezuelan judicial police"
        if (
            self.kind == "person"
            and self.low[end : end + 1] == ["of"]
            and self.seen.companies[end - 1]
        ):
            behind = _Reader(self.scene, self.at, self.seen, end + 1).read()
            if behind and behind.kind == "deed":
                return behind._replace(i=self.i)  # "a pair of car bombs"
            if behind and behind.kind in ("person", "force", "name"):
                whole = self._written(self.first, behind.j)
                party = behind.party if behind.named else Party(whole, whole)
                return behind._replace(i=self.i, party=party)
        written = self._written(self.first, end)
        irregular = _IRREGULAR & set(self.low[self.first : end])
        if self.kind == "force" and self.nation and self.group in ("security_forces", "police") and not irregular:
            country, first, after, adjective = self.nation
            body = "police" if self.group == "police" else "army"
            name = national_force(country, self._written(first, after).lower() if adjective else "", body)
            return Mention(self.i, end, self.kind, Party(name, written), self.group, True)
        return Mention(self.i, end, self.kind, Party(written, written), self.group, self.nation is not None)

    def _owner(self) -> Party:
        """Whose deed or weapon it is: a name, a country, or a side like "regime"."""
        if self.hit is not None and self.hit.i <= self.head:
            return self._hit_party(self.hit)
        if PEACEFUL & set(self.low[self.first : self.head]):
            return NOBODY
        if self.led >= 0:
            written = self._written(self.led, self.led + 1)
            name = f"{written} coalition"
            found = find_names(split_tokens(name, 0, len(name)), "actors.csv", capitals=True)
            return Party(found[0].entry.name if found else name, written)
        if self.nation is not None:
            country, first, after, adjective = self.nation
            if self.side >= after and self.side - after < 3:
                written = self._written(first, self.side + 1)
                return Party(written, written)
            owned = after < len(self.low) and self.low[after] == "'s"
            where = not adjective and not owned or self.thing == "crimes" and not owned
            if where:
                return NOBODY
            written = self._written(first, after)
            return Party(national_force(country, written.lower() if adjective else "", "army"), written)
        side = self.side
        if side < 0:
            side = next((m for m in range(self.first, self.head) if self.low[m] in words()["sides"]), -1)
        if side < 0:
            side = next((m for m in range(self.first, self.head) if self.low[m] in words()["peoples"]), -1)
        if side < 0 or self.low[side] in ("state", "federal", "security", "military", "allied", "naval", "suicide"):
            return NOBODY
        force = self.seen.forces[side]
        self.group = self.group or (force[0] if force else "")
        written = self._written(self.first, side + 1)
        return Party(written, written)

    def _flown_by(self, end: int) -> Mention | None:
        """ "warplanes of the Saudi-led coalition": whose they are stands behind."""
        size = 1 if self.low[end : end + 1] == ["of"] else 2 if self.low[end : end + 2] == ["belonging", "to"] else 0
        if not size:
            return None
        behind = _Reader(self.scene, self.at, self.seen, end + size).read()
        return behind if behind and behind.kind in ("name", "force") and behind.party != NOBODY else None

    def _tail(self, end: int) -> Hit | None:
        """The name behind "of", "from", "belonging to" ...: "gunmen of the ADF"."""
        if end >= self.n or self.low[end] not in _TAILS or self.kind not in ("force", "person"):
            return None
        if self.low[end] in ("in", "with") and self.group not in ("security_forces", "police"):
            return None
        if self.low[end] == "said" and self.low[end + 1 : end + 2] != ["to"]:
            return None  # "medics said an Israeli tank ..."
        for k in range(end, min(end + 8, self.n)):
            if k in self.at:
                return self.at[k]
            if self.low[k] not in _LINKS and not self.scene.tokens.raw[k][:1].isupper() and self.low[k] != '"':
                return None
        return None

    def _hit_party(self, hit: Hit) -> Party:
        first = hit.i
        while first > self.first and self.low[first - 1] in words()["hedges"]:
            first -= 1
        return Party(hit.entry.name, self._written(first, hit.j))

    def _written(self, first: int, after: int) -> str:
        tokens = self.scene.tokens
        while first < after - 1 and tokens.low[first] in ('"', "'", "'s"):
            first += 1
        return self.scene.text[tokens.starts[first] : tokens.ends[after - 1]]
