"""Filters keep what they say and nothing else."""
from __future__ import annotations

import pytest

from ledger.filters import Filters, apply_filters


def kept_words(filled, **filters):
    return sorted(apply_filters(filled.figures(), Filters(**filters))["text"])


def test_no_filter_keeps_everything(filled):
    assert apply_filters(filled.figures(), Filters()).equals(filled.figures())
    assert not Filters() and Filters(words="x")


@pytest.mark.parametrize(("filters", "texts"), [
    ({"measure": ("displaced",)}, ["1,200", "Dozens"]),
    ({"source": ("Example Army",)}, ["1,200", "3 commanders", "31"]),
    ({"source": ("",)}, ["Dozens"]),
    ({"source": ("", "Ministry of Examples")}, ["40", "Dozens"]),
    ({"source_type": ("government",), "measure": ("displaced",)}, []),
    ({"actor": ("Red Brigade",), "source": ("Example Army",)}, ["31"]),
    ({"group": ("civilians",)}, ["40"]),
    ({"place": ("Fallujah",)}, ["1,200", "31"]),
    ({"status": ("denied",)}, ["40"]),
    ({"words": "MINISTRY dozens"}, ["17", "40", "5", "Dozens"]),
    ({"words": "red brigade"}, ["17", "31"]),
    ({"words": "no such words"}, []),
    ({"words": "a.c"}, []),
    ({"measure": ("nothing",)}, []),
])
def test_filters_keep_the_rows_they_name(filled, filters, texts):
    assert kept_words(filled, **filters) == texts


@pytest.mark.parametrize(("first", "last", "texts"), [
    ("2016-06-04", "2016-06-04", ["17", "31", "5"]),
    ("2016-06-05", "", ["1,200", "3 commanders", "40", "Dozens"]),
    ("2016-06-06", "2016-06-06", ["1,200", "3 commanders"]),
    ("", "2016-06-03", []),
])
def test_figures_without_a_day_count_on_the_day_of_their_report(filled, first, last, texts):
    assert kept_words(filled, date_from=first, date_to=last) == texts


def test_one_report_s_figures(filled, kept):
    assert len(kept_words(filled, report_id=(kept[0].report_id,))) == 4


def test_the_review_is_a_filter_like_any_other(filled, kept):
    filled.review(kept[1][0].figure_id, who="Amal", decision="rejected")
    assert kept_words(filled, review=("rejected",)) == ["17"]


def test_filtering_leaves_the_table_alone(filled):
    frame = filled.figures()
    before = frame.copy()
    apply_filters(frame, Filters(words="x", date_from="2016-01-01", source=("a",)))
    assert frame.equals(before)
