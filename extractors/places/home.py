"""The country a text is about.

    "Gunmen in Maiduguri and Chibok killed nine."  -> "NGA"
    "Israel struck Lebanon and Lebanon struck Israel."  -> "", as neither leads

It settles names that several countries share, and says which capital "the capital" is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import islice

from extractors.places.belief import OWN_NAME, is_own_name
from extractors.places.context import (
    GAP,
    WORD,
    Word,
    make_word,
)
from extractors.places.cues import BORDER_AFTER, BORDER_BEFORE, DATELINE
from extractors.places.gazetteer import (
    MOST_WORDS,
    find_places_starting,
    fold_name,
    load_adjectives,
    load_capitals,
    load_country_names,
    load_initials,
    load_places,
    load_places_by_word,
)
from extractors.places.stated import find_places
from extractors.places.words import (
    NEVER,
    find_bodies,
)

HOME_CHARS = 8_000
PLACES_CHARS = 1_500
# "Saudi-led coalition", "Ethiopian troops", "a Russian glide bomb", "Russia's invasion": soldiers go abroad
_FIRE = r"air\s*strikes?|strikes?|missiles?|rockets?|shells?|shelling|bombs?|bombardments?|artillery|invasion|onslaught"
SENT_ABROAD = re.compile(
    r"-(?:led|backed)|(?:['\u2019]s)?\s+(?:(?:full-scale|glide|guided|cruise|ballistic|heavy|aerial|tank|mortar|war)\s+)?"
    rf"(?:{_FIRE})\b|\s+(?:air\s+force|warplanes?|jets?|troops|forces|soldiers|army|military|peacekeepers|refugees"
    r"|migrants|drones?|monitor|navy|tanks?|gunships?|mercenaries|foreign\s(?:ministry|minister|office|secretary)"
    r"|(?:defen[cs]e\s)(?:ministry|minister|secretary|department)|embass(?:y|ies)|consulates?|ambassadors?|tourists?"
    r"|holidaymakers|backpackers|nationals?|missionar(?:y|ies)|engineers?|journalists?|aid\sworkers?|contractors?"
    r"|soldiers?|marines?|servicemen)\b",
    re.IGNORECASE,
)


COUNT_BEFORE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens\sof|hundreds\sof|"
    r"thousands\sof|several|other|more))\s$",
    re.IGNORECASE,
)
SIDES = ("pro-", "anti-")
# "three peacekeepers from |Bangladesh", "refugees, most of them from |Burundi": people who are elsewhere
COME_FROM = re.compile(
    r"\b(?:peacekeepers|refugees|migrants|soldiers|troops|fighters|nationals|tourists|pilgrims|experts|nurses|doctors|"
    r"engineers|workers|volunteers|sailors|students|asylum[- ]seekers)"
    r"(?:,?\s(?:mostly|mainly|most\sof\sthem|all|many))?"
    r"\sfrom\s(?:the\s)?$"
)
# The words that WORD finds, without those that begin with a small letter: five of six, which are not looked at at all.
# The first letter comes before what must not precede it, as re skips to a set of letters much faster.
_CAPITALISED = re.compile(
    r"[A-Z\u00aa-\U0010ffff](?<=[^\W\d_])(?<![^\W\d_].)(?<![^\W\d_]['’ʼ‘`].)"
    r"(?:(?<=[A-Z])\.(?:[A-Z]\.)+|[A-Za-z]*+(?![^\x00-\x7f]|['`])|(?:[^\W\d_]|['’ʼ‘`](?=[^\W\d_]))*)"
)
# where courts, agencies and ministries sit that speak of other countries
SEATS = frozenset(("the hague", "hague", "geneva", "new york", "brussels", "strasbourg"))
OF_CONTINENTS = ("latin", "central", "south", "north", "pan")  # "the Pan-American highway"
# Names of parties and of kinds of districts that belong to one country: weak signs where a text says no more.
OF_COUNTRY = {
    "boko": "NGA", "lga": "NGA", "lgas": "NGA", "fulani": "NGA", "shabaab": "SOM", "shabab": "SOM", "taliban": "AFG",
    "houthi": "YEM", "houthis": "YEM", "huthi": "YEM", "huthis": "YEM", "farc": "COL", "eln": "COL", "fmln": "SLV",
    "sendero": "PER", "mrta": "PER", "m23": "COD", "codeco": "COD", "adf": "COD", "seleka": "CAF", "balaka": "CAF",
    "rsf": "SDN", "janjaweed": "SDN", "splm": "SSD", "pkk": "TUR", "npa": "PHL", "sayyaf": "PHL", "naxalites": "IND",
    "maoists": "IND", "rohingya": "MMR", "lashkar": "PAK", "sindh": "PAK", "upazila": "BGD", "woreda": "ETH",
    "fano": "ETH",
    "hezbollah": "LBN", "fatah": "PSE", "hamas": "PSE", "barangay": "PHL", "oromia": "ETH",
}  # fmt: skip


def home_country(text: str) -> str:
    """ISO3 of the country most of the text is about, "" if unclear.

    Counts country names, adjectives, capitals and large unshared towns in the first 8,000 characters; the leader needs
    35 % of all and 1.3 times the next.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    adjectives, countries, capitals = load_adjectives(), load_country_names(), load_capitals()
    end = min(len(text), HOME_CHARS)
    covered = find_bodies(text, 0, HOME_CHARS)
    after = 0
    for match in _CAPITALISED.finditer(text, 0, end):
        if tells_no_country(match[0]):
            continue
        start, step = match.start(), 1
        if start < after or not text[start].isupper() or covered and any(a <= start < b for a, b in covered):
            continue
        if text.startswith(("from ", " the "), start - 5) and COME_FROM.search(text, max(0, start - 60), start):
            continue
        word = make_word(match)
        several = word.key in _first_words() or load_gazetteer_names(word.key)
        behind = WORD.search(text, word.end, end) if several else None
        pair = f"{word.key} {trim_possessive(make_word(behind))}" if behind else ""
        key = trim_possessive(word)
        weight = 2.0 if word.start < 600 else 1.0
        if pair in adjectives or pair in countries:
            told = 0.4 if counts_people(text, start) and pair in adjectives else 1.0 if pair in adjectives else 1.5
            votes[adjectives.get(pair) or countries[pair].country] += told * weight
            step = 2
        elif behind and (long_name := find_long_name(text, word, end)) in countries:
            votes[countries[long_name].country] += 1.5 * weight
            step = long_name.count(" ") + 1
        elif behind and long_name:
            country = find_sole_country(long_name)
            votes[country] += weight if country else 0.0
            step = long_name.count(" ") + 1
        elif pair in capitals:
            votes[capitals[pair]] += 0.7 * weight
            step = 2
        elif pair in load_places():
            votes[load_places()[pair][0].country] += weight if load_places()[pair][0].country else 0.0
            step = 2
        elif key in ("american", "americans") and _word_before(text, start) in OF_CONTINENTS:
            pass
        elif key in adjectives or key in countries:
            abroad = is_sent_abroad(text, word, key) or is_border(text, word) or counts_people(text, start)
            votes[adjectives.get(key) or countries[key].country] += (
                0.3 if abroad else 1.0 if key in adjectives else 1.5
            ) * weight
        elif key in OF_COUNTRY:
            votes[OF_COUNTRY[key]] += 0.45 * weight
        elif word.text in load_initials() and word.text.isupper():
            votes[load_initials()[word.text].country] += 0.5 * weight
        elif key in capitals:
            votes[capitals[key]] += 0.7 * weight
        elif key not in NEVER:
            country = find_sole_country(key)
            if country:
                votes[country] += weight
        after = behind.end() if step > 1 and behind else 0
        for _ in range(step - 2):
            further = WORD.search(text, after, end)
            after = further.end() if further else end
    line = DATELINE.match(text, 0, 120)
    for mention in find_places(text, 0, line.end()) if line else ():
        # an agency's seat tells little of where things happen
        told = 0.5 if fold_name(mention.name) in SEATS or load_capitals().get(fold_name(mention.name)) else 1.5
        votes[mention.country] += told if mention.country else 0.0
    if not lead(votes):
        for mention in find_places(text, 0, min(len(text), PLACES_CHARS)):
            if mention.country and mention.precision != "country":
                votes[mention.country] += 1.0
    return lead(votes)


