"""How far a source reaches in its sentence: cue, direction, and what stops it.

    "3 were hurt, police said; 2 more were hurt, firefighters said"  ->  police: first half, firefighters: second

A source with its words behind it ("X said that ...") reaches on, one with its words before it ("..., X said") back. A
semicolon and words of contrast part a sentence into zones; inside a zone the next source stops the one before.
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.sources.speaking import Speaker
from extractors.sources.speech import BY, OWNED, QUOTES, SAYS, Cue
from extractors.sources.wording import is_verb
from extractors.sources.wordsets import listed
from extractors.words.lexicon import lexicon

ON, BACK = "on", "back"
_CONTRASTS = frozenset("but while whereas although though whilst".split())
_BEGINS = frozenset(
    """in on at after before during for from with since as when while by until because although despite amid following
speaking asked""".split()
)
_HARD = ";"


class Voice(NamedTuple):
    """A cue and its speaker in a sentence."""

    cue: Cue
    speaker: Speaker

    @property
    def lo(self) -> int:
        """First token of speaker and cue together."""
        return min(self.cue.i, self.speaker.first)

    @property
    def hi(self) -> int:
        """The token after speaker and cue together."""
        return max(self.cue.j, self.speaker.span.j)


class Reach(NamedTuple):
    """Tokens ``a:b`` that a voice answers for."""

    voice: Voice
    a: int
    b: int
    relays: tuple[Voice, ...] = ()


def find_reaches(low: list[str], voices: list[Voice]) -> list[Reach]:
    """The stretches of a sentence, left to right, each with the voice that answers for it; insertions last."""
    inserted = _inserted(low, voices)
    if inserted:
        rest = [voice for voice in voices if all(voice is not reach.voice for reach in inserted)]
        return [*find_reaches(low, rest), *inserted] if rest else inserted
    zones = _zones(low, voices)
    out: list[Reach] = []
    heading = len(voices) == 1 and voices[0].cue.kind == BY and direction(low, voices[0]) == ON
    waiting: tuple[int, int] | None = None  # a zone without a voice before the first one
    for a, b, hard in zones:
        inside = [voice for voice in voices if a <= voice.cue.i < b]
        if not inside:
            # "According to X, 12 died in A; 30 were hurt in B"
            if out and (not hard or heading or _tells_of_part(low, a, b)):
                out[-1] = out[-1]._replace(b=b)
            elif not out and (waiting is None or not hard):
                waiting = (a if waiting is None else waiting[0], b)
            continue
        # "... killed four; their weapons were taken, police said"
        bare = len(voices) == 1 and not _has_number(low, a, b)
        if waiting and (not hard or bare) and direction(low, inside[0], a) == BACK:
            a = waiting[0]  # "Six died but three were saved, police said"
        waiting = None
        out += _share(low, inside, a, b)
    return out


def _inserted(low: list[str], voices: list[Voice]) -> list[Reach]:
    """ "killed six (a local official said 36), police said": who speaks in brackets or dashes speaks for these only."""
    out = [Reach(voice, a, b) for voice in voices if (b := _relative_end(low, voice, voices)) and (a := voice.lo - 1)]
    out += [Reach(voice, voice.lo - 1, end) for voice in voices if (end := _in_relative(low, voice))]
    out += [Reach(voice, voice.cue.j, voice.cue.j + 1) for voice in voices if voice.cue.kind == OWNED]
    if not voices or _OPENS.isdisjoint(low):
        return out
    for a, b in _asides(low):
        for voice in voices:
            if a < voice.lo and voice.hi < b and voice.cue.kind != QUOTES and _has_number(low, voice.hi, b):
                out.append(Reach(voice, a, b))
                break
    return out


def _relative_end(low: list[str], voice: Voice, voices: list[Voice]) -> int:
    """ "the fire, which officers believe was lit, the chief said": the comma that ends the officers' clause; else 0."""
    if voice.lo < 2 or low[voice.lo - 1] != "which" or low[voice.lo - 2] != "," or voice.hi >= len(low):
        return 0
    if low[voice.hi] not in ("was", "were", "is", "are", "had", "has", "may", "could"):
        return 0
    end = next((k for k in range(voice.hi, len(low)) if low[k] == ","), 0)
    return end if end and any(other.lo > end for other in voices) else 0


