"""The words of one sentence: what each of them can be in the phrase of a speaker, and which phrases can speak.

    Wording(tokens of "... a doctor at the clinic said", ...).can_speak(1, 5)  ->  True

A word is a name, a noun, an adjective or none of these. What the lists do not know is told by its capital, except in
wire copy set in capitals, where a word that no list knows is a name.
"""

from __future__ import annotations

from functools import cache

from extractors.parties.names import Hit
from extractors.sources.roles import capitals_of_countries, is_title, role_words
from extractors.sources.wordsets import listed
from extractors.text.tokens import Tokens
from extractors.words.lexicon import lexicon
from extractors.words.lookup import match_phrase

ARTICLES = frozenset("the a an some his her its their our another".split())
PRONOUNS = frozenset("he she it they".split())
# joined in the name of one body: "the search and rescue agency"
_PAIRS = frozenset(
    (("search", "rescue"), ("fire", "rescue"), ("relief", "rehabilitation"), ("rescue", "relief"), ("relief", "rescue"),
     ("health", "welfare"), ("health", "sanitation"), ("flood", "drought"), ("medical", "health"))
)  # fmt: skip
_NAMES_TOO = frozenset("jan may june april august sun dawn".split())  # of people, and of times
_NAME_ENDS = ("mmed", "hmed", "eed", "amed", "aed", "yed", "aly", "oly")
_OTHER_PRONOUNS = frozenset("i we you him them us me himself herself itself themselves".split())


class Wording:
    """Tokens of a sentence with the names found in it (``hits``); ``capitals``: the text is set in capitals."""

    def __init__(self, tokens: Tokens, hits: list[Hit], *, capitals: bool) -> None:
        self.t, self.low, self.raw, self.n = tokens, tokens.low, tokens.raw, len(tokens.low)
        self.capitals, self.hits = capitals, hits
        self.named = {k for hit in hits for k in range(hit.i, hit.j)}

    def is_capital(self, k: int) -> bool:
        """A capitalised word that is no ordinary word at the head of the sentence."""
        if self.capitals or not 0 <= k < self.n or not self.raw[k][0].isupper():
            return False
        return k > 0 and self.low[k - 1] not in ('"', "\u2022") or not _is_ordinary(self.low[k])

    def is_name(self, k: int) -> bool:
        """A word that is a name: by its capital, or in a text set in capitals because no list knows it."""
        if not self.capitals:
            return self.is_capital(k)
        word = self.low[k]
        if k in self.named:
            return True
        if not word[0].isalpha() or word in _known_nouns() or is_verb(word):
            return False
        return not _is_ordinary(word) or word.endswith(_NAME_ENDS) and word not in _ordinary_words()

    def is_somebody(self, k: int) -> bool:
        """Whether a token is a name or a role that a later "he" or "it" could mean."""
        return self.low[k] in role_words().last or self.is_name(k) and self.low[k] not in listed("times")

    def starts_sentence(self, k: int) -> bool:
        """Whether a token is the first word of its sentence."""
        return all(not word[0].isalnum() for word in self.low[:k])

    def is_part(self, k: int) -> bool:
        """Whether a token can stand inside a phrase, articles aside: a name, a noun, an adjective, a possessive."""
        word = self.low[k]
        if k in self.named or (word == "us" and self.raw[k] == "US" and not self.capitals):
            return True  # the country, no pronoun
        if word in ("'s", "'", "&"):
            return True
        if word == "only":
            return 0 < k < self.n - 1 and self.low[k - 1] in ("the", "'s") and self.is_part(k + 1)
        if word == "and":
            return 0 < k < self.n - 1 and (self.low[k - 1], self.low[k + 1]) in _PAIRS
        if word == ".":
            return k > 0 and (self._abbreviated(k - 1) or self._joins(k))
        if word == '"':
            return self._nickname(k)
        if word[0].isdigit() and word.endswith(("th", "st", "nd", "rd")):
            return True
        if word in listed("particles") and 0 < k < self.n - 1 and self.is_capital(k - 1) and self.is_capital(k + 1):
            return True  # "Cadre de Concertation", "Luis da Silva"
        if (
            not word[0].isalpha()
            or word in listed("closed")
            or word in listed("prepositions")
            or word in listed("determiners")
        ):
            return word in ("local", "two", "three", "four", "five") or (word[0].isdigit() and self._counts_speakers(k))
        if word in PRONOUNS or word in _OTHER_PRONOUNS or word in listed("times"):
            states = word == "us" and self.raw[k] == "US" and k + 1 < self.n and self.low[k + 1] in role_words().any
            return states or self.is_given_name(k)
        roles = role_words()
        if word in ("dead", "injured", "wounded", "missing", "displaced") and k and self.low[k - 1] == "the":
            return True  # "a relative of the dead"
        if word in roles.any:
            return True
        if word in listed("verbs") or word in ("says", "said", "told", "tells", "tell", "say"):
            return self.is_capital(k) and k > 0
        return not is_verb(word) or self.is_capital(k)

    def is_given_name(self, k: int) -> bool:
        """ "Wali Jan said", "Theresa May": a month or a day behind a name and before no number."""
        if self.low[k] not in _NAMES_TOO or not (self.is_capital(k) and k and self.is_capital(k - 1)):
            return False
        dated = k + 1 < self.n and self.low[k + 1][0].isdigit()
        return not dated and self.low[k - 1] not in listed("times")

    def _counts_speakers(self, k: int) -> bool:
        """ "14 aid agencies": a number before a plural role or organisation."""
        return (
            k + 1 < self.n
            and len(self.low[k]) < 4
            and any(word in role_words().plural for word in self.low[k + 1 : k + 4])
        )

    def _abbreviated(self, k: int) -> bool:
        """ "Gen", "S": a title or an initial, whose full stop ends nothing."""
        return (
            len(self.low[k]) == 1
            and self.low[k].isalpha()
            or self.low[k] in ("jr", "sr")
            or any(is_title([*self.low[p : k + 2], "x"], 0) >= k + 2 - p for p in range(max(0, k - 3), k + 1))
        )

    def _joins(self, k: int) -> bool:
        """The full stop of "example.org", with no blank round it."""
        t = self.t
        return k + 1 < self.n and t.ends[k - 1] == t.starts[k] and t.ends[k] == t.starts[k + 1]

    def _nickname(self, k: int) -> bool:
        """A quotation mark round a nickname: Commander "Timochenko"."""
        for other in range(max(0, k - 3), min(self.n, k + 4)):
            if other != k and self.low[other] == '"' and abs(other - k) > 1:
                inside = range(min(k, other) + 1, max(k, other))
                if all(self.raw[p][0].isupper() for p in inside) and (
                    min(k, other) > 0 and self.low[min(k, other) - 1] in role_words().any
                ):
                    return True
        return False

    def can_speak(self, i: int, j: int, *, sure: bool = True) -> bool:
        """Whether ``i:j`` can be a source: a name, a role, an institution, a document, people.

        ``sure`` false: the verb beside it has only people for a subject ("said"), so any noun with an article will do.
        """
        words = [word for word in self.low[i:j] if word[0].isalpha()]
        nouns = [word for word in words if word not in listed("determiners") and word not in listed("times")]
        if not nouns:
            return False
        if any(i <= hit.i and hit.j <= j for hit in self.hits):
            return True
        roles = role_words()
        if any(word in roles.last for word in nouns) or self._has_title(i, j):
            return True
        if nouns[-1] in listed("documents") or _is_person_or_body(self.low, i, j):
            return True
        if self.is_country(i, j):
            return True
        capital = [k for k in range(i, j) if self.is_name(k) and self.low[k] not in lexicon().nationalities]
        if capital and self.low[j - 1] not in listed("verbs"):
            return True
        if self.capitals and not sure:
            return len(nouns) < 6
        return not sure and (self.low[i] in ARTICLES or self.low[i] in listed("determiners") or nouns[-1].endswith("s"))

    def is_titled(self, i: int, j: int) -> bool:
        """Whether a phrase is somebody with a title or a name of the lexicon: "Dr Amina Khalil"."""
        return self._has_title(i, j) or any(i <= hit.i and hit.j <= j for hit in self.hits)

    def _has_title(self, i: int, j: int) -> bool:
        """Whether a title stands before any preposition of the phrase."""
        for k in range(i, j - 1):
            if self.low[k] in listed("prepositions"):
                return False
            if is_title(self.low, k):
                return True
        return False

    def is_body(self, i: int, j: int) -> bool:
        """Whether ``i:j`` is a role or a known name: "from the ministry", not "from Herat"."""
        return any(i <= hit.i and hit.j <= j for hit in self.hits) or any(
            word in role_words().last for word in self.low[i:j]
        )

    def is_country(self, i: int, j: int) -> bool:
        """Whether ``i:j`` is a country or its capital, which speak for its government."""
        name = " ".join(word for word in self.low[i:j] if word[0].isalpha() and word not in listed("determiners"))
        return name in lexicon().countries or name in capitals_of_countries()

    def is_document(self, k: int) -> bool:
        """Whether the token is a statement, a report, figures ...: not who says so but what it stands in."""
        return self.low[k] in listed("documents")


