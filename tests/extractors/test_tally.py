"""A text's totals: no part added to its whole, nothing counted twice, every figure counted or left out for a reason."""
from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors import Figure, Total, extract, tally
from extractors.models import MEASURES
from extractors.totals.tally import conventions

CORPUS = Path(__file__).parents[1] / "corpus"
CASES = tomllib.loads((CORPUS / "tally.toml").read_text(encoding="utf-8"))["case"]
KNOWN = tomllib.loads((CORPUS / "known_failures.toml").read_text(encoding="utf-8"))["tally"]


def make(start: int, text: str, low: int | None, best: int | None, high: int | None, **fields: Any) -> Figure:
    """A figure by hand; ``sentence_start`` and the rest as the case needs them."""
    base: dict[str, Any] = {"figure_id": f"f_{start:016x}", "report_id": "", "quantifier": "exact", "unit": "person",
                            "measure": "killed", "group": "people", "group_text": f"group {start}"}
    return Figure(**{**base, "start": start, "end": start + len(text), "text": text, "low": low, "best": best,
                     "high": high, **fields})


@cache                                     # every test over the cases asks for the same figures
def read(text: str) -> tuple[Figure, ...]:
    return tuple(extract(text))


def only(figures: list[Figure], **options: str) -> Total:
    (total,) = tally(figures, **options)
    return total


def value(total: Total) -> tuple[int | None, int | None, int | None]:
    return total.low, total.best, total.high


SOLDIERS, CIVILIANS = make(0, "12", 12, 12, 12), make(20, "3", 3, 3, 3, group="civilians")


def test_different_people_of_one_sentence_are_added() -> None:
    total = only([SOLDIERS, CIVILIANS])
    assert value(total) == (15, 15, 15)
    assert total.counted == (SOLDIERS.figure_id, CIVILIANS.figure_id) and total.left_out == {}


def test_a_part_is_never_added_to_its_whole() -> None:
    part = make(20, "3", 3, 3, 3, group="children", part_of=SOLDIERS.figure_id, relation="part")
    total = only([SOLDIERS, part])
    assert value(total) == (12, 12, 12) and list(total.left_out) == [part.figure_id]


def test_the_same_people_in_households_are_left_out() -> None:
    again = make(20, "3", 3, 3, 3, unit="household", group="households", part_of=SOLDIERS.figure_id,
                 relation="restatement")
    assert value(only([SOLDIERS, again])) == (12, 12, 12)


@pytest.mark.parametrize("status", ["denied", "hypothetical", "projected"])
def test_what_did_not_happen_is_left_out(status: str) -> None:
    other = make(20, "90", 90, 90, 90, status=status, sentence_start=15)
    total = only([SOLDIERS, other])
    assert value(total) == (12, 12, 12) and other.figure_id in total.left_out
    assert value(only([other])) == (None, None, None)


@pytest.mark.parametrize("status", ["confirmed", "feared", "unconfirmed"])
def test_what_is_feared_or_confirmed_counts(status: str) -> None:
    assert value(only([make(0, "9", 9, 9, 9, status=status)])) == (9, 9, 9)


def test_a_toll_over_years_is_left_out_beside_an_event_and_counts_alone() -> None:
    war = make(50, "250,000", 250_000, 250_000, None, quantifier="more_than", scope="cumulative", sentence_start=40)
    assert value(only([SOLDIERS, war])) == (12, 12, 12)
    assert value(only([war])) == (250_000, 250_000, None)


def test_a_rate_is_no_count() -> None:
    assert value(only([make(0, "12", 12, 12, 12, scope="rate")])) == (None, None, None)


def test_a_total_said_twice_counts_once() -> None:
    again = make(60, "12", 12, 12, 12, sentence_start=50, sentence_end=90)
    total = only([SOLDIERS, again])
    assert value(total) == (12, 12, 12) and list(total.left_out) == [again.figure_id]


def test_an_open_end_stays_open() -> None:
    assert value(only([make(0, "26", 26, 26, None, quantifier="at_least"), CIVILIANS])) == (29, 29, None)


def test_people_without_any_number_leave_the_total_empty() -> None:
    assert value(only([make(0, "civilians", None, None, None, quantifier="unquantified")])) == (None, None, None)


@pytest.mark.parametrize(("convention", "text", "low", "best", "high"), [
    ("interval", "dozens", 24, None, 99), ("acled", "dozens", 12, 12, 12), ("gtd", "dozens", None, None, None),
    ("emdat", "hundreds", 200, 200, 200), ("emdat", "dozens", None, None, None), ("isaf", "several", 3, 3, None),
    ("acled", "several", 3, 3, 10)])
def test_a_vague_word_is_worth_what_the_convention_says(convention: str, text: str, low: int | None, best: int | None,
                                                        high: int | None) -> None:
    row = make(0, text, 24, None, 99, quantifier="vague")
    assert value(only([row], convention=convention)) == (low, best, high)


@pytest.mark.parametrize(("convention", "expected"), [
    ("interval", (26, 26, None)), ("emdat", (26, 26, None)), ("acled", (26, 26, 26)), ("gtd", (26, 26, 26)),
    ("isaf", (26, 26, 26))])
def test_at_least_stays_open_or_not_as_the_convention_says(convention: str, expected: tuple[int, ...]) -> None:
    assert value(only([make(0, "26", 26, 26, None, quantifier="at_least")], convention=convention)) == expected


