"""Every case of the corpus gives its figures and no others; what is not read rightly yet is listed by name.

    [[case]]                          figures: the rows, each with the fields that matter (a list: any of these will do)
    id = "plain"                      complete = false: further rows are no fault
    text = "26 people were killed."   low = "none": the number must be open; part_of: the words of the whole;
                                      optional = true: the row may be missing
    figures = [{text = "26", measure = "killed"}]

Rows for people without a number (implicit, unquantified) count only in cases that list one. `python
tests/extractors/test_corpus.py` writes known_failures.toml anew; the diff shows what was gained and lost.
"""
from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from extractors import Figure, extract  # noqa: E402
from extractors.models import MEASURES  # noqa: E402

CORPUS = ROOT / "tests" / "corpus"
KNOWN = tomllib.loads((CORPUS / "known_failures.toml").read_text(encoding="utf-8"))
BOUNDS = ("low", "best", "high")             # "none" says that one of these is open
MARKS = ("text", "nth", "optional")         # how a case points at a row; nth: the nth row with these words
UNCOUNTED = ("implicit", "unquantified")
NAMES = {"source": "source_text", "actor": "actor_text", "perpetrator": "perpetrator_text"}


def load(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8")).get("case", [])


# every file whose cases list figures; the others (dates, places, numbers, tally ...) have tests of their own
FILES = [path.stem for path in sorted(CORPUS.glob("*.toml")) if any("figures" in case for case in load(path.stem))]


CASES = [(name, case) for name in FILES for case in load(name)]


def differences(case: dict[str, Any]) -> list[str]:
    """What is missing, wrong or too much, in words; [] where the case is read as it should be."""
    wanted = case["figures"]
    every = extract(case["text"])
    rows = [row for row in every
            if row.quantifier not in UNCOUNTED or any(lists_uncounted(figure) for figure in wanted)]
    by_id = {row.figure_id: row for row in every}
    out: list[str] = []
    for figure in wanted:
        words = [plain(one) for one in some(figure["text"])]
        same = [row for row in rows if plain(row.text) in words]
        if not same:
            out += [] if figure.get("optional") else [f'no row for "{words[0]}"']
            continue
        row = min(same, key=lambda row: len(wrong_fields(row, figure, by_id)))
        out += wrong_fields(row, figure, by_id)
        rows.remove(row)
    if case.get("complete", True):
        out += [f'a row too many, "{plain(row.text)}" {row.measure}' for row in rows]
    return out


def lists_uncounted(figure: dict[str, Any]) -> bool:
    quantifier = figure.get("quantifier", "")
    return bool(set(UNCOUNTED) & set(some(quantifier)))


def some(value: Any) -> list[Any]:
    """What is allowed: a list is any of its items."""
    return value if isinstance(value, list) else [value]


def plain(words: str) -> str:
    return " ".join(words.casefold().split())


def wrong_fields(row: Figure, wanted: dict[str, Any], by_id: dict[str, Figure]) -> list[str]:
    out = []
    for field, value in wanted.items():
        if field in MARKS:
            continue
        allowed = some(value)
        if not any(has_value(row, field, one, by_id) for one in allowed):
            got = by_id[row.part_of].text if field == "part_of" and row.part_of else getattr(row, field)
            out.append(f'"{plain(row.text)}": {field} {got!r} instead of {" or ".join(map(repr, allowed))}')
    return out


def has_value(row: Figure, field: str, value: Any, by_id: dict[str, Figure]) -> bool:
    got = getattr(row, field)
    if field == "part_of":
        return plain(by_id[got].text if got else "") == plain(value)
    if field in NAMES:
        return any(holds(one, value) for one in (got, getattr(row, NAMES[field]))) if value else not got
    return got is None if value == "none" and field in BOUNDS else got == value


def holds(one: str, other: str) -> bool:
    """Whether one name stands in the other, on whole words: "Konashenkov" and "Maj. Gen. Igor Konashenkov"."""
    a, b = f" {bare(one)} ", f" {bare(other)} "
    return bool(one) and (a in b or b in a)


def bare(name: str) -> str:
    """A name without its article and with plain apostrophes."""
    return plain(name).replace("\u2019", "'").removeprefix("the ")


@pytest.mark.parametrize(("name", "case"), [pytest.param(*pair, id=f"{pair[0]}: {pair[1]['id']}") for pair in CASES])
def test_a_case_gives_its_figures_and_no_others(name: str, case: dict[str, Any]) -> None:
    found = differences(case)
    if case["id"] in KNOWN.get(name, {}):
        assert found != [], "read rightly now: take it out of known_failures.toml"
    else:
        assert found == []


@pytest.mark.parametrize("name", FILES)
def test_ids_are_unique_and_known_failures_name_cases_that_exist(name: str) -> None:
    ids = [case["id"] for case in load(name)]
    assert len(ids) == len(set(ids))
    assert set(KNOWN.get(name, {})) <= set(ids)


@pytest.mark.parametrize("name", FILES)
def test_a_case_quotes_its_own_text(name: str) -> None:
    fields = {*Figure.__dataclass_fields__, *MARKS}
    for case in load(name):
        text = plain(case["text"])
        for figure in case["figures"]:
            assert all(plain(words) in text for words in some(figure["text"])), case["id"]
            assert set(figure) <= fields, case["id"]


def test_the_corpus_is_large_enough_to_tell_something() -> None:
    least = {"number_rows": 80, "figures": 120, "attribution": 60, "asserted": 80, "negatives": 80}
    assert {name: len(load(name)) for name in least if len(load(name)) < least[name]} == {}


def find_failures() -> dict[str, dict[str, str]]:
    """The cases that fail now, by file, with what is wrong; a reason written by hand stays."""
    from test_numbers import CASES as NUMBERS  # beside this file, which is then the script
    from test_numbers import counted, is_read
    from test_sentences import CASES as SENTENCES
    from test_sentences import sentences
    from test_tally import CASES as TOTALS
    from test_tally import differences as wrong_totals

    found = {"sentence_ends": {case["id"]: f"read as: {sentences(case['text'])}" for case in SENTENCES
                               if sentences(case["text"]) != case["sentences"]},
             "numbers": {case["id"]: "read as: " + (", ".join(
                 f"{one['text']} {one['quantifier']} {one['low']} {one['best']} {one['high']}"
                 for one in counted(case["text"])) or "no number") for case in NUMBERS if not is_read(case)}}
    found["tally"] = {case["id"]: "; ".join(wrong) for case in TOTALS if (wrong := wrong_totals(case))}
    for name in FILES:
        found[name] = {case["id"]: "; ".join(wrong) for case in load(name) if (wrong := differences(case))}
    for name, cases in found.items():
        cases.update({key: why for key, why in KNOWN.get(name, {}).items() if key in cases and not is_made(why)})
    return found


def is_made(why: str) -> bool:
    """Whether a reason was written by this script and not by hand."""
    starts = ("read as: ", "no row for ", "a row too many", '"', *(f"{measure}: " for measure in MEASURES))
    return why.startswith(starts)


def write_known_failures() -> None:
    path = CORPUS / "known_failures.toml"
    head = path.read_text(encoding="utf-8").partition("\n[")[0]
    lines = [head]
    for name, cases in find_failures().items():
        lines += [f"[{name}]", *(f"{key} = {json.dumps(why, ensure_ascii=False)}" for key, why in cases.items()), ""]
        print(f"{name}: {len(cases)}")
    path.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    write_known_failures()
