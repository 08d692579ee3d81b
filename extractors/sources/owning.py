"""A deed that somebody owns to or is accused of: the verb beside it tells who did it, and no figure.

    is_of_deed("the raid , which the rebels later claimed".split(), 6)     ->  True
    claims_deed("the rebels claimed the attack on the base".split(), 2)    ->  True
"""

from __future__ import annotations

from extractors.parties.named import words
from extractors.words.lookup import match_phrase


def is_of_deed(low: list[str], i: int) -> bool:
    """ "the raid, which X later claimed", "a raid that X said it carried out": a deed is owned to, no figure."""
    which = next((k for k in range(i - 1, max(0, i - 8), -1) if low[k] in ("which", "that")), -1)
    if which < 0 or {",", ";", '"'} & set(low[which:i]):
        return False
    after = low[i + 1 : i + 2]
    return (
        not after or after[0] in (",", ".", "through", "via", "in", "on", "as", "and", "but") or after[0].endswith("ly")
    )


def owns_up(low: list[str], i: int) -> bool:
    """ "a raid that X said it had carried out"."""
    k = i + 2 if low[i + 1 : i + 2] in (["it"], ["they"], ["he"]) else i + 3 if low[i + 1 : i + 2] == ["its"] else 0
    if not k or not {"which", "that"} & set(low[max(0, i - 8) : i]):
        return False
    while k < len(low) and low[k] in ("had", "has", "have", "itself"):
        k += 1
    return k < len(low) and (low[k : k + 2] == ["carried", "out"] or low[k] in _STAGED)


_STAGED = frozenset("staged launched mounted conducted perpetrated orchestrated planned".split())


def accuses_of_deed(low: list[str], i: int) -> bool:
    """ "accused the army of killing 300 civilians": an accusation of a deed is a claim; one of incompetence is none."""
    return any(
        low[k] in ("of", "for", "over")
        and (
            low[k + 1].endswith("ing")
            or low[k + 1] in ("the", "a", "an", "its", "their")
            and (_DEEDS & set(low[k + 2 : k + 5]) or any(_is_deed(low, m) for m in (k + 2, k + 3)))
        )
        for k in range(i + 1, min(i + 16, len(low) - 2))
    )


def _is_deed(low: list[str], k: int) -> bool:
    """ "for a | truck bomb"."""
    return k < len(low) and match_phrase(words()["deeds"], low, k) is not None


_DEEDS = frozenset(
    """killing killings death deaths murder murders massacre massacres slaughter abduction abductions kidnapping
kidnappings execution executions bombing shooting shelling displacement disappearance disappearances raid attack attacks
ambush assault blast explosion strike strikes airstrike airstrikes bombardment""".split()
)


def claims_deed(low: list[str], i: int) -> bool:
    """ "which claimed the attack on the base", not "claimed an attack on the base had killed 12"."""
    deeds = words()["deeds"]
    hits = ((k, hit[1]) for k in range(i + 1, min(len(low), i + 4)) if (hit := match_phrase(deeds, low, k)))
    first, after = next(hits, (0, 0))
    if not after or any(low[k] in words()["forces"] or low[k] in words()["attacks"] for k in range(i + 1, first)):
        return False  # "claimed police opened fire on the crowd"
    for word in low[after:]:
        if word in (",", ".", ";", "that", "which", "who", "when", "where", "as", "by", "and", "but"):
            return True
        if word in _DOES_HARM or word in words()["attacks"]:
            return False
    return True


_DOES_HARM = frozenset(
    """is are was were be been had has have killed kills wounded injured left caused claimed displaced went exploded
    opened happened""".split()
)