def _in_relative(low: list[str], voice: Voice) -> int:
    """ "5,800 people, of whom, the UN says, 3,400 are held": where what it says of them ends; else 0."""
    k, j = voice.lo - 1, voice.hi
    if k < 2 or low[k] != "," or low[k - 1] not in ("whom", "which") or low[k - 2] not in ("of", "among"):
        return 0
    if j >= len(low) or low[j] != ",":
        return 0
    return next((m for m in range(j + 1, len(low)) if low[m] in (";", ".", ",") and low[m - 1] != "and"), len(low))


def _has_number(low: list[str], a: int, b: int) -> bool:
    units = lexicon().units
    return any([word[0].isdigit() or word in units for word in low[a:b]])


def _tells_of_part(low: list[str], a: int, b: int) -> bool:
    """ "..., police said; 12 of them were children": a part of what was told before the semicolon."""
    return any(
        low[k] == "of" and _has_number(low, k - 1, k) and not _WHOLES.isdisjoint(low[k + 1 : k + 3])
        for k in range(a + 1, b)
    )


_WHOLES = frozenset("them victims dead wounded injured killed casualties missing detained".split())
_DASHES = frozenset(("--", "-", "\u2013", "\u2014"))
_OPENS = _DASHES | {"("}


def _asides(low: list[str]) -> list[tuple[int, int]]:
    """What stands in brackets, and between two dashes that have words before and behind them."""
    out = [(k, low.index(")", k)) for k, word in enumerate(low) if word == "(" and ")" in low[k:]]
    dashes = [k for k, word in enumerate(low) if word in _DASHES]
    return out + [(a, b) for a, b in zip(dashes, dashes[1:], strict=False) if a > 3 and b < len(low) - 2]


def _zones(low: list[str], voices: list[Voice]) -> list[tuple[int, int, bool]]:
    """Stretches between semicolons and words of contrast; True where a semicolon opens it."""
    cuts = [
        k
        for k, word in enumerate(low)
        if (word == _HARD or word in _CONTRASTS) and not any(v.lo < k < v.hi for v in voices)
    ]
    bounds = [0, *cuts, len(low)]
    return [(a, b, a > 0 and low[a] == _HARD) for a, b in zip(bounds[:-1], bounds[1:], strict=True) if a < b]


def _share(low: list[str], voices: list[Voice], a: int, b: int) -> list[Reach]:
    """Share the tokens ``a:b`` among the voices of one zone."""
    speaking = _outranked(low, voices, a)
    ways = [direction(low, voice, a) for voice, _ in speaking]
    out: list[Reach] = []
    start = a
    only = _counted_by(low, speaking[0][0], a) if len(speaking) == 1 else -1
    if only >= 0:
        return [Reach(speaking[0][0], only, speaking[0][0].hi, speaking[0][1])]
    if ways[0] == ON and _tells_before(low, speaking[0][0], a):
        start = speaking[0][0].lo
    for k, (voice, relays) in enumerate(speaking):
        end = b
        if k + 1 < len(speaking):
            only = _counted_by(low, speaking[k + 1][0], voice.hi)
            end = only if only >= 0 else _cut(voice, speaking[k + 1][0], ways[k], ways[k + 1])
        out.append(Reach(voice, start, end, relays))
        start = end
    return out


def _counted_by(low: list[str], voice: Voice, a: int) -> int:
    """ "up from the 48 reported by the police": the token of that one number, -1 where the voice answers for more."""
    by = voice.cue.i
    if voice.cue.kind != BY or low[voice.cue.j - 1] != "by" or not low[by].endswith("ed"):
        return -1
    for k in range(by - 1, max(a, by - 5), -1):
        if low[k][0].isdigit() or low[k] in lexicon().units:
            earlier = low[k - 1] in ("the", "from", "than") or low[k + 1 : k + 3] == ["of", "them"]
            return k if earlier and _has_content(low, a, k) else -1
        if low[k] in (",", "were", "was", "been") or is_verb(low[k]):
            return -1
    return -1


