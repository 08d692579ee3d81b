"""Who a file is for. Public, the default, leaves out what could harm a person; internal holds all and says so.

    publish(frame)      the table as anyone may read it, with a last column sharing = "public"
    withheld(frame)     ["2 figures: names of persons covered in words and title, as they are about 3 people or fewer"]

Figures about three people or fewer can point at somebody: names of persons in their words and title are covered, and
where they are about detention, abduction, sexual violence, or aid workers, medical workers and journalists, the quote
and the place are left out as well. Names of witnesses and relatives who are sources are covered at any size. Nobody's
file names, and no reviewer, are given away. What stays of a quote has at most 300 characters.
"""
from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pandas as pd

from ledger.errors import LedgerError
from ledger.exports.countries import country
from ledger.exports.layout import count_lost, records
from ledger.exports.masking import mask_names

PUBLIC, INTERNAL = "public", "internal"
ABOUT = {PUBLIC: "names of persons covered in small figures, no reviewers, no file names",
         INTERNAL: "everything, and every row says that it is not for publication"}
FEW = 3                               # people: fewer than this many or as many can be told apart in a town
LONGEST_QUOTE = 300
PRIVATE_SOURCES = ("witness", "family", "anonymous", "none")
SENSITIVE_MEASURES = ("detained", "abducted", "sexual_violence")
SENSITIVE_GROUPS = ("aid_workers", "medical_workers", "journalists")
_NOT_FOR_PUBLICATION = "internal, not for publication"
_WORDS = ("sentence", "title", "group_text", "actor_text", "perpetrator_text", "source_text")
_OF_PLACE = {"place": "", "place_role": "", "lat": math.nan, "lon": math.nan}


def shared_as(frame: pd.DataFrame, profile: str) -> pd.DataFrame:
    """The table for readers of that profile, with the column ``sharing`` that says which."""
    if _find(profile) == INTERNAL:
        return frame.assign(sharing=_texts(_NOT_FOR_PUBLICATION, len(frame)))
    return publish(frame)


def withheld_as(frame: pd.DataFrame, profile: str) -> list[str]:
    """What readers of that profile do not get, one line each."""
    return withheld(frame) if _find(profile) == PUBLIC else []


def publish(frame: pd.DataFrame) -> pd.DataFrame:
    """The table as anyone may read it."""
    few, private, sensitive, long = _cases(frame)
    changes: dict[str, dict[int, object]] = {}

    def change(name: str, at: int, value: object) -> None:
        changes.setdefault(name, {})[at] = value

    touched = np.flatnonzero(few | private | long)
    for at, row in zip(touched.tolist(), records(frame, touched), strict=True):
        if sensitive[at]:
            _leave_out(row, at, change)
        elif few[at] or private[at]:
            _cover(row, at, change, few=bool(few[at]), private=bool(private[at]))
        if long[at] and not sensitive[at]:
            _shorten(row, at, change, changes)
    blank = {name: _texts("", len(frame)) for name in ("report_name", "reviewer", "reviewed_at") if name in frame}
    changed = {name: _replaced(frame[name], values) for name, values in changes.items() if name in frame}
    return frame.assign(**changed, **blank, sharing=_texts(PUBLIC, len(frame)))


def withheld(frame: pd.DataFrame) -> list[str]:
    """What publish() takes out, before it does."""
    few, private, sensitive, long = _cases(frame)
    reviewed = int((frame["reviewer"] != "").sum()) if "reviewer" in frame else 0
    named = int((frame["report_name"] != "").sum()) if "report_name" in frame else 0
    return [
        *count_lost(int((few & ~sensitive).sum()),
                    f"names of persons covered in words and title, as they are about {FEW} people or fewer"),
        *count_lost(int(sensitive.sum()), f"words, title and place left out: {FEW} people or fewer, and detention, "
                                          "abduction, sexual violence, or aid, medical or media workers"),
        *count_lost(int((private & ~sensitive).sum()), "name of the source covered: a witness, a relative or unnamed"),
        *count_lost(int((long & ~sensitive).sum()), f"sentence cut to {LONGEST_QUOTE} characters around the number"),
        *count_lost(reviewed, "who reviewed it, and when, left out"),
        *count_lost(named, "name of the file it was read from left out"),
    ]


