"""The phrases that tell how a place belongs to what is told.

GOVERNING: "in", "near", "from", "hit" before it    SUBJECT_AFTER: "has", "recorded", ": 12" behind it
SPEAKER_BEFORE: "police in"                        BORDER_BEFORE: "the border with"
"""

from __future__ import annotations

import re

from extractors.words.prefilter import Guarded

GOVERNING = frozenset(
    """in at near inside outside around across throughout within on off along over from to into toward towards reached
fled of between for against targeted hit hits struck strikes through by enter entered enters storm stormed storms
captured captures recaptured recaptures retook retake retakes seize seized bombed bombs shelled shells pounded pounds
rocked rocks raided raids shook shake shakes battered batters swept devastated ravaged lashed jolted attacked attacks
besieged left targeting hitting striking rocking bombing shelling""".split()
)
# words over which none of these governs
ENDS_REACH = re.compile(
    r"(?:and|or|but|who|which|that|when|where|while|said|told|in|at|near|from|to|into|on|off|for|by|across|over|"
    r"inside|outside|around|between|against|through|throughout|within|after|before|with)\b",
    re.IGNORECASE,
)
SPEAKER_BEFORE = Guarded(
    r"\b(?:police|officials?|authorities|spokes\w+|sources?|activists?|residents|doctors?|medics?|hospitals?|"
    r"officer|reporter|"
    r"journalist|correspondent|photographer|ministry|office|officers|manager|director|group|monitor|based|offices|"
    r"headquarters|conference|statement|witnesses|governor|chief|headquartered|embassy|commander|interview|army|teams?|"
    r"military|government|ministers?|mission|cross|crescent|defen[cs]e|coroner|morgue|diocese|medics|surgeons?|nurses?|paramedics|rescuers|lawyers?|prosecutors?|mayor|"
    r"told reporters|said)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
# "residents of |Maiha said": who tells of their own town
LOCALS_BEFORE = Guarded(
    r"\b(?:residents?|villagers|locals|inhabitants|survivors|townspeople|elders?|farmers|fishermen)\s(?:of|in|from)\s"
    r"(?:the\s)?(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
# "police in Kabul | said", "| have said", "| on Monday said"; not "two police officers in Kabul, | officials said"
SPEECH_AFTER = re.compile(
    r"(?:\s(?:in|near|of)\s[^,.;]{2,40}?)?(?:,\s(?:the|a|an|capital|in|speaking|some|about|around|\d+)\b[^,.;]{2,60},)?(?:,?\s(?:on\s\w+|"
    r"today|yesterday|later|also|has|have|"
    r"had)){0,2}\s(?:said|says?|told|reports?|reported|announced|added|"
    r"confirmed|claimed|stated|counted|(?:put|gave)\s(?:the|a|its|their)\b)",
    re.IGNORECASE,
)
# "reported in Lima that", "told reporters in Geneva on Monday that"
# "the |Katsina State police command said": who speaks, though it tells where as well
BODY_SAID = re.compile(
    r"(?:['’]s)?\s(?:[\w’'-]+\s){0,2}?(?:government|police|governor|authorities|officials?|administration|ministry|"
    r"command|"
    r"council|parliament|assembly|spokes\w+|army|military|commissioner|agency|mayor|"
    r"department)\b(?:\s[\w’'.-]+){0,4}?\s"
    r"(?:said|says|told|announced|reported|confirmed|added|stated|disclosed|put)\b",
    re.IGNORECASE,
)
SPOKEN_IN = re.compile(
    r"\b(?<!were\s)(?<!been\s)(?:said|told|reported|announced|stated|declared|confirmed|denied|learned|speaking|"
    r"released|published|spoke)(?!\s(?:missing|dead|killed|injured|wounded|hurt|drowned|trapped|abducted|kidnapped|ill|infected|lost|displaced|"
    r"murdered|shot|arrested|detained|safe)\b)(?:\s+[\w’'-]+){0,3}\s+(?:in|from|at)\s+$",
    re.IGNORECASE,
)
# "..., said police commissioner Abdul Yerima in |Yola"
SAID_BY = Guarded(
    r"[,”\"]\s(?:said|says|told|added|confirmed|announced)\s(?:the\s)?(?:[a-z’'-]+\s){0,4}(?:[A-Z][\w’'.-]+,?\s){1,4}"
    r"(?:in|from|at)\s$"
)
# "MSF in |Sanaa said", "and the Red Crescent office in |Tunis said": whoever it is, there he speaks
NAMED_IN = re.compile(
    r"(?:^|[.;,]\s|\b(?:and|but|while)\s)(?:[Tt]he\s)?(?:[A-Z][\w’'-]*\s(?:(?:for|of|and)\s(?:the\s)?)?){1,5}(?:(?:office|team|staff|mission|branch)\s)?in\s$"
)
SAID_NEXT = re.compile(
    r"\s(?:said|says|told|reported|confirmed|announced|added|believes?|estimates?|estimated|counted|fears?|warned|puts?)\b"
)
# "In |Islamabad the prime minister declared": who rules or speaks there
SPEAKS_THERE = re.compile(
    r",?\s(?:the\s|a\s)?(?:[\w-]+\s){0,3}?(?:prime\sminister|president|minister|ministry|government|directorate|"
    r"spokes\w+|(?:high\s)?commissioner|agency|organi[sz]ation|pope|ambassador|parliament|cabinet|chancellor|king|queen|secretary(?:-general)?|congress|senate)\b"
    r"(?:\s[\w’'-]+){0,8}?\s(?:said|declared|announced|ordered|condemned|promised|told|called|raised|spoke|urged|asked|"
    r"reported|put|gave|vowed|offered|met|convened|pledged)\b",
    re.IGNORECASE,
)
_ABOUT = r"(?:about|some|around|roughly|nearly|just)\s"
# "Leyte reported 3,000 dead, |Samar 1,100 and |Cebu 74"
GAPPED = re.compile(r"(?:[,;]\s|\band\s)$")
# "was heard in |Cyprus", "felt as far away as |Sidon"
FELT_IN = re.compile(r"\b(?:felt|heard)\s(?:as\sfar\s(?:away\s)?as|in|across|throughout)\s(?:the\s)?$")
# "Kyangwali settlement|, where 30 people have died"
WHERE_NEXT = re.compile(r"(?:\s[a-z]+)?,?\swhere\s(?:[\w’'-]+\s){0,5}$")
# "a boat sank 120 miles |south of Lampedusa"
FAR_OFF = re.compile(
    rf"\b(?!{_ABOUT}|(?:located|situated|lies|lying|is|was)\s)[\w’'-]{{1,30}}\s(?:{_ABOUT})?[\d.,]{{1,12}}\s?"
    r"(?:kms?|kilomet(?:re|er)s?|miles?|nautical\smiles?)\s(?:to\sthe\s)?$"
)
# "told a local radio station in |Camana.", "speaking to reporters at the base in |Gao,"
TOLD_IN = Guarded(
    r"\b(?:told|speaking\s+to|spoke\s+to|(?:seen|reviewed|obtained|interviewed)\s+by)(?:\s+[\w’'-]+){1,7}\s+(?:in|from|at)\s+$",
    re.IGNORECASE,
)
THAT_AFTER = re.compile(r"\s+(?:that|today|on\s+\w+|late|yesterday|this\s+\w+|here)\b|\.?$", re.IGNORECASE)
ENDS_THERE = re.compile(r"[.,;”\"]|\s+(?:that|on\s+\w+|puts?|says?|said|shows?|gives?|gave|lists?|estimates?)\b")
# "flown to hospitals in |Surkhet", "being treated at |Jos University Teaching Hospital"
CARE_BEFORE = Guarded(
    r"\b(?:treat(?:ed|ment)|admitted|referred|hospitali[sz]ed|"
    r"(?:taken|rushed|brought|flown|(?:air)?lifted|transferred|evacuated|moved|transported|conveyed|sent|arriv(?:ed|"
    r"ing))\s"
    r"(?:[\w’'-]+\s){0,4}?(?:hospitals?|clinics?|mortuar(?:y|ies)|morgues?|(?:medical|health|trauma)\s\w+))\s"
    r"(?:[\w’'-]+\s){0,4}?(?:in|at|to)\s(?:the\s)?$",
    re.IGNORECASE,
)
IS_CARE = Guarded(r"\b(?:hospital|clinic|medical|infirmary|morgue|mortuary)\b", re.IGNORECASE)
BROUGHT_BEFORE = Guarded(
    r"\b(?:treat\w*|taken|rushed|admitted|brought|(?:air)?lifted|flown|transferred|referred|evacuated|moved|"
    r"recover\w*|"
    r"hospitali[sz]ed|conveyed|transported|sent|doctors?|medics?|surgeons?|nurses?|director|spokes\w+|condition|"
    r"intensive\scare|undergo\w*)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
# "followed by |Bengo with 2,361 cases": the subject of a count of its own
FOLLOWED_BY = re.compile(r"\b(?:followed|led|headed|topped)(?:\s\w+)?\sby\s+(?:the\s)?$", re.IGNORECASE)
SUBJECT_AFTER = re.compile(
    r"(?:['’]s)?\s+(?:has|had|have|recorded|reported|reporting|recording|with|registered|accounted|accounts|saw|"
    r"counted|hosts?|hosted|received|took\sin|sheltered|shelters|welcomed|absorbed|remains|is|was)\b|\s*[:(–-]\s*\d|:|,\s[^,.;]{3,80},\s(?:has|had|have|recorded|reported|"
    r"counted|accounts|accounted|hosts?|hosted|saw|remains|lost)\b",
    re.IGNORECASE,
)
# "Bengo with |2,361 cases", "Tshopo (|201)": a place with a number of its own behind it
OWN_COUNT = re.compile(
    r"(?:['’]s)?\s+(?:with|has|had|recorded|reported|registered|counted|accounts? for|accounted for|"
    r"saw)\s(?:\w+\s){0,2}?\d"
    r"|\s*[:(–-]\s*\d|\s\d[\d,]*(?=[.;,](?!\d))",
)
HOST_CUES = Guarded(
    r"\b(?:shelter\w*|host\w*|camps?|living|staying|(?:taken?|took|taking|sought|seek(?:ing)?|found) (?:refuge|"
    r"shelter|safety)|refugees?|settled|accommodat\w+|"
    r"asylum|returnees arrived)\b",
    re.IGNORECASE,
)
# "28 deaths were reported from |Equateur": told by those who are there
REPORTED_FROM = Guarded(
    r"\b(?:reported|notified|recorded|confirmed|detected|registered|identified|reports?|news)\s(?:\w+\s)?from\s(?:the\s)?"
    r"(?:[\w’'-]+\s){0,3}$"
)
# "61 people were killed, most of them in |Bihar": the place of a part
MOSTLY_IN = Guarded(
    r"\b(?:most(?:ly)?|mainly|chiefly|largely|predominantly|(?<!as )many|some|"
    r"half|(?:nearly|almost)\sall|(?:the\s(?:vast\s)?)?majority)\s(?:of\s(?:them|whom|these|those)\s)?(?:\w+\s){0,2}?"
    r"(?:in|at|near|from|around)\s(?:the\s)?(?:[\w’'-]+\s){0,3}?(?:of\s)?$"
)
# "on the road between |Kinshasa and Matadi"
ROAD_BETWEEN = Guarded(
    r"\b(?:road|highway|motorway|railway|line|route|track|stretch|pass)\sbetween\s(?:[\w’'-]+(?:\s[\w’'-]+)?\sand\s)?$"
)
# "a flight from |Dubai to |Mumbai overshot", "buses bound for |Mecca": the ends of a journey
TRAVEL_TO = Guarded(
    r"\b(?:flights?|plane|jet|airliner|bus(?:es)?|train|ferry|boat|ship|minibus|travell?ing|en\sroute|"
    r"(?:way|trip|journey)|headed|heading|bound|flying|sailing|flew|sailed)\s(?:[\w’'-]+\s){0,3}?(?:from|to|for)\s"
    r"(?:the\s)?(?:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}\sto\s)?$|"
    r"\b(?:vessel|boat|dinghy|ship|ferry|plane|flight|bus|train)\s(?:had\s)?(?:left|departed)\s(?:the\s)?$"
)
ORIGIN_CUES = Guarded(
    r"\b(?:fled|flee|fleeing|left|escap\w+|evacuat\w+|displaced|driven|rescued|freed|forced|uprooted|expelled|"
    r"deported|returned|returning|abducted|kidnapp\w+)\b",
    re.IGNORECASE,
)
MOVING = frozenset("displaced evacuated returned rescued homeless abducted".split())
# "BEIRUT (AP) - ", "KABUL, 3 May - ", "(Goma, May 3, 2021) - "
DATELINE = re.compile(
    r"^\s*\([A-Z][\w .'\u2019-]{2,30}(?:, [\w .]{3,25}){0,2}\)\s*[-–—](?=\s)|"
    r"^\s*[A-Z][A-Z .'/-]+(?:\([A-Z .]{3,30}\))?(?:, [A-Z][\w .]+)?(?:\s*\([^)]{2,30}\)|"
    r",? [A-Z][a-z]+\.? \d{1,2}(?:,? \d{4})?|"
    r",?\s+\d{1,2}\s+[A-Z][A-Za-z]{2,8}\.?(?:,?\s+\d{2,4})?|"
    r" )\s*(?:\([^)]{2,30}\))?\s*[-–—]|^\s*[A-Z][A-Z .'-]+, [A-Z][a-z]+(?: [A-Z][a-z]+)?:\s"
)
# "in the northern province of", "on the outskirts of": what governs it, governs the place
KIND_OF = re.compile(
    r"(?:\b(?:the|a|an|two|three|four|both)|['’]s)\s+(?:(?!(?:in|at|near|on|of|to|from|by|for|into|outside)\b)[\w’'-]+\s+){0,3}?(?:city|"
    r"cities|towns?|cantons?|parish(?:es)?|communes?|(?:sub-?)?prefectures?|territory|townships?|locality|wards?|enclave|"
    r"villages?|provinces?|districts?|regions?|states?|counties|hamlets|camps|islands|communities|"
    r"governorates|departments|municipalities|neighbou?rhoods|areas|ports?|suburbs?|"
    r"outskirts|area|"
    r"governorate|department|county|neighbou?rhood|municipality|island|camp|hamlet|settlement|centre|center|north|"
    r"south|"
    r"east|west|banks?|coast|shores?|edge|foot|slopes?|streets|sides?|parts?|heart|tip|corner|shore|waters)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "in Kandahar, Helmand and |Zabul": the preposition holds for the list; not "in Karipur, |Kerala"
_NAME = r"[A-ZÀ-Þ][\w’'.-]*(?:[ -][A-ZÀ-Þ][\w’'.-]*){0,3}"
LISTED_BEFORE = re.compile(
    rf"\b(in|near|at|from|to|across|around|between|outside)\s(?:the\s)?(?:{_NAME}, ){{0,4}}?{_NAME}(?P<last>,? and |"
    rf", )(?:the\s)?$"
)
LIST_GOES_ON = re.compile(rf"(?:, {_NAME}){{0,4}}?,? and (?:the )?[A-ZÀ-Þ]")
# "near the border with Liberia", "the Pakistan-Iran highway"
BORDER_BEFORE = Guarded(r"\b(?:border|frontier)s?\s+with\s+(?:\w+\s+and\s+)?$|\bborder(?:s|ing)\s+$", re.IGNORECASE)
BORDER_AFTER = re.compile(r"(?:[/–-][A-Z]\w+)?\s+(?:border|frontier|highway)\b", re.IGNORECASE)
# what stands between a place and the one it lies in: ", in the east of", " village in", ", located on the bank of the"
LIES_IN = re.compile(
    r"\s*(?:[,(]\s*|(?:in|of|on|at|near|outside|inside|(?:just\s)?(?:north|south|east|west)\w*\sof)\b|(?:city|town|"
    r"village|district|province|camp|neighbou?rhood|area|county|"
    r"suburb|"
    r"region|governorate|municipality|commune|airport|hospital|island|sector|zone|ward|quarter|locality|parish)\b,?)(?:\s*+(?!(?:and|from|"
    r"to)\b)[\w’'-]++){0,8}?\s*",
    re.IGNORECASE,
)
# "Ain al-Hilweh|, the largest of the camps, near |Sidon", "Luanda| remains the worst hit province of |Angola"
APPOSED_IN = re.compile(
    r"\s(?:is|was|remains|remained)\sthe\s(?:[\w’'-]+\s){1,6}?(?:in|of)\s(?:the\s)?|"
    r",\s[^,.;]{3,80},\s(?:just\s)?(?:in|near|outside|(?:north|south|east|west)\w*\sof)\s(?:the\s)?"
)
PARTS = re.compile(
    r"\b(?:and|from|to|while|but|as|when|who|which|has|have|had|was|were|is|are|been|said|killed|died)\b"
)
# "from camps in |Dohuk", "from areas around |Masisi"
FROM_THERE = re.compile(
    r"\b(?:from|fled|left)\s+(?:their\s+)?(?:[a-z]+\s+){0,2}(?:camps?|villages?|towns?|areas?|homes?|houses?|"
    r"settlements?|parts?|"
    r"places?|sites?|shelters?)\s+(?:in|at|near|around|across|along|of)\s+(?:the\s+)?$"
)
# "the battle for Falluja"
BATTLE_FOR = re.compile(
    r"\b(?:battle|fight|fighting|struggle|offensive|assault|operation|campaign|push)s?\s+for\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "the Ohio state | capital of | Columbus", "Syria | 's second city | Aleppo": the first only says where the
# second lies
HOLDS_NEXT = re.compile(
    r"(?:['’]?s)?\s(?:(?!(?:in|at|near|of|and|on|off|from|to|into|by|for)\s)[\w’'-]+\s){0,4}?(?:city|town|village|"
    r"province|region|district|"
    r"capital|suburb|port|governorate|area|neighbou?rhood|prefecture|state|island)s?(?:\sof)?(?:\sthe)?\s|"
    r"['’]?s\s(?:\w+\s)?"
)
# "the Kadhimiya | district of | Baghdad", "the Far North | region of | Cameroon": the second holds the first
PART_OF = re.compile(
    r"\s(?:province|region|district|governorate|area|prefecture|state|county|camp|quarter|sector|zone|division|"
    r"department|"
    r"neighbou?rhood|suburb|locality|territory|section|commune)s?\sof\s(?:the\s)?"
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
    r"['’]s\s(?:[\w-]+\s){0,2}?(?:attacks?|raids?|(?:air)?strikes?|shelling|bombings?|bombardment|offensive|assault|"
    r"invasion|war|"
    r"army|forces|troops|soldiers|government|president|ministry|minister|police|military|navy)\b",
    re.IGNORECASE,
)
# a count of other people between a figure and a place, or just before the place
# but no count of places: "19 prefectures", "two villages"
PLACES_COUNTED = (
    r"(?!\d|\s(?:\w+\s)?(?:villages|towns|cities|districts|camps|suburbs|communities|areas|islands|places|prefectures|"
    r"counties|provinces|states|regions|governorates|departments|municipalities|communes|townships|wards|sites)\b)"
)
NUMBER = re.compile(
    r"(?:\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?|scores|"
    r"another)\b)" + PLACES_COUNTED,
    re.IGNORECASE,
)
# "48 people in |Kerala", "five in |Goa", "12 of them in |Oaxaca": the number and its place stand together
TIED_AFTER = re.compile(
    r"(?:\s(?!(?:and|or|but|while)\b)[\w’'-]+){0,3}?(?:\sof\s(?:whom|them)(?:\s\w+){0,3}?)?,?\s(?:in|at|near|across|"
    r"around|(?:taken|brought|flown|moved|sent|transferred)\sto|"
    r"outside)\s(?:the\s)?(?:[a-z’'-]+\s){0,3}(?:of\s)?",
    re.IGNORECASE,
)
