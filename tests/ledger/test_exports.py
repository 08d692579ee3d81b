"""Every format holds what it says it holds, in its own columns, and says beforehand what it loses."""
from __future__ import annotations

import csv
import io
import json

import hxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from extractors.models import COLUMNS, Report
from ledger import Ledger, LedgerError, open_ledger
from ledger.exports import FORMATS, INTERNAL, acled, export, helix, idu, losses, ucdp
from ledger.exports.conventions import Worth, bare_word, conventions, read_by, read_persons
from ledger.exports.countries import country
from ledger.exports.ucdp import priogrid
from tests.ledger.written import falluja, figure, wire

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|'/c calc'!A0", "＝1+1", "'=1", "{=1}",
            '=HYPERLINK("http://example.org")')


@pytest.fixture
def ledger(tmp_path) -> Ledger:
    opened = open_ledger(f"sqlite:///{tmp_path / 'ledger.db'}")
    for report, figures in (falluja(), wire()):
        opened.add_report(report, figures, rules_version="1")
    return opened


@pytest.fixture
def frame(ledger) -> pd.DataFrame:
    return ledger.figures()


def rows_of(data: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter=delimiter))


def table_of(*columns: dict[str, object]) -> pd.DataFrame:
    """The figures table for one figure each, of "<number> people"."""
    opened = open_ledger("sqlite://")
    for at, asked in enumerate(columns):
        report = Report(f"{'x' * at} 12 people", url="https://example.org/r", published=None)
        opened.add_report(report, [figure(report, "12", **asked)], rules_version="1")
    made = opened.figures().iloc[::-1].reset_index(drop=True)
    opened.close()
    return made


def whole(frame: pd.DataFrame, format: str) -> bytes:
    """The file with nothing held back."""
    return export(frame, format, profile=INTERNAL)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("convention", conventions())
def test_every_format_writes_with_every_convention_also_nothing(frame, format, convention):
    assert export(frame, format, convention)
    assert export(frame.iloc[:0], format, convention) is not None
    assert losses(frame.iloc[:0], format, convention) == []


@pytest.mark.parametrize(("format", "convention", "said"), [("docx", "interval", "csv, hxl"), ("csv", "x", "acled")])
def test_an_unknown_format_or_convention_is_refused_with_those_there_are(frame, format, convention, said):
    for act in (export, losses):
        with pytest.raises(LedgerError, match=said):
            act(frame, format, convention)


def test_jsonl_holds_every_column_exactly(frame):
    read = [json.loads(line) for line in whole(frame, "jsonl").decode().splitlines()]
    assert list(read[0]) == [*frame.columns, "sharing"]
    assert {row.pop("sharing") for row in read} == {"internal, not for publication"}
    for want, row in zip(frame.to_dict("records"), read, strict=True):
        assert {name: None if pd.isna(value) else value for name, value in want.items()} == row


def test_parquet_reads_back_the_same_table(frame):
    back = pd.read_parquet(io.BytesIO(whole(frame, "parquet")))
    pd.testing.assert_frame_equal(back.drop(columns="sharing"), frame)


def test_geojson_puts_longitude_first_and_keeps_what_has_no_place(frame):
    features = json.loads(export(frame, "geojson"))["features"]
    assert len(features) == len(frame)
    points = [feature["geometry"]["coordinates"] for feature in features if feature["geometry"]]
    assert points == [[43.78, 33.35]]
    said = losses(frame, "geojson", profile=INTERNAL)
    assert said == ["6 figures: kept without a point, as they have no coordinates"]


def test_excel_gets_numbers_as_numbers_and_all_rows(frame):
    rows = CalamineWorkbook.from_filelike(io.BytesIO(whole(frame, "xlsx"))).get_sheet_by_index(0).to_python()
    assert rows[0] == [*frame.columns, "sharing"]
    at = {name: number for number, name in enumerate(rows[0])}
    assert [row[at["figure_id"]] for row in rows[1:]] == frame["figure_id"].tolist()
    toll = next(row for row in rows if row[at["text"]] == "17")
    assert (toll[at["low"]], toll[at["high"]], toll[at["lat"]]) == (17, "", 33.35)
    assert toll[at["text"]] == "17"


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_of_any_format_is_run_by_a_spreadsheet(words):
    frame = table_of({"source": words, "sentence": words, "place": words, "actor": words, "group_text": words})
    frame = frame.assign(title=words, publisher=words, report_url=words, report_name=words)
    for format in ("csv", "hxl", "ucdp", "acled", "helix", "idu", "gkg"):
        text = whole(frame, format).decode()
        for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t" if format == "gkg" else ","):
            assert not any(cell[:1] in tuple("=+@\t\r\n＝") or cell[:2] == "-1" for cell in row), (format, row)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(whole(frame, "xlsx"))).get_sheet_by_index(0).to_python()
    assert words.strip() in {str(cell).strip() for cell in rows[1]}
    assert b"<f>" not in export(frame, "xlsx")


