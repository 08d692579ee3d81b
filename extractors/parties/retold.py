"""What the sentences around tell of an act: "the attack" points back, a claim follows.

"Rebels raided a market. The attack left 30 dead."  ->  Rebels
"A blast killed 12. ISIS claimed the attack."       ->  ISIS
"""

from __future__ import annotations

from extractors.parties.acts import find_acts
from extractors.parties.clauses import Stage, earlier_scene
from extractors.parties.mentions import find_mentions
from extractors.parties.named import NOBODY, Act, Mention, Party, Scene, nation_at, words
from extractors.parties.unlisted import find_parties
from extractors.text.tokens import split_tokens

_LOOK_BACK = 300  # characters of the sentence before
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_CLAIMS = ("claim", "responsib", "blame", "behind", "carried out", "work of", "suspect", "attribut", "admit")
_ATTACKED = frozenset(
    """shot gunned beheaded executed abducted kidnapped bomb gunmen gunman attackers bomber exploded blew detonated
    hacked stabbed attacked massacred slaughtered murdered ambushed lynched explosives explosion blast""".split()
)


def side_of(group: str) -> str:
    return {"police": "state", "security_forces": "state", "combatants": "combatants"}.get(group, "")


def attackers_before(scene: Scene, before: str) -> Party | None:
    """ "The rebels attacked a base. They killed 12": who attacked in the sentence before."""
    tail = before.rstrip()[-_LOOK_BACK:]
    start = max(tail.rstrip(".").rfind(". "), tail.rfind("\n")) + 1
    earlier = earlier_scene(scene, tail[start:])
    acts = [act for act in find_acts(Stage(earlier, find_mentions(earlier), [], [])) if act.kind == "attack"]
    return acts[-1].party if acts else None


def deed_told_before(scene: Scene, deed: Mention, before: str, side: str = "") -> Party | None:
    """ "The attack killed 12": whose attack the sentence before told of."""
    if scene.tokens.low[deed.i] not in DEFINITE:
        return None
    earlier = earlier_scene(scene, before)
    mentions = find_mentions(earlier)
    stage = Stage(earlier, mentions, [], [])
    near = _last_sentence(earlier.tokens.low)
    acts = [act for act in find_acts(stage) if act.named or act.group == "combatants" or act.group and act.at > near]
    fights = [mention for mention in mentions if mention.kind == "fight"]
    if not acts or (fights and fights[-1].i > acts[-1].at) or side and side_of(acts[-1].group) == side:
        return None
    return acts[-1].party


def _last_sentence(low: list[str]) -> int:
    """The token where the last sentence of a stretch begins."""
    return max((k for k in range(len(low) - 1) if low[k] in (".", "?", "!")), default=-1) + 1


def told_before(stage: Stage, last: int, side: str, before: str) -> Party | None:
    """ "... 25 were wounded in the attack": whose attack the sentence before told of."""
    low = stage.scene.tokens.low
    for deed in stage.mentions:
        if deed.kind != "deed" or deed.party != NOBODY or not last <= deed.i <= last + 4:
            continue
        if low[deed.i] in DEFINITE and low[deed.i - 1] in ("in", "by", "during", "from"):
            return deed_told_before(stage.scene, deed, _sentence_before(before), side)
    return None


def _sentence_before(before: str) -> str:
    """The sentence that ends a stretch of text, "" where a new paragraph begins behind it."""
    if before.endswith("\n"):
        return ""
    near = before.rstrip()[-_LOOK_BACK:]
    return near[max(near.rstrip(".").rfind(". "), near.rfind("\n")) + 1 :]


