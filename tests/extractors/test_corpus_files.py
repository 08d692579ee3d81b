"""The files of tests/corpus are well formed: known fields, valid words, spans that are in the text, no case twice.

Whether the extractors agree with them is asked elsewhere; a case that cannot be read would agree with anything.
"""
from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extractors.models import COLUMNS, GROUPS, MEASURES, QUANTIFIERS, RELATIONS, SCOPES, SOURCE_TYPES, STATUSES, UNITS

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
FIGURE_FILES = ("figures", "attribution", "actors", "negatives", "asserted")
AT_LEAST = {"figures": 260, "attribution": 200, "actors": 120, "negatives": 160, "asserted": 300, "tally": 100,
            "numbers": 300, "sentences": 60}
CASE_KEYS = {"id", "text", "published", "tags", "complete"}
ANSWER = dict.fromkeys(FIGURE_FILES, "figures") | {"tally": "totals", "numbers": "numbers", "sentences": "sentences"}
ROW_KEYS = set(COLUMNS) - {"figure_id", "report_id", "start", "end"} | {"nth", "optional"}
WORDS = {"measure": MEASURES, "group": GROUPS, "quantifier": QUANTIFIERS, "source_type": SOURCE_TYPES, "unit": UNITS,
         "scope": SCOPES, "status": STATUSES, "relation": RELATIONS}

Case = dict[str, Any]


def read_cases(name: str) -> list[Case]:
    return tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))["case"]


CASES = {name: read_cases(name) for name in AT_LEAST}


def rows_of(*names: str) -> list[tuple[str, Case, Case]]:
    """(file and id, case, row) for every figure row of the files."""
    return [(f"{name}: {case['id']}", case, row) for name in names for case in CASES[name] for row in case["figures"]]


def values(row: Case, key: str) -> list[Any]:
    """What a row accepts for one field: a list means any of these."""
    value = row.get(key, [])
    return value if isinstance(value, list) else [value]


def find_occurrences(expression: str, text: str) -> list[int]:
    """Starts of an expression as a whole word: "1" is not in "1,200" and "eight" is not in "twenty-eight"."""
    pattern = (r"(?<!\w)(?<!\w-)(?<!\d[.,])" + re.escape(expression) + r"(?![^\W¹²³⁴⁵⁶])(?![.,]\d)")
    return [match.start() for match in re.finditer(pattern, text)]


@pytest.mark.parametrize("name", AT_LEAST)
def test_a_file_holds_as_many_cases_as_it_promises(name: str) -> None:
    assert len(CASES[name]) >= AT_LEAST[name]


@pytest.mark.parametrize("name", AT_LEAST)
def test_no_id_and_no_text_stands_twice_in_a_file(name: str) -> None:
    for key in ("id", "text"):
        twice = [value for value, count in Counter(case[key] for case in CASES[name]).items() if count > 1]
        assert not twice


def test_no_text_stands_in_two_files() -> None:
    texts = Counter(case["text"] for name in AT_LEAST for case in CASES[name])
    assert [text for text, count in texts.items() if count > 1] == []


@pytest.mark.parametrize("name", AT_LEAST)
def test_a_case_has_the_keys_of_its_file_and_no_others(name: str) -> None:
    for case in CASES[name]:
        assert {"id", "text", ANSWER[name]} <= set(case) <= CASE_KEYS | {ANSWER[name]}, case["id"]
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", case["id"]), case["id"]
        assert case["text"].strip()
        if "published" in case:
            date.fromisoformat(case["published"])


def test_a_row_names_known_fields_with_valid_words() -> None:
    for where, _, row in rows_of(*FIGURE_FILES):
        assert "text" in row and set(row) <= ROW_KEYS, where
        for key, words in WORDS.items():
            assert set(values(row, key)) <= set(words), f"{where}: {key}"


def test_a_number_is_found_in_its_text_and_a_repeated_one_says_which() -> None:
    for where, case, row in rows_of(*FIGURE_FILES):
        assert len(find_occurrences(row["text"], case["text"])) >= row.get("nth", 1), f"{where}: {row['text']}"


