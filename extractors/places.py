"""Where it happened: the places a text states, and the one that belongs to a figure.

    "Airstrikes near Falluja killed 12 people, police in Baghdad said."
        find_places   -> Falluja (IRQ), Baghdad (IRQ)
        choose_place  -> Falluja, role "event"; Baghdad is where the speaker sits

A place is listed (extractors/gazetteer.py) or named as one ("the village of Taduf", "Hatla town"). Case counts:
"Turkey" is a country, "turkey" is not. A name that is also a word or a person's name needs a place's context ("in
Nice"), a small town far from the country the text is about needs its region beside it ("Beaver Falls, Pennsylvania").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractors.gazetteer import (
    MOST_WORDS,
    Place,
    find_places_named,
    find_places_starting,
    fold_name,
    load_adjectives,
    load_capitals,
    load_countries,
    load_country_names,
    load_initials,
    load_places,
)


class PlaceMention(NamedTuple):
    """A stated place. Offsets are absolute; lat and lon are None for a place named as one but in no list of ours."""

    start: int
    end: int
    text: str  # as written: "northern Homs province"
    name: str  # canonical: "Homs"
    country: str  # ISO 3166 alpha-3 or ""
    lat: float | None
    lon: float | None
    precision: str  # point admin1 country region feature


class PlaceReading(NamedTuple):
    """The columns of a figure; all empty where no place fits."""

    place: str = ""
    role: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None


class Word(NamedTuple):
    start: int
    end: int
    text: str
    key: str


# ---- words -----------------------------------------------------------------------------------------------------------
ADMIN_NOUNS = frozenset(
    "province provinces governorate governorates state states district districts region county counties oblast "
    "prefecture "
    "department municipality subdistrict sub-district territory division canton lga lgas zone".split()
)
POINT_NOUNS = frozenset(
    "city cities town towns village villages suburb suburbs neighborhood neighbourhood neighborhoods "
    "neighbourhoods township "
    "hamlet port settlement commune ward quarter".split()
)
FEATURE_NOUNS = frozenset(
    "camp camps island islands river lake mountain mountains valley forest desert peninsula airport airbase base "
    "prison square "
    "market bridge stadium university hospital mosque church school street road highway crossing border delta "
    "coast basin "
    "strip".split()
)
BUILDINGS = frozenset("hospital mosque school church university airport stadium bridge prison".split())
PLACE_NOUNS = ADMIN_NOUNS | POINT_NOUNS | FEATURE_NOUNS
LINKS = frozenset(
    "al el ez as ar an ad ash at de del la las los le les da do dos das of the and y di du sur en i e ul us au "
    "aux sous".split()
)
ARTICLES = frozenset("al el ez as ar ad ash".split())
DAYS_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september "
    "october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec "
    "ramadan eid christmas easter".split()
)
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern "
    "northwestern southeastern southwestern north-east north-west south-east south-west north-eastern north-western "
    "south-eastern south-western upper lower greater downtown rural".split()
)
# Listed somewhere as places, and never meant as one when they stand alone.
NEVER = (
    DAYS_MONTHS
    | DIRECTIONS
    | frozenset(
        "region capital first name most federal of police man same islands general central male free dual drug "
        "sale rest mission "
        "union liberty hope justice victory nation national united international army navy military government "
        "state republic "
        "president minister imam islam islamic muslim christian god allah lord prince king queen front party "
        "congress senate "
        "house parliament court media press human rights war peace world english french german spanish arab kurd "
        "turk american "
        "twitter google facebook reuters times post daily mail news bbc cnn afp unity commonwealth enterprise "
        "independence "
        "freedom reform progress un eu nato who unicef hamas isis daesh taliban mr mrs dr sir lady miss st san "
        "santa port fort new "
        "old big little grand high low long great good best day days week month year about at by for from in "
        "into on to with and "
        "or as is are was were be been has have had do does did not no yes this that these those there here "
        "where when while "
        "what which who whom whose why how all any some many more less much few several one two three four five "
        "six seven eight "
        "nine ten eleven twelve but if then than so also he she it they we you i his her its their our your my "
        "him them us me "
        "can could may might must shall should will would a an the after before since until during between among "
        "against near "
        "over under up down out off only just even still yet already almost around both each every other another "
        "such own too "
        "very now today yesterday tomorrow tonight last next said says told people killed dead injured children "
        "women men "
        "civilians soldiers police officials deaths cases total population camp camps sector phase figure table "
        "update health "
        "water food shelter education protection nutrition source sources date report reports situation response "
        "humanitarian "
        "overview needs key highlights emergency fund ministry department office security forces relief red "
        "crescent cross "
        "street road avenue park garden hospital school university mosque church market bridge airport station".split()
    )
)
ORGANISATION_NOUNS = frozenset(
    "observatory times post tribune herald gazette journal news media agency network university institute "
    "council committee "
    "commission centre center foundation fund bank front army brigade brigades movement party liberation defence "
    "defense "
    "democratic forces force coalition alliance union association federation league authority ministry ministers "
    "government "
    "parliament police civil rights human red human watch international national patriotic people's "
    "revolutionary airlines "
    "airways protocol convention agreement accord process declaration conference summit talks relief mission command "
    "corps division regiment battalion fc united club company corporation group cross crescent society "
    "plan programme program cluster strategy office embassy consulate tv radio television online".split()
)
# "Iraq officials", "U.S. troops": whose people they are, not where they were.
PARTY_NOUNS = frozenset(
    "officials official forces force troops soldiers soldier army police government military president prime minister "
    "ministry ambassador envoy authorities citizens citizen nationals national navy marines air warplanes "
    "warplane jets "
    "airstrike airstrikes strike strikes-led coalition intelligence embassy consulate ally allies allied "
    "sanctions secretary "
    "state-department department senator congress lawmakers drone drones special commander commanders leader leaders "
    "officer officers delegation spokesman spokeswoman spokesperson policy backed led dollars diplomats diplomat "
    "staff general generals missile missiles".split()
)
TITLES = frozenset(
    "mr mrs ms dr prof gen general col colonel maj major lt capt captain sgt president king prince princess "
    "queen sheikh imam "
    "sir senator judge justice minister ambassador governor mayor bishop pope father sister brother".split()
)
HEADS_OF = frozenset(
    "university bank government ministry church embassy party army council president king queen bishop governor mayor "
    "archbishop ambassador front movement union liberation republic kingdom minister emir sultan".split()
)
PREPOSITIONS = frozenset(
    "in at near inside outside around across throughout within from to into toward towards off between for on over of "
    "through via along beyond reach reached reaching leave left leaving entered entering hit hits struck fled fleeing "
    "besieged neighbouring neighboring called named".split()
)
SPEECH = frozenset(
    "said says say told tells added announced accused accuses denied claimed warned condemned declared insisted "
    "vowed urged "
    "blamed wants agreed acknowledged explained argued".split()
)
ROMANS = re.compile(r"^[IVX]+$")
WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_](?:[^\W\d_]|['’ʼ‘`](?=[^\W\d_]))*")
GAP = re.compile(r"[ \t\u00a0]{1,2}|[ \t\u00a0]*\n[ \t\u00a0]*|[-‐‑–]|\. ?")
NAME = (
    r"(?:(?:al|el|ad|as|ar|ash|ez)[- ])?[A-ZÀ-ÞĀ-Ž][\w’'-]*"
    r"(?:[ -](?:(?:al|el|de|la|del|ez|da|do|of the)[ -])?[A-ZÀ-ÞĀ-Ž][\w’'-]*){0,3}"
)

# "the village of Taduf", "the town called Bir Ali", "the neighbourhoods of Seif al Dawla and Zubdiya"
NOUN_OF_NAME = re.compile(
    r"\b(?:village|town|city|district|province|governorate|neighbou?rhood|suburb|settlement|municipality|county|"
    r"commune|state|"
    r"camp|island|hamlet|area|ward|township)s?\s+(?:of|called|named)\s+(" + NAME + ")"
)
# "Hatla town", "Starnberg district", "Girei LGA", "Sambisa forest", "Camp 26"
NAME_NOUN = re.compile(
    r"\b(" + NAME + r")\s+(?:village|town|city|district|province|governorate|neighbou?rhood|suburb|municipality|county|"
    r"camp|island|region|forest|valley|oblast|subdistrict|sub-district|LGA|township|District|Province|Governorate|"
    r"County|"
    r"Oblast|Municipality|Village|Camp|Island|Valley)\b"
)
CAMP_NUMBER = re.compile(r"\bCamps? \d{1,2}[A-Z]?\b")
# "in Sardoa", "near Bir Ali": believed in running text when the name is nobody's and nothing else's
IN_NAME = re.compile(r"(?<![\w-])(?:in|near|outside|around|into|towards?) (" + NAME + r")(?![\w’'-])")
# the same in wire copy: "THE VILLAGE OF LAS FLORES", "THE MIRAMAR NEIGHBORHOOD", "IN SAN LORENZO", "IN COLON,
# LIBERTAD DEPARTMENT"
CAPITAL_NAME = (
    r"((?:(?:EL|LA|LOS|LAS|SAN|SANTA|SANTO|DEL|DE)\s+){0,3}[A-Z][A-Z'-]{2,}(?:\s+(?:DE|DEL|DE LA|LA)\s+[A-Z'-]{3,})?)"
)
CAPITAL_PATTERNS = (
    re.compile(
        r"\b(?:VILLAGE|TOWN|CITY|DISTRICT|HAMLET|SUBURB|NEIGHBORHOOD|MUNICIPALITY|CANTON|SETTLEMENT|PORT|"
        r"CAMP)S?\s+(?:OF|CALLED|NAMED)\s+"
        + CAPITAL_NAME
    ),
    re.compile(
        r"\b(?:IN|AT|NEAR|ON|OF|FROM|TO)\s+(?:THE\s+)?"
        + CAPITAL_NAME
        + r"\s+(?:NEIGHBORHOOD|DISTRICT|DEPARTMENT|MUNICIPALITY|CANTON|VILLAGE|TOWN|SUBURB|STREET|AVENUE|HIGHWAY|"
        r"FARM|HAMLET|SECTOR|VALLEY|VOLCANO|PROVINCE|COUNTY|REGION)\b"
    ),
    re.compile(
        r"\b(?:IN|AT|NEAR|FROM|OUTSIDE)\s+((?:EL|LA|LOS|LAS|SAN|SANTA|SANTO|VILLA|PUERTO|CERRO|RIO|"
        r"MONTE)\s+[A-Z][A-Z'-]{2,}(?:\s+(?:DE|DEL)\s+[A-Z'-]{3,})?)"
    ),
)
# "A SMALL TOWN", "THE RESIDENTIAL DISTRICT"
NO_NAMES = frozenset(
    "small large entire jungle fire nearby isolated remote poor rich populous working class border destination "
    "rebel coffee "
    "media area arena propaganda perestroika drama panorama extra data radio video studio folio limbo".split()
)
# "IN CHALCHUAPA, ": of the words that follow IN so, those of five letters and more in -A, -I, -O, -U are hardly English
CAPITAL_ROMANCE = re.compile(
    r"\b(?:IN|NEAR|AT)\s+([A-Z]{4,}[AIOU])"
    r"(?=[,.;]|\s+(?:ON|WHEN|WHERE|DURING|AND|BY|AFTER|LAST|THIS|TODAY|YESTERDAY|LEFT|KILLED|IN|WERE|WAS|THAT)\b)"
)
CAPITAL_BEFORE_REGION = re.compile(r"\b(?:IN|AT|NEAR|FROM|OF)\s+" + CAPITAL_NAME + r",\s*$")
# "in Ramu and Chakaria", "in Zabid, Hays and Mawza": a name that follows a place in a list
NEXT_IN_LIST = re.compile(
    r"(?:,| and|, and|,? or) ("
    + NAME
    + r")(?=[,.;:)]| and\b| or\b| in\b|\s*$| districts?\b| camps?\b| towns?\b| villages?\b)"
)
# "across the country", "in the capital", "in the Ukrainian capital"; not "the capital, Kyiv", "the country's south"
IMPLIED = re.compile(
    r"\b(?:in|across|throughout|around|near|over|outside|IN|ACROSS|THROUGHOUT)\s+(?P<place>(?:the|this|THE|"
    r"THIS)\s+(?:(?P<people>[A-Z]\w+)\s+)?"
    r"(?P<what>capital|country|nation|CAPITAL|COUNTRY))\b(?!['’]|\s+(?:city\s+)?(?:of\s+)?,?\s*[A-Z]|,\s+[A-Z]|"
    r"\s+of\b|-)"
)
AT_SEA = re.compile(r"\bat (sea)\b")
# "the Shiite village of": whose, not which
FAITHS = frozenset(
    "shiite shia sunni alawite druze yazidi yezidi kurdish jewish christian muslim hindu sikh buddhist coptic arab "
    "berber rebel red south north".split()
)
ACRONYM_AFTER = re.compile(r"\s*\([A-Z]{2,7}\)")
# Names of bodies that hold a place's name.
BODIES = re.compile(
    r"Islamic State (?:in|of|for) (?:Iraq|the Levant)(?: and (?:Syria|the Levant|al-?Sham|Greater Syria))?|"
    r"(?:New York|Los Angeles|Washington|Kyiv|Jerusalem|Khaleej|Straits|Hindustan|Gulf|Kathmandu|Moscow|Bangkok|"
    r"Boston|Denver) "
    r"(?:Times|Post|Independent|Globe|Tribune)|Voice of America|Radio Free (?:Europe|Asia)|Bank of [A-Z]\w+|"
    r"al-?Qaeda in the \w+(?: \w+)?|Al-Qaeda in [A-Z]\w+|Doctors Without Borders|Bank of America|"
    r"World Health Organization|West Africa Province|Islamic State West Africa|Arab Republic|South Sudan Liberation|"
    r"Oxford University Press|Human Rights Watch|Save the Children|European Union|African Union|"
    r"United Nations|United States Agency|Syrian Observatory for Human Rights|Delta Force|American Red Cross|"
    r"Democratic Republic of Congo's army|Free Syrian Army|Syria Civil Defen[cs]e|Syria TV|Islamic State",
    re.IGNORECASE,
)
ABBREVIATED = re.compile(r"(?:^|\W)(?:St|Ste|Mt|Ft)$")


# "in Khan Younis, Rafah and |Washington": the preposition holds for the list
LIST_BEFORE = re.compile(
    r"\b(?:in|near|at) (?:[A-ZÀ-Þ][\w’'-]*(?:[ -][A-ZÀ-Þ][\w’'-]*){0,3}, ){0,5}"
    r"[A-ZÀ-Þ][\w’'.-]*(?:[ -][A-ZÀ-Þ][\w’'-]*){0,3}(?:,? and |, )(?:in )?$"
)
# "Song has 1 case", "Denver cinema: 12 dead": a place in a list of counts
COUNTS_AFTER = re.compile(r"\s+(?:has|had|recorded|reported|registered)\s+\d|(?:\s\w+){0,2}:\s\d")


# ---- finding ---------------------------------------------------------------------------------------------------------
def find_words(text: str, start: int, end: int) -> list[Word]:
    """Words of a slice; at a hyphen a word ends, so that "London-based" and "Deir-ez-Zor" are seen piece by piece."""
    return [Word(m.start(), m.end(), m.group(), fold_name(m.group())) for m in WORD.finditer(text, start, end)]


def read_case(text: str, start: int, end: int) -> str:
    """ "upper" for wire copy in capitals, "title" for a headline, else "mixed"."""
    words = [w for w in re.findall(r"[^\W\d_]{4,}", text[start:end])]
    if not words:
        return "mixed"
    if sum(w.isupper() for w in words) > 0.7 * len(words) and len(words) > 2:
        return "upper"
    if (
        len(words) > 3
        and sum(w[0].isupper() for w in words) > 0.72 * len(words)
        and not text[start:end].rstrip().endswith(".")
    ):
        return "title"
    return "mixed"


def match_name(text: str, words: Sequence[Word], at: int, case: str) -> tuple[int, tuple[Place, ...], str] | None:
    """The longest listed name that starts with word ``at`` -> (number of words, readings, end trimmed of 's or "")."""
    first = words[at]
    if first.text in load_initials() and (
        first.text.isupper() and (case != "upper" or "." in first.text or first.key in ("usa", "uk", "uae"))
    ):
        return 1, (load_initials()[first.text],), ""
    names = find_places_starting(first.key.partition(" ")[0])
    starts_possessive = first.key[:-1] if first.text[-2:] in ("'s", "’s", "'S", "’S") else ""
    key, found = "", None
    for count in range(1, MOST_WORDS + 1):
        if at + count > len(words):
            break
        last = words[at + count - 1]
        if count > 1 and not joins(text, words[at + count - 2], last):
            break
        key = f"{key} {last.key}".strip()
        if case == "mixed" and count > 1 and last.text[0].islower() and last.key not in LINKS:
            break
        for spelling, trimmed in spell(key, last.text):
            places = look_up(spelling, names)
            if places and last.key not in LINKS - {"salvador"}:
                found = (count, places, trimmed)
                break
    if found is None and starts_possessive:
        places = look_up(starts_possessive, find_places_starting(starts_possessive))
        found = (1, places, first.text[-2:]) if places else None
    if found is None and first.key.endswith("s") and len(first.key) > 4:  # "Syrias second city": the mark is lost
        country = load_country_names().get(first.key[:-1])
        found = (1, (country,), "s") if country else None
    return found


def spell(key: str, last: str) -> list[tuple[str, str]]:
    """The key, and the key without a closing 's: "damascuss" -> also "damascus"."""
    if last[-2:] in ("'s", "’s", "'S", "’S"):
        return [(key, ""), (key[:-1], last[-2:])]
    return [(key, "")]


def look_up(key: str, names: dict[str, tuple[Place, ...]]) -> tuple[Place, ...]:
    country = load_country_names().get(key)
    return ((country,) if country else ()) + names.get(key, ())


def joins(text: str, left: Word, right: Word) -> bool:
    """Are two words parts of one name: a space, a hyphen, one line break, the full stop of "St."?"""
    gap = text[left.end : right.start]
    if gap.startswith("."):
        return bool(ABBREVIATED.search(text[max(0, left.start - 1) : left.end])) and bool(GAP.fullmatch(gap))
    return bool(GAP.fullmatch(gap))


def before(text: str, at: int) -> str:
    """The word just before, "" where something other than space stands between."""
    m = re.search(r"([\w’'.-]+)[ \t\n\u00a0]+$", text[max(0, at - 30) : at])
    return m.group(1) if m else ""


def after(text: str, at: int) -> str:
    m = re.compile(r"[ \t\u00a0]?\n?[ \t\u00a0]*([\w’'-]+)").match(text, at, at + 40)
    return m.group(1) if m and m.start(1) > at else ""


def has_context(text: str, start: int) -> bool:
    """ "in Nice", "town of March", "northern Reading", "the Syrian city of Most"."""
    word = before(text, start).lower()
    if LIST_BEFORE.search(text, max(0, start - 90), start):
        return True
    if (
        word in ("the", "neighbouring", "neighboring", "nearby", "capital", "city", "town", "province")
        or word in DIRECTIONS
    ):
        word2 = before(text, start - len(word) - 1).lower() if word == "the" else "in"
        return word2 in PREPOSITIONS
    return word in PREPOSITIONS


def is_part_of_other_name(text: str, start: int, end: int, case: str, slice_start: int) -> bool:
    """ "Michael Jordan", "Aleppo Media Center", "Government of Iraq", "London-based": not a place by itself."""
    if text[end : end + 1] in "-‐‑–" and re.match(
        r"[-‐‑–](?:based|born|led|backed|style|trained|allied|owned|made|supported|funded|raised|educated|"
        r"registered|flagged|themed)",
        text[end : end + 12],
    ):
        return True
    if (
        text[start - 1 : start] in ("@", "#", "/")
        or text[max(0, start - 5) : start].lower() in ("anti-", "-pro-")
        or text[max(0, start - 4) : start].lower() == "pro-"
    ):
        return True
    previous, following = before(text, start), after(text, end)
    if previous.lower() == "of" and before(text, start - 3).lower() in HEADS_OF:
        return True
    if case == "mixed":
        if previous.rstrip(".").lower() in TITLES and previous[:1].isupper():
            return True
        if (
            previous[:1].isupper()
            and start - len(previous) - 1 >= slice_start
            and not is_neutral(previous, text, start, slice_start)
        ):
            return True
        if following[:1].isupper() and text[end : end + 1] != "\n":
            word = following.lower()
            if word in ORGANISATION_NOUNS:
                return True
            neutral = (
                word in PLACE_NOUNS
                or word in DAYS_MONTHS
                or following.isupper()
                or re.sub(r"['’]s$", "", word) in load_adjectives()
            )
            if not neutral and not has_context(text, start):
                return True
    elif case != "mixed" and following.lower() in ORGANISATION_NOUNS - {
        "police",
        "forces",
        "talks",
        "army",
        "government",
    }:
        return True
    return False


def is_neutral(previous: str, text: str, start: int, slice_start: int) -> bool:
    """May a capitalised word stand before a place without being a part of a longer name?"""
    word = re.sub(r"['’]s$", "", previous.rstrip(".").lower())
    if word.endswith("s") and word[:-1] in load_country_names():
        return True
    return (
        word in PREPOSITIONS
        or word in DIRECTIONS
        or word in DAYS_MONTHS
        or word in load_adjectives()
        or word in PLACE_NOUNS
        or word in NEVER - TITLES
        or previous.isupper()
        or fold_name(word) in load_country_names()
        or text[start - 1] == "\n"
    )


def is_plain_party(text: str, place: Place, start: int, end: int) -> bool:
    """ "US forces", "Iraq officials said", "Israel said": a country as somebody who acts."""
    following = after(text, end).lower().rstrip("'’")
    if place.precision == "country" and following in PARTY_NOUNS:
        return True
    return following in SPEECH and not has_context(text, start)


def drop_namesakes(places: tuple[Place, ...], key: str, noun: str) -> tuple[Place, ...]:
    """Without hamlets called like a capital ("Baghdad" in Iran) and, outside the United States, provinces called like a
    country that are not said to be one ("Niger" is Nigeria's only as "Niger State")."""
    if places[0].precision == "country" and noun not in ADMIN_NOUNS:
        places = tuple(p for p in places if p.precision == "country" or p.country == "USA")
    capital_of = load_capitals().get(key, "")
    return tuple(p for p in places if not capital_of or p.country == capital_of or p.size >= 6) or places


def score_reading(place: Place, noun: str, near: Counter[str], home: str) -> float:
    score = place.size + (0.0 if place.admin else 3.0)  # ours before a namesake
    if place.country and place.country == home:
        score += 6
    score += 4 * min(near[place.country], 2) if place.country else 0
    score += 8 if near["admin:" + place.admin] and place.admin else 0
    if not noun and place.precision == "region" and place.admin:
        score -= 0.5
    if noun in ADMIN_NOUNS:
        score += 4 if place.precision in ("admin1", "region") else -2
    elif noun in POINT_NOUNS:
        score += 4 if place.precision == "point" else -3
    return score


def is_believed(
    place: Place, *, noun: str, sole: bool, context: bool, longer: bool, near: Counter[str], home: str, case: str
) -> bool:
    """Enough said for this reading? A country, a place of the home country, or one too large to be mistaken.

    ``longer``: a capitalised word follows, so that "Bala" may be the half of "Bala Morghab". ``sole``: the name is the
    place's own and not a spelling of another language ("Bale" for Basel), or no other country has it.
    """
    if place.precision == "country":
        return True
    local = bool(place.country) and (place.country == home or near[place.country] > 0)
    if place.admin and near["admin:" + place.admin]:
        return True
    if place.doubtful and (not context or case != "mixed" and not local):
        return False
    if local:
        return context or place.size >= (6 if case == "upper" else 5) or place.precision != "point"
    if not place.admin:  # our own list
        return True
    if (
        longer or noun in ADMIN_NOUNS and home and place.precision != "admin1"
    ):  # "Libertad department" of no Filipino town
        return False
    if case == "upper" and home:
        return place.size >= 7
    return place.size >= 7 or context and sole and place.size >= (6 if home else 5)


def find_near(words: Sequence[Word]) -> Counter[str]:
    """Countries, demonyms and regions written in a slice: they settle which of two Springfields is meant."""
    near: Counter[str] = Counter()
    adjectives, countries = load_adjectives(), load_country_names()
    for word, following in zip(words, [*words[1:], None], strict=False):
        if not word.text[0].isupper():
            continue
        if following and following.key in ADMIN_NOUNS:  # "Taraba State": the state's country
            areas = {p.country for p in find_places_starting(word.key).get(word.key, ()) if p.precision == "admin1"}
            if len(areas) == 1:
                near[areas.pop()] += 1
        key = re.sub(r"['’]s$", "", word.text.lower())
        if key in adjectives:
            near[adjectives[key]] += 1
        elif key in countries and not any(
            p.precision == "admin1" and p.size >= 7 for p in find_places_starting(key).get(key, ())
        ):
            near[countries[key].country] += 1  # not "Georgia", which is a state as well
    return near


def find_region_after(text: str, words: Sequence[Word], at: int, case: str) -> tuple[int, tuple[Place, ...]] | None:
    """For "Beaver Falls, Pennsylvania": the region that follows a comma -> (its last word, its readings)."""
    if at >= len(words) or text[words[at - 1].end : words[at].start] not in (", ", ",\n", " ("):
        return None
    found = match_name(text, words, at, case)
    if not found or found[2]:
        return None
    regions = tuple(p for p in found[1] if p.precision in ("country", "admin1"))
    return (at + found[0] - 1, regions) if regions else None


def find_places(text: str, start: int = 0, end: int | None = None, *, home: str = "") -> list[PlaceMention]:
    """The places stated in ``text[start:end]``, in order, none overlapping another.

    ``home`` is home_country(text), worked out once a report: it settles names that several countries share.
    """
    end = len(text) if end is None else end
    case, words = read_case(text, start, end), find_words(text, start, end)
    near = find_near(words)
    taken = [m.span() for m in BODIES.finditer(text, start, end)]
    mentions: list[PlaceMention] = []
    at = 0
    while at < len(words):
        step = 1
        word = words[at]
        if may_start(words, at, case) and not any(a <= word.start < b for a, b in taken):
            mention, step = read_listed(text, words, at, case, near, home, start)
            if mention and not any(a < mention.end and mention.start < b for a, b in taken):
                mentions.append(mention)
        at += step
    occupied = taken + [(m.start, m.end) for m in mentions]
    if case == "upper":
        mentions += find_named_in_capitals(text, start, end, home, occupied, mentions)
    else:
        mentions += find_named(text, start, end, case, home, occupied)
        mentions += find_listed_on(text, end, home, occupied, mentions)
    mentions += find_implied(text, start, end, home)
    return lend_country(sorted(mentions))


def find_implied(text: str, start: int, end: int, home: str) -> list[PlaceMention]:
    """ "across the country", "in the Ukrainian capital": named by the text's country or the one said."""
    found = []
    for m in IMPLIED.finditer(text, start, end):
        code = load_adjectives().get(fold_name(m["people"] or ""), "" if m["people"] else home)
        country = next((c for c in load_countries() if c.iso3 == code), None)
        if not country:
            continue
        if m["what"].lower() != "capital":
            found.append(
                PlaceMention(*m.span("place"), m["place"], country.name, code, country.lat, country.lon, "country")
            )
            continue
        capital = (
            next((p for p in find_places_named(country.capital) if p.country == code), None)
            if country.capital
            else None
        )
        if capital:
            found.append(
                PlaceMention(*m.span("place"), m["place"], country.capital, code, capital.lat, capital.lon, "point")
            )
    return found


def lend_country(mentions: list[PlaceMention]) -> list[PlaceMention]:
    """A place in no list lies in the country of those named beside it, if they agree: "Kuka village in Borno"."""
    areas = {m.country for m in mentions if m.country and m.precision in ("admin1", "country")}
    countries = areas or {m.country for m in mentions if m.country}
    if len(countries) != 1:
        return mentions
    (country,) = countries
    return [
        m._replace(country=country) if not m.country and m.lat is None and m.name != "at sea" else m for m in mentions
    ]


def may_start(words: Sequence[Word], at: int, case: str) -> bool:
    word = words[at]
    if word.text[0].isupper():
        return True
    return word.key in ARTICLES and at + 1 < len(words) and words[at + 1].text[0].isupper()


def read_listed(
    text: str, words: Sequence[Word], at: int, case: str, near: Counter[str], home: str, slice_start: int
) -> tuple[PlaceMention | None, int]:
    """The listed place that starts at word ``at``, if it is one -> (mention or None, words to step over)."""
    found = match_name(text, words, at, case)
    if not found:
        return None, 1
    count, places, trimmed = found
    start, end = words[at].start, words[at + count - 1].end - len(trimmed)
    bare = words[at].key[:-1] if trimmed else words[at].key
    if count == 1 and (bare in NEVER or len(words[at].key) < 3 and places[0].precision != "country"):
        return None, 1
    if all(w.key in NEVER for w in words[at : at + count]):
        return None, 1
    if count == 1 and words[at].key.rstrip("s") in load_adjectives() and places[0].precision != "country":
        return None, 1
    noun = find_noun(text, start, end)
    if noun in BUILDINGS and after(text, end).lower() == noun:  # "doctors of Al-Quds hospital", "shot at Kabul airport"
        if before(text, start).lower() not in ("in", "at", "near", "outside", "inside"):
            return None, count
        stop = text.index(after(text, end), end) + len(noun)
        return PlaceMention(start, stop, text[start:stop], text[start:stop], home, None, None, "feature"), count + 1
    region = find_region_after(text, words, at + count, case) if not trimmed else None
    here = near.copy()
    last = at + count - 1
    if region:
        for place in region[1]:
            if place.precision == "country":
                here[place.country] += 3
            elif any(
                p.admin == place.admin or p.country == place.country and "" in (p.admin, place.admin) for p in places
            ):
                here["admin:" + (place.admin or places[0].admin)] += 1
                here[place.country] += 2
    if is_part_of_other_name(text, start, end, case, slice_start):
        return None, 1 if count == 1 else count
    place = max(drop_namesakes(places, words[at].key, noun), key=lambda p: score_reading(p, noun, here, home))
    context = has_context(text, start) or noun in PLACE_NOUNS or bool(COUNTS_AFTER.match(text, end))
    if is_plain_party(text, place, start, end):
        return None, count
    following = after(text, end)
    longer = (
        case == "mixed"
        and following[:1].isupper()
        and not trimmed
        and following.lower() not in PLACE_NOUNS | DAYS_MONTHS
        and not following.isupper()
    )
    sole = fold_name(place.name) == fold_name(text[start:end]) or len({p.country for p in places}) == 1
    if not is_believed(place, noun=noun, sole=sole, context=context, longer=longer, near=here, home=home, case=case):
        return None, 1 if count == 1 else count
    if region and place.precision != "country":
        fitting = [
            r
            for r in region[1]
            if r.country == place.country
            and (r.precision == "country" or r.admin == place.admin or "" in (r.admin, place.admin))
        ]
        if fitting and not (fitting[0].precision == "admin1" and place.precision == "admin1"):
            end, last = words[region[0]].end, region[0]
    return stretch(text, start, end, place, trimmed, slice_start), last - at + 1


def find_noun(text: str, start: int, end: int) -> str:
    """The kind of place said beside a name: "province" for "Homs province" and for "the province of Homs"."""
    following = after(text, end).lower()
    if following in PLACE_NOUNS:
        return following
    if before(text, start).lower() == "of":
        return before(text, start - 3).lower()
    return before(text, start).lower() if before(text, start).lower() in PLACE_NOUNS else ""


def stretch(text: str, start: int, end: int, place: Place, trimmed: str, slice_start: int) -> PlaceMention:
    """Take in what the text says of the place: "northern Syria", "Homs province", "south of Falluja"."""
    precision, lat, lon = place.precision, place.lat, place.lon
    following = after(text, end) if not trimmed else ""
    if following.lower() in ADMIN_NOUNS | {"city", "town", "village", "camp", "island", "river", "forest", "valley"}:
        m = re.compile(r"[ \t\u00a0]" + re.escape(following) + r"(?!\s+of\b)").match(text, end)
        if m:
            end = m.end()
            if following.lower() in ("province", "governorate", "state", "oblast") and precision == "point":
                precision = "admin1"
    previous = before(text, start)
    if previous.lower() in DIRECTIONS - {"upper", "lower", "greater", "rural", "downtown"} and place.precision in (
        "country",
        "admin1",
        "region",
    ):
        wider = text.rfind(previous, slice_start, start)
    elif previous.lower() == "of" and before(text, start - 3).lower() in DIRECTIONS:
        wider = text.rfind(before(text, start - 3), slice_start, start)
    else:
        wider = -1
    if wider >= 0:
        start, precision = wider, "region"
    return PlaceMention(start, end, text[start:end], place.name, place.country, lat, lon, precision)


def find_named(
    text: str, start: int, end: int, case: str, home: str, taken: list[tuple[int, int]]
) -> list[PlaceMention]:
    """Places in no list, named as such: "the village of Taduf", "Hatla town", "Camp 26", "in Sardoa"."""
    found: list[PlaceMention] = []
    patterns = [(NOUN_OF_NAME, 1), (NAME_NOUN, 0), (CAMP_NUMBER, 0)] + ([(IN_NAME, 1)] if case == "mixed" else [])
    for m in AT_SEA.finditer(text, start, end):
        found.append(PlaceMention(m.start(1), m.end(1), m.group(1), "at sea", "", None, None, "feature"))
    for pattern, group in patterns:
        for m in pattern.finditer(text, start, end):
            a, b = m.span(group)
            name = text[a:b] if pattern is CAMP_NUMBER else m.group(1)
            name = re.sub(r"['’]s$", "", name)
            if pattern is IN_NAME and re.search(
                rf"\b{re.escape(name.lower())}\b", text[max(0, start - 4000):end + 4000]
            ):  # "in Need": written small elsewhere
                continue
            if not any(x < b and a < y for x, y in taken) and (
                pattern is CAMP_NUMBER or is_free_name(name, text, b, pattern is IN_NAME)
            ):
                b = a + len(name) if group else b
                found.append(PlaceMention(a, b, text[a:b], name, home, None, None, "point"))
                taken.append((a, b))
    return found


def find_named_in_capitals(
    text: str, start: int, end: int, home: str, taken: list[tuple[int, int]], listed: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """The same in wire copy, where no capital marks a name: only after a kind of place, a saint or before a region."""
    spans = [m.span(1) for pattern in (*CAPITAL_PATTERNS, CAPITAL_ROMANCE) for m in pattern.finditer(text, start, end)]
    for mention in listed:
        m = CAPITAL_BEFORE_REGION.search(text, max(start, mention.start - 40), mention.start)
        spans += [m.span(1)] if m and mention.precision in ("admin1", "country", "region") else []
    found: list[PlaceMention] = []
    for a, b in spans:
        words = [fold_name(w) for w in text[a:b].split()]
        if (
            any(x < b and a < y for x, y in taken)
            or words[-1] in NEVER | ORGANISATION_NOUNS
            or any(w in load_adjectives() for w in words)
        ):
            continue
        if len(words) == 1 and (words[0] in NO_NAMES or words[0].endswith(("al", "ive", "ian", "th", "ed", "ing"))):
            continue
        found.append(PlaceMention(a, b, text[a:b], text[a:b].title(), home, None, None, "point"))
        taken.append((a, b))
    return found


def find_listed_on(
    text: str, end: int, home: str, taken: list[tuple[int, int]], mentions: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """Names that go on a list of places: "in Kutubdia and Moheshkhali"."""
    found: list[PlaceMention] = []
    queue = [m for m in mentions if m.precision in ("point", "region", "admin1") and has_context(text, m.start)]
    while queue:
        mention = queue.pop()
        m = NEXT_IN_LIST.match(text, mention.end, end)
        if (
            not m
            or any(a < m.end(1) and m.start(1) < b for a, b in taken)
            or not is_free_name(m.group(1), text, m.end(1), True)
        ):
            continue
        new = PlaceMention(m.start(1), m.end(1), m.group(1), m.group(1), mention.country or home, None, None, "point")
        taken.append((new.start, new.end))
        found.append(new)
        queue.append(new)
    return found


def is_free_name(name: str, text: str, end: int, bare: bool) -> bool:
    """Could this be the name of a place: nobody's nationality, no month, no body, no one word we know as none?"""
    words = [fold_name(w) for w in re.split(r"[ -]", name)]
    while len(words) > 1 and words[0] in DIRECTIONS:
        words = words[1:]
    if words[0] in NEVER | FAITHS or words[-1] in NEVER:
        return False
    if any(w in load_adjectives() or w in DAYS_MONTHS for w in words):
        return False
    if any(w in ORGANISATION_NOUNS for w in words) or name.isupper() or len(name) < 3:
        return False
    if not bare:
        return True
    if ACRONYM_AFTER.match(text, end):  # "Aid to the Church in Need (ACN)"
        return False
    following = after(text, end).lower()
    return len(words) <= 3 and following not in SPEECH and following not in PARTY_NOUNS and not name.endswith("ism")


# ---- the country a text is about -------------------------------------------------------------------------------------
HOME_CHARS = 8_000
PLACES_CHARS = 1_500
# "Saudi-led coalition", "Ethiopian troops": soldiers go abroad
SENT_ABROAD = re.compile(
    r"-(?:led|backed)|\s+(?:air\s*strikes?|air\s+force|warplanes?|jets|troops|forces|soldiers|army|military|"
    r"peacekeepers|refugees|migrants|drones?|monitor|navy)\b",
    re.IGNORECASE,
)


def home_country(text: str) -> str:
    """ISO3 of the country most of the text is about, "" if unclear.

    Counts country names, adjectives, capitals and large unshared towns in the first 8,000 characters; the leader needs
    35 % of all and 1.3 times the next.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    adjectives, countries, capitals = load_adjectives(), load_country_names(), load_capitals()
    words = find_words(text, 0, min(len(text), HOME_CHARS))
    covered = [m.span() for m in BODIES.finditer(text, 0, HOME_CHARS)]
    at = 0
    while at < len(words):
        word, step = words[at], 1
        pair = f"{word.key} {trim_possessive(words[at + 1])}" if at + 1 < len(words) else ""
        key = trim_possessive(word)
        weight = 2.0 if word.start < 600 else 1.0
        if not word.text[0].isupper() or any(a <= word.start < b for a, b in covered):
            pass
        elif pair in adjectives or pair in countries:
            votes[adjectives.get(pair) or countries[pair].country] += (1.0 if pair in adjectives else 1.5) * weight
            step = 2
        elif pair in capitals:
            votes[capitals[pair]] += 0.7 * weight
            step = 2
        elif pair in load_places():
            votes[load_places()[pair][0].country] += weight if load_places()[pair][0].country else 0.0
            step = 2
        elif key in adjectives or key in countries:
            abroad = key in adjectives and SENT_ABROAD.match(text, word.end)
            votes[adjectives.get(key) or countries[key].country] += (
                0.3 if abroad else 1.0 if key in adjectives else 1.5
            ) * weight
        elif word.text in load_initials() and word.text.isupper():
            votes[load_initials()[word.text].country] += 0.5 * weight
        elif key in capitals:
            votes[capitals[key]] += 0.7 * weight
        elif key not in NEVER:
            country = find_sole_country(key)
            if country:
                votes[country] += weight
        at += step
    if not lead(votes):
        for mention in find_places(text, 0, min(len(text), PLACES_CHARS)):
            if mention.country and mention.precision != "country":
                votes[mention.country] += 1.0
    return lead(votes)


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


def find_sole_country(key: str) -> str:
    """The country of a one-word name that is clearly one country's: of 100,000 people or our own list, and no other
    country has one that large (a city of a million outweighs smaller namesakes)."""
    places = sorted((p for p in find_places_starting(key).get(key, ()) if p.size >= 6), key=lambda p: -p.size)
    if not places or any(p.doubtful for p in places):
        return ""
    rivals = [p for p in places if p.country != places[0].country]
    return places[0].country if not rivals or places[0].size >= 7 > rivals[0].size else ""


# ---- choosing --------------------------------------------------------------------------------------------------------
INSIDE = frozenset("in at near inside across throughout within around outside off on along over".split())
GOVERNOR = re.compile(
    r"(?:^|[\s(—-])(in|at|near|inside|outside|around|across|throughout|within|on|off|along|over|from|to|into|"
    r"towards?|reached|"
    r"fled|of|between|for|against|targeted|hit|struck|through|by)"
    r"((?:\s+(?!(?:and|or|but|who|which|that|when|where|while|said|told|in|at|near|from|to|into|on|off|for|by|"
    r"across|over|"
    r"inside|outside|around|between|against|through|throughout|within|after|before|with)\b)[\w’'-]+){0,7}?)\s*$",
    re.IGNORECASE,
)
SPEAKER_BEFORE = re.compile(
    r"\b(?:police|officials?|authorities|spokes\w+|sources?|activists?|residents|doctors?|medics?|hospitals?|"
    r"officer|reporter|"
    r"journalist|correspondent|photographer|ministry|office|officers|manager|director|group|monitor|based|offices|"
    r"headquarters|conference|statement|witnesses|governor|chief|headquartered|embassy|commander|interview|"
    r"told reporters|said)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
SPEECH_AFTER = re.compile(
    r"[ ,]{0,2}(?:\w+ ){0,2}?(?:said|says|told|reported|announced|added|confirmed|claimed|stated)\b", re.IGNORECASE
)
# "reported in Lima that", "told reporters in Geneva on Monday that"
SPOKEN_IN = re.compile(
    r"\b(?:said|told|reported|announced|stated|declared|confirmed|denied|learned|speaking|"
    r"spoke)(?:\s+[\w’'-]+){0,3}\s+(?:in|from|at)\s+$",
    re.IGNORECASE,
)
THAT_AFTER = re.compile(r"\s+(?:that|today|on\s+\w+|late|yesterday|this\s+\w+|here)\b|\.?$", re.IGNORECASE)
SUBJECT_AFTER = re.compile(
    r"(?:['’]s)?\s+(?:has|had|have|recorded|reported|reporting|recording|with|registered|accounted|accounts|saw|"
    r"counted|hosts?|hosted|remains|is|was)\b|\s*[:(–-]\s*\d|:",
    re.IGNORECASE,
)
HOST_CUES = re.compile(
    r"\b(?:shelter\w*|host\w*|camps?|living|staying|taken? refuge|taking refuge|refugees?|settled|accommodat\w+|"
    r"asylum|returnees arrived)\b",
    re.IGNORECASE,
)
ORIGIN_CUES = re.compile(
    r"\b(?:fled|flee|fleeing|left|escap\w+|evacuat\w+|displaced|driven|rescued|freed|forced|uprooted|expelled|"
    r"deported|returned|returning)\b",
    re.IGNORECASE,
)
MOVING = frozenset("displaced evacuated returned rescued homeless abducted".split())
DATELINE = re.compile(
    r"^\s*[A-Z][A-Z .'/-]+(?:, [A-Z][\w .]+)?(?:\s*\([^)]{2,30}\)|,? [A-Z][a-z]+\.? \d{1,2}|"
    r" )\s*(?:\([^)]{2,30}\))?\s*[-–—]"
)
# What a place is worth by the word that governs it; 2.5 for "in", "near" and their like, "" for no such word.
GOVERNORS: dict[str, float] = {
    "": 0.3, "of": 1.6, "from": 0.8, "to": 0.8, "into": 0.8, "for": 0.4, "by": 0.0, "against": 0.5, "between": 1.0,
}  # fmt: skip
# "the New York state | city of | Binghamton", "Syria | 's second city | Aleppo": the first only says where the
# second lies
HOLDS_NEXT = re.compile(
    r"(?:['’]?s)?\s(?:(?!(?:in|at|near|of|and|on|off|from|to|into|by|for)\s)[\w’'-]+\s){0,4}?(?:city|town|village|province|region|district|"
    r"capital|suburb|port|governorate|area|neighbou?rhood|prefecture|state|island)s?(?:\sof)?(?:\sthe)?\s|"
    r"['’]?s\s(?:\w+\s)?"
)
FLOOR = -0.3
REACH = 150  # characters back to a place of an earlier sentence


def choose_place(
    text: str,
    figure_start: int,
    figure_end: int,
    sentence_start: int,
    sentence_end: int,
    measure: str,
    mentions: Sequence[PlaceMention],
    before_mentions: Sequence[PlaceMention] = (),
) -> PlaceReading:
    """The stated place that fits a figure best, and the part it plays: event, origin, destination or host.

    ``mentions`` are those of the figure's sentence; ``before_mentions`` those of the sentences before it, which serve
    when the sentence states none. Empty where nothing fits: "unsure means empty".
    """
    best: tuple[float, PlaceMention, str] | None = None
    for index, mention in enumerate(mentions):
        if mention.start < figure_end and figure_start < mention.end:
            continue
        score, role = weigh(text, figure_start, figure_end, sentence_start, sentence_end, measure, mention)
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        if following and HOLDS_NEXT.fullmatch(text[mention.end : following.start]):
            score -= 1.5
        previous = mentions[index - 1] if index else None
        if previous and is_holder(text, previous, mention):
            score -= 1.2
        if best is None or score > best[0]:
            best = (score, mention, role)
    if best and best[0] >= FLOOR:
        return read_place(best[1], best[2])
    return choose_earlier(text, sentence_start, measure, before_mentions) if not best else PlaceReading()


def is_holder(text: str, inner: PlaceMention, outer: PlaceMention) -> bool:
    """In "Sardoa, in the east of Minas Gerais" the second place only says where the first one lies."""
    between = text[inner.end : outer.start]
    return (
        len(between) < 60
        and bool(re.fullmatch(r"\s*,?\s*(?:in|of|on)?\s*(?:the )?(?:[\w’'-]+ ){0,5}(?:of |in )?", between))
        and not re.search(r"\b(?:and|from|to)\b", between)
    )


def weigh(
    text: str,
    figure_start: int,
    figure_end: int,
    sentence_start: int,
    sentence_end: int,
    measure: str,
    mention: PlaceMention,
) -> tuple[float, str]:
    """How well a place fits a figure: how it is attached, how far away it stands, whether a speaker sits there."""
    left = text[max(sentence_start, mention.start - 80) : mention.start]
    governor = GOVERNOR.search(left)
    word = governor.group(1).lower() if governor else ""
    score, role = GOVERNORS.get(word, 2.5), "event"
    span = text[min(figure_start, mention.end) : max(figure_end, mention.start)]
    if word == "from" and (measure in MOVING or ORIGIN_CUES.search(span)):
        score, role = 2.5, "origin"
    elif word == "fled":
        score, role = 2.0, "origin"
    elif word in ("to", "into", "toward", "towards", "reached") and measure in MOVING:
        score, role = 2.3, "destination"
    elif measure in ("displaced", "assisted", "returned") and HOST_CUES.search(
        text[max(sentence_start, mention.start - 60) : mention.end + 12]
    ):
        role = "host"
    elif measure == "returned" and word in INSIDE:
        role = "destination"
    if not word and SUBJECT_AFTER.match(text, mention.end):
        score = 2.2
    if text[mention.end : mention.end + 2] in ("'s", "’s") and not word:
        score = 1.0
    if SPEECH_AFTER.match(text, mention.end) and SPEAKER_BEFORE.search(left):
        score -= 4.0
    elif SPOKEN_IN.search(left) and THAT_AFTER.match(text, mention.end):
        score -= 4.0
    elif (
        SPEAKER_BEFORE.search(left[-45:])
        and mention.start > figure_end
        and re.search(r"\b(?:said|told|according)\b", span)
    ):
        score -= 1.8
    dateline = DATELINE.match(text[sentence_start : sentence_start + 90])
    if (
        dateline
        and mention.end <= sentence_start + dateline.end()
        or mention.text.isupper()
        and len(mention.text) > 4
        and not text[sentence_start:sentence_end].isupper()
        and text[sentence_start:sentence_end].upper() != text[sentence_start:sentence_end]
    ):
        score -= 3.0
    if word in INSIDE and mention.start >= figure_end:
        score += 0.4
    if " of " in mention.text and fold_name(mention.text).split()[0] in DIRECTIONS:  # "19 km east of San Salvador"
        score -= 0.8
    score -= measure_distance(text, figure_start, figure_end, mention)
    return score + {"point": 0.7, "admin1": 0.3, "feature": 0.4, "region": 0.1}.get(mention.precision, 0.0), role


def measure_distance(text: str, figure_start: int, figure_end: int, mention: PlaceMention) -> float:
    """Words between figure and place, with what parts them: a semicolon or "while" more than a comma."""
    between = text[figure_end : mention.start] if mention.start >= figure_end else text[mention.end : figure_start]
    cost = 0.06 * len(between.split())
    cost += 1.2 * len(re.findall(r";|\. |\n\n|\bwhile\b|\bwhereas\b|\bbut\b", between))
    cost += 0.35 * len(re.findall(r"\d[\d,.]*|\band\b", between)) if mention.start >= figure_end else 0.0
    return min(cost, 4.0)


def choose_earlier(text: str, sentence_start: int, measure: str, mentions: Sequence[PlaceMention]) -> PlaceReading:
    """No place in the sentence: the last place of the sentences before, if it stood close and told where, not who."""
    for mention in reversed(mentions):
        if sentence_start - mention.end > REACH:
            break
        left = text[max(0, mention.start - 80) : mention.start]
        governor = GOVERNOR.search(left)
        if governor and governor.group(1).lower() in INSIDE | {"of"} and not SPEAKER_BEFORE.search(left):
            return read_place(mention, "event")
    return PlaceReading()


def read_place(mention: PlaceMention, role: str) -> PlaceReading:
    place = mention.name if IMPLIED.match("in " + mention.text) else " ".join(mention.text.split())
    if place.isupper() and len(place) > 4:
        place = place.title()
    return PlaceReading(place, role, mention.country, mention.lat, mention.lon)
