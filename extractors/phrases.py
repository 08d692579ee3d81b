"""The phrase of a speaker beside a word of saying, token by token.

    "... a doctor at the district hospital in Lashio said"   read back from "said"      -> a doctor ... Lashio
    "according to the head of the coroner's office, 21 ..."  read on from "according to" -> the head ... office

Backwards a phrase grows over names, nouns and adjectives up to its article, then over "of", "for", "in" to the phrase
before; forwards the same way round. What the words mean is asked of the lexicon; case is a hint only, since wire copy
comes in capitals.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from extractors.lexicon import lexicon, match_phrase
from extractors.names import Hit
from extractors.roles import capitals_of_countries, is_title, role_words
from extractors.tokens import Tokens

DETERMINERS = frozenset(
    """the a an some several other another one two three four five his her its their our my both each any every
many most these those various local""".split()
)
ARTICLES = frozenset("the a an some his her its their our another".split())
PRONOUNS = frozenset("he she it they".split())
_OTHER_PRONOUNS = frozenset("i we you him them us me himself herself itself themselves".split())
PREPOSITIONS = frozenset("of for in at from with to near inside on against behind across".split())
_CLOSED = frozenset(
    """and or but nor while whilst whereas although though because when where after before until since if as that this
there then than so yet not n't who whom which what whose how why is are was were be been being am has have had having
do does did will would can could may might must shall should to by on into onto over under about between among during
through against without within amid per via up down out off also later earlier now already still just only even never
however meanwhile moreover nevertheless instead too again here therefore thus once soon perhaps yes no else such
saying adding citing quoting including nobody everyone someone nothing everything something anyone none""".split()
)
_TIMES = frozenset(
    """today yesterday tomorrow tonight overnight monday tuesday wednesday thursday friday saturday sunday january february
march april june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec
morning afternoon evening night noon midnight dawn weekend week month year hours days minutes weeks late early last ago mon tue wed thu fri sat sun
""".split()
)
ADVERBS = frozenset(
    """has have had also later earlier then now today yesterday on late early last monday tuesday wednesday thursday friday
saturday sunday morning afternoon evening night further initially previously separately already since again both all just
still meanwhile therefore however subsequently would could may might will must did does do afternoon's recently""".split()
)
_POSTMODIFIERS = frozenset(
    """based headquartered located stationed working operating living speaking involved present familiar close
responsible monitoring seen obtained released published issued compiled kept collected cited quoted reached contacted
interviewed representing coming treating leading overseeing gathered drafted signed sent provided prepared produced led
run held conducted carried""".split()
)
_DOCUMENTS = frozenset(
    """statement statements report reports figure figures data tally tallies estimate estimates count counts census survey
surveys statistic statistics record records communique communiqué memorandum memo letter update bulletin document documents
press-release release assessment assessments study studies analysis records list lists toll account accounts information
number numbers dispatch briefing note notes database research investigation""".split()
)
_SETTINGS = frozenset(
    """statement report interview comments comment remarks press news televised speech address briefing conference letter
tweet post message telegram phone telephone email e-mail communique communiqué email radio television tv line reference
response reply turn fact particular total all part addition order effect june july march april may mid recent december
january february august september october november updates update bulletin""".split()
)
_VERBS_NOT_NOUNS = frozenset(
    """attacked struck hit raided bombed shelled fired opened stormed ambushed seized took taken gave given made went came
come left sent brought fell held kept lost knew known thought saw seen met began ran won rose remained became became
launched visited arrived entered condemned accused ordered called urged asked described burned burnt destroyed damaged
collapsed capsized sank exploded crashed detonated blew broke caused led rescued killed wounded injured died dead missing
gone done found shot stabbed""".split()
)


class Span(NamedTuple):
    """Tokens of a phrase: all of it, ``i:j``, and the speaker proper, ``a:b``, without what is hung on behind."""

    i: int
    j: int
    a: int
    b: int


