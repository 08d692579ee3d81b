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

from extractors.chunks.rows import Row
from extractors.frames.readings import Reading
from extractors.parties.acts import HOLDS, UNARMED, accused_before, mention_at
from extractors.parties.beside import is_answered, is_interrupted, is_of_some, nearest_act
from extractors.parties.clauses import (
    ARMED,
    BE,
    BREAKS,
    RELATIVES,
    Stage,
    find_antecedent,
    is_governed,
    is_harmed,
    is_speech,
    pronoun_before,
    subject_of,
)
from extractors.parties.named import NOBODY, Mention, Party, words
from extractors.parties.owners import LOSES
from extractors.parties.planned import claimant, planner
from extractors.parties.retold import (
    DEFINITE,
    attacked_before,
    attackers_before,
    claimed_later,
    deed_told_before,
    side_of,
    told_before,
)
from extractors.words.lookup import match_phrase

# whoever they fled from or were freed by is told by other words
_NO_AGENT = frozenset(
    """infected assisted in_need affected returned missing homeless food_insecure rescued evacuated
surrendered""".split()
)
_LIVES = frozenset(("life", "lives"))
_INFLICTS = frozenset("inflict inflicts inflicted inflicting".split())
_RECOVERS = frozenset("buried bury burying exhumed recovered retrieved unearthed".split())  # and did not kill
_CAPTIVES = frozenset("prisoner prisoners captive captives hostage hostages".split())
_BEATS = ("ed", "ing", "beat", "burnt", "shot")
_TAKES = frozenset("took take takes taking holding held hold holds".split())
_SHELTERS = frozenset(
    """hosts hosting hosted host sheltering sheltered shelter housed accommodated staying living residing refuge
registered camps shelters""".split()
)


def find_perpetrator(
    stage: Stage, row: Row, reading: Reading, actor: Party, group: str, before: str, after: str
) -> Party:
    """The party that did it. ``actor`` and ``group``: of the counted; ``before``: the text up to this sentence."""
    chunks, tags, low = row.chunks, row.tags, row.tokens.low
    at = reading.harm if reading.harm >= 0 or reading.whole < 0 else reading.chunk  # "four of them by soldiers"
    if not 0 <= at < len(chunks) or reading.measure in _NO_AGENT or chunks[at].measure == "assisted":
        return NOBODY  # "surgeons treated 508 people for gunshot wounds"
    harm, chunk = chunks[at], chunks[reading.chunk]
    if (_SHELTERS | _RECOVERS) & set(low[harm.i : harm.j]):
        return NOBODY
    verb = harm.i
    active = harm.i < chunk.i and harm.tag in "VWK" and not (at and tags[at - 1] == "B")
    if harm.tag == "J" or harm.i > chunk.i:  # "left 32 dead", "forcing 300 to flee"
        lead = next((k for k in range(reading.chunk - 1, max(-1, reading.chunk - 3), -1) if tags[k] == "L"), -1)
        lead = reading.chunk - 1 if tags[reading.chunk - 1 : reading.chunk] == "f" else lead
        if lead >= 0:
            verb, active = chunks[lead].i, True
    if chunk.i and _is_beaten(stage, low[harm.j - 1], chunk.i - 1):
        verb, active = chunk.i - 1, low[chunk.i - 2] not in BE  # "soldiers bayoneted 200 villagers to death"
    if harm.i >= chunk.i and _CAPTIVES.intersection(low[harm.i : harm.j]):
        taking = next((k for k in range(chunk.i - 1, max(-1, chunk.i - 3), -1) if low[k] in _TAKES), -1)
        if taking >= 0:
            verb, active = taking, True  # "troops took four of its fighters prisoner"
    inflicting = next((k for k in range(max(0, chunk.i - 4), chunk.i) if low[k] in _INFLICTS), -1)
    if inflicting >= 0:
        verb, active = inflicting, True  # "the rebels inflicted ten casualties on the army"
    behind = chunks[at + 1] if at + 1 < len(chunks) else harm
    if harm.i > chunk.i and behind.known == "pronoun" and tags[at - 1] != "B":
        active = True  # "took two teachers away and killed them"
    first, last = min(verb, chunk.i), max(harm.j, chunk.j) if harm.tag != "T" else harm.j
    side = side_of(group) if actor == NOBODY else ""
    if low[last : last + 2] in (["of", "them"], ["of", "whom"]) or low[last - 1 : last + 1] == ["of", "them"]:
        last += 2  # "41 of them | by soldiers"
    if LOSES.intersection(low[harm.i : harm.j]) and not _LIVES.intersection(low[verb:last + 2]):
        taker = nearest_act(stage, row, reading, first, last, side, before, active=True) or NOBODY
        return taker if NOBODY != actor != taker else NOBODY  # "the army lost 11 men in a rebel ambush"
    found = _subject_agent(stage, verb, side, before) if active else _by_agent(stage, last, before)
    said = found is not None
    if found is None and reading.measure == "human_shields":
        found = _user(stage, first, last)
    if found is None:
        found = nearest_act(stage, row, reading, first, last, side, before, active=active)
        found = None if found is not None and actor != NOBODY and found.name == actor.name else found
    if found is None and not active:
        found = told_before(stage, last, side, before)
    if found is None and not active and reading.measure in ("killed", "injured", "casualties", "abducted"):
        found = attacked_before(stage, first, last, side, before)
    if found is None:
        found = claimed_later(stage, before, after, side)
    if found is None or not said and found.name.lower().rpartition(" ")[2] in UNARMED:
        return NOBODY  # "dozens died when protesters stormed parliament" does not say that protesters killed them
    return found


