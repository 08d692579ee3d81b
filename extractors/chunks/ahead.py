"""What stands a few words on: a person, an adjective more, the word "cases".

    "young | and unarmed men"  ->  an adjective joined        "37 evacuation | centres"  ->  of a thing
"""

from __future__ import annotations

from extractors.chunks.refuge import refuges
from extractors.chunks.sentence import DEFINITE, NO_FLAGS, Phrase, SentenceReader

# "a death toll", "two body bags", "ten arrest warrants": the noun counted is the second
_NO_COUNT_AFTER = frozenset(
    """toll tolls count counts figure figures rate rates certificate certificates squad squads penalty penalties
    sentence sentences threat threats row bag bags part parts camp camps scene scenes statistics data record
    records warrant warrants investigation investigations trial trials inquiry inquiries site sites study
    studies anniversary management fatality armour armor guard guards camera cameras search searches operation
    operations team teams mission missions""".split()
)
# what a case may be: "312 laboratory-confirmed hospitalised cases"
CASE_WORDS = frozenset(
    """confirmed suspected suspect reported probable recorded registered known active new laboratory-confirmed
    lab-confirmed pcr-confirmed hospitalised hospitalized imported fatal severe human indigenous autochthonous
    symptomatic asymptomatic""".split()
)
_new = tuple.__new__
_CASES = frozenset("case cases infection infections".split())
_NOT_HARMED = frozenset("events time territory".split())  # "12 killed floods", "12 injured hours after"
ADJECTIVE_ENDS = ("al", "ar", "ous", "ive", "ful", "less", "ic", "ent", "ant", "ary", "ish", "spoken")

_OPENS_COUNT = frozenset("about some around over nearly almost more".split())


class AheadReader(SentenceReader):
    """Looks ahead from a word inside a noun phrase."""

    def _describes(self, j: int, k: int) -> bool:
        """Whether a word of harm says what people are: "wounded men", but not "12 injured Police said"."""
        low = self.low
        if low[k - 1].endswith("s") and low[k - 1] != "homeless" or k - j > 1 or self.names[k]:
            return False
        return self.people[k] is not None and low[k] not in ("other", "others", "people")

    def _joins_adjective(self, k: int) -> bool:
        """ "young | and unarmed men": whether a second adjective and a person stand behind "and"."""
        low = self.low
        if k + 2 >= self.n or low[k] != "and":
            return False
        second = low[k + 1]
        known = second in self.lex.adjectives or second in self.lex.nationalities or second.endswith(ADJECTIVE_ENDS)
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
            if not word[0].isalpha() or word in self.lex.units or self.tags[m] or word == "no":
                return 0  # "nine reported no cases"
            if self.people[m] or self.harms[m] and word not in CASE_WORDS:
                return 0
        return 0

    def _pass_thing(
        self, thing: tuple[str, int], i: int, j: int, mods: int, counted: bool, flags: set[str]
    ) -> int | Phrase | None:
        """The token behind a thing that only describes ("cholera | cases"), or the phrase of the thing itself."""
        low, n, things = self.low, self.n, self.things
        k = thing[1]
        cases = self._cases_after(k - 1) if counted and thing[0] == "diseases" else 0
        if cases:
            return cases  # "2,000 cholera and acute watery diarrhoea (AWD) cases"
        if self.names[j] and mods < 6 and self._party_member(k):
            return k
        after = k < n and (self.people[k] or (counted and self.nouns[k]))
        if after and low[k] not in ("other", "others"):
            return k
        if counted and k + 1 < n and low[k] == "'s" and self._person_within(k + 1, 3):
            return k + 1  # "one of the group's bodyguards"
        keeps = self._keeps_people(k)
        if k < n and things[k] and low[k] != "and" and not keeps:
            return k
        if low[j] not in self.lex.adjectives or k >= n or not low[k].isalpha() or self.tags[k] or keeps:
            if k < n and self.names[j] and self.names[k] and j > i:
                return k
            return _new(Phrase, ("thing", k, j, thing[0], "", "", frozenset(flags) if flags else NO_FLAGS))
        return None

    def _keeps_people(self, k: int) -> bool:
        """ "the camp | holds 53,000", "the huts | house about 400 families"."""
        if k + 1 >= self.n or self.low[k] not in refuges().holds:
            return False
        return self.low[k + 1][:1].isdecimal() or self.low[k + 1] in _OPENS_COUNT

    def _describes_person(self, harm: tuple[tuple[str, str], int], i: int, j: int, counted: bool) -> bool:
        """Whether a word of harm says of a person behind it what befell them: "wounded | young soldiers"."""
        kind = harm[0][0]
        return kind != "HARMING" and (counted or j == i or kind == "STATE") and self._person_within(harm[1], 3)

    def _harmed_thing(self, k: int) -> Phrase | None:
        """ "two missing | cars": a thing behind the word of harm."""
        thing = self.things[k] if k < self.n else None
        if thing and thing[0] not in _NOT_HARMED and self.low[thing[1] - 1].endswith("s"):
            return Phrase("thing", thing[1], thing[1] - 1, thing[0])  # "two missing cars"
        return None
