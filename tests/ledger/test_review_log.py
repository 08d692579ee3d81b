"""Any sequence of reviews, additions and undos by two people ends where a plain model of it ends."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger import LedgerError, open_ledger
from tests.ledger.written import falluja

PEOPLE = st.sampled_from(["Amal", "Ben"])
FIGURES = st.integers(0, 3)
STEPS = st.one_of(
    st.tuples(st.just("decide"), PEOPLE, FIGURES, st.sampled_from(["accepted", "rejected"])),
    st.tuples(st.just("change"), PEOPLE, FIGURES, st.sampled_from(["Mayor", "Doctors", "Example Monitor"])),
    st.tuples(st.just("undo"), PEOPLE),
)


class Model:
    """For each figure a pile of (who, decision, source); undo takes the top one off if it is one's own latest."""

    def __init__(self, sources: list[str]) -> None:
        self.sources = sources
        self.piles: list[list[tuple[int, str, str, str | None]]] = [[] for _ in sources]
        self.clock = 0

    def source(self, at: int) -> str:
        return next((source for _, _, _, source in reversed(self.piles[at]) if source), self.sources[at])

    def review(self, at: int) -> str:
        return self.piles[at][-1][2] if self.piles[at] else "to_review"

    def put(self, at: int, who: str, decision: str, source: str | None = None) -> None:
        self.clock += 1
        self.piles[at].append((self.clock, who, decision, source))

    def undo(self, who: str) -> None:
        own = [(entry, pile) for pile in self.piles for entry in pile if entry[1] == who]
        if own:
            entry, pile = max(own, key=lambda pair: pair[0][0])
            if pile[-1] == entry:
                pile.pop()


@given(st.lists(STEPS, max_size=14))
def test_the_log_folds_to_what_people_did(steps):
    ledger = open_ledger("sqlite://")
    report, figures = falluja()
    ledger.add_report(report, figures, rules_version="1")
    model = Model([figure.source for figure in figures])
    for step in steps:
        try:
            _do(ledger, model, figures, *step)
        except LedgerError:
            pass                          # refused by both: nothing to undo under another's review, nothing to change
    frame = ledger.figures().set_index("figure_id")
    for at, figure in enumerate(figures):
        row = frame.loc[figure.figure_id]
        assert (row["review"], row["source"]) == (model.review(at), model.source(at))
    assert ledger.verify() == []
    ledger.close()


def _do(ledger, model, figures, action, who, at=0, value="") -> None:
    figure_id = figures[at].figure_id
    if action == "undo":
        model.undo(who)
        ledger.undo(who)
    elif action == "decide":
        ledger.review(figure_id, who=who, decision=value)
        model.put(at, who, value)
    else:
        ledger.review(figure_id, who=who, changes={"source": value})
        model.put(at, who, "changed", value)
