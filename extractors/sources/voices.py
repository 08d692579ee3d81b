"""Which of the voices of a sentence count: not those inside another's phrase, nor who goes on or only feels.

"X said it had verified 12 deaths"    -> X once          "said he was horrified by the 12 deaths"   -> nobody
"""

from __future__ import annotations

from extractors.sources.reach import Voice
from extractors.sources.speaking import Speaker
from extractors.sources.speech import SAYS, Cue
from extractors.sources.wordsets import listed


def speaks_on(low: list[str], voice: Voice, speaker: Speaker) -> bool:
    """A pronoun inside what somebody says, or his own people there."""
    if speaker.pronoun >= 0:
        return True
    own = low[speaker.span.i] in ("his", "her", "its", "their") and voice.cue.kind == SAYS and not voice.speaker.behind
    return own and {'"', ";"}.isdisjoint(low[voice.hi : speaker.span.i])


def without_inner(voices: list[Voice]) -> list[Voice]:
    """Drop cues that stand inside the speaker of another: "figures from the ministry show", "a report by X says"."""
    out = []
    for voice in voices:
        span = voice.speaker.span
        inner = any(
            other is not voice
            and other.speaker.span.i <= voice.cue.i
            and voice.cue.j <= other.speaker.span.j
            and (other.speaker.span.j - other.speaker.span.i) >= (span.j - span.i)
            for other in voices
        )
        if not inner:
            out.append(voice)
    return out


def is_comment(low: list[str], cue: Cue) -> bool:
    """ "said he was horrified by ...": a feeling about what happened, no figure of one's own."""
    if cue.verb in ("announce", "order", "declare") and listed("steps") & set(low[cue.j : cue.j + 4]):
        return True  # "ordered an inquest on the deaths of 12"
    return (
        cue.kind == SAYS
        and bool(listed("feelings") & set(low[cue.j : cue.j + 6]))
        and low[cue.j : cue.j + 1] != ["that"]
    )
