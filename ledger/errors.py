"""What the ledger refuses, each as one line a person can act on.

    LedgerError("data/ledger.db was written by a newer version ...")
"""
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledger.reviews import Review


class LedgerError(Exception):
    """The ledger did not do what was asked, and nothing was changed. The message says why and what to do."""


class FigureRefused(LedgerError):
    """A figure can't be true of its report, or holds a value its column has no room for."""


class ReviewConflict(LedgerError):
    """Somebody else reviewed the figure since it was read. ``review`` is what they did; nothing of theirs is lost."""

    def __init__(self, review: Review) -> None:
        self.review = review
        super().__init__(f"{review.who} reviewed this figure at {review.at}: {describe(review)}. "
                         "Look at it again, then save your own review.")


def describe(review: Review) -> str:
    """What a review did, in words: ``best 26 -> 28; changed``."""
    parts = [f"{field} {_shown(old)} -> {_shown(new)}" for field, (old, new) in review.changes.items()]
    if review.undoes is not None:
        parts.append(f"undid entry {review.undoes}")
    if review.decision:
        parts.append(review.decision)
    return "; ".join(parts) or review.action


def _shown(value: object) -> str:
    return "empty" if value is None or value == "" else str(value)