def attacked_before(stage: Stage, first: int, last: int, side: str, before: str) -> Party | None:
    """ "JNIM fighters attacked a convoy. At least 42 soldiers were killed": a sentence that only counts the harm."""
    tokens = stage.scene.tokens
    if not only_counts(stage, 0, first):
        return None
    placed = tokens.low[last : last + 1] in (["in"], ["at"], ["near"], ["on"], ["when"], ["after"], ["as"], ["by"])
    if placed or any(one.kind in ("deed", "fight") for one in stage.mentions):
        return None
    sentence = _sentence_before(before)
    if words()["attacks"].isdisjoint(sentence.lower().split()):
        return None
    earlier = earlier_scene(stage.scene, sentence)
    told = Stage(earlier, find_mentions(earlier), [], [])
    acts = [act for act in find_acts(told) if act.kind == "attack" and (act.named or act.group)]
    if not acts or any(one.kind == "fight" for one in told.mentions) or side and side_of(acts[-1].group) == side:
        return None
    party = acts[-1].party.text.lower()  # "Rangers shot two men. A ranger was hurt": by whom is not told
    own = any(word.rstrip("s") in party for word in tokens.low[first:last] if len(word) > 3)
    own = own or not _nations(stage.scene, first, last).isdisjoint(_nations(earlier, acts[-1].i, acts[-1].j))
    return acts[-1].party if len({act.party.name for act in acts}) == 1 and not own else None


def _nations(scene: Scene, i: int, j: int) -> set[str]:
    """The countries named in tokens ``i:j``: "US Special Forces ... One American was hurt"."""
    return {nation[0] for k in range(i, j) if (nation := nation_at(scene, k)) is not None}


def only_counts(stage: Stage, start: int, first: int) -> bool:
    """Whether only other counts stand from ``start`` to a count: "42 soldiers were killed and 22 | wounded"."""
    counted = {k for i, j, harm in stage.harmed for k in (*range(i, j), harm)}
    low = stage.scene.tokens.low
    return all(k in counted or low[k] in _QUANTIFIERS for k in range(start, first))


_QUANTIFIERS = frozenset(
    """at least about some more than nearly almost over around up to another a further in all and , were was have had
    that the been others other""".split()
)


def claimed_later(stage: Stage, before: str, after: str, side: str) -> Party | None:
    """ "A blast killed 12. ISIS claimed the attack.": who the next sentences say stood behind it."""
    low_text = after.lower()
    if not any([word in low_text for word in _CLAIMS]):
        return None
    if not any(one.kind == "deed" for one in stage.mentions) and _ATTACKED.isdisjoint(stage.scene.tokens.low):
        earlier = earlier_scene(stage.scene, before[before.rfind("\n") + 1 :][-_LOOK_BACK:])  # of this paragraph
        if not any(one.kind == "deed" for one in find_mentions(earlier)) and _ATTACKED.isdisjoint(earlier.tokens.low):
            return None
    tokens = split_tokens(after, 0, len(after))
    hits = find_parties(tokens, capitals=stage.scene.capitals, text_low=stage.scene.text_low)
    scene = stage.scene._replace(text=after, tokens=tokens, hits=hits)
    told = Stage(scene, find_mentions(scene), [], [])
    pointed = [one.i for one in told.mentions if one.kind == "deed" and tokens.low[one.i] in DEFINITE]
    pointed += [k for k, word in enumerate(tokens.low[:-1]) if word in DEFINITE and tokens.low[k + 1] in _DEATHS]
    for act in find_acts(told):
        behind = tokens.low[act.j : act.j + 8]
        plain = "responsibility" in behind and not {"a", "an", "another"} & set(behind)
        plain = plain or _is_suspected(tokens.low, act)
        of_it = plain or any(abs(act.at - i) < 14 for i in pointed)
        if act.named and of_it and (act.kind == "blamed" or act.i in pointed) and side_of(act.group) != (side or "-"):
            return act.party
    return None


_DEATHS = frozenset("killings killing deaths murders beheadings abductions explosions kidnappings shootings".split())


def _is_suspected(low: list[str], act: Act) -> bool:
    """ "He blamed the Taliban.", "The ADF is the main suspect.": of what was told before."""
    if low[act.i - 1] in ("blamed", "blames", "blame") and act.i:
        return low[act.j : act.j + 1] in ([], ["."], [","], [";"], ["but"])
    return bool({"suspect", "suspects"} & set(low[act.j : act.j + 5])) and "of" not in low[act.j : act.j + 7]