def _is_beaten(stage: Stage, last: str, k: int) -> bool:
    """Whether "to death" or "dead" behind the counted belongs to the verb at token ``k``: "beat | two men to death"."""
    word = stage.scene.tokens.low[k]
    if last == "dead":
        return word in words()["attacks"]
    return last == "death" and word.endswith(_BEATS) and not is_speech(stage.scene, k)


# -- what a figure's own verb leads to --------------------------------------------------------------------------------


_TOLD_BY = frozenset(
    """report reports statement figures data estimate estimates survey count toll tally according list study""".split()
)


def _resolved(stage: Stage, mention: Mention, before: str) -> Party:
    """ "its fighters", "their men": the party they belong to, else the words as they are."""
    low = stage.scene.tokens.low
    if low[mention.i] in ("its", "their", "his") and not mention.named:
        near = [one for one in stage.mentions if one.named or one.kind == "force"]  # "the army said its forces"
        owner = find_antecedent(stage.scene, near, mention.i, before)
        if owner is not None:
            return owner.party
    if low[mention.i] == "the" and " ".join(low[mention.i + 1 : mention.j]) in _GENERIC and not mention.named:
        near = [one for one in stage.mentions if one.named and one.j <= mention.i and one.kind in ARMED]
        owner = near[-1] if near else find_antecedent(stage.scene, [], mention.i, before, armed=True)
        if owner is not None:
            return Party(owner.party.name, mention.party.text)  # "Boko Haram struck again. The group killed 12"
    return mention.party


_GENERIC = frozenset(("group", "movement", "organisation", "organization", "militant group", "rebel group"))


def _by_agent(stage: Stage, last: int, before: str) -> Party | None:
    """ "killed (in X) by <party>", up to the end of the clause; None where no such words stand."""
    low, n = stage.scene.tokens.low, len(stage.scene.tokens)
    opening = mention_at(stage, 1) if low[0] == "by" else None
    if opening is not None and opening.kind in ARMED and low[opening.j : opening.j + 1] == [","]:
        return opening.party  # "By a feared sect, Boko Haram, 16 were slain"
    if last and low[last - 1] == "by":
        last -= 1  # "taken prisoner by": the harm phrase holds the word
    for k in range(last, min(last + 26, n)):
        word = low[k]
        if word in BREAKS or word in _TOLD_BY or is_speech(stage.scene, k) or (word in RELATIVES and k > last):
            return None
        if k > last and is_of_some(low, k):
            return None  # "the execution of 63 villagers, 41 of them by soldiers"
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


def _accused_again(stage: Stage, verb: int, before: str) -> Party:
    """ "The army said ... while rebels accused it of | killing 1,000": whom the pronoun means, not the accuser."""
    low, accuser = stage.scene.tokens.low, subject_of(stage, verb - 3)
    others = [one for one in stage.mentions if one.j < verb - 3 and one != accuser]
    if low[verb - 2] == "it":
        others = [one for one in others if one.named or not low[one.j - 1].endswith("s")]
    meant = find_antecedent(stage.scene, others, verb - 2, before)
    return meant.party if meant is not None else NOBODY


_ACCUSES = frozenset("accused accuses accuse accusing blamed blames blame blaming suspect suspects suspected".split())


