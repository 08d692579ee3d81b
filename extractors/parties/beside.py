"""The act told beside the harm, behind it or ahead of it in the sentence.

"12 died in a US air strike"                     ->  United States
"Rebels shelled the town and 12 people died"     ->  Rebels
"Rebels shelled the town; nine died in a crash"  ->  nobody
"""

from __future__ import annotations

from extractors.chunks.rows import Row
from extractors.frames.readings import Reading
from extractors.parties.clauses import Stage, find_antecedent, is_governed, is_speech
from extractors.parties.named import NOBODY, Act, Party
from extractors.parties.retold import DEFINITE, only_counts, side_of
from extractors.words.lookup import match_phrase

_APART = frozenset("while meanwhile separately elsewhere whereas earlier later".split())
_TIMES = frozenset("days day hours hour weeks week months month years year minutes shortly long soon".split())
_SEEMS = frozenset("be seemed seems appeared appears like resembled resembles".split())
_LEADS = frozenset("in during from under by with after when as amid following through of to".split())


def nearest_act(
    stage: Stage, row: Row, reading: Reading, first: int, last: int, side: str, before: str, *, active: bool
) -> Party | None:
    """The act told beside the harm; behind it before ahead of it.

    ``side`` of the counted where their party is not told: nobody is taken for a victim of his own side.
    """
    if any(mention.kind == "fight" and (last <= mention.i < last + 8) for mention in stage.mentions):
        return None
    acts = [
        act
        for act in stage.acts
        if not (side and side_of(act.group) == side)
        or act.named and act.kind == "deed" and last <= act.i <= last + 2  # "nine fighters were killed in ISIS attacks"
    ]
    found = _act_behind(stage, row, acts, last, before)
    moved = reading.measure in ("displaced", "besieged", "trapped")
    if found is None and not active and not moved and not _has_own_cause(stage, last):
        found = _act_ahead(stage, acts, first)
    return found


def _act_behind(stage: Stage, row: Row, acts: list[Act], last: int, before: str) -> Party | None:
    """ "12 died in a US air strike", "when regime warplanes struck", "in its raids"."""
    low = stage.scene.tokens.low
    for act in acts:
        if act.i < last:
            continue
        gap = low[last : act.i]
        if act.kind == "blamed" and points_back(stage, act):
            return act.party  # "13 died in a bombing; the ADF is suspected in the raid"
        if ";" in gap or "." in gap or _other_harm(row, last, act.i):
            break
        if any(is_of_some(low, k) for k in range(last + 1, act.i)):
            break  # "98 were killed, 41 of them in raids of the army"
        if act.kind == "blamed":
            return act.party
        seems = low[act.i - 1] in _SEEMS and "what" in low[max(last, act.i - 6) : act.i]
        if seems and low[low.index("what", max(last, act.i - 6)) - 1] in _LEADS:
            return act.party  # "in what appeared to be an attack by X", "in what seemed the work of X"
        if "said" in gap or "says" in gap or "told" in gap:
            break
        lead = next((k for k in range(act.i - 1, max(last - 2, act.i - 4), -1) if low[k] in _LEADS), -1)
        if lead < 0 and act.kind == "attack":
            lead = _clause_of(low, last, act.i)
        if lead < 0 or (lead and low[lead - 1] in _TIMES):
            continue
        if low[lead] == "of" or (low[lead] == "to" and low[lead - 1] not in ("due", "owing", "thanks")):
            continue
        return act.party
    for mention in stage.mentions:
        own = low[mention.i] in ("its", "their") and low[mention.i - 1] in _LEADS
        if mention.kind == "deed" and mention.i >= last and own:
            named = [one for one in stage.mentions if one.named]
            owner = find_antecedent(stage.scene, named, mention.i, before)
            return owner.party if owner is not None else None
    return None


def _clause_of(low: list[str], last: int, verb: int) -> int:
    """ "died when their two-car convoy was ambushed by ...": the word that opens the clause of a passive, else -1."""
    for k in range(verb - 1, max(last - 1, verb - 9), -1):
        if low[k] in ("when", "after", "as"):
            return k
        if low[k] in (",", "and", "who", "which", "that", "by"):
            break
    return -1


