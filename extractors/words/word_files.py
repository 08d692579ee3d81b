"""The files of data/lexicon, read; one that cannot be used is named with its remedy."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "data" / "lexicon"


class LexiconError(ValueError):
    """A lexicon file that cannot be used: the message names file, entry and remedy."""


def read_toml(name: str) -> dict[str, Any]:
    """A TOML file of data/lexicon; one that cannot be read is named with the remedy."""
    path = FOLDER / name
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise LexiconError(f"{name} is missing from data/lexicon: put it back from the last release") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name} cannot be read ({error}): mend that line; strings need quotes and commas") from None


def read_csv(name: str) -> list[dict[str, str]]:
    """The rows of a CSV lexicon; a row with the wrong number of cells is named with its line."""
    path = FOLDER / name
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
    except FileNotFoundError:
        raise LexiconError(f"{name} is missing from data/lexicon: put it back from the last release") from None
    for line, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise LexiconError(f"{name} line {line}: wrong number of cells; quote cells that hold a comma")
    return rows