@lru_cache(maxsize=20_000)  # of ten words with a capital nine tell nothing, and news repeats them
def tells_no_country(written: str) -> bool:
    """Whether a capitalised word is no vote for any country, whatever stands round it."""
    word = Word(0, len(written), written, fold_name(written))
    key = trim_possessive(word)
    if word.key in _first_words() or load_gazetteer_names(word.key) or written in load_initials() or key in OF_COUNTRY:
        return False
    if key in load_adjectives() or key in load_country_names() or key in load_capitals():
        return False
    return key in NEVER or not find_sole_country(key)


@cache
def _first_words() -> frozenset[str]:
    """The words that begin a name of several of ours or a country's: few capitalised words do."""
    names = (load_adjectives(), load_country_names(), load_capitals(), load_places())
    return frozenset(name.partition(" ")[0] for table in names for name in table if " " in name)


def find_long_name(text: str, first: Word, end: int) -> str:
    """The longest listed name of several words that begins at a word: "mocimboa da praia" is no vote for Praia's,
    "goz beida" none for Libya's Beida. Of two words only what GeoNames lists, as ours are looked up anyway."""
    names = load_gazetteer_names(first.key)
    if not names:
        return ""
    key, longest, after = first.key, "", first.end
    for right in islice(WORD.finditer(text, first.end, end), MOST_WORDS - 1):
        if not GAP.fullmatch(text, after, right.start()):
            break
        key, after = f"{key} {trim_possessive(make_word(right))}", right.end()
        if key in names:
            longest = key
    return longest


