"""Charts as their specifications: what is drawn, and what is never drawn."""

from __future__ import annotations

import altair as alt
import pandas as pd
import pytest

from extractors.models import MEASURES
from views import chart_tables, charts, ends, maps, time_charts, words


def claim(
    line: str, low: float | None, best: float | None, high: float | None, precision: str = "Stated number"
) -> dict[str, object]:
    return {
        "line": line,
        "what": "Killed",
        "low": low,
        "best": best,
        "high": high,
        "precision": precision,
        "value": "x",
        "written": "x",
        "figures": 1,
        "reports": "r",
    }


def claims(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=charts.CLAIM_COLUMNS).astype({"low": float, "best": float, "high": float})


def data_of(chart: alt.TopLevelMixin) -> list[dict[str, object]]:
    spec = chart.to_dict()
    return next(iter(spec["datasets"].values()))


def layers_of(chart: alt.TopLevelMixin) -> list[dict[str, object]]:
    return chart.to_dict()["layer"]


def test_an_open_figure_is_a_stop_with_an_arrow_and_has_no_upper_end() -> None:
    chart = charts.claims_by_line(claims(claim("A", 26, 26, None, "At least")), title="t")
    row = data_of(chart)[0]
    assert (row["ends"], row["at"], row["to"], row["high"]) == ("up", 26, None, None)
    shapes = [layer["encoding"]["shape"] for layer in layers_of(chart) if "shape" in layer["encoding"]]
    glyph = dict(zip(shapes[0]["scale"]["domain"], shapes[0]["scale"]["range"], strict=True))["At least"]
    assert "L1.5,0" in glyph and "L-1.5,0" not in glyph


def test_a_number_that_a_person_left_open_is_drawn_open_whatever_its_words() -> None:
    for said in ("Stated number", "Range or vague word"):
        row = data_of(charts.claims_by_line(claims(claim("A", 26, 26, None, said)), title="t"))[0]
        assert row["precision"] == "At least"


def test_a_range_has_ends_and_no_mark_between_them() -> None:
    row = data_of(charts.claims_by_line(claims(claim("A", 24, None, 99, "Range or vague word")), title="t"))[0]
    assert (row["ends"], row["from"], row["to"], row["at"]) == ("range", 24, 99, None)


def test_a_figure_open_below_points_down() -> None:
    row = data_of(charts.claims_by_line(claims(claim("A", None, 10, 10, "At most")), title="t"))[0]
    assert (row["ends"], row["at"], row["from"]) == ("down", 10, None)


def test_an_exact_figure_is_a_point_without_a_bar() -> None:
    chart = charts.claims_by_line(claims(claim("A", 9, 9, 9)), title="t")
    assert data_of(chart)[0]["ends"] == "point"
    assert not any(layer["mark"]["type"] in ("bar", "rule", "line") for layer in layers_of(chart))


def test_each_line_says_its_largest_claim_in_words() -> None:
    table = ends.with_ends(claims(claim("A", 3, 3, 3), claim("A", 9, 9, None), claim("B", 5, 5, 5)))
    assert list(table["label"] != "") == [False, True, True]


def test_a_line_says_what_stands_and_not_what_was_said_before() -> None:
    told = claims(claim("A", 40, 40, 40), claim("A", 31, 31, 31)).assign(earlier=[True, False], value=["40", "31"])
    assert list(ends.with_ends(told)["label"]) == ["", "31"]


def test_names_at_the_end_of_lines_do_not_cover_each_other() -> None:
    told = claims(*(claim(line, at, at, at) for line, at in (("A", 100), ("A", 300), ("B", 310), ("C", 10)))).assign(
        date=pd.to_datetime(["2024-01-01", "2024-04-01", "2024-04-03", "2024-04-02"]), series=["A", "A", "B", "C"]
    )
    steps = chart_tables.with_steps(told)
    named = steps[steps["last"] != ""].set_index("last")
    assert named["below"].to_dict() == {"A": True, "B": False, "C": False}


def test_what_fits_all_sources_is_shaded_and_only_that() -> None:
    def bands(common: tuple[float, float] | None) -> list[str]:
        chart = charts.claims_by_line(claims(claim("A", 3, 3, 3)), title="t", common=common)
        return [layer["mark"]["type"] for layer in layers_of(chart) if layer["mark"]["type"] == "rect"]

    assert bands((3, float("inf"))) == ["rect"] and bands(None) == []


@pytest.mark.parametrize(("small", "large", "log"), [(3, 40, False), (3, 250_000, True), (5, 5, False)])
def test_the_scale_is_logarithmic_only_where_small_figures_would_vanish(small: int, large: int, log: bool) -> None:
    chart = charts.claims_by_line(claims(claim("A", small, small, small), claim("B", large, large, large)), title="t")
    scales = [layer["encoding"]["x"]["scale"] for layer in layers_of(chart) if "x" in layer["encoding"]]
    assert scales and all((scale.get("type") == "log") is log for scale in scales)