def test_the_hxl_row_is_valid_hxl(frame):
    data = list(csv.reader(io.StringIO(export(frame, "hxl", "acled").decode(), newline="")))
    assert data[1][0] == "#meta+id"
    report = hxl.validate(hxl.data(data))
    assert report["is_valid"], report
    tags = [column.display_tag for column in hxl.data(data).columns]
    assert "#affected+killed+civilians" in tags and "#affected+displaced+min" in tags
    assert len(list(hxl.data(data))) == len(frame)


def test_hxl_puts_a_number_only_under_its_own_measure_and_group(frame):
    data = hxl.data(list(csv.reader(io.StringIO(export(frame, "hxl").decode(), newline=""))))
    row = next(row for row in data if row.get("#indicator+name") == "displaced" and row.get("#indicator+quantifier")
               == "vague")
    numbers = [(column.display_tag, value) for column, value in zip(data.columns, row.values, strict=True)
               if column.tag == "#affected" and value]
    assert numbers == [("#affected+displaced", "24"), ("#affected+displaced+min", "24"),
                       ("#affected+displaced+max", "99")]


@pytest.mark.parametrize(("module", "format", "number"), [(ucdp, "ucdp", 49), (acled, "acled", 31), (idu, "idu", 25),
                                                         (helix, "helix", 49)])
def test_layouts_have_exactly_the_columns_of_their_databases(frame, module, format, number):
    header = next(csv.reader(io.StringIO(export(frame, format).decode(), newline="")))
    assert tuple(header) == module.COLUMNS and len(set(header)) == number


def test_ucdp_takes_killed_of_single_events_and_no_part(frame):
    rows = rows_of(export(frame, "ucdp"))
    assert [row["best"] for row in rows] == ["31", "17", "5"]
    assert [(row["low"], row["high"]) for row in rows] == [("31", "31"), ("17", ""), ("5", "5")]
    assert rows[1]["deaths_b"] == "17" and rows[1]["source_original"] == "Example Monitor"
    assert rows[1]["source_office"] == "The Daily Example" and rows[1]["country_id"] == "645"
    lost = losses(frame, "ucdp")
    assert "1 figure: left out, denied or hypothetical" in lost
    assert "1 figure: left out, part of a larger figure" in lost


@pytest.mark.parametrize(("columns", "column"), [
    ({"group": "civilians"}, "deaths_civilians"), ({"group": "children"}, "deaths_civilians"),
    ({"group": "combatants", "actor": "Red Brigade"}, "deaths_b"), ({"group": "combatants"}, "deaths_unknown"),
    ({"group": "people"}, "deaths_unknown"),
])
def test_deaths_are_filed_by_whose_they_are_only_where_that_is_said(columns, column):
    row = rows_of(export(table_of(columns), "ucdp"))[0]
    assert {name for name, value in row.items() if name.startswith("deaths_") and value} == {column}


def test_priogrid_cells_are_those_of_prio():
    assert priogrid(-89.9, -179.9) == 1 and priogrid(89.9, 179.9) == 259_200
    assert priogrid(33.35, 43.78) == 177_568      # Falluja: row 247 (246 from 0), column 448


@pytest.mark.parametrize("columns", [
    {"scope": "cumulative"}, {"scope": "as_of"}, {"status": "denied"}, {"status": "projected"}, {"measure": "injured"},
    {"relation": "restatement", "part_of": "f_x"},
])
def test_event_databases_get_no_such_figure_and_the_loss_is_said(columns):
    frame = table_of(columns)
    for format in ("ucdp", "acled"):
        assert rows_of(export(frame, format)) == []
        assert losses(frame, format)[0].startswith("1 figure: left out")


def test_acled_gets_one_number_by_its_own_rules():
    frame = table_of({"quantifier": "between", "low": 10, "best": None, "high": 20})
    assert rows_of(export(frame, "acled", "acled"))[0]["fatalities"] == "10"
    assert rows_of(export(frame, "acled", "emdat"))[0]["fatalities"] == "15"
    assert rows_of(export(frame, "acled", "interval"))[0]["fatalities"] == ""
    assert any("lose their range" in line for line in losses(frame, "acled", "interval"))


def test_acled_source_is_the_outlet_and_the_speaker_is_in_the_notes(frame):
    row = rows_of(export(frame, "acled"))[1]
    assert row["source"] == "The Daily Example" and row["notes"].startswith("Example Monitor: ")


def test_helix_takes_displacement_in_persons_and_households():
    frame = table_of({"measure": "displaced", "unit": "household", "group": "households", "quantifier": "at_least"})
    row = rows_of(export(frame, "helix", "emdat"))[0]
    assert (row["Reported"], row["Household size"], row["Total figures"], row["Quantifier"]) == (
        "12", "5", "60", "More than")
    row = rows_of(export(frame, "helix", "interval"))[0]
    assert (row["Reported"], row["Household size"], row["Total figures"]) == ("12", "", "")


def test_a_stock_is_not_new_displacement():
    frame = table_of({"measure": "displaced", "scope": "as_of", "date_start": "2020-01-02"})
    row = rows_of(export(frame, "helix"))[0]
    assert (row["Figure category"], row["Stock date"], row["Start date"]) == ("IDPs", "2020-01-02", "")
    assert rows_of(export(frame, "idu")) == []


