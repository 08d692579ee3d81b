"""The numbers of a report that were not taken, as rows, out of what the engine says of each number.

passed_over(explain(text))      Number | Why | Sentence
"""

from __future__ import annotations

import re

import pandas as pd

_PASSED = re.compile(r"\s+passed over (?P<number>.+?): (?P<why>.+)")
COLUMNS = ["Number", "Why it was passed over", "Sentence"]


def passed_over(explained: str) -> pd.DataFrame:
    """One row a number; the line without an indent before it is its sentence."""
    rows, sentence = [], ""
    for line in explained.splitlines():
        found = _PASSED.fullmatch(line)
        if found:
            rows.append((found["number"], found["why"][:1].upper() + found["why"][1:], sentence))
        elif line and not line[0].isspace():
            sentence = line
    return pd.DataFrame(rows, columns=COLUMNS)
