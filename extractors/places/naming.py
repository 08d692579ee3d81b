"""The phrases that name a place which stands in no list.

NOUN_OF_NAME   "the village of Taduf"         IN_NAME        "in Sardoa"
NAME_NOUN      "Hatla town"                   EVENT_AT_NAME  "a raid on Kwajaffa"
AREA_OF_NAME   "at Kwande community"          NAME_LIES      "at Igandu, some 300 km west of"
"""

from __future__ import annotations

import re

NAME = (
    r"(?:(?:al|el|ad|as|ar|ash|ez)[- ])?[A-ZÀ-ÞĀ-Ž][\w’'-]*"
    r"(?:[ -](?:(?:al|el|de|la|del|ez|da|do|of the)[ -])?[A-ZÀ-ÞĀ-Ž][\w’'-]*){0,3}"
)
# "the village of Taduf", "the town called Bir Ali", "the suburbs of Jobar and Harasta"
NOUN_OF_NAME = re.compile(
    r"\b(?:village|town|city|district|province|governorate|neighbou?rhood|suburb|settlement|municipality|county|"
    r"commune|state|camp|island|hamlet|area|ward|township|peninsula|valley|port|locality|borough|slum|quarter|"
    r"department|canton|parish|(?:sub-?)?prefecture|chiefdom|territory|region|cercle|woreda|kebele|payam|upazila|oblast|"
    r"raion|favela|barrio|barangay|colony|enclave|resort|community)s?\s+(?:of|called|"
    r"named)\s+(" + NAME + ")"
)
# "Hatla town", "Starnberg district", "Girei LGA", "Sambisa forest", "Camp 26"
_NOT_AT_HEAD = (
    r"(?!(?:In|At|On|Near|From|To|Of|Around|Across|Outside|Inside|Off|The|And|But|For|By|After|Before|Since)\s)"
)
NAME_NOUN = re.compile(
    rf"\b{_NOT_AT_HEAD}("
    + NAME
    + r")\s+(?:village|town|city|district|province|governorate|neighbou?rhood|suburb|municipality|county|woreda|kebele|"
    r"payam|upazila|tehsil|taluka?|quarter|ward|slum|borough|hamlet|enclave|peninsula|hills|mountains|plateau|gorge|"
    r"river|volcano|health\s(?:zone|area|district)|sub-?county|chiefdom|territory|canton|commune|"
    r"(?:displacement|IDP|refugee|reception|collective)\s(?:camp|site|settlement)|department|prefecture|barrio|"
    r"camp|island|region|forest|valley|oblast|subdistrict|sub-district|LGA|township|District|Province|Governorate|"
    r"County|Oblast|Municipality|Village|Camp|Island|Valley)\b"
)
# "in the Qahira area", "at Kwande community in Makurdi district"
AREA_OF_NAME = re.compile(
    r"(?<![\w-])(?:in|at|near|around|outside|from|to|of|into) (?:the )?("
    + NAME
    + r") (?:area|locality|community|sector|"
    r"axis|metropolis|trading cent(?:re|er)|commune|woreda|kebele|cercle|payam|boma|parish|constituency|upazila|"
    r"tehsil|"
    r"taluka?|raion|barangay|sub-county|[Ll]ocal [Gg]overnment(?: [Aa]rea)?)\b"
)
# "at Gajigana, a remote village"
AT_NAME = re.compile(
    r"(?<![\w-])[Aa]t (" + NAME + r")(?=, (?:a|an|the) (?:\w+ ){0,3}(?:village|town|city|suburb|place|hamlet|"
    r"settlement|community|locality|camp|port|site|neighbou?rhood)\b| village\b)"
)
# "At Drinjaca, 91 men were shot": at the head of a sentence
AT_HEAD = re.compile(r"(?<![\w-])At (" + NAME + r")(?=,\s)")
# "living at Mole and Boyabu camps": each is one
NAMES_OF_KIND = re.compile(
    r"\b("
    + NAME
    + r") and ("
    + NAME
    + r") (?:camps|villages|towns|districts|provinces|counties|neighbou?rhoods|suburbs|"
    r"municipalities|sub-counties)\b"
)
CAMP_NUMBER = re.compile(r"\bCamps? \d{1,2}[A-Z]?\b")
# "in Sardoa", "near Bir Ali": believed in running text when the name is nobody's and nothing else's
IN_NAME = re.compile(r"(?<![\w-])(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|into|towards?) (" + NAME + r")(?![\w’'-])")
# "a raid on Kwajaffa", "stormed Yelewata", "shelling of Toretsk": what is raided so is a place
EVENT_AT_NAME = re.compile(
    r"(?<![\w-])(?:(?:raid|attack|assault|massacre|clash|explosion|blast|landslide|avalanche|mudslide|stampede|shooting|"
    r"ambush|bombing|fire|strike|incursion|onslaught|fighting|collision|crash)(?:e?s)?\s(?:on|at|in|near|outside|around|over)|"
    r"(?:raided|stormed|overran|overrun|shelled|torched|razed|besieged|recaptured|retook|ransacked|looted|evacuated|"
    r"slammed\sinto|swept\sthrough|shelling\sof|siege\sof|bombardment\sof|outskirts\sof|residents\sof|"
    r"inhabitants\sof|villagers\s(?:of|from|in)|"
    r"(?:abducted|kidnapped|killed|died|drowned|crashed|crossed|landed|ambushed|seized)\sat|"
    r"(?:fell|landed|fired|rained)\s(?:on|in|into)))\s("
    + NAME
    + r")(?![\w’'-])"
)
# "at Igandu, some 300 km west of", "hit Jesse, near Warri": where it lies follows
NAME_LIES = re.compile(
    r"(?<![\w-])(?:at|on|off|of|from|to|for|left|reached|entered|hit|struck|attacked|bombed|captured|seized|targeted|"
    r"burned|destroyed|between)\s("
    + NAME
    + r")(?=,\s(?:"
    r"(?:a|an|the)\s(?:[\w-]+\s){0,4}?(?:village|town|city|suburb|hamlet|settlement|community|district|port|island|"
    r"place|resort|county|area|neighbou?rhood)\b|"
    r"(?:just\s)?(?:near|outside|(?:north|south|east|west)\w*\sof)\s|"
    r"(?:in|on)\s(?:the\s)?(?:[\w-]+\s){0,4}?[A-Z]|"
    r"(?:about|some|around|roughly|nearly|just)?\s?(?:\d+|a\sfew|several)\s(?:km|kms|kilomet|miles?|mi)\b)"
    r"|\s(?:near|outside|close\sto)\s[A-Z])"
)
# "the Fulani village| of Ogossagou"; not "the Gadon town of Mudug region"
ANOTHER_NAME = re.compile(
    r"\s(?:of|called|named)\s"
    + NAME
    + r"(?!\s(?:[Rr]egion|[Dd]istrict|[Ss]tate|[Pp]rovince|[Cc]ounty|[Ll]ocal|LGA|[Gg]overnorate|[Dd]epartment)\b)"
    r"(?![\w’'-])"
)
# "the Cameroonian | village of Tourou"
PEOPLE_BEFORE = re.compile(
    r"\b([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s(?:(?!(?:in|at|near|of|on|from|to|into|and|or|the|a|an|by|over)\s)[a-z-]+\s){0,2}$"
)
# the same in wire copy: "THE VILLAGE OF LAS FLORES", "THE MIRAMAR NEIGHBORHOOD", "IN SAN LORENZO", "IN COLON,
# LIBERTAD DEPARTMENT"
CAPITAL_NAME = (
    r"((?:(?:EL|LA|LOS|LAS|SAN|SANTA|SANTO|DEL|DE)\s+){0,3}[A-Z][A-Z'-]{2,}(?:\s+(?:DE|DEL|DE LA|LA)\s+[A-Z'-]{3,})?)"
)
CAPITAL_PATTERNS = (
    re.compile(
        r"\b(?:VILLAGE|TOWN|CITY|DISTRICT|HAMLET|SUBURB|NEIGHBORHOOD|MUNICIPALITY|CANTON|SETTLEMENT|PORT|COMMUNITY|"
        r"LOCALITY|HACIENDA|FARM|CAMP)S?\s+(?:OF|CALLED|NAMED)\s+" + CAPITAL_NAME
    ),
    re.compile(
        r"\b(?:IN|AT|NEAR|ON|OF|FROM|TO)\s+(?:THE\s+)?"
        + CAPITAL_NAME
        + r"\s+(?:NEIGHBORHOOD|DISTRICT|DEPARTMENT|MUNICIPALITY|CANTON|VILLAGE|TOWN|SUBURB|STREET|AVENUE|HIGHWAY|"
        r"FARM|HAMLET|SECTOR|CORREGIMIENTO|COMMUNITY|HACIENDA|BOULEVARD|AREA|ZONE|VALLEY|VOLCANO|PROVINCE|COUNTY|"
        r"REGION)\b"
    ),
    re.compile(
        r"\b(?:IN|AT|NEAR|FROM|OUTSIDE)\s+((?:EL|LA|LOS|LAS|SAN|SANTA|SANTO|VILLA|PUERTO|CERRO|RIO|"
        r"MONTE)\s+[A-Z][A-Z'-]{2,}(?:\s+(?:DE|DEL)\s+[A-Z'-]{3,})?)"
    ),
)
# "IN CHALCHUAPA, ": of the words that follow IN so, those of five letters and more in -A, -I, -O, -U are hardly English
CAPITAL_ROMANCE = re.compile(
    r"\b(?:IN|NEAR|AT)\s+([A-Z]{4,}[AIOU])"
    r"(?=[,.;]|\s+(?:ON|WHEN|WHERE|DURING|AND|BY|AFTER|LAST|THIS|TODAY|YESTERDAY|LEFT|KILLED|IN|WERE|WAS|THAT)\b)"
)
# "ATTACK ON ILOBASCO", "THE AREA OF VILCASUSUYA": the same behind other words
CAPITAL_ROMANCE_OF = re.compile(
    r"\b(?:ATTACK(?:S|ED)?\s+ON|ASSAULT\s+ON|RAID\s+ON|AREA\s+OF|OUTSKIRTS\s+OF|RESIDENTS\s+OF|CENTER\s+OF|REACHED|"
    r"TOWARD|FROM)\s+([A-Z]{4,}[AIOU])(?=[,.;]|\s+(?:ON|WHEN|WHERE|DURING|AND|BY|AFTER|LAST|TODAY|YESTERDAY|LEFT|IN)\b)"
)
CAPITAL_BEFORE_REGION = re.compile(r"\b(?:IN|AT|NEAR|FROM|OF)\s+" + CAPITAL_NAME + r",\s*$")
# "on Mastaba, |Yemen"
NAME_BEFORE_REGION = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|on|of|from|to|hit|struck|attacked|shelled|bombed|raided|reached|"
    r"outside)\s(" + NAME + r"),\s$"
)
# "in Ramu and Chakaria", "in Zabid, Hays and Mawza": a name that follows a place in a list
NEXT_IN_LIST = re.compile(
    r"(?:,| and|, and|,? or) ("
    + NAME
    + r")(?=[,.;:)]| and\b| or\b| in\b|\s*$| districts?\b| camps?\b| towns?\b| villages?\b)"
)
# "across the country", "in the capital", "in the Ukrainian capital"; not "the capital, Kyiv", "the country's south"
IMPLIED = re.compile(
    r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Aa]round|[Nn]ear|over|[Ii]nside|[Ww]ithin|[Oo]utside|of|on|hit|struck|rocked|shook|from|to|into|IN|ACROSS|THROUGHOUT|OF)\s+"
    r"(?P<place>(?:(?:the|this|THE|THIS)\s+(?:(?P<people>[A-Z]\w+)\s+)?|(?P<people2>[A-Z]\w+)\s+)"
    r"(?P<what>capital|country|nation|republic|kingdom|CAPITAL|COUNTRY))\b"
    r"(?!['’]|\s+(?:city\s+)?(?:of\s+)?(?!(?:AND|OR|ON|IN|AT|BY|AS|TO|FOR|WITH|FROM|WHEN|WHERE|WHILE|WHICH|WHO|THAT|BUT|SINCE|"
    r"AFTER|BEFORE|DURING|TODAY|YESTERDAY|LAST|THIS|WERE|WAS|HAVE|HAS|HAD|LEFT|KILLED)\b)[A-Z]|,\s+[A-Z][\w-]++(?!['’]s)|"
    r"\s+of\b|-)"
)
# "in the north", "the country's southeast", "across the south of the country"; not "the north of Mali", "the West"
SIDE_OF_COUNTRY = re.compile(
    r"(?<!km )(?<!miles )(?<!kilomet[re][er]s )\b(?:in|across|throughout|from|"
    r"to)\s(?P<place>(?:the\s(?:\w+\s)?(?:country|nation)['’]s\s"
    r"(?:(?:far|remote|mountainous|restive|embattled|coastal|arid|central|troubled)\s)?|the\s(?:far\s)?)"
    r"(?:north|south)?(?:north|south|east|west)(?:\sof\sthe\s(?:country|nation))?)(?!\w|['’-]|\s(?:of|and|or|to|"
    r"bank|side)\b|\s[A-Z])"
)
AT_SEA = re.compile(r"\bat (sea)\b")
ACRONYM_AFTER = re.compile(r"\s*\([A-Z]{2,7}\)")