def test_zero_is_left_out_and_not_drawn_as_a_small_number() -> None:
    table = claims(claim("A", 0, 0, 0), claim("B", 3, 3, 3), claim("C", None, None, None))
    assert list(ends.drawable(table)) == [False, True, False]


def test_colour_means_measure_with_one_domain_on_every_chart(frame: pd.DataFrame) -> None:
    drawn = chart_tables.claims_on_lines(frame[frame["measure"] == "killed"])
    counts, periods = chart_tables.counts_by_period(frame)[:2]
    made = [
        charts.claims_by_line(drawn[ends.drawable(drawn)], title="t"),
        charts.counted_by(chart_tables.counts_on_lines(frame, by="actor"), title="t", line_title="x"),
        time_charts.counts_over_time(counts, periods=periods, title="t"),
        time_charts.over_time(chart_tables.dated_claims(frame[frame["measure"] == "killed"]), title="t", steps=True),
    ]
    for chart in made:
        colours = [layer["encoding"]["color"] for layer in layers_of(chart) if "color" in layer.get("encoding", {})]
        coloured = [colour for colour in colours if "field" in colour]  # words beside the marks are plain grey
        assert coloured and all(colour["field"] == "what" for colour in coloured)
        assert all(colour["scale"] == {"domain": [words.MEASURES[code] for code in MEASURES]} for colour in coloured)


def test_no_chart_adds_people_up(frame: pd.DataFrame) -> None:
    """Only counts of figures may be stacked or added; low, best and high never are."""
    drawn = chart_tables.claims_on_lines(frame)
    for chart in (
        charts.claims_by_line(drawn[ends.drawable(drawn)], title="t"),
        charts.counted_by(chart_tables.counts_on_lines(frame, by="actor"), title="t", line_title="x"),
    ):
        for layer in layers_of(chart):
            for encoding in layer["encoding"].values():
                if isinstance(encoding, dict) and (encoding.get("stack") or encoding.get("aggregate")):
                    assert encoding["field"] == "figures"


def test_no_source_stands_last_whatever_its_numbers() -> None:
    table = claims(claim(words.NO_SOURCE, 900, 900, 900), claim("A", 1, 1, 1), claim("B", 5, 5, 5))
    assert ends.lines_in_order(table) == ["B", "A", words.NO_SOURCE]


def test_not_stated_stands_last_among_parties(frame: pd.DataFrame) -> None:
    assert ends.counts_in_order(chart_tables.counts_on_lines(frame, by="actor"))[-1] == words.NOT_STATED


def test_each_chart_that_is_clicked_names_its_selection_and_field(frame: pd.DataFrame) -> None:
    spec = charts.counted_by(chart_tables.counts_on_lines(frame, by="actor"), title="t", line_title="x").to_dict()
    assert [(param["name"], param["select"]["fields"]) for param in spec["params"]] == [("pick", ["line"])]


def test_totals_of_one_source_are_joined_as_steps_and_events_are_not(frame: pd.DataFrame) -> None:
    table = chart_tables.dated_claims(frame[frame["measure"] == "killed"])
    kinds = {
        steps: [layer["mark"]["type"] for layer in layers_of(time_charts.over_time(table, title="t", steps=steps))]
        for steps in (True, False)
    }
    assert "line" in kinds[True] and "line" not in kinds[False]


def test_the_map_has_outlines_and_circles_and_asks_for_nothing(frame: pd.DataFrame) -> None:
    spec = maps.places_map(chart_tables.places(frame), title="t").to_dict()
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["geoshape", "circle"]
    assert "url" not in spec["layer"][0]["data"] and "http" not in str(spec["layer"])


def test_the_map_frame_never_leaves_the_world() -> None:
    box = maps._map_frame(pd.DataFrame({"lon": [-179.0, 179.0], "lat": [-89.0, 89.0]}))
    for lon, lat in box["geometry"]["coordinates"]:
        assert -180 <= lon <= 180 and -90 <= lat <= 90


def test_the_palette_has_a_colour_for_every_measure_in_both_themes() -> None:
    import tomllib
    from pathlib import Path

    theme = tomllib.loads((Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml").read_text())["theme"]
    for mode in ("light", "dark"):
        assert len(set(theme[mode]["chartCategoricalColors"])) == len(MEASURES)
        worst = min(
            _contrast(colour, theme[mode]["backgroundColor"]) for colour in theme[mode]["chartCategoricalColors"]
        )
        assert worst >= 2.4


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
