"""A sentence -> a short row of tagged chunks.

    "At least 26 militants and nine soldiers were killed"  ->  n & n B V
     COUNT                 AND COUNT          BE   HARM

Each chunk is one character of ``Row.tags``; the rules of frames.toml are patterns over that string, and the chunk at
the same index gives the words, the number, the group and the measure back.
"""

from __future__ import annotations

from functools import cache

from extractors.chunks.function_words import FUNCTION_WORDS, FunctionWordReader
from extractors.chunks.harm_words import HarmReader
from extractors.chunks.journeys import journey_words
from extractors.chunks.refuge_verbs import RefugeReader, refuge_openers
from extractors.chunks.rows import TAGS, Chunk, Row
from extractors.chunks.sentence import DEFINITE
from extractors.chunks.speaker_mask import mask_speakers
from extractors.chunks.speech_verbs import QUOTES, SpeechReader
from extractors.chunks.tolls import REVISES, TOLL_KINDS, TOLL_WORDS
from extractors.chunks.uncounted import UncountedReader
from extractors.numbers.expressions import opener_of
from extractors.text.tokens import Tokens
from extractors.words.lexicon import Lexicon, lexicon
from extractors.words.lookup import match_phrase

_ARTICLES = frozenset("a an another no".split())
_PASSES = frozenset("pass top exceed surpass cross near hit approach".split())
_EVERY = frozenset(("all", "both"))
_BEFORE = frozenset(("before",))
_FORCE = frozenset("force forces".split())
_AMONG = (
    ("dead", "killed"),
    ("killed", "killed"),
    ("injured", "injured"),
    ("wounded", "injured"),
    ("missing", "missing"),
    ("victims", "killed"),
    ("casualties", "casualties"),
    ("infected", "infected"),
    *((word, "displaced") for word in ("displaced", "newcomers", "arrivals", "refugees", "uprooted")),
    ("evacuees", "evacuated"),
    ("returnees", "returned"),
    ("homeless", "homeless"),
    ("arrested", "detained"),
    ("detained", "detained"),
    ("rescued", "rescued"),
    ("survivors", "rescued"),
    ("hostages", "abducted"),
    ("evacuated", "evacuated"),
    ("fatalities", "killed"),
    ("deceased", "killed"),
    ("slain", "killed"),
    ("died", "killed"),
    ("hurt", "injured"),
    ("abducted", "abducted"),
    ("kidnapped", "abducted"),
    ("captives", "abducted"),
    ("arrestees", "detained"),
    ("detainees", "detained"),
)
_BEFORE_MONTH = frozenset("since in from until till to by of late early mid during last".split())
_GRAVER = frozenset("killed injured casualties abducted missing".split())
_CAPITAL_LIMIT = 200  # chunks in one row; what is longer is cut, so that one monster sentence stays cheap


@cache
def _told_apart() -> frozenset[str]:
    """The words that ``step`` asks for by themselves."""
    lex = lexicon()
    listed = (FUNCTION_WORDS, TOLL_WORDS, TOLL_KINDS, _ARTICLES, refuge_openers(), lex.speech, lex.says_before, QUOTES)
    return frozenset(("it", "as")).union(_EVERY, _FORCE, _PASSES, *listed)


class _Chunker(FunctionWordReader, HarmReader, RefugeReader, SpeechReader, UncountedReader):
    """Walks the tokens of one sentence once, from left to right."""

    def walk(self) -> None:
        i, n, out = 0, self.n, self.out
        while i < n and len(out) < _CAPITAL_LIMIT:
            i = self.step(i)

    def step(self, i: int) -> int:
        """The token after what begins at token ``i``."""
        low = self.low
        word = low[i]
        long_tag, harm = self.tags[i], self.harms[i]
        numeral = opener_of(word) is not None
        if not (long_tag or harm or numeral or word in _told_apart()):
            return self.noun(i)  # nearly half of all words
        if self.uprooted and word in journey_words():
            done = self.journey(i)
            if done:
                return done
        if word in FUNCTION_WORDS:
            done = self.function_word(i)
            if done:
                return done
        if harm and harm[1] > i + 1 and (not long_tag or long_tag[1] <= harm[1]):
            done = self.harm(i)
            if done:
                return done
        if harm and i and low[i - 1] == "'s" and self.put_at(i):
            return i + 1  # "put the state's dead at 64"
        if word in _EVERY and self.out and self.out[-1].tag == "B" and i + 1 < self.n and self.harms[i + 1]:
            return self.add("y", i, i + 1)  # "the two brothers were both shot dead"
        number = self.number(i) if numeral else None
        if number and (not long_tag or long_tag[1] <= i + 1 or long_tag[1] <= number.last):
            return self.count(number)
        if word == "it" and i and low[i - 1] in REVISES and low[i + 1 : i + 2] in (["to"], ["at"]):
            return self.add("T", i, i + 1)  # "the ministry had raised it to 292"
        if word in _PASSES and self.out and self.out[-1].tag == "H" and i + 1 < self.n and self.number(i + 1):
            return self.add("R", i, i + 1)  # "Flood deaths pass 1,000"
        done = self.as_many(i) if word == "as" and i else None
        if done:
            return done
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
        done = (harm and self.harm(i)) or (word in refuge_openers() and self.refuge(i))
        if done:
            return done
        if word in self.lex.speech:
            done = self.speech(i, long_tag)
            if done:
                return done
        if word in self.lex.says_before:
            cue = match_phrase(self.lex.says_before, low, i)
            if cue and cue[1] > i + 1 or word in QUOTES:
                return self.add("Q", i, cue[1] if cue else i + 1, flags=_BEFORE)
        elif word in QUOTES:
            return self.add("Q", i, i + 1, flags=_BEFORE)
        if word == "may" and i and self.names[i] and (low[i - 1] in _BEFORE_MONTH or low[i - 1].isdecimal()):
            return self.add("t", i, i + 1)  # "since 9 May"
        if word in _FORCE and i and (low[i - 1] in DEFINITE or low[i - 1] in ("of", "a", "task", "air", "police")):
            return self.add("q", i, i + 1)  # "the deputy commander of the force"
        if long_tag and not (self.names[i] and i and long_tag[0] == "TIME" and word in ("may", "march", "sun")):
            words = low[i : long_tag[1]]
            if long_tag[0] == "AUX_VERB" and self.is_doing(i):
                return self.add("y", i, long_tag[1])
            told = "" if long_tag[0] != "INCLUDING" else next((m for w, m in _AMONG if w in words), "")
            return self.add(TAGS[long_tag[0]].replace("\\", ""), i, long_tag[1], measure=told)
        return self.noun(i)


def count_described(chunks: list[Chunk]) -> list[Chunk]:
    """ "12 displaced civilians" are counted as displaced, unless the sentence tells of graver harm that befell them."""
    if not any([chunk.flags and "described" in chunk.flags for chunk in chunks]):
        return chunks
    if any(chunk.tag in "VKWIJO" and chunk.measure in _GRAVER for chunk in chunks):
        return chunks
    return [
        chunk._replace(tag="D") if "described" in chunk.flags and not _is_helped(chunks, k) else chunk
        for k, chunk in enumerate(chunks)
    ]


def _is_helped(chunks: list[Chunk], k: int) -> bool:
    """ "reached 9,800 displaced people" with rations."""
    return k > 0 and chunks[k - 1].tag in "KW" and chunks[k - 1].measure == "assisted"


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