def _subject_agent(stage: Stage, verb: int, side: str, before: str) -> Party | None:
    """The agent of an active verb: its subject, or the one behind the deed that is its subject."""
    low = stage.scene.tokens.low
    first = _joined_verb(stage, verb)
    if first >= 0:
        return _subject_agent(stage, first, side, before)  # "where it has slain 3 and hurt 12"
    accused = accused_before(stage, verb)
    if accused is not None:
        return _resolved(stage, accused, before)
    if verb > 3 and low[verb - 2] in ("it", "them", "him") and low[verb - 3] in _ACCUSES:
        return _accused_again(stage, verb, before)
    if low[verb].endswith("ing") and verb and low[verb - 1] not in BE:
        return _act_before(stage, verb, side, before)
    if verb and low[verb - 1] == "to":
        return planner(stage, verb)
    if verb > 2 and low[verb - 2 : verb] == ["to", "have"]:
        return claimant(stage, verb)
    pronoun = pronoun_before(stage, verb)
    if pronoun >= 0:
        owner = find_antecedent(stage.scene, stage.mentions, pronoun, "")
        if owner is None and stage.scene.tokens.low[pronoun] == "they":
            return attackers_before(stage.scene, before)
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
        return NOBODY if side and side_of(own.group) == side else own.party
    told = stage.scene.tokens.low[subject.i] in DEFINITE or stage.scene.tokens.low[verb - 1] in RELATIVES
    others = [act for act in stage.acts if act.kind == "blamed" or (told and act.at < subject.i)]
    if others:
        return others[-1].party
    return deed_told_before(stage.scene, subject, before)


def _joined_verb(stage: Stage, verb: int) -> int:
    """The active verb of harm that "and" joins this one to, with nobody named between them; -1 without one."""
    low = stage.scene.tokens.low
    if verb < 3 or low[verb - 1] != "and" or low[verb].endswith("ing"):
        return -1
    for i, j, harm in stage.harmed:
        near = 0 <= harm < i < verb and verb - j <= 4 and not low[harm].endswith("ing")
        if near and not any(j <= one.i < verb for one in stage.mentions) and low[harm - 1] not in BE:
            return harm
    return -1


def _act_before(stage: Stage, verb: int, side: str, before: str) -> Party | None:
    """ "X shelled the town, killing 12": the last act told before the participle, else the subject of the sentence."""
    low = stage.scene.tokens.low
    earlier = [act for act in stage.acts if act.at < verb and not (side and side_of(act.group) == side)]
    earlier = [act for act in earlier if not is_answered(low, act)] or earlier
    fights = [mention for mention in stage.mentions if mention.j <= verb and mention.kind == "fight"]
    if fights and not (earlier and (fights[-1].i < earlier[-1].at or low[fights[-1].i - 1] in ("after", "following"))):
        return NOBODY  # but "soldiers opened fire after a clash, killing 12"
    if earlier:
        return None if is_interrupted(stage, earlier[-1], verb) else earlier[-1].party
    could = [mention for mention in stage.mentions if _may_have_acted(stage, mention, verb)]
    if could:
        return could[0].party if len({mention.party.name for mention in could}) == 1 else None
    deeds = [mention for mention in stage.mentions if mention.j <= verb and mention.kind == "deed"]
    return deed_told_before(stage.scene, deeds[-1], before) if deeds else None


def _may_have_acted(stage: Stage, mention: Mention, verb: int) -> bool:
    """Whether a phrase before the verb is a subject that fights: combatants, or a side with a deed behind it."""
    if mention.j > verb or mention.kind not in (*ARMED, "country") or is_speech(stage.scene, mention.j):
        return False
    if is_governed(stage.scene, mention) or is_harmed(stage, mention, verb):
        return False
    low = stage.scene.tokens.low
    if not words()["fighting"].isdisjoint(low[mention.j : mention.j + 2]):
        return False  # "rival gangs fought with grenades, leaving 22 dead"
    if mention.kind in ARMED and mention.group and not _COMES.isdisjoint(low[mention.j : mention.j + 2]):
        return True
    return mention.group == "combatants" or any(
        one.kind == "deed" and mention.j <= one.i < verb and _SUFFERS.isdisjoint(low[mention.j : one.i])
        for one in stage.mentions
    )


_COMES = frozenset(
    "entered arrived marched came descended swooped moved advanced returned drove crossed landed".split()
)
# "an army post was hit in an attack", "the patrol came under fire": those attacked, not the attackers
_SUFFERS = BE | {"came", "under", "suffered", "faced", "survived", "died", "condemned", "after"}


def _user(stage: Stage, first: int, last: int) -> Party | None:
    """ "M23 used 200 villagers as human shields": the subject of the verb of using or holding."""
    low = stage.scene.tokens.low
    for k in range(first, -1, -1):
        if low[k] in ("using", "used", "use", "uses", "holding", "held", "taken", "took", "taking"):
            subject = subject_of(stage, k)
            return subject.party if subject is not None and subject.kind != "deed" else None
    return None
