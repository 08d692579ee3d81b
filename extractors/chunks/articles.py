"""Articles: "a man", "another soldier", "no casualties", "an 11-member family" count one person, none, or a few.

"a villager was killed"  ->  COUNT, 1, people        "a third of the houses"  ->  no count
"""

from __future__ import annotations

from extractors.chunks.counted import CountReader
from extractors.chunks.sentence import NOTHING, Phrase
from extractors.chunks.tolls import TOLL_KINDS
from extractors.numbers.expressions import Number, read_size

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
_MINORS = frozenset(
    [str(age) for age in range(18)]
    + "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split()
)
_NATIONS_ALIKE = frozenset(
    "lebanese chinese japanese portuguese vietnamese congolese senegalese nepalese burmese sudanese swiss".split()
)
_RANKS = frozenset("major general private".split())  # adjectives as well
_NEVER = frozenset("not n't never without nor hardly".split())
_GROUPS_OF = frozenset("group team party crew band contingent batch combined".split())
_SUMS = frozenset("death casualty total toll figure count tally".split())


class ArticleReader(CountReader):
    """Adds the chunks that an article opens."""

    def article(self, i: int) -> int | None:
        """ "a man", "another soldier", "no casualties": one person, or none."""
        low, n = self.low, self.n
        word = low[i]
        if i + 1 >= n:
            return None
        done = self._article_before(i)
        if done:
            return done
        phrase = self.phrase(i + 1, counted=True)
        zero = word == "no"
        if phrase.kind == "counted" and phrase.group and not zero and phrase.j == phrase.head + 1:
            told = self.harms[phrase.head]
            if told and told[0][0] == "HARM":
                phrase = self._noun_before(i + 1, phrase.head)  # "and a villager | wounded"
        value = 0 if zero else 1
        number = Number(self.t.starts[i], self.t.ends[i], i, i + 1, i, value, value, value, "exact")
        flags = phrase.flags | ({"more"} if word == "another" else frozenset()) | frozenset(("article",))
        done = self._told_by_article(i, number, phrase, flags)
        if done:
            return done
        if word == "another" and phrase.kind == "none" and i and low[i - 1] not in ("after", "one", "or"):
            return self.add("n", i, i + 1, number=number, known="bare", flags=flags)
        if phrase.kind == "person" and low[phrase.head] in _NATIONS_ALIKE and phrase.j == i + 2:
            phrase = phrase._replace(kind="single")  # "a Lebanese, a German and two Swiss"
        if phrase.kind == "single" or (zero and phrase.kind == "person"):
            return self._add_person(i, number, phrase, flags)
        if phrase.kind == "none" and not zero and low[i + 1].endswith("year-old"):
            young = low[i + 1].split("-")[0] in _MINORS  # "a 17-year-old, his mother and an aunt"
            group = "children" if young else "people"
            return self.add("n", i, i + 2, number=number, group=group, head=i + 1, known="head", flags=flags)
        if phrase.kind == "none" and low[i + 1] in _RANKS and not zero:  # "a major and a sepoy"
            return self._add_rank(i, i + 1, number, flags)
        if phrase.kind == "thing":
            return self.add("q", i, phrase.j)
        thing = self.things[phrase.j] if phrase.kind == "maybe" and phrase.j < n else None
        if thing and not self.people[phrase.j]:
            return self.add("q", i, thing[1])  # "a dive boat"
        if phrase.kind in ("maybe", "name", "unknown"):
            return self.add(
                "m",
                i,
                phrase.j + (phrase.kind == "maybe" and self._is_compound(phrase.j)),
                head=phrase.head,
                number=None if zero or phrase.kind == "unknown" else number,
                flags=frozenset(("maybe",)),
            )
        if zero and phrase.kind == "none":
            return self.add("!", i, i + 1)
        return None

    def _is_compound(self, k: int) -> bool:
        """ "a baseball | practice before ...": whether the unknown word at ``k`` is the noun itself."""
        low, n = self.low, self.n
        if k + 1 >= n or not low[k].isalpha() or low[k].endswith(("ed", "ing", "s", "ly", "pt", "ew", "ght")):
            return False
        if any(hits[k] for hits in (self.tags, self.things, self.people, self.harms, self.nouns)):
            return False
        return low[k] not in self.lex.speech and (self.tags[k + 1] is not None or not low[k + 1][0].isalnum())

    def _article_before(self, i: int) -> int | None:
        """What an article opens that no noun phrase is: "a group of", "an unknown number of", "a third of"."""
        low, n = self.low, self.n
        word = low[i]
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
        return None

    def _told_by_article(self, i: int, number: Number, phrase: Phrase, flags: frozenset[str]) -> int | None:
        """ "no deaths", "another death", "a case of polio": the noun tells the measure; "no death toll" counts none."""
        low, n = self.low, self.n
        word, zero = low[i], number.best == 0
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
            return self.add_counted("D", i, number, phrase, flags | ({"zero"} if zero else frozenset()))
        if phrase.kind == "counted" and phrase.measure == "infected" and self._is_found_case(i, phrase.j):
            return self.add_counted("D", i, number, phrase, flags)
        if (
            zero
            and low[i + 1] in ("casualty", "death")
            and i + 2 < n
            and low[i + 2] in ("toll", "figures", "figure", "count")
        ):
            return self.add("x", i, i + 3)
        return None

    def _add_person(self, i: int, number: Number, phrase: Phrase, flags: frozenset[str]) -> int:
        """ "a man", "no civilians", "a husband and wife", "a family of five"."""
        low, n = self.low, self.n
        if phrase.j == i + 2 < n and low[i + 1] in self.lex.nationalities and low[i + 2] in _RANKS and number.best:
            return self._add_rank(i, i + 2, number, flags)  # "a Kenyan private, 22,"
        if phrase.kind == "single" and number.best and phrase.j + 1 < n and low[phrase.j] == "and":
            if low[phrase.j - 1] in _KIN and low[phrase.j + 1] in _KIN:  # "a husband and wife"
                both = number._replace(low=2, best=2, high=2, end=self.t.ends[phrase.j + 1])
                return self.add(
                    "n",
                    i,
                    phrase.j + 2,
                    number=both,
                    group="people",
                    head=phrase.head,
                    known="head",
                    flags=flags | {"pair"},
                )
        if phrase.kind == "single" and self._is_family_of_origin(i, phrase):
            return self.add("q", i, phrase.j)  # "the youngest of one family"
        if "family_of" in phrase.flags and phrase.j + 1 < n:
            inner = self.number(phrase.j + 1)
            if inner and inner.best:
                return self.add(
                    "n", i, inner.last, number=inner, group="people", head=phrase.head, known="head", flags=flags
                )
        return self.add_counted("n", i, number, phrase, flags | (frozenset() if number.best else {"zero"}))

    def _add_rank(self, i: int, k: int, number: Number, flags: frozenset[str]) -> int:
        """ "a | major": a rank that is an adjective as well."""
        return self.add("n", i, k + 1, number=number, group="security_forces", head=k, known="head", flags=flags)

    def _is_found_case(self, i: int, j: int) -> bool:
        """Whether "a case of polio" is one that was found: "confirmed a case ...", "a case ... was reported"."""
        low = self.low
        if low[j - 1] not in ("case", "infection") or low[i] != "a":
            return False
        named = any((hit := self.things[k]) and hit[0] == "diseases" for k in range(i, min(j + 4, self.n)))
        before = low[i - 1] if i else ""
        behind = any(low[k] in _FOUND and low[k - 1] in _WAS for k in range(j + 1, min(j + 14, self.n)))
        return named and (before in _FOUND or behind)

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
