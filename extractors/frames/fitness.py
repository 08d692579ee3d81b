"""Whether a count can take a measure: people in distress, or customers, players, animals and things.

"a breach affected 2 million customers"   ->  trade, nobody harmed
"""

from __future__ import annotations

import re

from extractors.chunks.journeys import journeys
from extractors.chunks.rows import Chunk, Row, value_of
from extractors.words.lexicon import lexicon
from extractors.words.lookup import match_phrase


def fits(row: Row, k: int, harm: int, first: int, told: frozenset[str]) -> bool:
    """Whether the item can take the measure: a bare or unknown noun may be a thing."""
    chunk, verb = row.chunks[k], row.chunks[harm]
    if _is_another_matter(row, k, harm) or _takes_things(row, k, harm):
        return False
    if harm > k and verb.tag == "I" and "r" not in row.tags[k:harm] and _is_meant_for(row, k):
        return False
    if verb.tag in "IJiVSK" and _if_uprooted(row, verb):
        return _are_displaced(row, k, verb, told)
    if chunk.known == "bare" and (_animals_before(row, k) or of_things_before(row, k)):
        return False
    if harm > k == first and "," in row.tags[k:harm] and _BESIDE.search(row.tags, 0, k):
        return False  # "the boat, with 86 people on board, left the city"
    if harm > k and verb.tag == "I" and _ANOTHER_DIED.fullmatch(row.tags, k, harm):
        return False  # "4,000 families lost crops, and 100,000 head of cattle drowned"
    if harm < k and row.tags[k - 1 : k + 2] in (",nB", ",DB") and "&" not in row.tags[harm:k]:
        return False  # "where the storm killed nine, 7,000 people were waiting"
    if _gets_nothing(row, k, verb):
        return False
    if chunk.known == "bare" and harm == k + 1 and row.tokens.low[verb.j - 1] == "affected":
        return row.tags[harm + 1 : harm + 2] not in ("q", "z")  # "the 4 affected districts"
    if chunk.tag == "n" and chunk.known != "head" and verb.measure in _NEEDS_PERSON:
        return _is_surely_people(row, k, harm, first)
    if k == first and k and row.tags[k - 1] == "p" and verb.start > chunk.start and chunk.known != "head":
        return _is_told_behind_a_preposition(row, k, harm)
    return True


def _is_meant_for(row: Row, k: int) -> bool:
    """ "lorries with aid for 33,000 people crossed"."""
    words = row.tokens.low[max(0, row.chunks[k].i - 2) : row.chunks[k].i]
    return words[1:] == ["for"] and words[0] in _GOODS


_GOODS = frozenset("aid food relief supplies rations kits tents medicine medicines blankets shelter seeds".split())


def _is_another_matter(row: Row, k: int, harm: int) -> bool:
    """Trade, signings, patients sent home, and a part that no number tells."""
    chunk, verb = row.chunks[k], row.chunks[harm]
    if verb.measure == "affected" and _is_trade(row, chunk) or gets_away(row, k, harm):
        return True
    if chunk.tag in "szm" and row.tags[k + 1 : k + 2] == "e" and row.tokens.low[chunk.j - 1] in _SHARES:
        return True  # "a quarter of the army was killed"
    if march_in(row, k, harm):
        return True
    if verb.measure == "returned" and verb.j - verb.i == 1 and chunk.known == "head" and not row.uprooted:
        return not (is_anybody(row, k) or chunk.hint)  # "thirty volunteers will return on Monday"
    if verb.measure != "rescued":
        return False
    return _is_signing(row, chunk, row.tokens.low[verb.i]) or _is_sent_home(row, harm)


def gets_away(row: Row, k: int, harm: int) -> bool:
    """ "Two gunmen fled on a motorcycle", "the driver escaped on foot": who makes off is not driven from home."""
    chunk, verb = row.chunks[k], row.chunks[harm]
    word = row.tokens.low[verb.i]
    if verb.tag != "I" or verb.measure != "displaced" or not word.startswith(("fled", "flee", "escap")):
        return False
    alone = chunk.tag == "s" and chunk.group != "households" or value_of(chunk) == 1 and word.startswith("escap")
    return alone or chunk.group == "combatants" or row.tokens.low[chunk.head] in _OFFENDERS


_OFFENDERS = frozenset(
    """murderer murderers criminal criminals gunman gunmen attacker attackers assailant assailants robber
    robbers thief thieves suspect suspects driver drivers killer killers kidnapper kidnappers
    abductor abductors hijacker hijackers bandit bandits gangster gangsters culprit culprits
    perpetrator perpetrators burglar burglars smuggler smugglers trafficker traffickers poacher
    poachers rustler rustlers arsonist arsonists assassin assassins shooter shooters raider raiders
    intruder intruders hitman hitmen motorcyclist motorcyclists accomplice accomplices fugitive
    fugitives rioter rioters""".split()
)


