"""Deeds with an agent: an owned weapon, a subject with a verb of attack, a party that is blamed or that claims.

"a Saudi-led air strike"  "Militants stormed the village"  "the blast was blamed on ETA"
"""

from __future__ import annotations

from extractors.chunks.rows import Row
from extractors.frames.readings import Reading
from extractors.parties.clauses import (
    ARMED,
    BE,
    BREAKS,
    PREPOSITIONS,
    Stage,
    find_antecedent,
    first_of_two,
    is_proper,
    pronoun_before,
    subject_of,
)
from extractors.parties.mentions import find_mentions
from extractors.parties.named import NOBODY, Act, Mention, Scene, words
from extractors.words.lookup import match_phrase

# "in areas held by", "overpowered by police": not the agent of the harm
HOLDS = frozenset(
    """held controlled run owned overpowered surrounded manned guarded protected recaptured besieged visited led founded
backed supported funded created set used occupied liberated freed rescued treated followed accompanied joined
driven escorted reported confirmed verified announced published told said obtained seen released cited quoted
counted recorded documented welcomed condemned hosted organised organized attended governed ruled administered
disputed claimed pursued chased shared affected hit preceded caused triggered sparked prompted marked dominated
inhabited populated""".split()
)
# who is no party to a fight unless a verb of attack is theirs
UNARMED = frozenset(
    """people persons residents protesters demonstrators marchers crowds crowd supporters students civilians villagers
    workers passengers refugees migrants victims women children""".split()
)


def set_stage(scene: Scene, row: Row, readings: list[Reading]) -> Stage:
    """The parties and acts of one sentence, and the people counted in it."""
    harmed = [
        (
            row.chunks[reading.chunk].i,
            row.chunks[reading.chunk].j,
            row.chunks[reading.harm].i if reading.harm >= 0 else 0,
        )
        for reading in readings
        if reading.measure != "displaced" or row.chunks[reading.chunk].tag != "g"  # "herders came and killed 12"
    ]
    stage = Stage(scene, find_mentions(scene), [], harmed)
    return stage._replace(acts=find_acts(stage))


def find_acts(stage: Stage) -> list[Act]:
    """Deeds of an owner, subjects with a verb of attack, and parties blamed, by their place."""
    low, n, table = stage.scene.tokens.low, len(stage.scene.tokens), words()
    acts: list[Act] = []
    covered = {k for mention in stage.mentions for k in range(mention.i, mention.j)}
    for mention in stage.mentions:
        if mention.kind == "deed":
            agent = mention.party
            if agent == NOBODY:
                behind = agent_behind(stage, mention.j)
                agent = behind.party if behind else NOBODY
                mention = mention._replace(group=behind.group, named=behind.named) if behind else mention
            elif mention.thing == "carriers" and not _strikes(stage, mention):
                continue
            if agent != NOBODY:
                acts.append(Act(agent, mention.i, mention.i, mention.j, "deed", mention.group, mention.named))
        blamed = _is_blamed(stage, mention)
        if blamed:
            first = first_of_two(stage, mention)
            acts.append(Act(first.party, first.i, first.i, mention.j, "blamed", first.group, first.named))
    for k in range(n):
        if low[k] not in table["attacks"] or k in covered or is_proper(stage.scene, k):
            continue
        if low[k] == "targets" and (k + 1 == n or not low[k + 1][0].isalnum() or low[k + 1] in PREPOSITIONS):
            continue  # "no military targets": a noun
        if low[k] in table["helped"] and table["helped"][low[k]].isdisjoint(low[k + 1 : k + 8]):
            continue
        if _is_passive(stage.scene, k):
            behind = agent_behind(stage, k + 1)
            if behind:
                acts.append(Act(behind.party, k, k, behind.j, "attack", behind.group, behind.named))
            continue
        if low[k] in table["attacking"] and k and low[k - 1] not in (",", "and"):
            if low[k - 1] not in BE:
                continue
        pronoun = pronoun_before(stage, k)
        subject = find_antecedent(stage.scene, stage.mentions, pronoun, "") if pronoun >= 0 else subject_of(stage, k)
        if subject is not None and low[k - 1] in (",", "and") and low[k].endswith("ing") and _is_unarmed(subject):
            continue  # "a bus carrying 60 people left the road, killing 17"
        if subject is not None and subject.j == k and _is_number_of(low, subject.i, k):
            continue  # "the number of rebels killed since May"
        if subject is not None and subject.party != NOBODY and subject.kind != "deed":
            acts.append(Act(subject.party, k, subject.i, k + 1, "attack", subject.group, subject.named))
    return sorted(acts, key=lambda act: act.at)


