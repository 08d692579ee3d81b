"""A public file tells the number and not who it was; an internal one tells all and says so in every format."""
from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from extractors.models import Report
from ledger import LedgerError, open_ledger
from ledger.exports import FORMATS, INTERNAL, PUBLIC, export, losses
from ledger.exports.masking import NAME, mask_names
from ledger.exports.profiles import LONGEST_QUOTE, publish
from ledger.tidy_csv import read_csv
from tests.ledger.written import figure

TWO = "Yusuf Adan, 34, and Layla Haddad were killed in Falluja on Friday, police said. It was the 2nd attack."


def frame_of(text: str, words: str, title: str = "", **columns: object) -> pd.DataFrame:
    ledger = open_ledger("sqlite://")
    report = Report(text, title=title, publisher="The Daily Example", published=date(2016, 6, 5), name="my notes.txt",
                    url="https://example.org/a")
    stated = {"low": 2, "best": 2, "high": 2, "quantifier": "exact"} | columns
    ledger.add_report(report, [figure(report, words, **stated)], rules_version="1")
    ledger.review(ledger.figures()["figure_id"][0], who="Amal", decision="accepted")
    made = ledger.figures()
    ledger.close()
    return made


@pytest.mark.parametrize(("text", "covered"), [
    ("Yusuf Adan, 34, was shot dead in Falluja, police said.", "[name], 34, was shot dead in Falluja, police said."),
    ("Gunmen killed Dr. Fatima al-Haddad and her son in Mosul.", "Gunmen killed Dr. [name] and her son in Mosul."),
    ("A cook, Samuel O’Brien, was held at Heathrow Airport.", "A cook, [name], was held at Heathrow Airport."),
    ("On Sunday Maria da Silva was killed by police.", "On Sunday [name] was killed by police."),
    ("Police Chief Musa Ibrahim died.", "Police Chief [name] died."),
    ("One man, Omar bin Said, died.", "One man, [name], died."),
    ("“Hassan was my brother,” said Amina Yusuf.", "“[name] was my brother,” said [name]."),
    ("J. K. Otieno, a farmer, was killed.", "[name], a farmer, was killed."),
    ("Abu Bakr's wife was wounded.", "[name]'s wife was wounded."),
    ("Adan was killed.", "[name] was killed."),
    ("Yusuf Adan", "[name]"),
    ("YUSUF ADAN WAS KILLED IN FALLUJA", "[name]"),
    ("قتل يوسف", "[name]"),
])
def test_names_of_persons_are_covered(text, covered):
    assert mask_names(text, frozenset()) == covered


@pytest.mark.parametrize("text", [
    "Two aid workers of Doctors Without Borders were abducted in North Kivu.",
    "The Ministry of Health said three people died in Nasser Hospital on Friday.",
    "Gunmen attacked a village near Goma; Israeli troops left in May.",
    "Nobody was hurt.", "Violence was rare.", "UNICEF said a girl died.", "the deputy commissioner", "",
    "A boy was killed by Boko Haram in Maiduguri.", "One person was killed in Turkana County.",
])
def test_what_is_no_person_stays(text):
    assert mask_names(text, frozenset()) == text


def test_a_public_file_covers_names_reviewers_and_file_names():
    row = read_csv(export(frame_of(TWO, "2", title="Yusuf Adan mourned"), "csv")).iloc[0]
    assert row["sentence"] == TWO.replace("Yusuf Adan", NAME).replace("Layla Haddad", NAME)
    assert row["title"] == f"{NAME} mourned"
    assert (row["reviewer"], row["reviewed_at"], row["report_name"], row["sharing"]) == ("", "", "", "public")
    assert (row["text"], row["best"], row["review"], row["report_url"]) == ("2", 2, "accepted", "https://example.org/a")


def test_an_internal_file_keeps_them():
    frame = frame_of(TWO, "2")
    row = read_csv(export(frame, "csv", profile=INTERNAL)).iloc[0]
    assert (row["sentence"], row["reviewer"], row["report_name"]) == (TWO, "Amal", "my notes.txt")
    assert losses(frame, "csv", profile=INTERNAL) == []


