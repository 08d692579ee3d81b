"""The phrases of a sentence that stand for a party, a deed or a fight, read from their first word to their last.

"gunmen of the ADF killed two in an attack"  ->  force (Allied Democratic Forces), deed (of nobody yet)
"""

from __future__ import annotations

from extractors.parties.beginnings import Seen, look_up, may_begin
from extractors.parties.named import NOBODY, Mention, Party, Scene, group_of, nation_at, national_force, words
from extractors.parties.names import Hit
from extractors.parties.walks import SAID, Walk, noun_within
from extractors.parties.wielders import find_wielder

_TAILS = frozenset(
    """of from known called named belonging loyal allied linked affiliated aligned believed suspected claiming said
    with in""".split()
)
_LINKS = frozenset(
    """
    of from the belonging to loyal allied linked affiliated with aligned believed be belong being member members
    known called named locally
    suspected in said claiming identified as a an group militant armed terrorist terror rebel islamist jihadist
    extremist outlawed banned militia movement network branch faction wing pro-government notorious local so-called
    mainly largely mostly predominantly radical hardline shadowy self-styled kurdish shiite sunni dreaded
    obscure little-known violent brutal deadly rival breakaway splinter
    """.split()
)
_BODIES_BEHIND = frozenset("group sect movement network organisation organization faction alliance".split())
_PARTS = frozenset("fronts units columns squads commandos commandoes cells brigades battalions snipers".split())
_IRREGULAR = frozenset("militia rebel opposition separatist tribal insurgent mercenary".split())  # forces of no state


def find_mentions(scene: Scene) -> list[Mention]:
    """The parties, deeds and fights of a sentence, left to right, not overlapping."""
    at = {hit.i: hit for hit in scene.hits}
    seen = look_up(scene)
    low, raw, capitals = scene.tokens.low, scene.tokens.raw, scene.capitals
    out: list[Mention] = []
    k, n = 0, len(low)
    while k < n:
        listed = may_begin(low[k]) or k in at
        if low[k] in SAID or not listed and not ((capitals or raw[k][0].isupper()) and _may_modify(scene, seen, k)):
            k += 1
            continue
        mention = _read(scene, at, seen, k)
        if mention is None:
            k += 1
            continue
        out.append(mention)
        k = max(mention.j, k + 1)
    return out


def _may_modify(scene: Scene, seen: Seen, k: int) -> bool:
    """Whether a word in no list may begin a mention: as a nation or before a party's noun; most names do not."""
    return noun_within(seen, k + 1, len(scene.tokens.low)) or nation_at(scene, k) is not None


def _read(scene: Scene, at: dict[int, Hit], seen: Seen, i: int) -> Mention | None:
    """What the phrase that begins at token ``i`` stands for."""
    walk = Walk(scene, at, seen, i)
    if not walk.stands:
        return None
    if walk.kind == "fight":
        return Mention(i, walk.end, "fight")
    if walk.kind == "deed":
        return _deed(walk)
    if walk.kind == "capital":
        written = walk.written(walk.first, walk.end)
        return Mention(i, walk.end, "capital", Party(written, written), named=True)
    if walk.hit is not None:
        return _name(walk, walk.hit)
    if not walk.kind and walk.nation:
        country, first, after, _ = walk.nation
        return Mention(i, after, "country", Party(country, walk.written(first, after)))
    return _people(walk)


def _read_behind(walk: Walk, k: int) -> Mention | None:
    """What the phrase behind "of" at token ``k - 1`` stands for."""
    return _read(walk.scene, walk.at, walk.seen, k)


def _deed(walk: Walk) -> Mention:
    """ "regime air strikes", "warplanes of the coalition", "the attack"."""
    owner, group = find_wielder(walk)
    behind = _flown_by(walk) if owner == NOBODY and walk.thing == "carriers" else None
    if behind is not None:
        return behind._replace(i=walk.i, kind="deed", thing="carriers")
    group = group_of(walk.hit) if walk.hit is not None else group
    named = walk.hit is not None or walk.nation is not None
    return Mention(walk.i, walk.end, "deed", owner, group, named, walk.thing)


def _flown_by(walk: Walk) -> Mention | None:
    """ "warplanes of the Saudi-led coalition": whose they are stands behind."""
    low, end = walk.low, walk.end
    size = 1 if low[end : end + 1] == ["of"] else 2 if low[end : end + 2] == ["belonging", "to"] else 0
    if not size:
        return None
    behind = _read_behind(walk, end + size)
    return behind if behind and behind.kind in ("name", "force") and behind.party != NOBODY else None


def _name(walk: Walk, hit: Hit) -> Mention | None:
    """ "Boko Haram", "Hamas gunmen", "ELN fronts"; not "Houthi territory"."""
    party, group, end = walk.hit_party(hit), group_of(hit), walk.end
    if not walk.kind and end < walk.n and walk.low[end] in _PARTS:
        return Mention(walk.i, end + 1, "force", party, group, True)
    if not walk.kind and _is_before_thing(walk):
        return None
    kind = walk.kind if walk.kind in ("force", "person") else "name"
    return Mention(walk.i, end, kind, party, walk.group if kind == "force" and walk.group else group, True)