POLICE = make(0, "12", 12, 12, 12, source="police", group_text="people")
DOCTORS = make(60, "27", 27, 27, 27, source="doctors", group_text="people", sentence_start=50, sentence_end=90)


@pytest.mark.parametrize(("convention", "expected"), [
    ("interval", (12, 12, 27)), ("emdat", (12, 12, 27)), ("acled", (12, 12, 12)), ("isaf", (12, 12, 12)),
    ("gtd", (27, 27, 27))])
def test_sources_that_contradict_each_other_are_settled_as_the_convention_says(
        convention: str, expected: tuple[int, ...]) -> None:
    total = only([POLICE, DOCTORS], convention=convention)
    assert value(total) == expected and list(total.left_out) == [DOCTORS.figure_id]


@pytest.mark.parametrize(("convention", "expected"), [("emdat", (50, 50, 50)), ("interval", (None, None, None)),
                                                      ("acled", (None, None, None))])
def test_households_are_persons_only_where_a_factor_is_published(convention: str, expected: tuple[Any, ...]) -> None:
    families = make(0, "10", 10, 10, 10, unit="household", group="households", measure="displaced")
    assert value(only([families], convention=convention)) == expected


def test_persons_are_counted_where_a_text_gives_households_and_persons() -> None:
    families = make(0, "1,000", 1000, 1000, 1000, unit="household", group="households", measure="displaced")
    persons = make(20, "6,000", 6000, 6000, 6000, measure="displaced", part_of=families.figure_id,
                   relation="restatement")
    assert value(only([families, persons])) == (6000, 6000, 6000)
    assert value(only([families, persons], convention="emdat")) == (6000, 6000, 6000)


@pytest.mark.parametrize(("convention", "expected"), [("acled", (3, 3, 10)), ("isaf", (2, 2, None)),
                                                      ("interval", (None, None, None))])
def test_people_without_any_number_are_worth_what_the_convention_says(convention: str,
                                                                      expected: tuple[Any, ...]) -> None:
    soldiers = make(0, "soldiers", None, None, None, quantifier="unquantified")
    assert value(only([soldiers], convention=convention)) == expected


def test_a_convention_that_is_not_there_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="mine.*interval"):
        tally([SOLDIERS], convention="mine")


def test_measures_come_in_the_order_of_the_vocabulary() -> None:
    rows = [make(k, "1", 1, 1, 1, measure=measure) for k, measure in enumerate(reversed(MEASURES))]
    assert [total.measure for total in tally(rows)] == list(MEASURES)
    assert tally([]) == []


@pytest.mark.parametrize("convention", list(conventions()))
def test_every_figure_is_counted_or_left_out_with_a_reason(convention: str) -> None:
    for case in CASES:
        figures = read(case["text"])
        for total in tally(figures, convention=convention):
            mine = {figure.figure_id for figure in figures if figure.measure == total.measure}
            assert set(total.counted) | set(total.left_out) == mine, case["id"]
            assert not set(total.counted) & set(total.left_out), case["id"]
            assert all(total.left_out.values())
            assert total.low is None or total.high is None or total.low <= total.high


def test_the_order_in_which_figures_come_does_not_matter() -> None:
    mix = random.Random(7)
    for case in CASES:
        figures = read(case["text"])
        assert tally(mix.sample(figures, len(figures))) == tally(figures), case["id"]


def differences(case: dict[str, Any]) -> list[str]:
    """Totals that differ from the case's; a bound that it leaves out is not compared, none and nobody are alike."""
    got = {total.measure: total for total in tally(read(case["text"]))}
    out = []
    for wanted in case["totals"]:
        total = got.pop(wanted["measure"], None) or Total(wanted["measure"], None, None, None, (), {})
        for end in ("low", "best", "high"):
            allowed = wanted.get(end, getattr(total, end))
            if getattr(total, end) not in (allowed if isinstance(allowed, list) else [allowed]):
                out.append(f"{total.measure}: {end} {getattr(total, end)} instead of {allowed}")
    return out + [f"{total.measure}: a total too many, {total.low} {total.best} {total.high}" for total in got.values()
                  if value(total) not in ((None, None, None), (0, 0, 0))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_text_has_these_totals(case: dict[str, Any]) -> None:
    if case["id"] in KNOWN:
        assert differences(case) != [], "read rightly now: take it out of known_failures.toml"
    else:
        assert differences(case) == []


def adds_too_much(case: dict[str, Any]) -> list[str]:
    """Totals added up from several figures that exceed what the text says: a part or a repeat was counted again."""
    wanted = {total["measure"]: max(total.get(end) or 0 for end in ("low", "best", "high")) for total in case["totals"]}
    return [
        f"{total.measure}: {total.best or total.low} of {len(total.counted)} figures instead of {wanted[total.measure]}"
        for total in tally(read(case["text"]))
        if len(total.counted) > 1
        and wanted.get(total.measure, 0) < (total.best or total.low or 0)
        and total.measure in wanted
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_no_sum_adds_a_part_or_a_repeat(case: dict[str, Any]) -> None:
    assert adds_too_much(case) == []


def test_known_failures_name_cases_that_exist() -> None:
    assert set(KNOWN) <= {case["id"] for case in CASES}