class Phrases:
    """Reads the phrases of one sentence; ``hits`` are the names of parties and sources found in it."""

    def __init__(self, tokens: Tokens, hits: list[Hit], *, capitals: bool) -> None:
        self.t, self.low, self.raw, self.n = tokens, tokens.low, tokens.raw, len(tokens)
        self.capitals, self.hits = capitals, hits
        self.named = {k for hit in hits for k in range(hit.i, hit.j)}

    # -- what a token is ------------------------------------------------------------------------------------------

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
        return word[0].isalpha() and (
            k in self.named or not (_is_ordinary(word) or is_verb(word) or word in _known_nouns())
        )

    def starts_sentence(self, k: int) -> bool:
        """Whether a token is the first word of its sentence."""
        return all(not word[0].isalnum() for word in self.low[:k])

    def is_part(self, k: int) -> bool:
        """Whether a token can stand inside a phrase, articles aside: a name, a noun, an adjective, a possessive."""
        word = self.low[k]
        if k in self.named:
            return True
        if word in ("'s", "'", "&"):
            return True
        if word == ".":
            return k > 0 and self._abbreviated(k - 1)
        if word == '"':
            return self._nickname(k)
        if word[0].isdigit() and word.endswith(("th", "st", "nd", "rd")):
            return True
        if not word[0].isalpha() or word in _CLOSED or word in PREPOSITIONS or word in DETERMINERS:
            return word in ("local", "two", "three", "four", "five") or (word[0].isdigit() and self._counts_speakers(k))
        if word in PRONOUNS or word in _OTHER_PRONOUNS or word in _TIMES:
            return word in ("may", "march", "sun") and self.is_capital(k) and False
        roles = role_words()
        if word in roles.any:
            return True
        if word in _VERBS_NOT_NOUNS or word in ("says", "said", "told", "tells", "tell", "say"):
            return self.is_capital(k) and k > 0
        return not is_verb(word) or self.is_capital(k)

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
            or any(is_title([*self.low[p : k + 2], "x"], 0) >= k + 2 - p for p in range(max(0, k - 3), k + 1))
        )

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

    # -- backwards ------------------------------------------------------------------------------------------------

    def skip_back(self, j: int) -> int:
        """The token after the subject of a verb at ``j``: helpers, adverbs and days between them are passed."""
        start = j
        while j > 0:
            word = self.low[j - 1]
            if (word in ADVERBS or word.endswith("ly") and len(word) > 4) and j - 1 not in self.named:
                j -= 1
            elif word in _TIMES or word.isdigit() and j < start and self.low[j] in _TIMES:
                j -= 1
            else:
                aside = self._aside(j)
                if aside == j:
                    break
                j = aside
        return j

    def _aside(self, j: int) -> int:
        """The token before "in a statement" or "in its report" that ends at ``j``; ``j`` where nothing of it is there."""
        for size in (2, 3, 4, 5):
            k = j - size
            if (
                k > 0
                and self.low[k] in ("in", "by")
                and self.low[j - 1] in _SETTINGS
                and not any(is_verb(word) for word in self.low[k + 1 : j - 1])
            ):
                if all(word not in PREPOSITIONS for word in self.low[k + 1 : j]):
                    return k
        return j

    def _bracket_back(self, j: int) -> int:
        """The token before a short bracket that ends at ``j``: "... Human Rights (SOHR)"."""
        if j > 2 and self.low[j - 1] in (")", "]"):
            for k in range(j - 2, max(-1, j - 8), -1):
                if self.low[k] in ("(", "["):
                    return k
        return j

    def _segment_back(self, j: int) -> int:
        """First token of the run of words that ends at ``j``, its article included."""
        i = j
        while i > 0:
            word = self.low[i - 1]
            if self.is_part(i - 1):
                if i < j and self._ends_before_name(i - 1):
                    break
                i -= 1
            elif word in DETERMINERS and i < j:
                i -= 1
                if word in ARTICLES or self.low[i - 1 : i] == ["the"]:
                    if i > 0 and self.low[i - 1] in ("all", "both"):
                        i -= 1
                    break
            elif i < j and self._modifies(i - 1):
                i -= 1
            elif word == "]" and i < j and self._bracket_back(i) < i - 1:
                i = self._bracket_back(i)  # an editor's "[Daily]"
            else:
                break
        while i < j and self.low[i] in ("'s", "'", "&", "."):
            i += 1
        return i

    def _ends_before_name(self, k: int) -> bool:
        """ "... the tunnels Konashenkov said": a plain noun straight before a person's name is not part of it."""
        word = self.low[k]
        return (
            not self.capitals
            and word[0].isalpha()
            and self.raw[k][0].islower()
            and self.is_capital(k + 1)
            and word not in role_words().any
            and word not in lexicon().adjectives
            and k not in self.named
            and not word.endswith(("ist", "al", "or", "er", "an"))
        )

    def _modifies(self, k: int) -> bool:
        """A participle before a noun: "opposition-held", "a retired general", "visiting doctors"."""
        word = self.low[k]
        return (
            word.endswith(("ed", "ing"))
            and word not in lexicon().speech
            and (k == 0 or self.low[k - 1] in ARTICLES or self.low[k - 1] in role_words().any)
        )

    def back(self, j: int) -> Span | None:
        """The phrase that ends before token ``j``, or None."""
        end = self._bracket_back(j)
        i = self._segment_back(end)
        if i == end:
            return None
        a, b = i, end
        while i > 0:
            word = self.low[i - 1]
            if word in PREPOSITIONS and i > 1:
                step = self._attach_back(i - 1)
                if step is None:
                    break
                i, cut = step
                a, b = i, cut or b
            elif word in ("and", "or") and i > 1 and self._coordinates(i - 1):
                i = a = self._coordinated(i - 1)
            elif self.low[i] in ("a", "an") and i - 1 in self.named and i > 1:
                b = i  # an apposition whose comma was lost: "the Observatory a war monitor said"
                i = a = self._segment_back(i)
            else:
                break
        return self._trim(Span(i, j, a, b))

    def _attach_back(self, k: int) -> tuple[int, int] | None:
        """The phrase before preposition ``k`` if it takes it: its first token, and where it ends if a participle follows."""
        m = k
        if self.low[k - 1] in _POSTMODIFIERS or self.low[k - 1].endswith("ed") and self.low[k] in ("by", "in", "from"):
            m = k - 1
            i = self._segment_back(self._bracket_back(m))
            if i < m and self.can_speak(i, m):
                return i, m
            return None
        m = self._bracket_back(k)
        i = self._segment_back(m)
        if i == m:
            return None
        word = self.low[k]
        if word == "of" or self.can_speak(i, m):
            return i, 0
        return None

    def _coordinates(self, k: int) -> bool:
        """Whether "and" at ``k`` joins two speakers: what stands before it can speak and begins its clause."""
        i = self._segment_back(self._bracket_back(k))
        if i == k or not self.can_speak(i, k):
            return False
        before = self.low[i - 1] if i else ""
        return not i or before in (",", '"', "(", "to", "by", "that", "but", "and") or before in PREPOSITIONS

    def _coordinated(self, k: int) -> int:
        i = self._segment_back(self._bracket_back(k))
        while i > 1 and self.low[i - 1] in PREPOSITIONS:
            step = self._attach_back(i - 1)
            if step is None:
                break
            i = step[0]
        if i > 1 and self.low[i - 1] == ",":
            before = self._segment_back(i - 1)
            while before > 1 and self.low[before - 1] in PREPOSITIONS:
                step = self._attach_back(before - 1)
                if step is None:
                    break
                before = step[0]
            if before < i - 1 and self.can_speak(before, i - 1) and (before == 0 or self.low[before - 1] == '"'):
                return before
        return i

    def _trim(self, span: Span) -> Span | None:
        a, b = span.a, span.b
        while a < b and (self.low[a] in ('"', "'s", "'", ".", ")", "and", "but") or self.low[a] in PREPOSITIONS):
            a += 1
        while b > a and self.low[b - 1] in ('"', "'s", "'"):
            b -= 1
        return Span(span.i, span.j, a, b) if a < b else None

    # -- forwards -------------------------------------------------------------------------------------------------

    def _segment_on(self, i: int) -> int:
        """The token after the run of words that begins at ``i``, its article included."""
        j = i
        while j < self.n:
            word = self.low[j]
            if word in DETERMINERS and (j == i or self.low[j - 1] in DETERMINERS or self.low[j - 1] in ("all", "both")):
                j += 1
            elif word in ("all", "both") and j == i:
                j += 1
            elif self.is_part(j) and not (word == "'" and j + 1 < self.n and self.low[j + 1] == ","):
                j += 1
            elif j + 1 < self.n and self._modifies(j) and self.is_part(j + 1):
                j += 1
            else:
                break
        while j > i and self.low[j - 1] in ('"', "&") or j - 1 > i and self.low[j - 1] == "." and j == self.n:
            j -= 1
        return j

    def on(self, i: int) -> Span | None:
        """The phrase that begins at token ``i``, or None."""
        while i < self.n and self.low[i] == '"':
            i += 1
        j = self._segment_on(i)
        if j == i or all(self.low[k] in DETERMINERS for k in range(i, j)):
            return None
        b = j
        while j < self.n:
            word = self.low[j]
            if word == "(" and j + 2 < self.n and ")" in self.low[j + 1 : j + 6]:
                j = self.low.index(")", j) + 1
            elif word in PREPOSITIONS and j + 1 < self.n:
                after = self._attach_on(i, j)
                if after is None:
                    break
                j = b = after
            elif word == "and" and j + 1 < self.n and self.can_speak(i, j):
                after = self._segment_on(j + 1)
                ends = after >= self.n or self.low[after] in (",", ".", ";", '"')
                if after == j + 1 or not self.can_speak(j + 1, after) or not ends:
                    break
                j = b = after
            else:
                break
        return self._trim(Span(i, j, i, b))

    def _attach_on(self, i: int, k: int) -> int | None:
        """The token after the phrase behind preposition ``k`` if it belongs to the phrase ``i:k``."""
        word, nxt = self.low[k], self.low[k + 1]
        if word in ("on", "with", "against", "behind", "across") and not (word == "on" and self.is_capital(k + 1)):
            return None
        j = self._segment_on(k + 1)
        if j == k + 1 or nxt in _TIMES or nxt.isdigit():
            return None
        if word == "of":
            return j
        head = self.low[j - 1]
        if word in ("in", "to") and (head in _SETTINGS or _TIMES & set(self.low[k + 1 : j])):
            return None
        if word == "to" and self.low[k - 1] not in ("ambassador", "envoy", "adviser", "advisor", "representative"):
            return None
        return j if self.can_speak(i, k) else None

    # -- what can speak -------------------------------------------------------------------------------------------

    def can_speak(self, i: int, j: int, *, sure: bool = True) -> bool:
        """Whether ``i:j`` can be a source: a name, a role, an institution, a document, people.

        ``sure`` false: the verb beside it has none but people for a subject ("said"), so any noun with an article will do.
        """
        words = [word for word in self.low[i:j] if word[0].isalpha()]
        nouns = [word for word in words if word not in DETERMINERS and word not in _TIMES]
        if not nouns:
            return False
        if any(i <= hit.i and hit.j <= j for hit in self.hits):
            return True
        roles = role_words()
        if any(word in roles.last for word in nouns) or self._has_title(i, j):
            return True
        if nouns[-1] in _DOCUMENTS or _is_person_or_body(self.low, i, j):
            return True
        if " ".join(nouns) in lexicon().countries or " ".join(nouns) in capitals_of_countries():
            return True
        capital = [k for k in range(i, j) if self.is_capital(k) and self.low[k] not in lexicon().nationalities]
        if capital and self.low[j - 1] not in _VERBS_NOT_NOUNS:
            return True
        if self.capitals and not sure:
            return len(nouns) < 6
        return not sure and (self.low[i] in ARTICLES or self.low[i] in DETERMINERS or nouns[-1].endswith("s"))

    def _has_title(self, i: int, j: int) -> bool:
        """Whether a title stands before any preposition of the phrase."""
        for k in range(i, j - 1):
            if self.low[k] in PREPOSITIONS:
                return False
            if is_title(self.low, k):
                return True
        return False

    def is_body(self, i: int, j: int) -> bool:
        """Whether ``i:j`` is a role or a known name, not only a capitalised word: "from the ministry", not "from Herat"."""
        return any(i <= hit.i and hit.j <= j for hit in self.hits) or any(
            word in role_words().last for word in self.low[i:j]
        )

    def is_document(self, k: int) -> bool:
        """Whether the token is a statement, a report, figures ...: not who says so but what it stands in."""
        return self.low[k] in _DOCUMENTS


@cache
def _ordinary_words() -> frozenset[str]:
    lex = lexicon()
    return frozenset(lex.adjectives - set(lex.nationalities)) | frozenset(lex.things) | frozenset(lex.tags)


def _is_ordinary(word: str) -> bool:
    """An ordinary word that a sentence may begin with, and so is no name for its capital."""
    return (
        word in _ordinary_words()
        or word in _CLOSED
        or word in role_words().any
        or word in DETERMINERS
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
