"""Who did it: the agent of the act that harmed the counted.

    "12 people were killed by Boko Haram"            -> Boko Haram
    "31 died in a Saudi-led air strike"              -> Saudi-led coalition
    "Militants stormed the village and killed 12"    -> Militants
    "Police blamed ETA for the blast that killed 2"  -> ETA
    "clashes between the army and rebels killed 75"  -> nobody

Deeds with an owner, verbs of attack with a subject and words of blame are found first; each figure takes the one its
own verb leads to. Unsure means empty.
"""

from __future__ import annotations

from extractors.acts import HOLDS, agent_behind, find_acts, mention_at
from extractors.chunks import Row
from extractors.clauses import (
    ARMED,
    BE,
    BREAKS,
    RELATIVES,
    Stage,
    earlier_scene,
    find_antecedent,
    is_governed,
    is_harmed,
    is_speech,
    pronoun_before,
    subject_of,
)
from extractors.lexicon import match_phrase
from extractors.mentions import find_mentions
from extractors.names import find_names
from extractors.parties import NOBODY, Act, Mention, Party, Scene, words
from extractors.readings import Reading
from extractors.tokens import split_tokens

# whoever they fled from or were freed by is told by other words
_NO_AGENT = frozenset(
    """infected assisted in_need affected returned missing homeless food_insecure rescued evacuated
surrendered""".split()
)
_SHELTERS = frozenset(
    """hosts hosting hosted host sheltering sheltered shelter housed accommodated staying living residing refuge
registered camps shelters""".split()
)
_APART = frozenset("while meanwhile separately elsewhere whereas earlier later".split())
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_LOOK_BACK = 300  # characters of the sentence before
_TIMES = frozenset("days day hours hour weeks week months month years year minutes shortly long soon".split())


def find_perpetrator(
    stage: Stage, row: Row, reading: Reading, actor: Party, group: str, before: str, after: str
) -> Party:
    """The party that did it. ``actor`` and ``group``: of the counted; ``before``: the text up to this sentence."""
    chunks, tags = row.chunks, row.tags
    if not 0 <= reading.harm < len(chunks) or reading.measure in _NO_AGENT:
        return NOBODY
    harm, chunk = chunks[reading.harm], chunks[reading.chunk]
    if _SHELTERS & set(row.tokens.low[harm.i : harm.j]):
        return NOBODY
    verb = harm.i
    active = harm.i < chunk.i and harm.tag in "VWK" and not (reading.harm and tags[reading.harm - 1] == "B")
    if harm.tag == "J":  # "left 32 dead", "leaving two soldiers dead"
        lead = next((k for k in range(reading.chunk - 1, max(-1, reading.chunk - 3), -1) if tags[k] == "L"), -1)
        if lead >= 0:
            verb, active = chunks[lead].i, True
    behind = chunks[reading.harm + 1] if reading.harm + 1 < len(chunks) else harm
    if harm.i > chunk.i and behind.known == "pronoun" and tags[reading.harm - 1] != "B":
        active = True  # "took two teachers away and killed them"
    first, last = min(verb, chunk.i), max(harm.j, chunk.j) if harm.tag != "T" else harm.j
    side = _side_of(group) if actor == NOBODY else ""
    found = _subject_agent(stage, verb, side, before) if active else _by_agent(stage, last, before)
    if found is None and reading.measure == "human_shields":
        found = _user(stage, first, last)
    if found is None:
        found = _nearest_act(stage, row, reading, first, last, side, before, active=active)
        found = None if found is not None and actor != NOBODY and found.name == actor.name else found
    if found is None:
        found = _claimed_later(stage, after, side)
    return found or NOBODY


# -- what a figure's own verb leads to --------------------------------------------------------------------------------


_TOLD_BY = frozenset(
    """report reports statement figures data estimate estimates survey count toll tally according list study""".split()
)


def _resolved(stage: Stage, mention: Mention, before: str) -> Party:
    """ "its fighters", "their men": the party they belong to, else the words as they are."""
    low = stage.scene.tokens.low
    if low[mention.i] in ("its", "their", "his") and not mention.named:
        owner = find_antecedent(stage.scene, [one for one in stage.mentions if one.named], mention.i, before)
        if owner is not None:
            return owner.party
    return mention.party