def _people(walk: Walk) -> Mention | None:
    """ "gunmen", "gunmen of the ADF", "Syrian soldiers": a force or persons without a name before them."""
    low, end = walk.low, walk.end
    if walk.nation is None and low[end : end + 1] == [","] and low[end - 1] in _BODIES_BEHIND:
        beside = walk.at.get(end + 1)  # "by the dreaded sect, Boko Haram"
        if beside is not None:
            return Mention(walk.i, beside.j, "force", walk.hit_party(beside), group_of(beside), True)
    if walk.kind == "person" and walk.nation is None and _is_before_thing(walk) and _is_quality(walk, end - 1):
        return None  # "two mainly Muslim districts"
    if low[end - 1] == "national" and low[end - 2 : end - 1] == ["the"]:
        return None  # "the national disaster agency"
    if walk.kind == "force" and low[end - 1] == "military" and _is_before_thing(walk):
        return None  # "targeted military sites"
    if walk.kind == "person" and low[end : end + 2] == ["armed", "with"] and walk.nation is None:
        written = walk.written(walk.first, end)
        return Mention(walk.i, min(end + 3, walk.n), "force", Party(written, written), "combatants")
    return _with_tail(walk) or _part_of(walk) or _national(walk) or _as_written(walk)


def _is_before_thing(walk: Walk) -> bool:
    """Whether a thing stands behind the name; "claims" may be a verb there."""
    end = walk.end
    if end >= walk.n or walk.low[end] in walk.scene.lex.speech or walk.low[end] in words()["attacks"]:
        return False
    return walk.seen.things[end] is not None


def _is_quality(walk: Walk, k: int) -> bool:
    """Whether a noun of people stands for a quality before a thing: "Muslim districts", not "gunmen"."""
    return walk.scene.tokens.raw[k][:1].isupper() and not walk.low[k].endswith("s")


def _with_tail(walk: Walk) -> Mention | None:
    """ "gunmen of the ADF", "members of the Allied Democratic Forces group"."""
    tail = _tail(walk)
    if tail is None:
        return None
    ends = [tail.j]
    for hits in (walk.seen.forces, walk.seen.people) if tail.j < walk.n else ():
        found = hits[tail.j]
        ends += [found[1]] if found else []
    if tail.j < walk.n and walk.low[tail.j] in _BODIES_BEHIND:
        ends.append(tail.j + 1)
    return Mention(walk.i, max(ends), walk.kind, walk.hit_party(tail), group_of(tail), True)


def _tail(walk: Walk) -> Hit | None:
    """The name behind "of", "from", "belonging to" ...: "gunmen of the ADF"."""
    low, end = walk.low, walk.end
    if end >= walk.n or low[end] not in _TAILS or walk.kind not in ("force", "person"):
        return None
    if low[end] in ("in", "with") and walk.group not in ("security_forces", "police"):
        return None
    if low[end] == "said" and low[end + 1 : end + 2] != ["to"]:
        return None  # "medics said an Israeli tank ..."
    for k in range(end, min(end + 8, walk.n)):
        if k in walk.at:
            return walk.at[k]
        if low[k] not in _LINKS and not walk.scene.tokens.raw[k][:1].isupper() and low[k] != '"':
            return None
    return None


def _part_of(walk: Walk) -> Mention | None:
    """ "members of the Venezuelan judicial police", "a pair of car bombs", "a group of soldiers"."""
    end = walk.end
    member, company = walk.low[end - 1] in words()["members"], walk.seen.companies[end - 1]
    if walk.kind != "person" or walk.low[end : end + 1] != ["of"] or not (member or company):
        return None
    behind = _read_behind(walk, end + 1)
    if behind is None:
        return None
    if member and behind.kind == "force" and behind.named or company and behind.kind == "deed":
        return behind._replace(i=walk.i)
    if company and behind.kind in ("person", "force", "name"):
        whole = walk.written(walk.first, behind.j)
        return behind._replace(i=walk.i, party=behind.party if behind.named else Party(whole, whole))
    return None


def _national(walk: Walk) -> Mention | None:
    """ "Syrian soldiers": of the Syrian Army; not so "Syrian rebel forces"."""
    if walk.kind != "force" or walk.nation is None or walk.group not in ("security_forces", "police"):
        return None
    if not _IRREGULAR.isdisjoint(walk.low[walk.first : walk.end]):
        return None
    country, first, after, adjective = walk.nation
    body = "police" if walk.group == "police" else "army"
    name = national_force(country, walk.written(first, after).lower() if adjective else "", body)
    return Mention(walk.i, walk.end, "force", Party(name, walk.written(walk.first, walk.end)), walk.group, True)


def _as_written(walk: Walk) -> Mention:
    written = walk.written(walk.first, walk.end)
    return Mention(walk.i, walk.end, walk.kind, Party(written, written), walk.group, walk.nation is not None)
