"""The rule book on the page, and which rules read the figures that are shown.

chapters()            the chapters of docs/rulebook.md, {} where it is not part of this copy
entries()             what it says of each rule
rules_used(frame)     one row a rule: how many figures it helped to read, how many a person looked at, how many stood
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pandas as pd

RULEBOOK = Path(__file__).resolve().parent.parent / "docs" / "rulebook.md"


@cache
def chapters(path: Path = RULEBOOK) -> dict[str, str]:
    """Heading -> text of each second-level chapter; {} where there is no rule book."""
    if not path.exists():
        return {}
    found: dict[str, list[str]] = defaultdict(list)
    name = "About the rules"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            name = line.removeprefix("## ").strip()
        elif not line.startswith("# "):
            found[name].append(line)
    return {name: "\n".join(lines).strip() for name, lines in found.items() if any(line.strip() for line in lines)}


@cache
def entries(path: Path = RULEBOOK) -> dict[str, str]:
    """Name of each rule -> what the rule book says of it; a name that stands in several chapters has all of them."""
    found: dict[str, list[str]] = defaultdict(list)
    for chapter, text in chapters(path).items():
        for entry in ("\n" + text).split("\n### `")[1:]:
            name, _, said = entry.partition("`")
            found[name].append(f"{chapter}\n\n{said.strip()}")
    return {name: "\n\n".join(said) for name, said in found.items()}


def rules_used(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a rule, the busiest first: Rule, Figures, Reviewed, Stood (accepted without any change)."""
    counts = frame.groupby(["rules", "review"], sort=True, observed=True).size()
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for (rules, review), number in counts.items():
        for rule in {name for name in str(rules).split("|") if name}:
            row = table[rule]
            row[0] += number
            row[1] += number * (review != "to_review")
            row[2] += number * (review == "accepted")
    rows = [(rule, *numbers) for rule, numbers in table.items()]
    frame = pd.DataFrame(rows, columns=["Rule", "Figures", "Reviewed", "Stood"])
    return frame.sort_values(["Figures", "Rule"], ascending=[False, True], kind="stable", ignore_index=True)