@cache
def _ordinary_words() -> frozenset[str]:
    lex = lexicon()
    return frozenset(lex.adjectives - set(lex.nationalities)) | frozenset(lex.things) | frozenset(lex.tags)


def _is_ordinary(word: str) -> bool:
    """An ordinary word that a sentence may begin with, and so is no name for its capital."""
    return (
        word in _ordinary_words()
        or word in listed("closed")
        or word in role_words().any
        or word in listed("determiners")
        or (word.endswith(("ly", "ing", "ed")))
    )


@cache
def _verbs() -> frozenset[str]:
    """Single-word verb forms of the lexicon that are no role words."""
    lex = lexicon()
    words = {phrase[0] for rows in lex.harm.values() for phrase, _ in rows if len(phrase) == 1}
    words |= {
        phrase[0]
        for rows in lex.tags.values()
        for phrase, tag in rows
        if len(phrase) == 1 and tag in ("AUX_VERB", "LEFT", "REACHED")
    }
    words |= set(lex.speech)
    return frozenset(
        words - role_words().any - {"force", "forces", "strike", "strikes", "work", "fire", "need", "needs"}
    )


@cache
def _known_nouns() -> frozenset[str]:
    """Every word of the lists of people and of place adjectives."""
    lex = lexicon()
    people = {word for rows in lex.people.values() for phrase, _ in rows for word in phrase}
    things = {word for rows in lex.things.values() for phrase, _ in rows for word in phrase}
    return frozenset(people | things | set(lex.nationalities) | set(lex.counted))


def is_verb(word: str) -> bool:
    return word in _verbs()


def _is_person_or_body(low: list[str], i: int, j: int) -> bool:
    """Whether the phrase ends in a person noun or an organisation of the lexicon."""
    lex = lexicon()
    for k in range(j - 1, max(i - 1, j - 4), -1):
        person = match_phrase(lex.people, low, k)
        if person and person[1] == j:
            return True
        thing = match_phrase(lex.things, low, k)
        if thing and thing[1] == j and thing[0] in ("organisations", "groups_of_people", "documents_and_media"):
            return True
    return False