def march_in(row: Row, k: int, harm: int) -> bool:
    """ "fighters crossed into Mali", "troops entered the town": who is armed and does not flee is not displaced."""
    verb, low = row.chunks[harm], row.tokens.low
    sent = verb.measure == "evacuated" and verb.tag == "S" and low[verb.i] == "to"  # "sent 80 officers to the camp"
    if verb.measure != "displaced" and not sent or row.chunks[k].group not in _SIDES:
        return False
    return _FLEE.isdisjoint(low)


def _takes_things(row: Row, k: int, harm: int) -> bool:
    """ "seized 40", "relocated 12", "took away 9": things more often than people, where no noun says people."""
    chunk, verb = row.chunks[k], row.chunks[harm]
    if chunk.known == "head" or k > 0 and row.tags[k - 1] == ":":
        return False
    word = row.tokens.low[verb.i]
    away = harm < k and verb.measure == "abducted" and row.tokens.low[verb.j - 1] in ("away", "off", "with")
    return word in _SEIZES or away or harm < k and word in _TAKES_THINGS


def _gets_nothing(row: Row, k: int, verb: Chunk) -> bool:
    """ "delivered 300 trucks to two customers": relief goes to those who may need it."""
    chunk = row.chunks[k]
    if verb.tag == "A" and row.tokens.low[verb.i].startswith(("g", "serv")):  # "gave tents to", no "gave a speech to"
        low = row.tokens.low
        first = next((t + 1 for t in range(verb.i - 1, -1, -1) if low[t] in (";", ",")), 0)
        return _RELIEF.isdisjoint(low[first : chunk.i])
    relief = verb.tag == "A" or verb.tag == "O" and verb.measure == "assisted"
    return relief and chunk.group == "people" and row.tokens.low[chunk.head] not in _RECIPIENTS


def _is_surely_people(row: Row, k: int, harm: int, first: int) -> bool:
    """A bare number whose verb, place or neighbour says that it counts people."""
    chunk, verb = row.chunks[k], row.chunks[harm]
    if chunk.known != "bare" or chunk.number is None or chunk.number.quantifier == "x":
        return False
    return (
        verb.tag in "VT"
        or harm > k
        or "part" in chunk.flags
        or verb.tag == "K"
        and verb.j - verb.i > 1
        or any(row.chunks[m].known == "head" for m in range(first, k))
    )


def _is_told_behind_a_preposition(row: Row, k: int, harm: int) -> bool:
    """A number without a noun behind a preposition: only some ways of saying make it the one harmed."""
    low, chunk, verb = row.tokens.low, row.chunks[k], row.chunks[harm]
    toll_of = verb.tag == "T" and "of" in low[verb.i : verb.j]
    if toll_of or row.tags[k + 1 : harm] == "M" and low[row.chunks[k + 1].i] == "known":
        return True  # "taking to 78 the number of people who froze", "out of 114 known to have been infected"
    if harm == k + 1 and verb.tag == "J" and row.tags[harm + 1 : harm + 2] not in _NOUNS:
        return True  # "police put it at 27 dead"
    if harm == k + 1 and verb.tag == "T" and not _BRINGS.isdisjoint(low[: chunk.i]):
        return True  # "the killings bring to 411 the number of monks put to death"
    return "definite" in chunk.flags and harm - k <= 2  # "hopes fade for the 33 still trapped"


_RELIEF = _GOODS | frozenset(
    """cash water meals meal tarpaulins tarps clothing clothes parcels packs packages vouchers mats mattresses bread
    rice stoves soap buckets support assistance care treatment vaccine vaccines doses jabs""".split()
)
# who gets relief
_RECIPIENTS = frozenset(
    """people persons person individuals individual residents villagers survivors farmers pupils students beneficiaries
    victims inhabitants evacuees recipients herders fishermen returnees settlers nomads locals""".split()
)
# drugs and arms more often than people
_SEIZES = frozenset("seize seizes seized seizing net nets netted netting".split())
_TAKES_THINGS = frozenset("relocate relocates relocated relocating moved".split())
# words of a noun that can be harmed things as well: without a person noun these measures need a sure head
_NEEDS_PERSON = frozenset("assisted returned surrendered rescued affected evacuated".split())
_BRINGS = frozenset("bring brings brought bringing raise raises raised raising takes took".split())
_NOUNS = ("q", "g", "z", "s", "m", "n", "x")
_ANOTHER_DIED = re.compile(r"n[^,;&r]{0,4}[xVI][^,;&r]{0,4},&y?[qsg][eqszp]{0,4}y?")
_BESIDE = re.compile(r"(?:^|,)G(?:qp)?$")
_SIDES = frozenset(("combatants", "security_forces", "police"))
_FLEE = frozenset(
    """flee fled fleeing refuge refugees defected deserted displaced uprooted homes homeless exile escape escaped asylum
    shelter camps""".split()
)
_SHARES = frozenset("half third quarter fifth tenth majority bulk fraction handful rest remainder".split())


def _if_uprooted(row: Row, harm: Chunk) -> bool:
    """Whether the phrase says harm only of people driven from home."""
    return "comes" in harm.flags or " ".join(row.tokens.low[harm.i : harm.j]) in lexicon().comes