def _is_number_of(low: list[str], i: int, k: int) -> bool:
    """Whether "the number of" stands at or just before the party that ends at token ``k``."""
    return any(low[m] in _NUMBERS and low[m + 1] == "of" for m in range(max(0, i - 3), k - 1))


_NUMBERS = frozenset("number numbers toll total count tally".split())


def _is_unarmed(mention: Mention) -> bool:
    return not mention.named and mention.party.name.lower().rpartition(" ")[2] in UNARMED


def _strikes(stage: Stage, mention: Mention) -> bool:
    """Whether a plane or a mine strikes: it stands behind "by", or a verb of attack or harm follows."""
    low = stage.scene.tokens.low
    if mention.i and low[mention.i - 1] in ("by", "from"):
        return True
    for k in range(mention.j, min(mention.j + 4, len(low))):
        if low[k] in words()["attacks"]:
            return True
        if low[k] in BREAKS or low[k] == ",":
            return False
    return False


def _is_passive(scene: Scene, k: int) -> bool:
    low = scene.tokens.low
    m = k - 1
    while m >= 0 and (low[m].endswith("ly") or low[m] in ("also", "then", "later")):
        m -= 1
    return m >= 0 and low[m] in BE and low[k] not in words()["attacking"]


def agent_behind(stage: Stage, k: int) -> Mention | None:
    """The party in "(carried out | claimed | launched ...) by <party>" right behind a deed or a verb."""
    low, n = stage.scene.tokens.low, len(stage.scene.tokens)
    if low[k : k + 1] == ["from"] and low[k - 1] in words()["fired"]:
        behind = mention_at(stage, k + 1)  # "in shelling from regime forces"
        return behind if behind is not None and behind.kind in ARMED else None
    for m in range(k, min(k + 6, n)):
        if low[m] == "by":
            if m > k and low[m - 1] in HOLDS - {"claimed", "caused", "led", "backed", "set", "hit"}:
                return None
            return mention_at(stage, m + 1)
        if low[m] in ("on", "to") and low[m - 1] in ("blamed", "attributed", "pinned"):
            return mention_at(stage, m + 1)
        if low[m] in BREAKS or low[m] in (",", "and"):
            return None
    return None


def mention_at(stage: Stage, k: int) -> Mention | None:
    """The party whose phrase begins at token ``k`` (quotation marks aside); a deed only if it has an owner."""
    low = stage.scene.tokens.low
    while k < len(low) and low[k] in ('"', "'"):
        k += 1
    for mention in stage.mentions:
        if mention.i <= k < mention.j and mention.i >= k - 1:
            return mention if mention.party != NOBODY and mention.kind != "fight" else None
    return None


_CHARGES = frozenset("accused suspected charged convicted guilty indicted".split())
_HELPING = BE | frozenset("has have had also found who stand stands stood".split())


def accused_before(stage: Stage, verb: int) -> Mention | None:
    """ "two soldiers (were) accused of | killing nine": whose deed it is said to be."""
    low = stage.scene.tokens.low
    if verb < 3 or low[verb - 1] not in ("of", "with", "for", "over") or low[verb - 2] not in _CHARGES:
        return None
    k = verb - 2
    while k and low[k - 1] in _HELPING:
        k -= 1
    if low[max(0, k - 3) : k - 1] in (["disguised", "as"], ["dressed", "as"]):
        k -= 3  # "fighters disguised as soldiers are suspected of"
    return next((one for one in stage.mentions if one.j == k and one.party != NOBODY and one.kind != "fight"), None)


