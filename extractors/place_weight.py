"""How well a stated place fits a figure: what governs it, how far away it stands, whether a speaker sits there.

"Airstrikes near Falluja killed 12 people, police in Baghdad said."
    weigh(12, Falluja) -> 3.0, "event"        weigh(12, Baghdad) -> below nothing: that is where the police sit
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.gazetteer import fold_name
from extractors.place_context import PlaceMention
from extractors.place_words import DIRECTIONS, INSIDE

GOVERNOR = re.compile(
    r"(?:^|[\s(—-])(in|at|near|inside|outside|around|across|throughout|within|on|off|along|over|from|to|into|"
    r"towards?|reached|"
    r"fled|of|between|for|against|targeted|hit|hits|struck|strikes|through|by|enter(?:ed|s)?|storm(?:ed|s)?|"
    r"(?:re)?captur(?:ed|es)|"
    r"retook|retakes?|seized?|bomb(?:ed|s)|shell(?:ed|s)|pound(?:ed|s)|rock(?:ed|s)|raid(?:ed|s)|shook|shakes?|"
    r"batter(?:ed|s)|"
    r"swept|devastated|ravaged|lashed|jolted|attack(?:ed|s)|besieged|targeting|hitting|striking|rocking|bombing|"
    r"shelling)"
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
    r"counted|hosts?|hosted|remains|is|was)\b|\s*[:(–-]\s*\d|:|,\s[^,.;]{3,80},\s(?:has|had|have|recorded|reported|"
    r"counted)\b",
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
    r",?\s+\d{1,2}\s+[A-Z]{3,9}\.?(?:\s+\d{2,4})?|"
    r" )\s*(?:\([^)]{2,30}\))?\s*[-–—]"
)
# "in the northern province of", "on the outskirts of": what governs it, governs the place
KIND_OF = re.compile(
    r"\b(?:the|a|an)\s+(?:[\w’'-]+\s+){0,3}?(?:city|town|village|province|district|region|state|port|suburbs?|"
    r"outskirts|area|"
    r"governorate|department|county|neighbou?rhood|municipality|island|camp|hamlet|settlement|centre|center|north|"
    r"south|"
    r"east|west|banks?|coast|shores?|edge|foot|slopes?|streets)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "near the border with Liberia", "the Pakistan-Iran highway"
BORDER_BEFORE = re.compile(r"\b(?:border|frontier)s?\s+with\s+(?:\w+\s+and\s+)?$|\bborder(?:s|ing)\s+$", re.IGNORECASE)
BORDER_AFTER = re.compile(r"(?:[/–-][A-Z]\w+)?\s+(?:border|frontier|highway)\b", re.IGNORECASE)
# what stands between a place and the one it lies in: ", in the east of", " village in", ", located on the bank of the"
LIES_IN = re.compile(
    r"\s*(?:[,(]\s*|(?:in|of|on|at|near)\b|(?:city|town|village|district|province|camp|neighbou?rhood|area|county|"
    r"suburb|"
    r"region|governorate|municipality|commune|airport|hospital|island)\b)(?:\s*(?!(?:and|from|to)\b)[\w’'-]+){0,8}?\s*",
    re.IGNORECASE,
)
PARTS = re.compile(
    r"\b(?:and|from|to|while|but|as|when|who|which|has|have|had|was|were|is|are|been|said|killed|died)\b"
)
# "the battle for Falluja"
BATTLE_FOR = re.compile(
    r"\b(?:battle|fight|fighting|struggle|offensive|assault|operation|campaign|push)s?\s+for\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# What a place is worth by the word that governs it; 2.5 for "in", "near" and their like, "" for no such word.
GOVERNORS: dict[str, float] = {
    "": 0.3, "of": 1.6, "from": 0.8, "to": 0.8, "into": 0.8, "for": 0.4, "by": 0.0, "against": 0.5, "between": 1.0,
}  # fmt: skip
# "the New York state | city of | Binghamton", "Syria | 's second city | Aleppo": the first only says where the
# second lies
HOLDS_NEXT = re.compile(
    r"(?:['’]?s)?\s(?:(?!(?:in|at|near|of|and|on|off|from|to|into|by|for)\s)[\w’'-]+\s){0,4}?(?:city|town|village|"
    r"province|region|district|"
    r"capital|suburb|port|governorate|area|neighbou?rhood|prefecture|state|island)s?(?:\sof)?(?:\sthe)?\s|"
    r"['’]?s\s(?:\w+\s)?"
)
# "Brazil floods", "Syria's civil war", "the Aleppo hospital bombing"
EVENT_AFTER = re.compile(
    r"(?:['’]?s)?\s(?:[\w’'-]+\s){0,2}?(?:floods?|flooding|earthquakes?|quakes?|tsunami|cyclone|typhoon|hurricane|"
    r"storms?|"
    r"tornado(?:es)?|landslides?|mudslides?|eruption|drought|famine|fires?|wildfires?|explosions?|blasts?|bombings?|"
    r"attacks?|raids?|massacres?|shootings?|siege|battles?|clashes|fighting|violence|unrest|war|conflict|crisis|"
    r"outbreak|"
    r"epidemic|riots?|crash|disaster)\b",
    re.IGNORECASE,
)
# of a country only what it suffers: "Russia's attack" was made by it, not in it
SUFFERED = re.compile(
    r"\b(?:floods?|flooding|earthquakes?|quakes?|tsunami|cyclone|typhoon|hurricane|storms?|tornado(?:es)?|"
    r"landslides?|mudslides?|"
    r"eruption|drought|famine|fires?|wildfires?|civil war|conflict|uprising|unrest|violence|crisis|outbreak|"
    r"epidemic|riots?|"
    r"crash|disaster)\b|^\s\w+ (?:bombings?|attacks?|massacre|shootings?)\b",
    re.IGNORECASE,
)
DEEDS_AFTER = re.compile(
    r"['’]s\s(?:\w+\s){0,2}?(?:attacks?|raids?|(?:air)?strikes?|shelling|bombings?|bombardment|offensive|assault|invasion|war|"
    r"army|forces|troops|soldiers|government|president|ministry|minister|police|military|navy)\b",
    re.IGNORECASE,
)
# a count of other people between a figure and a place, or just before the place
NUMBER = re.compile(
    r"\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?|scores|"
    r"another)\b",
    re.IGNORECASE,
)
# "48 people in |Kerala", "five in |Goa", "12 of them in |Oaxaca": the number and its place stand together
TIED_AFTER = re.compile(
    r"(?:\s(?!(?:and|or|but|while)\b)[\w’'-]+){0,3}?,?\s(?:in|at|near|across|around|"
    r"outside)\s(?:the\s)?(?:[a-z’'-]+\s){0,3}(?:of\s)?",
    re.IGNORECASE,
)


def find_governor(left: str) -> str:
    """The word nearest before a place that says how it belongs: "in", "from", "hit"; "" for none."""
    governor, word = GOVERNOR.search(left), ""
    while governor:
        word = governor.group(1).lower()
        governor = GOVERNOR.search(left, governor.end(1))
    return word


def cost_of_neighbours(text: str, mentions: Sequence[PlaceMention], index: int) -> float:
    """A place that only says where the next one lies, or where the one before it lies, counts for less."""
    mention, cost = mentions[index], 0.0
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    if following and HOLDS_NEXT.fullmatch(text[mention.end : following.start]):
        cost += 1.5
    if index and is_holder(text, mentions[index - 1], mention):
        cost += 1.2
    return cost


def is_holder(text: str, inner: PlaceMention, outer: PlaceMention) -> bool:
    """In "Sardoa, in the east of Minas Gerais" the second place only says where the first one lies."""
    between = text[inner.end : outer.start]
    return (
        len(between) < 60
        and bool(LIES_IN.fullmatch(between))
        and not PARTS.search(between)
        and not NUMBER.search(between)
    )


def weigh(
    text: str,
    figure_start: int,
    figure_end: int,
    sentence_start: int,
    sentence_end: int,
    measure: str,
    mention: PlaceMention,
    *,
    far: bool = True,
) -> tuple[float, str]:
    """How well a place fits a figure: how it is attached, how far away it stands, whether a speaker sits there."""
    left = KIND_OF.sub("", text[max(sentence_start, mention.start - 80) : mention.start])
    word = find_governor(left)
    score, role = GOVERNORS.get(word, 2.5), "event"
    span = text[min(figure_start, mention.end) : max(figure_end, mention.start)]
    if word == "for" and BATTLE_FOR.search(left):
        score = 2.2
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
    if role == "event" and word in ("from", "to", "into") and measure not in MOVING:
        score = 0.2  # "pilgrims returning from Iran were killed"
    if BORDER_BEFORE.search(left) or BORDER_AFTER.match(text, mention.end):
        score = min(score, 0.4)
    if measure == "abducted" and role == "destination":  # where they were taken to, not where they were taken
        score = 1.2
    if not word and SUBJECT_AFTER.match(text, mention.end):
        score = 2.2
    if text[mention.end : mention.end + 2] in ("'s", "’s") and not word:
        score = -0.8 if mention.precision == "country" and DEEDS_AFTER.match(text, mention.end) else 1.0
    after = EVENT_AFTER.match(text, mention.end)
    if score < 2.2 and after and (mention.precision != "country" or SUFFERED.search(after.group())):
        score = 2.2
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
    if far:
        score -= measure_distance(text, figure_start, figure_end, mention)
    return score + {"point": 0.7, "admin1": 0.3, "feature": 0.4, "region": 0.1}.get(mention.precision, 0.0), role


def measure_distance(text: str, figure_start: int, figure_end: int, mention: PlaceMention) -> float:
    """Words between figure and place, with what parts them: a semicolon or "while" more than a comma."""
    after = mention.start >= figure_end
    between = text[figure_end : mention.start] if after else text[mention.end : figure_start]
    cost = 0.06 * len(between.split())
    cost += 1.2 * len(re.findall(r";|\. |\n\n|\bwhile\b|\bwhereas\b|\bbut\b", between))
    if after:
        cost += 0.35 * len(re.findall(r"\band\b", between)) + 0.35 * len(NUMBER.findall(between))
        if TIED_AFTER.fullmatch(between) and not NUMBER.search(between):
            cost -= 0.8
    elif is_tied_to_other(text, mention):
        cost += 1.0
    return min(cost, 4.0)


def is_tied_to_other(text: str, mention: PlaceMention) -> bool:
    """In "killed 48 people in Kerala and wounded 12" Kerala has a number of its own before it."""
    left = text[max(0, mention.start - 40) : mention.start]
    numbers = list(NUMBER.finditer(left))
    return bool(numbers and TIED_AFTER.fullmatch(left[numbers[-1].end() :]))
