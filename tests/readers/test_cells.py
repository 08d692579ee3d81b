"""Lines with wide gaps: tables keep their rows and cells, columns of prose are read one after the other."""

from __future__ import annotations

from readers.cells import lay_out
from readers.reflow import Cell, Line

LETTER, STEP = 5.0, 14.0


def line(at: int, *cells: tuple[float, str]) -> Line:
    """A line ``at`` steps down the page; each cell with where it begins."""
    placed = tuple(Cell(text, left, left + LETTER * len(text)) for left, text in cells)
    words, top = " ".join(text for _, text in cells), 700 - STEP * at
    return Line(words, placed[0].left, placed[-1].right, top, top - 11, placed if len(placed) > 1 else ())


def test_rows_of_a_table_keep_their_cells() -> None:
    table = [
        line(1, (60, "District"), (180, "Killed"), (260, "Injured")),
        line(2, (60, "Dadu"), (190, "12"), (270, "30")),
        line(3, (60, "Larkana"), (195, "9"), (275, "4")),
    ]
    assert lay_out([line(0, (60, "Losses by district")), *table]) == [
        "Losses by district",
        "District | Killed | Injured\nDadu | 12 | 30\nLarkana | 9 | 4",
    ]


def test_an_empty_cell_stays_empty() -> None:
    table = [
        line(0, (60, "District"), (180, "Killed"), (260, "Injured")),
        line(1, (60, "Dadu"), (270, "30")),
        line(2, (60, "Larkana"), (195, "9"), (275, "4")),
    ]
    assert lay_out(table)[0].splitlines()[1] == "Dadu |  | 30"


def test_columns_of_prose_drawn_line_by_line_are_read_one_after_the_other() -> None:
    left = (
        "Heavy rain in the hills has",
        "killed at least 23 people,",
        "as officials said on Sunday",
        "and on Monday evening too.",
    )
    right = (
        "In the lowlands some 6,000",
        "people have left their homes",
        "and twelve are still missing",
        "in five flooded villages.",
    )
    page = [line(at, (60, one), (330, other)) for at, (one, other) in enumerate(zip(left, right, strict=True))]
    assert lay_out(page) == [" ".join(left), " ".join(right)]


def test_one_line_with_a_gap_is_no_table() -> None:
    page = [line(0, (60, "Situation report 4"), (400, "12 May 2023")), line(1, (60, "At least 26 people were killed."))]
    assert lay_out(page) == ["Situation report 4 12 May 2023", "At least 26 people were killed."]


def test_rows_far_apart_are_no_table() -> None:
    page = [line(0, (60, "Situation report"), (400, "May 2023")), line(9, (60, "Page 1"), (400, "of 4"))]
    assert lay_out(page) == ["Situation report May 2023", "Page 1 of 4"]