@pytest.mark.parametrize("format", [key for key in FORMATS if key not in ("xlsx", "parquet")])
def test_every_format_says_where_it_is_internal_and_shows_no_name_where_it_is_public(format):
    for measure in ("killed", "displaced"):
        frame = frame_of(TWO, "2", measure=measure, place="Falluja", country="IRQ")
        public, internal = (export(frame, format, profile=profile) for profile in (PUBLIC, INTERNAL))
        assert b"Adan" not in public and b"Amal" not in public and b"internal" not in public
        if public.count(b"\n") > 1 and (format, measure) != ("gkg", "displaced"):
            assert b"internal" in internal, (format, measure)


def test_large_figures_keep_their_words():
    text = TWO.replace("the 2nd", "the day that 2,000")
    row = publish(frame_of(text, "2,000", low=2000, best=2000, high=2000)).iloc[0]
    assert row["sentence"] == text


@pytest.mark.parametrize("columns", [
    {"measure": "detained"}, {"measure": "abducted"}, {"measure": "sexual_violence"}, {"group": "medical_workers"},
    {"group": "aid_workers"}, {"group": "journalists"},
])
def test_where_few_are_at_risk_the_quote_and_the_place_are_left_out(columns):
    frame = frame_of(TWO, "2", title="In Falluja", place="Falluja", country="IRQ", lat=33.35, lon=43.78, **columns)
    row = publish(frame).iloc[0]
    assert (row["sentence"], row["title"], row["place"], row["country"], row["best"]) == ("", "", "", "IRQ", 2)
    assert pd.isna(row["lat"]) and pd.isna(row["lon"])
    assert any("words, title and place left out" in line for line in losses(frame, "csv"))


@pytest.mark.parametrize(("kind", "shown"), [
    ("witness", NAME), ("family", NAME), ("anonymous", NAME), ("government", "Amina Yusuf"), ("un", "Amina Yusuf")])
def test_private_people_are_not_named_as_sources_of_any_figure(kind, shown):
    text = "Amina Yusuf said that 2,000 people had fled."
    frame = frame_of(text, "2,000", low=2000, best=2000, high=2000, source="Amina Yusuf", source_text="Amina Yusuf",
                     source_type=kind)
    row = publish(frame).iloc[0]
    assert (row["source"], row["source_text"], row["sentence"]) == (shown, shown, text.replace("Amina Yusuf", shown))


def test_a_person_who_is_the_counted_words_leaves_no_words():
    frame = frame_of("Yusuf Adan was killed.", "Yusuf Adan", low=1, best=1, high=1, quantifier="implicit")
    row = publish(frame).iloc[0]
    assert (row["text"], row["start"], row["end"], row["best"]) == ("", 0, 0, 1)


def test_a_long_quote_is_cut_around_its_number_and_its_offsets_follow():
    text = "word " * 90 + "and 2,000 people fled " + "again " * 90
    frame = frame_of(text, "2,000", low=2000, best=2000, high=2000)
    row = publish(frame).iloc[0]
    assert len(row["sentence"]) <= LONGEST_QUOTE and "2,000" in row["sentence"]
    assert text[row["sentence_start"]:row["sentence_end"]] == row["sentence"]
    assert row["sentence"].split()[0] in ("word", "and")


def test_what_a_public_file_withholds_is_said_before():
    said = losses(frame_of(TWO, "2"), "jsonl")
    assert [line.partition(": ")[2][:33] for line in said] == [
        "names of persons covered in words", "who reviewed it, and when, left o", "name of the file it was read from"]


def test_publishing_changes_nothing_of_the_table_it_is_given():
    frame = frame_of(TWO, "2")
    before = frame.copy(deep=True)
    publish(frame)
    pd.testing.assert_frame_equal(frame, before)


def test_an_unknown_profile_is_refused_with_those_there_are():
    with pytest.raises(LedgerError, match="public, internal"):
        export(frame_of(TWO, "2"), "csv", profile="secret")
