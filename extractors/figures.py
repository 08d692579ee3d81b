"""Join what the stages found into figures: value, measure, people, who, where, when, scope and status.

    rows of chunks + readings + sources + places + dates  ->  Figure, Figure, ...

Nothing is decided twice here: each attribute comes from its own module and is only put in its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from extractors.chunks.rows import Chunk, Row
from extractors.dates.choice import choose_date
from extractors.dates.stated import find_dates
from extractors.facts.scope import scope_of
from extractors.facts.status import Status, status_of
from extractors.frames.groups import group_of, group_words
from extractors.frames.of_them import SIDES
from extractors.frames.readings import CARRIED, CARRIED_SAME, Reading
from extractors.models import Figure, make_figure_id
from extractors.numbers.expressions import Number, with_quantifier
from extractors.parties.actors import find_whose
from extractors.parties.acts import set_stage
from extractors.parties.named import NOBODY, Party, Scene
from extractors.parties.perpetrators import find_perpetrator
from extractors.parties.unlisted import find_parties
from extractors.places.choice import choose_place
from extractors.places.stated import find_places
from extractors.sources.attribution import Source, source_of
from extractors.sources.sides import is_side
from extractors.words.lexicon import Lexicon

_FORCES = frozenset(("security_forces", "police"))


class Context(NamedTuple):
    """What the whole report tells every sentence."""

    text: str
    tidied: str
    report_id: str
    published: Any
    home: str
    capitals: bool
    lex: Lexicon
    text_low: str


def build_figures(
    context: Context,
    row: Row,
    readings: list[Reading],
    sources: list[Source],
    told: Mapping[str, Sequence[Figure]],
) -> list[Figure]:
    """The figures of one sentence, in order; parts hold the id of their whole.

    ``told``: the wholes of the sentences before, by measure and, under "", all of them.
    """
    text, lex = context.text, context.lex
    hits = (
        find_parties(row.tokens, capitals=context.capitals, text_low=context.text_low) if readings else []
    )
    scene = Scene(text, row.tokens, hits, lex, context.capitals, context.text_low)
    stage = set_stage(scene, row, readings)
    done: dict[int, Party] = {}
    before = context.tidied[max(0, row.start - 400) : row.start]  # where "its" and "the attack" may point
    after = context.tidied[row.end : row.end + 300]
    mentions = find_places(context.tidied, row.start, row.end, home=context.home)
    dates = find_dates(context.tidied, row.start, row.end, context.published)
    numbers = _shared_quantifiers(row, readings)
    ids: dict[int, str] = {}
    done_status: dict[int, Status] = {}  # "plans to assist 500 families (2,500 people)": planned both
    out: list[Figure] = []
    last_group = "people"
    for reading in readings:
        chunk = row.chunks[reading.chunk]
        start, end, low, best, high, quantifier = _value(reading, chunk, numbers.get(reading.chunk), row)
        group = group_of(row, reading, last_group, out[-1].measure if out else "")
        actor, group = find_whose(stage, row, reading, group, before)
        named = chunk.known == "head" and chunk.group and row.tokens.low[chunk.head] != "others"
        summed = reading.whole > reading.chunk and chunk.group == "households"  # "... about 600 families in all"
        if named and (reading.relation != "part" or summed):
            last_group = chunk.group
        source = source_of(sources, reading.chunk)
        perpetrator = done.get(reading.whole, NOBODY)
        if perpetrator == NOBODY:
            perpetrator = find_perpetrator(stage, row, reading, actor, group, before, after)
        done[reading.chunk] = perpetrator
        place = choose_place(context.tidied, start, end, row.start, row.end, reading.measure, mentions, context.home)
        when = choose_date(context.tidied, start, end, row.start, row.end, dates, context.published, reading.measure)
        figure_id = make_figure_id(context.report_id, start, end, reading.measure, group)
        ids[reading.chunk] = figure_id
        status = done_status[reading.chunk] = _status(row, reading, done_status)
        scope = scope_of(row, chunk, reading)
        sides = _sides(row, chunk)
        part_of = _whole_of(reading, ids, told, best, _counted_together(row, readings, reading), sides, row.start)
        relation = reading.relation if part_of or reading.whole >= 0 else ""
        out.append(
            Figure(
                figure_id=figure_id,
                report_id=context.report_id,
                start=start,
                end=end,
                text=text[start:end],
                low=low,
                best=best,
                high=high,
                quantifier=quantifier,
                unit="household" if group == "households" else "person",
                measure=reading.measure,
                group=group,
                group_text=group_words(text, chunk, row),
                actor=actor.name,
                actor_text=actor.text,
                perpetrator=perpetrator.name,
                perpetrator_text=perpetrator.text,
                source=source.name if source else "",
                source_text=source.text if source else "",
                source_type=source.type if source else "none",
                source_is_party=is_side(source, row, reading, group, actor, perpetrator),
                place=place.place,
                place_role=place.role,
                country=place.country,
                lat=place.lat,
                lon=place.lon,
                date_start=when.date_start,
                date_end=when.date_end,
                date_precision=when.date_precision,
                scope=scope,
                status=status.status,
                part_of=part_of,
                relation=relation or ("increment" if scope == "increment" else ""),
                sentence_start=row.start,
                sentence_end=row.end,
                sentence=text[row.start : row.end],
                rules=(reading.rule, status.reason) if status.reason else (reading.rule,),
                confidence=_confidence(reading, chunk, quantifier),
            )
        )
    for at, reading in enumerate(readings):
        if reading.relation and not out[at].part_of and reading.whole >= 0:  # the whole stands behind its part
            out[at] = replace(out[at], part_of=ids.get(reading.whole, ""))
    return out


def _whole_of(
    reading: Reading,
    ids: dict[int, str],
    told: Mapping[str, Sequence[Figure]],
    best: int | None,
    together: int,
    sides: frozenset[str],
    start: int,
) -> str:
    """The id of the whole a part belongs to, in its own sentence or an earlier one: the last that is larger.

    ``sides``: the group, where the words name one party of a fight.
    Several parts told alike have one whole that holds them all, ``together``, where there is one.
    """
    if reading.whole not in (CARRIED, CARRIED_SAME):
        return ids.get(reading.whole, "")
    last = told.get("", ())[-1:]
    measure = reading.of or reading.measure if reading.whole == CARRIED_SAME else last[0].measure if last else ""
    larger = [one for one in reversed(told.get(measure, ())) if best is None or one.best is None or one.best > best]
    larger = [one for one in larger if one.quantifier != "unquantified"]  # "denies that any civilians died"
    if sides:  # "killed 12 soldiers. Ten of the attackers died": no part of those
        sides |= sides & _FORCES and _FORCES  # "a lieutenant was among the dead", of five policemen
        larger = [one for one in larger if one.group not in SIDES - sides]
        if _ATTACKERS in sides:  # "six people died. Two of the attackers were shot": not of the six
            larger = [one for one in larger if one.group == "combatants"]
    # "... the worst since 2004, when 41 people died. ... Nine of the victims": not of those of 2004
    larger = [one for one in larger if one.date_precision != "year" or start - one.sentence_end < _NEXT] or larger
    holding = (one for one in larger if one.best is None or one.best >= together)
    return next((one.figure_id for one in (*holding, *larger)), "")


_ATTACKERS = "attackers"
_THOSE_WHO_DID_IT = frozenset(
    "attackers assailants raiders bombers gunmen robbers hoodlums bandits hijackers kidnappers thugs arsonists".split()
)
_NEXT = 5  # characters to the sentence before


def _sides(row: Row, chunk: Chunk) -> frozenset[str]:
    """The party of a fight that the words name, with "attackers" where they did what the text tells of."""
    if chunk.known != "head":
        return frozenset()
    attackers = row.tokens.low[chunk.head] in _THOSE_WHO_DID_IT
    return frozenset((chunk.group,)) & SIDES | ({_ATTACKERS} if attackers else set())


def _counted_together(row: Row, readings: list[Reading], reading: Reading) -> int:
    """How many "45 men, seven women and 19 children are among the dead" are, 71; 0 for a part of its own sentence."""
    if reading.whole not in (CARRIED, CARRIED_SAME):
        return 0
    alike = (row.chunks[one.chunk].number for one in readings if one[1:] == reading[1:])
    return sum(number.best or 0 for number in alike if number is not None)


def _value(reading: Reading, chunk: Chunk, number: Number | None, row: Row) -> tuple[Any, ...]:
    number = number or chunk.number
    if "pair" in chunk.flags:
        return chunk.start, chunk.end, 2, 2, 2, "implicit"
    if number is not None and chunk.tag != "m":
        return number.start, number.end, number.low, number.best, number.high, number.quantifier
    if chunk.tag in "szm":
        owned = reading.chunk and chunk.i and row.tokens.low[chunk.i - 1] == "'s"  # "the town's midwife"
        start = row.chunks[reading.chunk - 1].start if owned else chunk.start
        return start, _name_end(row, reading.chunk), 1, 1, 1, "implicit"
    return chunk.start, chunk.end, None, None, None, "unquantified"


def _name_end(row: Row, k: int) -> int:
    """Where the words for one person end: "Judge Amal Haddad", "the deputy commissioner of Quetta"."""
    tags = row.tags
    last = k + 1 if tags[k + 1 : k + 2] == "z" and tags[k] != "z" else k
    if tags[last + 1 : last + 2] == "e" and tags[last + 2 : last + 3] and tags[last + 2] in "zqm":
        last += 2
    return row.chunks[last].end


def _shared_quantifiers(row: Row, readings: list[Reading]) -> dict[int, Number]:
    """ "At least 26 X and 9 Y": the quantifier of the first reaches over plain counts of the same list and verb."""
    out: dict[int, Number] = {}
    lead: Reading | None = None
    for reading in readings:
        number = row.chunks[reading.chunk].number
        if number is None:
            continue
        if (
            lead is not None
            and reading.harm == lead.harm
            and reading.rule == lead.rule
            and not reading.relation
            and number.quantifier == "exact"
            and "&" in row.tags[lead.chunk : reading.chunk]
            and number.best is not None
            and number.best > 1
        ):
            first = row.chunks[lead.chunk].number
            if first is not None and first.quantifier in ("at_least", "more_than"):
                out[reading.chunk] = with_quantifier(number, first.quantifier)
                continue
        lead = reading
    return out


def _status(row: Row, reading: Reading, done: dict[int, Status]) -> Status:
    """Its own status, or that of its whole: "15,000 are at risk, among them | 1,320 children"."""
    whole = done.get(reading.whole)
    if whole and reading.relation == "restatement":
        return whole
    own = status_of(row, reading, row.chunks[reading.chunk])
    included = reading.rule == "including <count>" and reading.relation == "part" and own.status != "confirmed"
    return whole if whole and included else own


# Share of rows with the right value and measure, by rule, on 161 texts with gold (913 rows; benchmarks/calibration.py).
# Rules seen fewer than 20 times are drawn towards .9, the share of all rules taken together on numbers without a noun.
_SHARE = {
    "<count> were <harmed>": 0.98,
    "killing <count>": 0.96,
    "<count> deaths": 0.98,
    "<count> <harmed>": 0.97,
    "<count> died": 0.90,
    "including <count>": 0.95,
    "<count> of them": 0.84,
    "the killing of <count>": 0.96,
    "toll of <count>": 0.92,
    "<count> hostages": 0.83,
    "this includes <count>": 0.85,
    "<count> (<count>)": 0.95,
    "<count> <harmed> people": 0.87,
    "killing <first of a list>": 0.92,
    "<count> were among the dead": 0.92,
}
_OTHER_RULES = 0.88


def _confidence(reading: Reading, chunk: Chunk, quantifier: str) -> float:
    """The measured share of its rule, less where the noun is unknown or nothing is counted."""
    share = _SHARE.get(reading.rule, _OTHER_RULES)
    if chunk.known == "unknown":
        share -= 0.12
    elif chunk.known == "bare":
        share -= 0.05
    if quantifier in ("implicit", "unquantified"):
        share -= 0.15
    return round(share, 2)