def _by_agent(stage: Stage, last: int, before: str) -> Party | None:
    """ "killed (in X) by <party>", up to the end of the clause; None where no such words stand."""
    low, n = stage.scene.tokens.low, len(stage.scene.tokens)
    for k in range(last, min(last + 26, n)):
        word = low[k]
        if word in BREAKS or word in _TOLD_BY or is_speech(stage.scene, k) or (word in RELATIVES and k > last):
            return None
        if word != "by" or low[k + 1 : k + 3] in (["the", "time"], ["the", "end"]):
            continue
        if not _is_agent_of_harm(stage, last, k):
            return None
        mention = mention_at(stage, k + 1)
        return _resolved(stage, mention, before) if mention is not None else None
    return None


def _is_agent_of_harm(stage: Stage, last: int, k: int) -> bool:
    """Whether "by" at token ``k`` goes with the harm or an attack, and not with a verb between: "granted status by"."""
    low, table = stage.scene.tokens.low, words()
    for m in range(k - 1, last - 1, -1):
        word = low[m]
        if word in HOLDS and m == k - 1:
            return False
        if word in table["attacked"] or word in ("carried", "claimed") or match_phrase(stage.scene.lex.harm, low, m):
            return True
        if word.endswith("ed") and word not in stage.scene.lex.adjectives or word in BE:
            return False
    return True


def _subject_agent(stage: Stage, verb: int, side: str, before: str) -> Party | None:
    """The agent of an active verb: its subject, or the one behind the deed that is its subject."""
    low = stage.scene.tokens.low
    if low[verb].endswith("ing") and verb and low[verb - 1] not in BE:
        return _act_before(stage, verb, side, before)
    if verb and low[verb - 1] == "to":
        return _planner(stage, verb)
    pronoun = pronoun_before(stage, verb)
    if pronoun >= 0:
        owner = find_antecedent(stage.scene, stage.mentions, pronoun, "")
        if owner is None and stage.scene.tokens.low[pronoun] == "they":
            return _attackers_before(stage.scene, before)
        owner = owner or find_antecedent(stage.scene, [], pronoun, before)
        return owner.party if owner is not None and owner.kind in ARMED else None
    subject = subject_of(stage, verb)
    if subject is None:
        blamed = [act for act in stage.acts if act.kind == "blamed" and act.at < verb]
        return blamed[-1].party if blamed else None
    if subject.kind == "fight":
        return NOBODY
    if subject.kind != "deed":
        return _resolved(stage, subject, before)
    own = next((act for act in stage.acts if act.kind == "deed" and act.i == subject.i), None)
    if own is not None:
        return NOBODY if side and _side_of(own.group) == side else own.party
    told = stage.scene.tokens.low[subject.i] in _DEFINITE or stage.scene.tokens.low[verb - 1] in RELATIVES
    others = [act for act in stage.acts if act.kind == "blamed" or (told and act.at < subject.i)]
    if others:
        return others[-1].party
    return _deed_told_before(stage.scene, subject, before)


_PLANS = frozenset("attempt attempts plot plots plan plans bid effort threat threats decision conspiracy".split())
_PLANNED = frozenset(
    """tried trying planned planning intended intending wanted threatened threatening attempted attempting plotted
plotting vowed refused managed continued used began started helped went""".split()
)


def _planner(stage: Stage, verb: int) -> Party | None:
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


