"""Who meant to do a deed, or boasts of it: verbs of harm behind "to".

"a plot by X to kidnap 12"   "X planned to kill 12"   "X claimed to have killed 12"
"""

from __future__ import annotations

from extractors.parties.acts import agent_behind
from extractors.parties.clauses import Stage, subject_of
from extractors.parties.named import NOBODY, Party

_CLAIMS = frozenset(
    """claimed claims claim claiming boasted boasts admitted admits said believed thought alleged reported suspected
    known
estimated understood presumed seem seems appear appears appeared""".split()
)


def claimant(stage: Stage, verb: int) -> Party | None:
    """ "X claimed to have killed 70", "X is believed to have killed 12": X did it."""
    low = stage.scene.tokens.low
    k = next((k for k in range(verb - 3, max(-1, verb - 16), -1) if low[k] in _CLAIMS), -1)
    subject = subject_of(stage, k) if k > 0 else None
    return subject.party if subject is not None and subject.party != NOBODY and subject.kind != "deed" else None


_PLANS = frozenset("attempt attempts plot plots plan plans bid effort threat threats decision conspiracy".split())
_PLANNED = frozenset(
    """tried trying planned planning intended intending wanted threatened threatening attempted attempting plotted
plotting vowed refused managed continued used began started helped went""".split()
)


def planner(stage: Stage, verb: int) -> Party | None:
    """ "a plot by X to kidnap", "X planned to kill": who meant to do it."""
    low = stage.scene.tokens.low
    for k in range(verb - 1, max(-1, verb - 12), -1):
        if low[k] in _PLANNED:
            subject = subject_of(stage, k)
            return subject.party if subject is not None else None
        if low[k] in _PLANS:
            behind = agent_behind(stage, k + 1)
            if behind:
                return behind.party
            ahead = [
                mention
                for mention in stage.mentions
                if mention.i <= k and mention.j >= k - 1 and mention.kind != "fight"
            ]
            return ahead[-1].party if ahead and ahead[-1].party != NOBODY else NOBODY
    return None