def _tells_before(low: list[str], voice: Voice, a: int) -> bool:
    """ "Twelve died in Bor, and police said ...": what was told before "and" nobody said."""
    k = voice.lo - 1
    while k > a + 1 and (low[k] in listed("times") or low[k] == "on" and low[k + 1] in listed("times")):
        k -= 1  # "five died, and on Wednesday the army said"
    joined = voice.speaker.span.j < voice.lo  # "The mayor buried two men and said ..."
    if k <= a or low[k] not in ("and", "but", "then") or not (joined or low[k - 1] == ","):
        return False
    return _has_content(low, a, k)


def _cut(voice: Voice, nxt: Voice, way: str, next_way: str) -> int:
    """Where the first of two voices stops and the second begins."""
    if way == BACK and next_way == BACK:
        return voice.hi
    return max(nxt.lo, voice.hi)


def direction(low: list[str], voice: Voice, a: int = 0) -> str:
    """Whether a voice answers for what stands behind it or before it, in a zone that begins at token ``a``."""
    if voice.cue.kind == SAYS and voice.speaker.behind:
        return ON if voice.cue.i <= a + 1 else BACK
    k = voice.lo - 1
    while k >= a and low[k] in ('"', ",", "\u2013", "-", "--", "("):
        k -= 1
    if k < a or low[k] in (";", ":"):
        return ON
    if voice.cue.kind == SAYS and k + 1 == voice.lo and any(word[0].isalnum() for word in low[voice.hi :]):
        return ON  # no comma before the subject: "..., and the mayor said"
    return BACK if _has_content(low, a, k + 1) else ON


def _has_content(low: list[str], a: int, b: int) -> bool:
    """Whether tokens ``a:b`` tell something, beyond an opening like "In Herat," or "On Monday,"."""
    while a < b and low[a] in ("and", "but", ";", ",", '"', "while", "although"):
        a += 1
    if a < b and (low[a] in _BEGINS or low[a].endswith(("ing", "ed"))):
        comma = next((k for k in range(a, b) if low[k] == ","), b)
        a = comma
    return any(
        low[k][0].isdigit() or low[k] in lexicon().units or is_verb(low[k]) or low[k] in ("was", "were", "is", "are")
        for k in range(a, b)
    )


def _outranked(low: list[str], voices: list[Voice], a: int) -> list[tuple[Voice, tuple[Voice, ...]]]:
    """Voices with those who only relay them: "X, citing Y, said", "X said, citing Y", "according to X, quoting Y"."""
    quoted = [voice for voice in voices if voice.cue.kind == QUOTES]
    if not quoted:
        return [(voice, ()) for voice in voices]
    out: list[tuple[Voice, tuple[Voice, ...]]] = []
    taken: set[int] = set()
    for source in quoted:
        relays = tuple(
            voice
            for voice in voices
            if voice.cue.kind != QUOTES and id(voice) not in taken and _relays(low, voice, source, a)
        )
        taken.update(id(voice) for voice in relays)
        out.append((source, relays))
    out += [(voice, ()) for voice in voices if voice.cue.kind != QUOTES and id(voice) not in taken]
    return sorted(out, key=lambda pair: pair[0].cue.i)


def _relays(low: list[str], voice: Voice, source: Voice, a: int) -> bool:
    """Whether ``voice`` passes on what ``source`` says: it is quoted beside the subject or at the end."""
    if voice.cue.kind == BY:
        return 0 <= source.cue.i - voice.hi <= 3
    if source.hi <= voice.lo + 1 or voice.lo <= source.cue.i <= voice.cue.j:
        return True  # "Citing Y, X said", "X, citing Y, said"
    saying = low[source.speaker.span.j : source.speaker.span.j + 2] == ["as", "saying"]
    return source.cue.i >= voice.cue.j and not saying


__all__ = ["BACK", "ON", "Reach", "Voice", "direction", "find_reaches"]
