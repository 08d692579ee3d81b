"""Why each figure was read as it was, and why other numbers were passed over.

explain("Two men died. They had 300 rifles.")  ->  a few lines of plain text a person can follow

Each figure comes with the words and rules behind it, who says so, how far it is a fact and what it covers; each other
number with the reason why it became no row; at the end the totals, with what they leave out and why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.chunks.rows import Row
from extractors.models import Figure, Total
from extractors.pipeline import SentenceReading, read_sentences
from extractors.sources.attribution import source_of
from extractors.tables import read_tables, table_stretches
from extractors.text.layout import read_layout
from extractors.totals.tally import tally

_SCOPES = {
    "cumulative": "counts over a longer time, not this event alone",
    "as_of": "the number at the time of writing",
    "increment": "comes on top of what was counted before",
    "rate": "a rate, not a count",
}
_NUMBER = re.compile(r"(?<![\w.,-])\d[\d,.]*(?<![.,])(?![\w-])")
_SHOWN = 12  # numbers of sentences that were not read, named one by one


def explain(text: str) -> str:
    """The rules and the words behind each figure, sentence by sentence, the numbers passed over, and the totals."""
    layout = read_layout(text)
    running = layout.text
    tables = read_tables(text)
    sentences = read_sentences(text, every=True, tables=tables)
    names = {
        figure.figure_id: describe_value(figure) for sentence in sentences for figure in sentence.figures
    }
    lines = [line for sentence in sentences for line in _explain_sentence(sentence, running, names)]
    figures = [figure for sentence in sentences for figure in sentence.figures]
    for _, told in tables:
        names.update((figure.figure_id, describe_value(figure)) for figure in told)
        lines += [line for figure in told for line in _explain_cell(figure, names)]
        figures += told
    if figures:
        lines += _explain_totals(tally(figures), names)
    if lines:
        lines += _unread(running, [(one.row.start, one.row.end) for one in sentences] + table_stretches(tables, layout))
    return "\n".join(lines) + ("\n" if lines else "")


def _explain_sentence(sentence: SentenceReading, running: str, names: dict[str, str]) -> list[str]:
    row = sentence.row
    passed = list(_passed(sentence, running))
    if not sentence.figures and not passed:
        return []
    lines = [" ".join(running[row.start : row.end].split())]
    for reading, figure in zip(sentence.readings, sentence.figures, strict=True):
        harm = row.chunks[reading.harm] if reading.harm >= 0 else None
        said = f' by "{running[harm.start : harm.end]}"' if harm is not None else ""
        lines.append(f"  {describe_value(figure)}: {figure.measure}{said}, rule {reading.rule}")
        lines += [f"    {line}" for line in _explain_figure(figure, names)]
        told = source_of(sentence.sources, reading.chunk)
        if told and told.relays:
            lines.append(f"    relayed by {', '.join(told.relays)}")
    return lines + [f"  passed over {words}: {why}" for words, why in passed]


def _explain_cell(figure: Figure, names: dict[str, str]) -> list[str]:
    row = " ".join(figure.sentence.split())
    told = f"  {describe_value(figure)}: {figure.measure}, rule {figure.rules[0]}"
    return [row, told, *(f"    {line}" for line in _explain_figure(figure, names))]


def _explain_figure(figure: Figure, names: dict[str, str]) -> Iterable[str]:
    if figure.source:
        yield f'says so: {figure.source} (from "{figure.source_text}")'
    if figure.status != "reported":
        reason = figure.rules[1] if len(figure.rules) > 1 else ""
        yield f"{figure.status}" + (f", since: {reason}" if reason else "")
    if len(figure.rules) > 2:
        yield f"then: {figure.rules[-1]}"
    if figure.scope in _SCOPES:
        yield f"covers: {_SCOPES[figure.scope]}"
    if figure.actor:
        yield f'whose people: {figure.actor} (from "{figure.actor_text}")'
    if figure.perpetrator:
        yield f'who did it: {figure.perpetrator} (from "{figure.perpetrator_text}")'
    if figure.part_of:
        whole = names.get(figure.part_of)
        yield f"{figure.relation or 'part'} of {whole}" if whole else f"{figure.relation or 'part'} of another figure"


def _passed(sentence: SentenceReading, running: str) -> Iterable[tuple[str, str]]:
    """The numbers of a sentence that became no row, each with the reason."""
    row = sentence.row
    taken = {row.chunks[reading.chunk].start for reading in sentence.readings}
    for start, end, why in row.passed:
        yield running[start:end], _as_written(why, row, running)
    told = {start for start, _, _ in row.passed}
    for chunk in row.chunks:
        if chunk.tag in "nD" and chunk.start not in taken and chunk.number and chunk.number.start not in told:
            yield (
                running[chunk.number.start : chunk.number.end],
                "counts people, but no rule says what happened to these people",
            )


def _as_written(why: str, row: Row, running: str) -> str:
    """ "counts IEDs, not people": the thing as the text writes it."""
    match = re.fullmatch(r"counts (\S+), not people", why)
    if match:
        at = next((k for k, word in enumerate(row.tokens.low) if word == match[1]), -1)
        if at >= 0:
            return f"counts {running[row.tokens.starts[at] : row.tokens.ends[at]]}, not people"
    return why


def _explain_totals(totals: list[Total], names: dict[str, str]) -> list[str]:
    lines = ["Totals of this text"]
    for total in totals:
        counted = " + ".join(names[one] for one in total.counted)
        lines.append(f"  {total.measure} {describe_range(total)}" + (f" = {counted}" if counted else ""))
        lines += [f"    without {names[one]}, {why}" for one, why in total.left_out.items()]
    return lines


def _unread(running: str, spans: list[tuple[int, int]]) -> list[str]:
    """The numbers of sentences that say nothing of harm."""
    found = [
        match.group()
        for match in _NUMBER.finditer(running)
        if not any(start <= match.start() < end for start, end in spans)
    ]
    if not found:
        return []
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return [f"Not read, since their sentences have no word for harm: {', '.join(found[:_SHOWN])}{more}"]


def describe_value(figure: Figure) -> str:
    """ "26 (at least) ISIS militants" and the like."""
    quantifier = "" if figure.quantifier == "exact" else f" ({figure.quantifier.replace('_', ' ')})"
    people = f" {figure.group_text}" if figure.group_text and figure.group_text != figure.text else ""
    return f"{figure.text}{quantifier}{people}"


def describe_range(total: Total) -> str:
    """ "12", "12 or more", "24 to 99", "no number" """
    low, best, high = total.low, total.best, total.high
    if low is None and high is None:
        return "no number" if best is None else f"about {best:,}"
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"{low:,} or more"
    return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"
