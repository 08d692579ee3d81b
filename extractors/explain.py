"""Why each figure was read as it was, and why other numbers were passed over.

explain("Two men died. They had 300 rifles.")  ->  a few lines of plain text a person can follow
"""

from __future__ import annotations

from extractors.layout import read_layout
from extractors.models import Figure
from extractors.pipeline import read_sentences


def explain(text: str) -> str:
    """The rules and the words behind each figure, sentence by sentence, then the numbers that became no row."""
    lines: list[str] = []
    running = read_layout(text).text
    for sentence in read_sentences(text, every=True):
        row = sentence.row
        taken = {row.chunks[reading.chunk].start for reading in sentence.readings}
        passed = [(running[a:b], why) for a, b, why in row.passed]
        for chunk in row.chunks:
            if chunk.tag in "nD" and chunk.start not in taken and chunk.number is not None:
                passed.append(
                    (running[chunk.number.start : chunk.number.end], "no rule says what happened to these people")
                )
        if not sentence.figures and not passed:
            continue
        lines.append(" ".join(running[row.start : row.end].split()))
        for reading, figure in zip(sentence.readings, sentence.figures, strict=True):
            harm = row.chunks[reading.harm] if reading.harm >= 0 else None
            said = f' by "{running[harm.start : harm.end]}"' if harm is not None else ""
            lines.append(f"  {describe_value(figure)}: {figure.measure}{said}, rule {reading.rule}")
            if figure.source:
                lines.append(f'    says so: {figure.source} (from "{figure.source_text}")')
            if figure.part_of:
                lines.append(f"    {figure.relation or 'part'} of the figure before it")
        for words, why in passed:
            lines.append(f"  passed over {words}: {why}")
    return "\n".join(lines) + ("\n" if lines else "")


def describe_value(figure: Figure) -> str:
    """ "26 (at least) ISIS militants" and the like."""
    quantifier = "" if figure.quantifier == "exact" else f" ({figure.quantifier.replace('_', ' ')})"
    people = f" {figure.group_text}" if figure.group_text and figure.group_text != figure.text else ""
    return f"{figure.text}{quantifier}{people}"