@lru_cache(maxsize=8192)
def load_gazetteer_names(first: str) -> frozenset[str]:
    """The names of several words that begin with a word; where that is a common word only ours and the countries'."""
    names = [] if first in NEVER else [name for name in find_places_starting(first) if " " in name]
    names += [name for name in load_places_by_word().get(first, ()) if name.count(" ") > 1]
    return frozenset((*names, *_long_country_names().get(first, ())))


@cache
def _long_country_names() -> dict[str, list[str]]:
    """The countries' names of several words by each of their beginnings ("u s" is one word of a text): every new word
    of a text is asked for."""
    found: dict[str, list[str]] = {}
    for name in load_country_names():
        words = name.split(" ")
        for size in range(1, len(words)):
            found.setdefault(" ".join(words[:size]), []).append(name)
    return found


def is_sent_abroad(text: str, word: Word, key: str) -> bool:
    """ "Ethiopian troops", "the Saudi-led coalition", "pro-Russian rebels": said of people who may be elsewhere."""
    return bool(SENT_ABROAD.match(text, word.start + len(key))) or text[
        max(0, word.start - 5) : word.start
    ].lower().endswith(SIDES)


def counts_people(text: str, start: int) -> bool:
    """ "Seven |South Koreans died", "12 |Mexican tourists": whose people they are, who may be far from home."""
    return COUNT_BEFORE.search(text, max(0, start - 25), start) is not None


def _word_before(text: str, start: int) -> str:
    """The word before a word, whatever stands between."""
    words = list(WORD.finditer(text, max(0, start - 200), start))
    return make_word(words[-1]).key if words else ""


def is_border(text: str, word: Word) -> bool:
    """ "the border with Liberia", "the Chadian border", "the Senegal/Mali border": told to say which side."""
    return bool(BORDER_BEFORE.search(text, max(0, word.start - 30), word.start) or BORDER_AFTER.match(text, word.end))


def lead(votes: Mapping[str, float]) -> str:
    """The country with 35 % of all votes and 1.3 times the next one's, "" where there is none."""
    ranked = sorted(votes.items(), key=lambda vote: -vote[1])
    if not ranked or ranked[0][1] < 1:
        return ""
    runner_up = ranked[1][1] if len(ranked) > 1 else 0.0
    clear = ranked[0][1] >= 0.35 * sum(votes.values()) and ranked[0][1] >= 1.3 * runner_up
    return ranked[0][0] if clear else ""


def trim_possessive(word: Word) -> str:
    return word.key[:-1] if word.text[-2:] in ("'s", "’s", "'S", "’S") else word.key


@lru_cache(maxsize=8192)
def find_sole_country(key: str) -> str:
    """The country of a name that is clearly one country's: of 100,000 people or our own list, and no other country has
    one that large (a city of a million outweighs smaller namesakes). Several words are clear in a small town too."""
    least = 4 if " " in key else 6
    named = find_places_starting(key.partition(" ")[0]).get(key, ())
    places = sorted((p for p in named if p.size >= least), key=lambda p: -p.size - OWN_NAME * is_own_name(p, key))
    if not places or any(p.doubtful for p in places):
        return ""
    country = places[0].country
    if not is_own_name(places[0], key) and any(is_own_name(p, key) and p.country != country for p in named):
        return ""
    rivals = [p.size for p in places if p.country != country]
    return country if not rivals or places[0].size >= 7 > max(rivals) else ""