def _act_ahead(stage: Stage, acts: list[Act], first: int) -> Party | None:
    """ "Rebels shelled the town and 12 people died", "In an attack by X, two were hurt"."""
    low = stage.scene.tokens.low
    fights = [mention.i for mention in stage.mentions if mention.kind == "fight" and mention.i < first]
    for act in reversed([act for act in acts if act.at < first and not is_answered(low, act)]):
        if (fights and fights[-1] > act.at) or is_interrupted(stage, act, first):
            return None
        if ";" in low[act.j : first] and not (act.kind == "attack" and _follows_at_once(stage, first)):
            return None
        claim = act.j + 4 if act.kind == "blamed" else act.j  # "have claimed a raid in which 12 died"
        if any(is_speech(stage.scene, k) for k in range(claim, first)):
            return None
        if not (act.i > 1 and low[act.i - 1] in ("after", "since", "before") and low[act.i - 2] in _TIMES):
            return act.party
    return None


def _follows_at_once(stage: Stage, first: int) -> bool:
    """ "Gunmen attacked a mine; 28 miners were killed": the harm opens what stands behind the semicolon."""
    low = stage.scene.tokens.low
    return low[:first].count(";") == 1 and only_counts(stage, low.index(";") + 1, first)


def points_back(stage: Stage, act: Act) -> bool:
    """Whether words behind a claim or a blame point to a deed told before: "claimed the attack", "in the raid"."""
    low = stage.scene.tokens.low
    return any(
        one.kind == "deed" and act.j <= one.i <= act.j + 6 and low[one.i] in DEFINITE for one in stage.mentions
    )


def _has_own_cause(stage: Stage, last: int) -> bool:
    """Whether another cause stands behind the harm: "killed in a car crash", "when a bomb went off"."""
    low, lex = stage.scene.tokens.low, stage.scene.lex
    for k in range(last, min(last + 7, len(low) - 1)):
        if low[k] not in _LEADS or low[k + 1] in DEFINITE:
            continue
        m = k + 2 if low[k + 1] in ("a", "an", "two", "three", "several", "separate", "another") else k + 1
        for n in range(m, min(m + 3, len(low))):
            thing = match_phrase(lex.things, low, n)
            if thing and thing[0] in ("events", "vehicles", "weapons"):
                return True
    return False


def is_interrupted(stage: Stage, act: Act, until: int) -> bool:
    """Whether another event is told between an act and the harm: "while", or a bomb that nobody is named for."""
    low = stage.scene.tokens.low
    if _APART & set(low[act.j : until]) or until - act.j > 30:
        return True
    if act.kind == "blamed" and {"where", "which", "that"} & set(low[act.j : until]):
        return False  # "X claimed responsibility for an attack in which a bomb exploded, killing ten"
    return any(
        mention.kind == "deed"
        and mention.party == NOBODY
        and act.j + 4 < mention.i < until
        and low[mention.i] not in DEFINITE
        and not is_governed(stage.scene, mention)
        for mention in stage.mentions
    )


def is_answered(low: list[str], act: Act) -> bool:
    """Whether the act is what the harm answers: "in retaliation for a rebel attack"."""
    return act.i > 0 and low[act.i - 1] in ("for", "to", "against", "following", "over", "despite", "amid", "about")


def is_of_some(low: list[str], k: int) -> bool:
    """Whether token ``k`` ends "of them" or "of whom": what follows tells of a part only; not "all of them"."""
    return low[k] in ("them", "whom", "which") and low[k - 1] == "of" and low[k - 2] not in ("all", "both")


def _other_harm(row: Row, last: int, until: int) -> bool:
    """Whether a harm verb with people of its own stands between: its act is not ours."""
    between = ""
    for k, chunk in enumerate(row.chunks):
        if not last <= chunk.i < until:
            continue
        alike = "&" in between and set(between) <= set("&n,tyBVWKI")  # "12 died and 21 were wounded when ..."
        if chunk.tag in "VWKI" and k > 0 and row.tags[k - 1] not in "&n,ty" and not alike:
            return True
        between += chunk.tag
    return False
