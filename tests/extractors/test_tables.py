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


def values(text: str) -> list[tuple[int | None, str]]:
    return [(figure.best or figure.low, figure.measure) for figure in extract(text)]


PRINTED = """People affected by the flood, by town

Town            Families    Persons    In evacuation centres
San Roque       310         1,420      55
Bagong Silang   1,007       4,811      -
TOTAL           1,317       6,231      55
"""


def test_blanks_part_the_cells_of_a_printed_table() -> None:
    assert values(PRINTED) == [
        (310, "affected"), (1420, "affected"), (55, "displaced"), (1007, "affected"), (4811, "affected"),
        (1317, "affected"), (6231, "affected"), (55, "displaced"),
    ]


def test_an_empty_cell_is_found_by_where_the_others_stand() -> None:
    text = "County      Killed    Missing    Displaced\n"
    text += "Mayo        3                    400\nClare       1         2          90\n"
    assert values(text) == [(3, "killed"), (400, "displaced"), (1, "killed"), (2, "missing"), (90, "displaced")]


def test_two_blanks_in_prose_part_no_cells() -> None:
    text = "Rain fell all week.  Then 12 roads were cut.\nIn the hills 3 bridges fell.  Some 40 trucks were stuck.\n"
    assert values(text) == []


def test_the_first_cell_may_tell_the_measure_of_its_row() -> None:
    text = "Indicator | Total | Male | Female\nDisplaced | 1,200 | 500 | 700\n"
    text += "Houses burnt | 90 | - | -\nInjured | 14 | 9 | 5\n"
    assert values(text) == [
        (1200, "displaced"), (500, "displaced"), (700, "displaced"), (14, "injured"), (9, "injured"), (5, "injured"),
    ]


def test_the_line_above_tells_the_measure_of_a_list_of_places() -> None:
    text = "Malian refugees by country of asylum\nMauritania\t97,400\nNiger\t61,050\n"
    assert values(text) == [(97_400, "displaced"), (61_050, "displaced")]
    assert values("Primary schools by country\nMauritania\t97,400\nNiger\t61,050\n") == []


def test_inhabitants_hosts_and_capacity_are_no_figures() -> None:
    text = "IDPs by district\nDistrict | IDPs | Host population | Capacity\nBor | 31,000 | 184,000 | 20,000\n"
    assert values(text) == [(31_000, "displaced")]


def test_those_in_need_targeted_and_reached() -> None:
    text = "Sector | In need | Targeted | Reached\nHealth | 2.4M | 1.1M | 380K\n"
    assert values(text) == [(2_400_000, "in_need"), (1_100_000, "in_need"), (380_000, "assisted")]


def test_words_above_their_numbers() -> None:
    text = "AT A GLANCE\nHOUSEHOLDS DISPLACED\n8,240\nCLINICS DAMAGED\n6\nDEATHS\n19\nINJURED\n203\n"
    assert values(text) == [(8240, "displaced"), (19, "killed"), (203, "injured")]


def test_words_below_their_numbers_over_two_lines() -> None:
    text = "Key figures\n\n3.1M\npeople in need of\nhumanitarian assistance\n\n"
    text += "$410M\nrequired\n\n~64,000\nnewly displaced\n"
    assert [(figure.best, figure.measure, figure.quantifier) for figure in extract(text)] == [
        (3_100_000, "in_need", "exact"), (64_000, "displaced", "about"),
    ]


def test_numbers_between_words_that_may_belong_to_either_side_are_left_alone() -> None:
    assert values("Displaced\n12,400\nMissing\n31\nInjured\n") == []


def test_numbers_of_pages_and_things_on_lines_of_their_own_are_no_figures() -> None:
    assert values("Water points\n112\nLatrines\n84\nClasses\n19\n") == []
    assert values("The refugees of the valley\n12\nA history in letters and maps from the archive.\n13\n") == []


WEEK = (
    "District      New cases   New deaths   Cumulative cases   Cumulative deaths\n"
    "Mangochi      188         4            2,101              61\n"
    "Salima        71          1            902                25\n"
    "Others        56          2            903                22\n"
    "Total         315         7            3,906              108\n"
)


def test_new_and_cumulative_columns_are_totalled_apart() -> None:
    assert found(WEEK, "71").part_of == found(WEEK, "315").figure_id
    assert found(WEEK, "902").part_of == found(WEEK, "3,906").figure_id
    assert (found(WEEK, "315").scope, found(WEEK, "3,906").scope) == ("increment", "cumulative")


def test_others_are_no_place() -> None:
    assert found(WEEK, "56").place == ""
    assert found(WEEK, "71").place == "Salima"


def test_a_numbered_region_keeps_the_word_for_it() -> None:
    text = "Region     Families     Persons affected\nIX         412          1,903\nX          30           150\n"
    assert found(text, "1,903").place == "Region IX"


def test_one_blank_may_part_the_cells_of_a_page() -> None:
    text = "New arrivals by crossing, week 12\n\nCrossing Households Individuals\nOraba 41 160\nElegu 208 1,004\n"
    assert [(figure.best, figure.unit) for figure in extract(text)] == [
        (41, "household"), (160, "person"), (208, "household"), (1004, "person"),
    ]


def test_headings_are_parted_where_they_tell_the_same_again() -> None:
    text = "District Affected families Affected persons Houses damaged Dead Missing\n"
    text += "Rolpa 310 1,420 55 3 -\nDolpa 12 60 2 0 1\n"
    assert values(text) == [
        (310, "affected"), (1420, "affected"), (3, "killed"), (12, "affected"), (60, "affected"), (0, "killed"),
        (1, "missing"),
    ]


def test_results_of_elections_and_games_are_no_figures() -> None:
    assert values("Party Seats Votes\nGreens 12 30,400\nLabour 41 90,210\n") == []
    assert values("Team Played Won Lost\nRovers 12 8 4\nUnited 12 7 5\n") == []


def test_households_below_the_displaced_are_the_same_people() -> None:
    text = "12,300\nIDPs\n\n2,460\nhouseholds\n\n14\nwells\n\n90\nhouseholds\n"
    assert values(text) == [(12_300, "displaced"), (2460, "displaced")]


def test_numbers_in_a_row_over_words_of_two_lines() -> None:
    text = "SNAPSHOT\n4.6M        2.2M         810K     $95M\n"
    text += "people      people       IDPs     required\nin need     targeted\n"
    assert values(text) == [(4_600_000, "in_need"), (2_200_000, "in_need"), (810_000, "displaced")]


def test_numbers_in_a_row_over_things_are_no_figures() -> None:
    assert values("12          40           7\nwells       latrines     schools\nmended      dug\n") == []


def test_places_and_numbers_under_a_line_that_says_what_they_count() -> None:
    text = "Displaced families\nKunduz \u2013 1,240\nTakhar \u2013 388\n\n"
    text += "Rice prices\nKunduz \u2013 62\nTakhar \u2013 58\n"
    assert [row for row in values(text) if row[0]] == [(1240, "displaced"), (388, "displaced")]


def test_nothing_may_stand_over_the_names_of_the_rows() -> None:
    text = "Table 2: Families displaced, by sex of the head\n              Women     Men     Total\n"
    text += "Bor           210       95      305\nPibor         88        41      129\n"
    assert [figure.best for figure in extract(text)] == [210, 95, 305, 88, 41, 129]


def test_headings_of_other_languages() -> None:
    text = "Sitio    Familias    Personas    Desplazados\nLloró    41          160         160\n"
    text += "Bagadó   208         1,004       990\n"
    assert values(text) == [(160, "displaced"), (990, "displaced")]
