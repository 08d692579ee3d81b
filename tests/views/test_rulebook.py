"""The rule book by chapters, and what the table says of the rules behind the figures."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from views import rulebook


def test_chapters_are_the_second_level_headings(tmp_path: Path) -> None:
    book = tmp_path / "rulebook.md"
    book.write_text(
        "# Rules\n\nHow to read it.\n\n## Deaths\n\n- a\n\n### Of children\n\n- b\n## Empty\n\n## Floods\n- c\n"
    )
    found = rulebook.chapters(book)
    assert list(found) == ["About the rules", "Deaths", "Floods"]
    assert "### Of children" in found["Deaths"] and "How to read it." in found["About the rules"]


def test_each_rule_has_its_entry_and_a_name_in_two_chapters_both(tmp_path: Path) -> None:
    book = tmp_path / "rulebook.md"
    book.write_text("# Rules\n\n## One\n\n### `a <b>`\n\n- x\n\n### `c`\n- y\n\n## Two\n\n### `c`\n- z\n")
    found = rulebook.entries(book)
    assert set(found) == {"a <b>", "c"} and "- x" in found["a <b>"] and "- y" in found["c"] and "- z" in found["c"]


def test_without_a_rule_book_there_is_no_chapter(tmp_path: Path) -> None:
    assert rulebook.chapters(tmp_path / "none.md") == {}


def test_a_rule_counts_each_figure_once_and_says_how_it_fared(frame: pd.DataFrame) -> None:
    rows = frame.head(3).assign(rules=["a|b", "a|a", ""], review=["accepted", "changed", "to_review"])
    table = rulebook.rules_used(rows).set_index("Rule")
    assert table.to_dict("index") == {
        "a": {"Figures": 2, "Reviewed": 2, "Stood": 1},
        "b": {"Figures": 1, "Reviewed": 1, "Stood": 1},
    }