def _find(profile: str) -> str:
    if profile not in ABOUT:
        raise LedgerError(f"No profile {profile!r}; there are: {', '.join(ABOUT)}")
    return profile


def _cases(frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Which rows are about few people, quote private persons, are sensitive, and have long sentences."""
    largest = frame[["low", "best", "high"]].max(axis=1)
    few = _is_true(largest <= FEW) | _is_true(frame["quantifier"] == "implicit")
    private = _is_true(frame["source_type"].isin(PRIVATE_SOURCES) & (frame["source"] != ""))
    of_risk = frame["measure"].isin(SENSITIVE_MEASURES) | frame["group"].isin(SENSITIVE_GROUPS)
    return few, private, few & _is_true(of_risk), _is_true(frame["sentence"].str.len() > LONGEST_QUOTE)


def _is_true(column: pd.Series) -> np.ndarray:
    return column.fillna(False).to_numpy(dtype=bool)


def _leave_out(row: dict, at: int, change: Callable[[str, int, object], None]) -> None:
    for name in (*_WORDS, *_OF_PLACE):
        change(name, at, _OF_PLACE.get(name, ""))
    change("source", at, _covered(row, str(row["source"])))
    _cover_number(row, at, change)


def _cover(row: dict, at: int, change: Callable[[str, int, object], None], *, few: bool, private: bool) -> None:
    for name in _WORDS if few else ("sentence", "source_text"):
        change(name, at, _covered(row, str(row[name])))
    if private:
        change("source", at, _covered(row, str(row["source"])))
    if few:
        _cover_number(row, at, change)


def _cover_number(row: dict, at: int, change: Callable[[str, int, object], None]) -> None:
    """Where the counted words are a name they go, and the place of the words with them: [start, start) is no words."""
    if _covered(row, str(row["text"])) != row["text"]:
        change("text", at, "")
        change("end", at, row["start"])


def _covered(row: dict, text: str) -> str:
    names = [row["actor"], row["perpetrator"], row["place"], row["publisher"], country(str(row["country"])).name]
    if row["source_type"] not in PRIVATE_SOURCES:
        names.append(row["source"])
    return _mask(text, frozenset(str(name).lower() for name in names if name))


@lru_cache(maxsize=10_000)
def _mask(text: str, known: frozenset[str]) -> str:
    return mask_names(text, known)


def _shorten(row: dict, at: int, change: Callable[[str, int, object], None], changes: dict) -> None:
    """A stretch of the sentence with the number in its middle, cut between words; offsets follow it where they can."""
    sentence = str(changes.get("sentence", {}).get(at, row["sentence"]))
    if len(sentence) <= LONGEST_QUOTE:
        return
    middle = row["start"] - row["sentence_start"] if sentence == row["sentence"] else sentence.find(str(row["text"]))
    first = max(0, min(middle - LONGEST_QUOTE // 2, len(sentence) - LONGEST_QUOTE))
    first = sentence.find(" ", first, first + 40) + 1 if first else 0
    last = first + LONGEST_QUOTE
    last = last if last >= len(sentence) else max(sentence.rfind(" ", first, last), first + 1)
    change("sentence", at, sentence[first:last])
    if sentence == row["sentence"]:
        change("sentence_start", at, row["sentence_start"] + first)
        change("sentence_end", at, row["sentence_start"] + min(last, len(sentence)))


def _replaced(column: pd.Series, values: dict[int, object]) -> pd.Series:
    changed = column.astype("str") if isinstance(column.dtype, pd.CategoricalDtype) else column.copy()
    changed.iloc[list(values)] = list(values.values())
    return changed


def _texts(text: str, length: int) -> object:
    return pd.array([text], dtype="str").repeat(length)
