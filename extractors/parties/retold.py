"""What the sentences around tell of an act: "the attack" points back, a claim follows.

"Rebels raided a market. The attack left 30 dead."  ->  Rebels
"A blast killed 12. ISIS claimed the attack."       ->  ISIS
"""

from __future__ import annotations

from extractors.parties.acts import find_acts
from extractors.parties.clauses import Stage, earlier_scene
from extractors.parties.mentions import find_mentions
from extractors.parties.named import Mention, Party, Scene
from extractors.parties.names import find_names
from extractors.text.tokens import split_tokens

_LOOK_BACK = 300  # characters of the sentence before
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_CLAIMS = ("claim", "responsib", "blame", "behind the", "carried out", "work of")
_ATTACKED = frozenset("shot gunned beheaded executed abducted kidnapped bomb gunmen gunman attackers bomber".split())


def side_of(group: str) -> str:
    return {"police": "state", "security_forces": "state", "combatants": "combatants"}.get(group, "")


def attackers_before(scene: Scene, before: str) -> Party | None:
    """ "The rebels attacked a base. They killed 12": who attacked in the sentence before."""
    tail = before.rstrip()[-_LOOK_BACK:]
    start = max(tail.rstrip(".").rfind(". "), tail.rfind("\n")) + 1
    earlier = earlier_scene(scene, tail[start:])
    acts = [act for act in find_acts(Stage(earlier, find_mentions(earlier), [], [])) if act.kind == "attack"]
    return acts[-1].party if acts else None


def deed_told_before(scene: Scene, deed: Mention, before: str) -> Party | None:
    """ "The attack killed 12": whose attack the sentence before told of."""
    if scene.tokens.low[deed.i] not in DEFINITE:
        return None
    earlier = earlier_scene(scene, before)
    mentions = find_mentions(earlier)
    stage = Stage(earlier, mentions, [], [])
    acts = [act for act in find_acts(stage) if act.named or act.group == "combatants"]
    fights = [mention for mention in mentions if mention.kind == "fight"]
    if not acts or (fights and fights[-1].i > acts[-1].at):
        return None
    return acts[-1].party


def claimed_later(stage: Stage, after: str, side: str) -> Party | None:
    """ "A blast killed 12. ISIS claimed the attack.": who the next sentences say stood behind it."""
    low_text = after.lower()
    if not any(word in low_text for word in _CLAIMS):
        return None
    if not any(one.kind == "deed" for one in stage.mentions) and _ATTACKED.isdisjoint(stage.scene.tokens.low):
        return None
    tokens = split_tokens(after, 0, len(after))
    hits = find_names(tokens, "actors.csv", capitals=stage.scene.capitals, text_low=stage.scene.text_low)
    scene = stage.scene._replace(text=after, tokens=tokens, hits=hits)
    told = Stage(scene, find_mentions(scene), [], [])
    pointed = [one.i for one in told.mentions if one.kind == "deed" and tokens.low[one.i] in DEFINITE]
    for act in find_acts(told):
        behind = tokens.low[act.j : act.j + 8]
        plain = "responsibility" in behind and not {"a", "an", "another"} & set(behind)
        of_it = plain or any(abs(act.at - i) < 14 for i in pointed)
        if act.named and of_it and (act.kind == "blamed" or act.i in pointed) and side_of(act.group) != (side or "-"):
            return act.party
    return None
