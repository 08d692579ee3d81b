"""How often figures given a confidence are right.   python -m benchmarks.calibration [--half a|b]

Prints, for each bin of ten percent and for each rule, how many rows of the texts with gold have the right value and
measure. extractors/figures.py takes its shares from this table.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import defaultdict
from typing import Any

from benchmarks.score import gold_folder, half, to_gold_row
from extractors import extract


def count_right(part: str = "") -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Right rows and all rows, by bin of confidence and by rule."""
    folder = gold_folder() / "gold"
    spec = importlib.util.spec_from_file_location("gold_scorer", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"missing: {folder}/score.py. Set GOLD=DIR to the folder that holds gold/.")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (folder / "gold_dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        gold[row["doc"]].append(row)
    bins: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    rules: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for doc in json.loads((folder / "docs.json").read_text("utf-8")):
        if part and half(doc) != part:
            continue
        figures = extract((folder / "texts" / f"{doc}.txt").read_text("utf-8"), report_id=doc)
        pairs = [(figure, row) for figure in figures if (row := to_gold_row(figure, doc, {})) is not None]
        aligned, _ = scorer.align([row for _, row in pairs], gold[doc])
        for at, (figure, row) in enumerate(pairs):
            other = gold[doc][aligned[at]] if aligned.get(at) is not None else None
            if other is not None and other.get("optional"):
                continue
            right = other is not None and "value+measure" in scorer.level(row, other)
            for table, key in ((bins, f"{int(figure.confidence * 10) / 10:.1f}"), (rules, figure.rules[0])):
                table[key][0] += right
                table[key][1] += 1
    return bins, rules


def main() -> None:
    """Print both tables, the bins from the surest down."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibration", description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=("a", "b"), default="", help="only one half of the documents")
    bins, rules = count_right(parser.parse_args().half)
    for key, (right, rows) in sorted(bins.items(), reverse=True):
        print(f"confidence {key} to {float(key) + 0.1:.1f}   {right:4} of {rows:4} right   {right / rows:.2f}")
    for rule, (right, rows) in sorted(rules.items(), key=lambda item: -item[1][1]):
        print(f"{right:4} of {rows:4}   {right / rows:.2f}   {rule}")


if __name__ == "__main__":
    main()
