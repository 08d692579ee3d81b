"""Names of the lists in a text: capitals, acronyms, aliases that need their full name; broken lines of the lists."""
from __future__ import annotations

from pathlib import Path

import pytest

from extractors.parties.names import find_names, load_names
from extractors.text.tokens import split_tokens
from extractors.words import word_files as words
from extractors.words.word_files import LexiconError

HEAD = "name,aliases,type,country,note\n"


def names(text: str, file: str = "sources.csv", *, capitals: bool = False) -> list[str]:
    tokens = split_tokens(text, 0, len(text))
    return [hit.entry.name for hit in find_names(tokens, file, capitals=capitals, text_low=text.lower())]


@pytest.mark.parametrize(("text", "found"), [
    ("the Syrian Observatory for Human Rights (SOHR)", ["Syrian Observatory for Human Rights"] * 2),
    ("the Gaza health ministry", ["Gaza Health Ministry"]),
    ("the WHO and UNICEF", ["WHO", "UNICEF"]),
    ("those who said so", []),
    ("she is in the house", []),
    ("a South African union", []),
    ("the African Union", ["African Union"]),
])
def test_a_name_is_known_by_its_capitals(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("THE MEN WHO SAID SO", []),
    ("THE WHO SAID SO", ["WHO"]),
    ("ACCORDING TO UNICEF", ["UNICEF"]),
])
def test_in_capitals_an_acronym_that_is_a_word_needs_its_article(text: str, found: list[str]) -> None:
    assert names(text, capitals=True) == found


def test_a_marked_alias_needs_another_name_of_its_entry_in_the_text() -> None:
    assert names("The coalition said so.", "actors.csv") == []
    assert names("The US-led coalition met. The coalition said so.", "actors.csv") == ["US-led coalition"] * 2


def test_a_full_name_over_a_line_end_still_guards_its_alias() -> None:
    assert names("The US-led\ncoalition met. The coalition said so.", "actors.csv")[-1] == "US-led coalition"


def load(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    (folder / "sources.csv").write_text(HEAD + body, encoding="utf-8")
    monkeypatch.setattr(words, "FOLDER", folder)
    load_names.__wrapped__("sources.csv")


@pytest.mark.parametrize(("body", "message"), [
    ("Coast Watch,,watchers,,\n", 'sources.csv line 2 (Coast Watch): "watchers" is no type; use one of un,'),
    (",CW,monitor,,\n", "sources.csv line 2: the name is empty; write the name to show in the first column"),
    ("Coast Watch,CW;CoW,monitor,,\n", "sources.csv line 2 (Coast Watch): part the aliases with | and not with ;"),
    ("Coast Watch,CW,monitor,,\nCity Works,CW,ngo,,\n",
     'sources.csv line 3 (City Works): "CW" is a name of Coast Watch too; write ~CW in both, or take one out'),
    ("Coast Watch,CW,monitor\n", "sources.csv line 2: wrong number of cells"),
])
def test_a_broken_line_is_named_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, message: str
) -> None:
    with pytest.raises(LexiconError) as error:
        load(tmp_path, monkeypatch, body)
    assert str(error.value).startswith(message)


def test_a_sound_line_from_a_spreadsheet_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(tmp_path, monkeypatch, "Coast Watch,CW | Coastwatch,monitor,ITA,\n")
