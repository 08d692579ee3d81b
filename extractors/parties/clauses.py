"""Who is the subject: the phrase a verb belongs to, and the party a pronoun points back to.

"Militants stormed the village and killed 12"  ->  killed: Militants
"The army said five of its soldiers"           ->  its: army
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.parties.mentions import find_mentions
from extractors.parties.named import NOBODY, Act, Mention, Party, Scene, nation_at, national_force, words
from extractors.parties.unlisted import find_parties
from extractors.text.tokens import split_tokens
from extractors.words.lookup import match_phrase

_LOOK_BACK = 400  # characters before the sentence in which "its" may find its party
ARMED = ("name", "force")
ADVERBS = frozenset(
    """has have had also later then again reportedly allegedly apparently was were been is are have repeatedly yesterday
today earlier monday tuesday wednesday thursday friday saturday sunday on""".split()
)
JOINS = frozenset(("and", "then", "but", ",", "before"))
RELATIVES = frozenset(("who", "that", "which"))
BREAKS = frozenset(
    """when as after while because although though if where since until whereas ; : . ? ! amid despite says""".split()
)
PREPOSITIONS = frozenset(
    """of from against with to for between among at in on into near under over about inside outside toward towards
by through around across during amid alongside versus targeting including""".split()
)
BE = frozenset("was were been being is are be got gets getting get".split())


class Stage(NamedTuple):
    """A sentence with its parties and its acts, read once for all its figures."""

    scene: Scene
    mentions: list[Mention]
    acts: list[Act]
    harmed: list[tuple[int, int, int]]  # tokens of the counted people, and of the word that harms them


_NOUNS = frozenset("found record records post posts list lists register project projects comment comments".split())


def is_speech(scene: Scene, k: int) -> bool:
    """Whether token ``k`` is a verb of saying: not "state" in "Islamic State", not "found" or "record"."""
    word, raw = scene.tokens.low[k], scene.tokens.raw[k]
    if word not in scene.lex.speech or word in _NOUNS:
        return False
    if word.endswith(("ed", "id")) and scene.tokens.low[k + 1 : k + 3] in (["to", "have"], ["to", "be"]):
        return False  # "a mine believed to have been laid by ..."
    if word in ("state", "states", "report", "reports") and k and scene.tokens.raw[k - 1][0].isupper():
        return scene.capitals  # "in Kaduna state"
    return scene.capitals or not raw[0].isupper()


def is_governed(scene: Scene, mention: Mention) -> bool:
    """Whether a preposition stands before the phrase."""
    low, k = scene.tokens.low, mention.i
    while k and (low[k - 1] in scene.lex.adjectives or low[k - 1] in ("a", "an", "the") or "-" in low[k - 1][1:]):
        k -= 1
    if k > 1 and low[k - 1] in _ROUGHLY and (low[k][0].isdigit() or low[k] in scene.lex.units):
        k -= 1  # "when around 30 Serbs ambushed"
    if k and low[k - 1] in ("and", ",", "or") and k > 2 and mention.kind == "country":
        return low[k - 3] in PREPOSITIONS or low[k - 2] in PREPOSITIONS
    return k > 0 and (low[k - 1] in PREPOSITIONS or low[k - 1] == "as" and k > 1 and low[k - 2] in _POSES)


_ROUGHLY = frozenset(("around", "about", "over", "under"))
_POSES = frozenset("disguised dressed posing masquerading clad working serving acting".split())


def is_harmed(stage: Stage, mention: Mention, verb: int) -> bool:
    """Whether the phrase is harmed by the verb or before it: gunmen shot dead later can still have killed."""
    return any(mention.i < j and i < mention.j and harm <= verb for i, j, harm in stage.harmed)


def subject_of(stage: Stage, verb: int) -> Mention | None:
    """The phrase that is the subject of an active verb at token ``verb``; None where it cannot be told."""
    scene, low = stage.scene, stage.scene.tokens.low
    k = verb
    while k and (low[k - 1] in ADVERBS or low[k - 1].endswith("ly") or low[k - 1] == '"' or _dates(low, k, verb)):
        k -= 1
    if k == 0 or (low[k - 1] in ("who", "which") and k > 1 and is_speech(scene, k - 2)):
        return None
    if is_speech(scene, k - 1):  # "which it estimates killed", "that activists say killed"
        k = next((m + 1 for m in range(k - 2, max(-1, k - 7), -1) if low[m] in RELATIVES), k)
    joined = low[k - 1] in JOINS
    relative = low[k - 1] in RELATIVES
    if joined and low[k - 1] == "and":
        first = max((harm for i, _, harm in stage.harmed if k - 14 < harm < i < k), default=0)
        if first and low[first - 1] in RELATIVES:
            return subject_of(stage, first)  # "police sought a bomber who killed six and wounded 30"
    if not relative:
        for mention in stage.mentions:  # "clashes between A and a rival, B, left 18 dead"
            if mention.kind != "fight" or low[mention.j : mention.j + 1] not in (["between"], ["pitting"]):
                continue
            if mention.j < k and not is_governed(scene, mention) and not _finite_between(stage, mention.j, k):
                return mention
    best: Mention | None = None
    for mention in reversed([one for one in stage.mentions if one.j <= k]):
        gap = low[mention.j : k]
        if gap[:1] and gap[0] in _POSES and gap[1:2] == ["as"]:
            gap = gap[2:]  # "militants disguised as cricketers killed five"
        if any(word in BREAKS for word in gap) or any(is_speech(scene, m) for m in range(mention.j, k)):
            break
        if gap[:1] == [","] and mention.i > 1 and is_speech(scene, mention.i - 1):
            continue  # "the blast, said police, killed 12"
        if mention.kind == "fight":
            if relative or not joined or not is_governed(scene, mention):
                return mention
            continue
        if mention.kind == "deed" and mention.party == NOBODY and not relative and is_governed(scene, mention):
            continue
        if relative:
            if mention.kind != "deed" and gap[0] not in PREPOSITIONS and gap[0] not in (*RELATIVES, ",", ")", "("):
                continue  # "the toll gate, a raid that cost nine lives": the act is the antecedent
            if len(gap) <= (14 if mention.kind == "deed" else 9) and not is_harmed(stage, mention, verb):
                if is_governed(scene, mention) and mention.kind != "deed":
                    if low[mention.i - 1] in ("of", "from", "with", "by") and mention.kind in (*ARMED, "person"):
                        best = best or mention
                    continue
                return mention if mention.kind not in ("country", "capital") else best
            continue
        if mention.kind == "capital" or (mention.kind == "country" and mention.j < k):
            continue  # a city or a country does not kill unless it stands right before the verb
        if is_governed(scene, mention) or is_harmed(stage, mention, verb) or _is_object(stage, mention):
            continue
        if _finite_between(stage, mention.j, k) and not joined:
            return None
        best = best or mention
        if mention.kind in ARMED and (not joined or mention.group):
            return first_of_two(stage, mention)
    return best


def _dates(low: list[str], k: int, verb: int) -> bool:
    """Whether "since" at ``k - 1`` only dates the verb: "police have since Thursday | arrested 214"."""
    return k < verb and low[k - 1] == "since" and low[k] in ADVERBS


def first_of_two(stage: Stage, mention: Mention) -> Mention:
    """ "the RSF and allied militia": the first of two parties that are named together."""
    if mention.i and stage.scene.tokens.low[mention.i - 1] == "and":
        ahead = (one for one in stage.mentions if one.j == mention.i - 1 and one.kind in ARMED and one.party != NOBODY)
        return next((one for one in ahead if not is_governed(stage.scene, one)), mention)
    return mention


def pronoun_before(stage: Stage, verb: int) -> int:
    """Where the subject of a verb is "it" or "they": "the army said it had killed 30"; -1 where it is none."""
    low = stage.scene.tokens.low
    k = verb
    while k and (low[k - 1] in ADVERBS or low[k - 1].endswith("ly")):
        k -= 1
    return k - 1 if k and low[k - 1] in ("it", "they") else -1


def _is_object(stage: Stage, mention: Mention) -> bool:
    """Whether a verb of harm or attack stands right before the phrase."""
    low, i = stage.scene.tokens.low, mention.i
    if i == 0:
        return False
    word = low[i - 1]
    if word in words()["attacks"] or word in ("accused", "blamed", "told", "entered", "left", "fought", "fighting"):
        return True
    dragged = word.endswith("ed") and word not in stage.scene.lex.adjectives and not is_speech(stage.scene, i - 1)
    if mention.kind == "person" and dragged and i > 1:
        return True  # "militiamen dragged men from their homes and shot 12"
    return word.endswith(("ed", "ing")) and match_phrase(stage.scene.lex.harm, low, i - 1) is not None


def _finite_between(stage: Stage, first: int, after: int) -> bool:
    """Whether another verb of harm or attack stands between a phrase and the verb."""
    low = stage.scene.tokens.low
    within = {k for mention in stage.mentions for k in range(mention.i, mention.j)}
    for k in range(first, after):
        if k in within or low[k + 1] == "by":
            continue  # "a bomb planted by the Taliban killed five"
        if low[k] in ("was", "were", "is", "are", "said") or (
            low[k] in words()["attacks"] and not low[k].endswith("ing") and not is_proper(stage.scene, k)
        ):
            if not (k and low[k - 1] in RELATIVES):
                return True
    return False


def is_proper(scene: Scene, k: int) -> bool:
    """Whether a verb of attack is a name here: "in the town of Hit"."""
    return k > 0 and not scene.capitals and scene.tokens.raw[k].istitle() and scene.tokens.low[k - 1] in ("of", "in")


def find_antecedent(
    scene: Scene, mentions: list[Mention], at: int, before: str, *, armed: bool = False
) -> Mention | None:
    """The party a pronoun at token ``at`` points to: the nearest subject before it, else the last one told."""
    told = [one for one in mentions if one.j <= at]
    opens = next((k for k in range(at - 1, 1, -1) if scene.tokens.low[k] in (",", "which", "who")), 0)
    if opens and scene.tokens.low[opens] != ",":  # "the army attacked the rebels, who lost 40 of their men"
        whose = next((one for one in told if one.named and one.j == opens - 1), None)
        if whose is not None:
            return whose
    for mention in reversed([one for one in told if not _is_aside(scene, one, at)] or told):
        party = mention.kind in ("name", "force", "country", "capital") or (mention.kind == "person" and mention.group)
        if party and mention.party != NOBODY:
            mine = (
                mention.named
                and scene.tokens.low[at] in ("his", "her")
                and scene.tokens.low[mention.i - 1] in ("in", "of", "from")
            )
            if (mention.named or mention.kind in ("force", "country", "capital")) and (
                mine or not _is_held(scene, mention)
            ):
                return None if _speaks_between(scene, mention.j, at) or _is_single(scene, mention, at) else mention
    ministry = _ministry_before(scene, at) if scene.tokens.low[at] in ("its", "it") else None
    if ministry is not None:
        return ministry
    earlier = earlier_scene(scene, before)
    for mention in reversed(find_mentions(earlier)):
        if mention.named and mention.kind in ("name", "force") and (armed or not _is_held(earlier, mention)):
            if not armed or mention.group == "combatants":
                return mention
    return None


def _is_aside(scene: Scene, mention: Mention, at: int) -> bool:
    """ "the army, which fights the rebels, said four of its soldiers": a clause put in between leaves "its" alone."""
    low = scene.tokens.low
    opens = next((k for k in range(mention.i - 1, 0, -1) if low[k] in ("which", "who", "whose")), 0)
    return bool(opens) and low[opens - 1] == "," and "," not in low[opens : mention.i] and "," in low[mention.j : at]


def _speaks_between(scene: Scene, first: int, at: int) -> bool:
    """ "the army said, while the party's spokesman put at 23 the losses of its members": "its" means the group."""
    low = scene.tokens.low
    return any(is_speech(scene, k) and low[k - 1] in _SOMEBODY for k in range(first + 1, at))


_SOMEBODY = frozenset("group organisation organization movement party charity union agency company faction".split())


def _is_single(scene: Scene, mention: Mention, at: int) -> bool:
    """ "an officer and two of his bodyguards": a single man without a name is no party."""
    low = scene.tokens.low
    return low[at] in ("his", "her") and not mention.named and low[mention.i] in ("a", "an")


def _ministry_before(scene: Scene, at: int) -> Mention | None:
    """ "The Turkish defence ministry said 12 of its soldiers": the army of the country whose ministry speaks."""
    low, n = scene.tokens.low, at
    for k in range(n):
        nation = nation_at(scene, k) if low[k] not in PREPOSITIONS else None
        if nation is None or k and low[k - 1] in PREPOSITIONS:
            continue
        m = nation[1]
        while m < n and low[m] in ("'s", "defence", "defense", "interior", "foreign", "war"):
            m += 1
        if m < n and low[m] in _OFFICES and (m + 1 < n and is_speech(scene, m + 1) or low[m + 1] in ADVERBS):
            adjective = " ".join(low[k : nation[1]]) if nation[2] else ""
            written = scene.text[scene.tokens.starts[k] : scene.tokens.ends[m]]
            army = Party(national_force(nation[0], adjective, "army"), written)
            return Mention(k, m + 1, "country", army, "security_forces", True)
    return None


_OFFICES = frozenset("ministry government authorities pentagon presidency".split())


def earlier_scene(scene: Scene, before: str) -> Scene:
    """The text just before the sentence, read the same way."""
    tail = before[-_LOOK_BACK:]
    tokens = split_tokens(tail, 0, len(tail))
    hits = find_parties(tokens, capitals=scene.capitals, text_low=scene.text_low)
    return scene._replace(text=tail, tokens=tokens, hits=hits)


_GOVERNORS = frozenset(
    """by of from against with to for between among at in on into near under over and about inside outside toward
towards accused blamed attacked killed fought struck bombed hit targeted told accuses accusing accuse blames""".split()
)


def _is_held(scene: Scene, mention: Mention) -> bool:
    """Whether a preposition or a verb stands before the phrase, so that it is no subject."""
    low, i = scene.tokens.low, mention.i
    if i > 1 and low[i - 1] in ("for", "of", "from") and low[i - 2] in _VOICES:
        return False  # "a spokesman for the army said two of its men"
    return i > 0 and low[i - 1] in _GOVERNORS


_VOICES = frozenset(
    """spokesman spokeswoman spokesperson spokesmen commander chief head leader statement communique director president
representative official officials member members secretary-general""".split()
)
