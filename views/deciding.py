"""Review: the figure that is next, and what a person decides about it, stored at once.

    queue(frame, skipped)        figures to review, least certain first
    changed(row, form)           the columns in which the form differs from the row

The ledger keeps who, when, old, new and why; nothing is overwritten and each decision can be undone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from views.tables import whole

COUNTS = ("low", "best", "high")


def queue(frame: pd.DataFrame, skipped: Collection[str] = ()) -> pd.DataFrame:
    """What is left to review, least certain first; skipped figures come back at the end."""
    left = frame[frame["review"] == "to_review"]
    later = left["figure_id"].isin(set(skipped))
    return left.assign(_later=later).sort_values(["_later", "confidence"], kind="stable").drop(columns="_later")


def reviewed_share(frame: pd.DataFrame) -> tuple[int, int]:
    """How many are reviewed, of how many."""
    return int((frame["review"] != "to_review").sum()), len(frame)


def changed(row: pd.Series, form: Mapping[str, object]) -> dict[str, object]:
    """Only what the form has different from the row; counts compared as whole numbers or None."""
    old = {name: whole(row[name]) if name in COUNTS else row[name] for name in form}
    new = {name: whole(value) if name in COUNTS else (value or "") for name, value in form.items()}
    return {name: new[name] for name in form if new[name] != old[name]}