def test_idu_takes_new_displacement_with_a_number(frame):
    rows = rows_of(export(frame, "idu"))
    assert [(row["figure"], row["qualifier"]) for row in rows] == [("1200", "total"), ("24", "approximately")]
    assert [row["figure"] for row in rows_of(export(frame, "idu", "gtd"))] == ["1200"]


def test_gkg_counts_follow_its_grammar(frame):
    rows = rows_of(export(frame, "gkg"), delimiter="\t")
    counts = [count for row in rows for count in row["V2.1COUNTS"].split(";") if count]
    assert [count.split("#")[:2] for count in counts] == [["KILL", "31"], ["KILL", "17"], ["KILL", "5"]]
    assert all(len(count.split("#")) == 11 for count in counts)
    assert counts[1] == "KILL#17#combatants#4#Falluja#IZ##33.35#43.78##9"


@given(st.text(st.characters(codec=None), max_size=30))
def test_names_can_not_break_the_gkg_line(name):
    frame = table_of({"group_text": name, "place": name})
    line = export(frame, "gkg").decode("utf-8", "surrogatepass").split("\n")[1]
    assert len(line.split("\t")) == 6 and line.count(";") == 1


DOZENS = {"low": 24, "best": 24, "high": 99, "quantifier": "vague"}


@pytest.mark.parametrize(("convention", "words", "worth"), [
    ("acled", "dozens", (12, 12, 12)), ("acled", "several", (3, 3, 10)), ("acled", "hundreds of", (100, 100, 100)),
    ("emdat", "hundreds", (200, 200, 200)), ("emdat", "dozens", (None, None, None)),
    ("gtd", "dozens", (None, None, None)), ("isaf", "a couple of", (2, 2, None)), ("isaf", "a number of", (3, 3, None)),
    ("acled", "tens of thousands", (10_000, 10_000, 10_000)), ("acled", "several hundred", (None, None, None)),
    ("interval", "dozens", (24, 24, 99)),
])
def test_vague_words_are_worth_what_the_codebook_says(convention, words, worth):
    assert read_by({**DOZENS, "text": words}, conventions()[convention]) == worth


@pytest.mark.parametrize(("convention", "row", "worth"), [
    ("acled", {"quantifier": "at_least", "low": 26, "best": 26, "high": None}, (26, 26, 26)),
    ("interval", {"quantifier": "at_least", "low": 26, "best": 26, "high": None}, (26, 26, None)),
    ("emdat", {"quantifier": "between", "low": 10, "best": None, "high": 15}, (12, 12, 12)),
    ("acled", {"quantifier": "at_most", "low": None, "best": 9, "high": 9}, (None, 9, 9)),
    ("acled", {"quantifier": "unquantified", "low": None, "best": None, "high": None, "text": "soldiers"}, (3, 3, 10)),
    ("acled", {"quantifier": "unquantified", "low": None, "best": None, "high": None, "text": "everyone"},
     (None, None, None)),
    ("gtd", {"quantifier": "unquantified", "low": None, "best": None, "high": None, "text": "soldiers"},
     (None, None, None)),
])
def test_bounds_and_ranges_follow_the_convention(convention, row, worth):
    assert read_by({"text": "", **row}, conventions()[convention]) == worth


def test_households_are_persons_only_where_a_factor_is_published():
    families = {"quantifier": "exact", "low": 10, "best": 10, "high": 10, "unit": "household", "text": "10"}
    assert read_persons(families, conventions()["emdat"]) == Worth(50, 50, 50)
    assert read_persons(families, conventions()["acled"]) == Worth(None, None, None)


def test_every_convention_is_cited_and_every_word_in_order():
    for convention in conventions().values():
        assert len(convention.citation) > 20
        for word, worth in convention.words.items():
            stated = [number for number in worth if number is not None]
            assert stated and stated == sorted(stated), (convention.key, word)
            assert word == "bare_plural" or bare_word(word) == word, word


def test_a_convention_that_is_written_wrongly_is_named(tmp_path):
    file = tmp_path / "conventions.toml"
    file.write_text('[x]\nname = "X"\ncitation = "c"\nat_least = "open"\nbetween = "middle"\n')
    with pytest.raises(LedgerError, match=r"\[x\] between: write one of range, lower, mean"):
        conventions(file)


@pytest.mark.parametrize(("iso3", "name", "fips", "region"), [
    ("SYR", "Syria", "SY", "Middle East"), ("COD", "Democratic Republic of the Congo", "CG", "Africa"),
    ("UKR", "Ukraine", "UP", "Europe"), ("PHL", "Philippines", "RP", "Asia"), ("HTI", "Haiti", "HA", "Americas"),
    ("XXX", "", "", ""), ("", "", "", ""),
])
def test_countries_have_their_codes(iso3, name, fips, region):
    land = country(iso3)
    assert (land.name, land.fips, land.region) == (name, fips, region)


def test_the_contract_s_columns_come_first_and_in_order(frame):
    assert tuple(frame.columns[:len(COLUMNS)]) == COLUMNS
    assert next(csv.reader(io.StringIO(export(frame, "csv").decode())))[:len(COLUMNS)] == list(COLUMNS)