def _act_before(stage: Stage, verb: int, side: str, before: str) -> Party | None:
    """ "X shelled the town, killing 12": the last act told before the participle, else the subject of the sentence."""
    low = stage.scene.tokens.low
    earlier = [act for act in stage.acts if act.at < verb and not (side and _side_of(act.group) == side)]
    earlier = [act for act in earlier if not _is_answered(low, act)] or earlier
    fights = [mention for mention in stage.mentions if mention.j <= verb and mention.kind == "fight"]
    if fights and (not earlier or fights[-1].i > earlier[-1].at):
        return NOBODY
    if earlier:
        return None if _is_interrupted(stage, earlier[-1], verb) else earlier[-1].party
    for mention in stage.mentions:
        if mention.j > verb or mention.kind not in (*ARMED, "country") or is_speech(stage.scene, mention.j):
            continue
        if is_governed(stage.scene, mention) or is_harmed(stage, mention, verb):
            continue
        if mention.group == "combatants" or any(
            one.kind == "deed" and mention.j <= one.i < verb for one in stage.mentions
        ):
            return mention.party
    deeds = [mention for mention in stage.mentions if mention.j <= verb and mention.kind == "deed"]
    return _deed_told_before(stage.scene, deeds[-1], before) if deeds else None


def _is_answered(low: list[str], act: Act) -> bool:
    """Whether the act is what the harm answers: "in retaliation for a rebel attack"."""
    return act.i > 0 and low[act.i - 1] in ("for", "to", "against", "following", "over", "despite", "amid", "about")


def _user(stage: Stage, first: int, last: int) -> Party | None:
    """ "M23 used 200 villagers as human shields": the subject of the verb of using or holding."""
    low = stage.scene.tokens.low
    for k in range(first, -1, -1):
        if low[k] in ("using", "used", "use", "uses", "holding", "held", "taken", "took", "taking"):
            subject = subject_of(stage, k)
            return subject.party if subject is not None and subject.kind != "deed" else None
    return None


_LEADS = frozenset("in during from under by with after when as amid following through of to".split())


def _side_of(group: str) -> str:
    return {"police": "state", "security_forces": "state", "combatants": "combatants"}.get(group, "")


def _nearest_act(
    stage: Stage, row: Row, reading: Reading, first: int, last: int, side: str, before: str, *, active: bool
) -> Party | None:
    """The act told beside the harm; behind it before ahead of it.

    ``side`` of the counted where their party is not told: nobody is taken for a victim of his own side.
    """
    if any(mention.kind == "fight" and (last <= mention.i < last + 8) for mention in stage.mentions):
        return None
    acts = [act for act in stage.acts if not (side and _side_of(act.group) == side)]
    found = _act_behind(stage, row, acts, last, before)
    moved = reading.measure in ("displaced", "besieged", "trapped")
    if found is None and not active and not moved and not _has_own_cause(stage, last):
        found = _act_ahead(stage, acts, first)
    return found


def _has_own_cause(stage: Stage, last: int) -> bool:
    """Whether another cause stands behind the harm: "killed in a car crash", "when a bomb went off"."""
    low, lex = stage.scene.tokens.low, stage.scene.lex
    for k in range(last, min(last + 7, len(low) - 1)):
        if low[k] not in _LEADS or low[k + 1] in _DEFINITE:
            continue
        m = k + 2 if low[k + 1] in ("a", "an", "two", "three", "several", "separate", "another") else k + 1
        for n in range(m, min(m + 3, len(low))):
            thing = match_phrase(lex.things, low, n)
            if thing and thing[0] in ("events", "vehicles", "weapons"):
                return True
    return False


def _is_interrupted(stage: Stage, act: Act, until: int) -> bool:
    """Whether another event is told between an act and the harm: "while", or a bomb that nobody is named for."""
    low = stage.scene.tokens.low
    if _APART & set(low[act.j : until]) or until - act.j > 30:
        return True
    return any(
        mention.kind == "deed"
        and mention.party == NOBODY
        and act.j + 4 < mention.i < until
        and low[mention.i] not in _DEFINITE
        and not is_governed(stage.scene, mention)
        for mention in stage.mentions
    )


def _act_behind(stage: Stage, row: Row, acts: list[Act], last: int, before: str) -> Party | None:
    """ "12 died in a US air strike", "when regime warplanes struck", "in its raids"."""
    low = stage.scene.tokens.low
    for act in acts:
        if act.i < last:
            continue
        gap = low[last : act.i]
        if ";" in gap or "." in gap or _other_harm(row, last, act.i):
            break
        if act.kind == "blamed":
            return act.party
        if "said" in gap or "says" in gap or "told" in gap:
            break
        lead = next((k for k in range(act.i - 1, max(last - 2, act.i - 4), -1) if low[k] in _LEADS), -1)
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