def _are_displaced(row: Row, k: int, harm: Chunk, told: frozenset[str]) -> bool:
    """Whether people who arrive are displaced ones: the text speaks of displacement, or the noun says so."""
    chunk = row.chunks[k]
    if chunk.known != "head":
        here = any(one.measure in _MOVED for one in row.chunks[:k])
        home = _HOME.intersection(row.tokens.low[harm.i : harm.j]) and harm.measure == "returned"
        return row.uprooted and bool(here or home or not _MOVED.isdisjoint(told)) and chunk.known == "bare"
    if chunk.hint == "displaced" or chunk.group in ("households", "refugees_migrants"):
        return True
    if row.tokens.low[chunk.head] in journeys().others or value_of(chunk) in (1, 2):
        return False  # "two women who walked to the road", "5,000 pupils walk to class"
    return (row.uprooted or "displaced" in told) and is_anybody(row, k)


_HOME = frozenset(("back", "home"))
_MOVED = frozenset(("displaced", "returned"))


def is_anybody(row: Row, k: int) -> bool:
    """Whether the noun says no more than that they are people: no ministers, doctors or soldiers."""
    chunk, lex = row.chunks[k], lexicon()
    word = row.tokens.low[chunk.head]
    if chunk.group in ("households", "refugees_migrants", "civilians", "children", "women", "men", "elderly"):
        return True
    return chunk.group == "people" and (word in _ANYBODY or word in lex.nationals)


_ANYBODY = frozenset(
    """people persons person individuals individual residents inhabitants villagers locals souls citizens nationals
    others arrivals newcomers evacuees returnees deportees survivors adults pax members townspeople islanders
    farmers herders pastoralists dwellers minors""".split()
)


_OF_THINGS = re.compile(r"(?:^|[,;&])y?[pe](?:[qzx]){0,4}q(?:[peG][gzqmtx]{1,3}){0,3},?(n)")


def of_things_before(row: Row, k: int) -> bool:
    """ "Of the 29 districts, 27 are affected (and two spared)": things that were counted, not people."""
    for match in _OF_THINGS.finditer(row.tags, 0, k + 1):
        first = match.start(1)
        opens = row.chunks[match.start() + (row.tags[match.start()] not in "pe")]
        words = row.tokens.low[opens.i : opens.j]
        ends = row.chunks[first].start
        counted = any(opens.start < at < ends and why.startswith("counts ") for at, _, why in row.passed)
        if words[-1:] == ["of"] and counted and (first == k or re.fullmatch(r"n[^nD;,]{1,6},?&", row.tags[first:k])):
            return True
    return False


def _animals_before(row: Row, k: int) -> bool:
    """ "91 foxes, of which only four were killed": a bare number behind counted animals."""
    before = row.tags[:k].rfind("q")
    if before < 0 or "n" in row.tags[:k]:
        return False
    first = row.chunks[before]
    words = row.tokens.low[first.i : first.j]
    thing = match_phrase(lexicon().things, words, len(words) - 1)
    return thing is not None and thing[0] == "animals" and any(start == first.start for start, _, _ in row.passed)


def _is_trade(row: Row, chunk: Chunk) -> bool:
    """ "a breach affected 2 million customers", "cuts affecting 300 employees": business, if the lights stay on."""
    head = row.tokens.low[chunk.head] if chunk.head >= 0 else ""
    words = row.tokens.low
    if head in _CLIENTS:
        return _HAZARDS.isdisjoint(words)
    return head in _STAFF and not _BUSINESS.isdisjoint(words) and _HAZARDS.isdisjoint(words)


_CLIENTS = frozenset(
    """customers consumers users subscribers clients passengers travellers travelers commuters shoppers investors
    shareholders accountholders account-holders cardholders policyholders holidaymakers fliers flyers""".split()
)
_STAFF = frozenset("employees workers staff staffers jobs positions posts managers".split())
_HAZARDS = frozenset(
    """power electricity outage outages blackout blackouts water flood floods flooding storm quake earthquake cyclone
    typhoon hurricane fire wildfire disease outbreak poisoning gas leak heat tornado explosion blast""".split()
)
_BUSINESS = frozenset(
    "job jobs layoff layoffs cuts redundancies restructuring closure plant strike pay wage wages".split()
)


def _is_signing(row: Row, chunk: Chunk, verb: str) -> bool:
    """ "the team released eight players", "200 staff were let go": nobody was held."""
    head = row.tokens.low[chunk.head] if chunk.head >= 0 else ""
    return verb.startswith("releas") and head in _ROSTER or verb in ("let", "lets", "letting") and head in _STAFF


_ROSTER = frozenset("players coaches singers actors strikers defenders goalkeepers pitchers".split())


def _is_sent_home(row: Row, harm: int) -> bool:
    """ "was treated and released", "received 22 stitches and was released": a patient goes home."""
    at = row.chunks[harm].i
    before = row.tokens.low[max(0, at - 6) : at]
    return row.tokens.low[at] == "released" and not {"treated", "stitches", "examined"}.isdisjoint(before)
