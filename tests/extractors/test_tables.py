"""Tables: cells under headings are figures, each with its place; totals are wholes; everything else in them is none."""
from __future__ import annotations

from extractors import Figure, extract

HEAD = "The ministry published its count.\n\n"
DEATHS = "Province | Killed | Injured\nManabi | 650 | 4,859\nEsmeraldas | 10 | 164\nTotal | 660 | 5,023\n"


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(figure.text, figure.measure, figure.group) for figure in extract(text)]


def found(text: str, words: str) -> Figure:
    return next(figure for figure in extract(text) if figure.text == words)


def test_each_cell_under_a_harm_heading_is_a_figure() -> None:
    assert rows(HEAD + DEATHS) == [
        ("650", "killed", "people"), ("4,859", "injured", "people"), ("10", "killed", "people"),
        ("164", "injured", "people"), ("660", "killed", "people"), ("5,023", "injured", "people"),
    ]


def test_rows_that_add_up_are_parts_of_the_total() -> None:
    total, part = found(DEATHS, "660"), found(DEATHS, "650")
    assert (part.part_of, part.relation) == (total.figure_id, "part")
    assert total.part_of == ""


def test_rows_that_do_not_add_up_stay_on_their_own() -> None:
    assert found(DEATHS.replace("660", "700"), "650").part_of == ""


def test_the_first_cell_of_a_row_is_its_place() -> None:
    text = "State | Deaths\nBorno | 12\nYobe | 3\n"
    assert [(figure.place, figure.country) for figure in extract(text)] == [("Borno", "NGA"), ("Yobe", "NGA")]


def test_the_sentence_of_a_cell_is_its_row_and_offsets_point_at_the_cell() -> None:
    text = HEAD + DEATHS
    figure = found(text, "164")
    assert figure.sentence == "Esmeraldas | 10 | 164"
    assert text[figure.start : figure.end] == "164"


def test_headings_may_name_the_people() -> None:
    text = "District | Children killed | Women injured\nAden | 3 | 4\nTaiz | 5 | 6\n"
    assert [(figure.measure, figure.group) for figure in extract(text)][:2] == [
        ("killed", "children"),
        ("injured", "women"),
    ]


def test_a_heading_with_people_only_takes_the_measure_of_the_line_above() -> None:
    text = "Displacement by state\nState | Households | Individuals\nBorno | 203 | 1,015\nYobe | 30 | 150\n"
    assert rows(text)[:2] == [("203", "displaced", "households"), ("1,015", "displaced", "people")]


def test_people_without_a_measure_anywhere_are_no_figures() -> None:
    assert rows("Town | Inhabitants\nAden | 800,000\nTaiz | 600,000\n") == []


def test_houses_rates_and_shares_are_no_figures() -> None:
    text = "Province | Houses destroyed | Case fatality rate | Killed (%)\nAden | 12 | 3 | 40\nTaiz | 2 | 5 | 60\n"
    assert rows(text) == []


def test_labels_beside_numbers_are_read_without_a_heading() -> None:
    assert rows("Killed | 26\nInjured children | 40\nHouses destroyed | 300\n") == [
        ("26", "killed", "people"), ("40", "injured", "children"),
    ]


def test_empty_cells_dashes_and_words_are_passed_over() -> None:
    assert rows("Province | Killed\nAden | -\nTaiz | n/a\nIbb | 7\n") == [("7", "killed", "people")]


def test_prose_in_cells_is_read_as_prose() -> None:
    text = "Event | What happened\nFlood | At least 12 people were killed in Taiz\n"
    assert [(figure.text, figure.quantifier) for figure in extract(text)] == [("12", "at_least")]


def test_text_round_a_table_is_read_as_before() -> None:
    text = "Three people died.\n\n" + DEATHS + "\nFour people were hurt.\n"
    assert ("Three", "killed", "people") in rows(text) and ("Four", "injured", "people") in rows(text)


def test_tabs_part_cells_too() -> None:
    assert rows("Province\tKilled\nAden\t12\nTaiz\t3\n") == [("12", "killed", "people"), ("3", "killed", "people")]


def test_a_table_in_markdown_is_read_as_any_other() -> None:
    text = "| Losses by province | | |\n|---|---|---|\n"
    text += "| Province | Killed | Injured |\n|---|:-:|---|\n| Manabi | 650 | 4,859 |\n"
    assert [(figure.text, figure.measure, figure.place) for figure in extract(text)] == [
        ("650", "killed", "Manabí"), ("4,859", "injured", "Manabí"),
    ]


def test_key_figures_over_their_words_are_read() -> None:
    text = "2.1M | 450K | 12\npeople in need | people displaced | people killed\n"
    assert [(figure.best, figure.measure) for figure in extract(text)] == [
        (2_100_000, "in_need"), (450_000, "displaced"), (12, "killed"),
    ]


def test_numbers_over_words_that_count_nobody_are_no_figures() -> None:
    assert rows("2.1M | 450K\nhectares burnt | cattle lost\n") == []
    assert rows("2023 | 2024\nkilled | injured\n3 | 4\n") == []