def _act_ahead(stage: Stage, acts: list[Act], first: int) -> Party | None:
    """ "Rebels shelled the town and 12 people died", "In an attack by X, two were hurt"."""
    low = stage.scene.tokens.low
    fights = [mention.i for mention in stage.mentions if mention.kind == "fight" and mention.i < first]
    for act in reversed([act for act in acts if act.at < first and not _is_answered(low, act)]):
        if (fights and fights[-1] > act.at) or _is_interrupted(stage, act, first):
            return None
        if ";" in low[act.j : first] or any(is_speech(stage.scene, k) for k in range(act.j, first)):
            return None
        if not (act.i > 1 and low[act.i - 1] in ("after", "since", "before") and low[act.i - 2] in _TIMES):
            return act.party
    return None


def _other_harm(row: Row, last: int, until: int) -> bool:
    """Whether a harm verb with people of its own stands between: its act is not ours."""
    return any(
        last <= chunk.i < until and chunk.tag in "VWKI" and k > 0 and row.tags[k - 1] not in "&n,ty"
        for k, chunk in enumerate(row.chunks)
    )


# -- across sentences -------------------------------------------------------------------------------------------------


def _attackers_before(scene: Scene, before: str) -> Party | None:
    """ "The rebels attacked a base. They killed 12": who attacked in the sentence before."""
    tail = before.rstrip()[-_LOOK_BACK:]
    start = max(tail.rstrip(".").rfind(". "), tail.rfind("\n")) + 1
    earlier = earlier_scene(scene, tail[start:])
    acts = [act for act in find_acts(Stage(earlier, find_mentions(earlier), [], [])) if act.kind == "attack"]
    return acts[-1].party if acts else None


def _deed_told_before(scene: Scene, deed: Mention, before: str) -> Party | None:
    """ "The attack killed 12": whose attack the sentence before told of."""
    if scene.tokens.low[deed.i] not in _DEFINITE:
        return None
    earlier = earlier_scene(scene, before)
    mentions = find_mentions(earlier)
    stage = Stage(earlier, mentions, [], [])
    acts = [act for act in find_acts(stage) if act.named or act.group == "combatants"]
    fights = [mention for mention in mentions if mention.kind == "fight"]
    if not acts or (fights and fights[-1].i > acts[-1].at):
        return None
    return acts[-1].party


_ATTACKED = frozenset("shot gunned beheaded executed abducted kidnapped bomb gunmen gunman attackers bomber".split())
_CLAIMS = ("claim", "responsib", "blame", "behind the", "carried out by", "work of")


def _claimed_later(stage: Stage, after: str, side: str) -> Party | None:
    """ "A blast killed 12. ISIS claimed the attack.": who the next sentences say stood behind it."""
    low_text = after.lower()
    if not any(word in low_text for word in _CLAIMS):
        return None
    if not any(one.kind == "deed" for one in stage.mentions) and _ATTACKED.isdisjoint(stage.scene.tokens.low):
        return None
    tokens = split_tokens(after, 0, len(after))
    hits = find_names(tokens, "actors.csv", capitals=stage.scene.capitals, text_low=low_text)
    scene = stage.scene._replace(text=after, tokens=tokens, hits=hits)
    told = Stage(scene, find_mentions(scene), [], [])
    pointed = [one.i for one in told.mentions if one.kind == "deed" and tokens.low[one.i] in _DEFINITE]
    for act in find_acts(told):
        behind = tokens.low[act.j : act.j + 8]
        plain = "responsibility" in behind and not {"a", "an", "another"} & set(behind)
        of_it = plain or any(abs(act.at - i) < 14 for i in pointed)
        if act.named and of_it and (act.kind == "blamed" or act.i in pointed) and _side_of(act.group) != (side or "-"):
            return act.party
    return None