def test_an_expression_is_no_part_of_a_longer_one() -> None:
    assert find_occurrences("1", "1,200 and 2.1 and 31") == []
    assert find_occurrences("eight", "Twenty-eight men, eight women") == [18]
    assert find_occurrences("5", "In 5. The 5, they said") == [3, 10]


def test_the_whole_of_a_part_is_another_row_of_the_same_case() -> None:
    for where, case, row in rows_of(*FIGURE_FILES):
        others = {other["text"] for other in case["figures"] if other is not row}
        assert set(values(row, "part_of")) <= others | {""}, where


def test_no_span_is_coded_twice_with_the_same_measure() -> None:
    for name in FIGURE_FILES:
        for case in CASES[name]:
            spans = Counter((row["text"], row.get("nth", 1), measure)
                            for row in case["figures"] for measure in values(row, "measure"))
            assert max(spans.values(), default=1) == 1, case["id"]


def test_bounds_are_in_order_and_zero_is_said_with_a_word_for_nobody() -> None:
    for where, _, row in rows_of(*FIGURE_FILES):
        bounds = [row[key] for key in ("low", "best", "high") if key in row]
        assert bounds == sorted(bounds), where
        says_nobody = bool(re.match(r"(?:no|not one|not a single|none|nobody|no one|zero|0)$", row["text"], re.I))
        assert says_nobody == (row.get("high") == 0), where


def test_negatives_count_nobody() -> None:
    assert all(case["figures"] == [] and "complete" not in case for case in CASES["negatives"])


def test_every_measure_and_every_group_has_a_case() -> None:
    rows = [row for _, _, row in rows_of(*FIGURE_FILES)]
    for key, words in (("measure", MEASURES), ("group", GROUPS)):
        assert set(words) - {value for row in rows for value in values(row, key)} == set(), key


def test_attribution_cases_name_a_source_or_say_that_there_is_none() -> None:
    rows = [row for _, _, row in rows_of("attribution")]
    assert sum("source" in row for row in rows) >= 200
    assert sum(row.get("source") == "" for row in rows) >= 30


def test_every_row_among_the_unasserted_says_how_it_may_be_read() -> None:
    rows = rows_of("asserted")
    assert [where for where, _, row in rows if "status" not in row and row.get("high") != 0] == []
    facts = [row for _, _, row in rows if set(values(row, "status")) <= {"reported", "confirmed"}]
    assert len(facts) < len(rows) / 3


def test_a_total_has_a_known_measure_once_and_bounds_in_order() -> None:
    for case in CASES["tally"]:
        measures = [total["measure"] for total in case["totals"]]
        assert set(measures) <= set(MEASURES) and len(set(measures)) == len(measures), case["id"]
        for total in case["totals"]:
            bounds = [total[key] for key in ("low", "best", "high") if key in total]
            assert bounds and bounds == sorted(bounds) and set(total) <= {"measure", "low", "best", "high"}, case["id"]


def test_a_number_expression_is_in_its_phrase_and_its_bounds_fit_its_quantifier() -> None:
    for case in CASES["numbers"]:
        for row in case["numbers"]:
            assert set(row) <= {"text", "nth", "quantifier", "low", "best", "high"}, case["id"]
            assert all(find_occurrences(text, case["text"]) for text in values(row, "text")), case["id"]
            quantifier = values(row, "quantifier")[0]
            assert set(values(row, "quantifier")) <= set(QUANTIFIERS), case["id"]
            assert ("high" in row) != (quantifier in {"at_least", "more_than"}), case["id"]
            assert ("low" in row) != (quantifier in {"at_most", "less_than"}), case["id"]


def test_as_many_phrases_without_a_count_as_promised() -> None:
    assert sum(case["numbers"] == [] for case in CASES["numbers"]) >= 80


def test_sentences_cover_their_text_in_order() -> None:
    for case in CASES["sentences"]:
        assert "".join("".join(case["sentences"]).split()) == "".join(case["text"].split()), case["id"]
        assert all(sentence and sentence == sentence.strip() for sentence in case["sentences"]), case["id"]