_BETWEEN = frozenset(
    """) , which who has have had also later immediately itself today yesterday on quickly swiftly subsequently
    monday tuesday wednesday thursday friday saturday sunday""".split()
)


def _is_blamed(stage: Stage, mention: Mention) -> bool:
    """Whether words of blame stand before the party, or words of claiming behind it."""
    if mention.kind not in (*ARMED, "country", "person", "capital") or mention.party == NOBODY:
        return False
    return _is_accused(stage, mention) or _owns_up(stage, mention)


def _is_accused(stage: Stage, mention: Mention) -> bool:
    """ "blamed the rebels", "the work of ETA", "attributed the killings to the ADF"."""
    low, i = stage.scene.tokens.low, mention.i
    if not _DENIALS.isdisjoint(low[max(0, i - 4) : i + 1]):
        return False
    if not {"percent", "cent", "%"}.isdisjoint(low[max(0, i - 4) : i]):
        return False  # "1,282 deaths (38 per cent attributed to the Taliban)"
    for size in (4, 3, 2, 1):
        k = i - size
        hit = match_phrase(words()["blamed"], low, k) if k >= 0 else None
        if hit and hit[1] == i:
            return low[k] != "led" or k > 0 and _is_ill(stage, k - 1)  # "the group led by Abu Nidal" is no deed
    blames = {"on": _BLAMES_ON, "to": _BLAMES_TO}.get(low[i - 1] if i else "")
    if blames is None:
        return False
    verb = next((k for k in range(i - 2, max(-1, i - 13), -1) if low[k] in blames), -1)
    return verb >= 0 and not BREAKS & set(low[verb:i]) and any(_is_ill(stage, k) for k in range(verb + 1, i - 1))


_DENIALS = frozenset("no not denied denies denying deny without".split())
_BLAMES_ON = frozenset("blamed blames blaming pinned pins".split())
_BLAMES_TO = frozenset("attributed attributes attributing ascribed ascribes".split())
_ILLS = frozenset(
    """killing killings death deaths casualties murders disappearances losses violence incident bloodshed it them these
    beheadings abductions kidnappings explosions executions""".split()
)


def _is_ill(stage: Stage, k: int) -> bool:
    """Whether token ``k`` tells what somebody is blamed for: "the killings", "the attack"."""
    return stage.scene.tokens.low[k] in _ILLS or any(
        mention.kind == "deed" and mention.i <= k < mention.j for mention in stage.mentions
    )


def _is_own_deed(stage: Stage, k: int) -> bool:
    """ "claimed | an ambush near Gao, killing 12", not "claimed | an attack on its base killed 12"."""
    low = stage.scene.tokens.low
    deed = next((one for one in stage.mentions if one.kind == "deed" and one.i == k and one.party == NOBODY), None)
    if deed is None or low[k] not in ("a", "an", "another"):
        return False
    end = next((m for m in range(deed.j, len(low)) if low[m] in (",", "that", "which", "in")), len(low))
    return not any(deed.j <= harm < end for _, _, harm in stage.harmed)


def _owns_up(stage: Stage, mention: Mention) -> bool:
    """ "ISIS, which also claimed responsibility", "the rebels said they were behind the attack"."""
    low, table = stage.scene.tokens.low, words()
    if not _DENIALS.isdisjoint(low[max(0, mention.i - 1) : mention.j + 3]):
        return False
    k = mention.j
    if low[max(0, mention.i - 2) : mention.i] in (["disguised", "as"], ["dressed", "as"]):
        return False
    if low[k : k + 2] in (["disguised", "as"], ["dressed", "as"]):
        k += 3  # "fighters disguised as soldiers claimed responsibility"
    while k < min(mention.j + 5, len(low)) and low[k] in _BETWEEN:
        k += 1
    if mention.i and low[mention.i - 1] in ("which", "that") and low[k : k + 1] == ["claimed"]:
        return low[k + 1 : k + 2] != ["that"]  # "the bombing, which X later claimed"
    if low[k : k + 1] in (["claimed"], ["claims"]) and _is_own_deed(stage, k + 1):
        return True
    return k < len(low) and match_phrase(table["blaming"], low, k) is not None
