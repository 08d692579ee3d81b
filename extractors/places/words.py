"""Words the readers of places go by: what kinds of places there are, and what no place is called.

"Homs province"    -> province is in ADMIN_NOUNS, so Homs is the province here and not the city
"Police shot two"  -> police is in NEVER: a town of that name is never meant
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

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
    "al el ez as ar an ad ash at es de del la las los le les da do dos das of the and y di du sur en i e ul us au "
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
        "catastrophe emergency crisis stressed "
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
    "airways fire protocol convention agreement accord process declaration conference summit talks relief mission "
    "command "
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
INSIDE = frozenset("in at near inside across throughout within around outside off on along over".split())
SPEECH = frozenset(
    "said says say told tells added announced accused accuses denied claimed warned condemned declared insisted "
    "vowed urged "
    "blamed wants agreed acknowledged explained argued".split()
)
# "A SMALL TOWN", "THE RESIDENTIAL DISTRICT"
ACCUSED_BEFORE = frozenset(
    "accused accuses accusing blamed blames blaming urged urges warned warns told asked criticised criticized "
    "condemned "
    "condemns denounced accuse blame".split()
)
NO_NAMES = frozenset(
    "small large entire jungle fire nearby isolated remote poor rich populous working class border destination "
    "rebel coffee "
    "media area arena propaganda perestroika drama panorama extra data radio video studio folio limbo".split()
)
# "San Isidro", "New Kuchingoro": no places by themselves, but the heads of many names
HEADS_OF_NAMES = frozenset(
    "san santa santo st sainte saint port fort new old big little grand villa puerto rio".split()
)
# "the Shiite village of": whose, not which
FAITHS = frozenset(
    "shiite shia sunni alawite druze yazidi yezidi kurdish jewish christian muslim hindu sikh buddhist coptic arab "
    "berber rebel red south north".split()
)
# Names of bodies that hold a place's name.
_BODY = re.compile(
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
# How they begin. The pattern above tries each of its branches at each character; most texts hold none of these.
_BODY_BEGINS = (
    "islamic", "new york", "los angeles", "washington", "kyiv", "jerusalem", "khaleej", "straits", "hindustan", "gulf",
    "kathmandu", "moscow", "bangkok", "boston", "denver", "voice of", "radio free", "bank of", "alqaeda", "al-qaeda",
    "doctors", "world health", "west africa", "arab rep", "south sudan", "oxford", "human r", "save the", "european u",
    "african u", "united", "syrian obs", "delta", "american", "democratic", "free s", "syria",
)  # fmt: skip


@lru_cache(maxsize=2)
def _find_beginnings(text: str) -> list[int] | None:
    """Where a body's name may begin, found once a text; None where the text in lower case has other offsets."""
    lowered = text.lower()  # a dotted capital I grows in lower case
    if len(lowered) != len(text):
        return None
    out = set()
    for part in _BODY_BEGINS:
        at = lowered.find(part)
        while at >= 0:
            out.add(at)
            at = lowered.find(part, at + 1)
    return sorted(out)


def find_bodies(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where bodies with a place's name stand in a slice, left to right: (start, end)."""
    begins = _find_beginnings(text)
    out: list[tuple[int, int]] = []
    after = start
    for at in range(start, end) if begins is None else begins[bisect_left(begins, start) : bisect_left(begins, end)]:
        found = _BODY.match(text, at, end) if at >= after else None
        if found:
            out.append(found.span())
            after = found.end()
    return out
