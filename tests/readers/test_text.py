"""Text in any common encoding comes in whole, and what was guessed or lost is said."""

from __future__ import annotations

import pytest

from readers import LIMITS, Refused, read_report
from readers.characters import settle_text
from readers.decode import decode_text

ENGLISH = "“At least 26 fighters were killed,” the monitor said – the town’s hospital took in nine."
FRENCH = "Au moins 26 combattants ont été tués près de Falloujah, à l’ouest de Bagdad, a déclaré l’Observatoire."
RUSSIAN = "В результате обстрела погибли 12 человек, ещё 30 ранены, сообщили местные власти."
ARABIC = "قتل 26 شخصا وأصيب 30 آخرون في المدينة يوم السبت بحسب المرصد"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1252"]
)
@pytest.mark.parametrize("text", [ENGLISH, FRENCH])
def test_western_text_is_read_in_every_common_encoding(text: str, encoding: str) -> None:
    assert read_report(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "mac_roman"),
        (FRENCH, "mac_roman"),
        (FRENCH, "latin-1"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (ARABIC, "cp1256"),
        (RUSSIAN, "utf-16"),
        (ARABIC, "utf-8"),
    ],
)
def test_other_scripts_and_machines_are_guessed_right(text: str, encoding: str) -> None:
    written = text.replace("’", "'") if encoding == "latin-1" else text
    assert read_report(written.encode(encoding)).text == written


def test_a_guess_is_said_and_plain_utf8_is_not() -> None:
    assert any("guess" in warning for warning in read_report(FRENCH.encode("cp1252")).warnings)
    assert read_report(FRENCH.encode()).warnings == ()


def test_strays_of_another_encoding_among_utf8_are_read_and_said() -> None:
    report = read_report("Tués : 26, blessés : 9, à Goma.".encode() + " Café".encode("cp1252"))
    assert report.text.endswith(" Café") and "Tués" in report.text
    assert report.warnings == ("1 bytes in another encoding were read as cp1252 (a guess)",)


def test_a_sequence_broken_off_is_lost_and_said() -> None:
    text, warnings = decode_text("26 tués à Goma ".encode() + b"\xe2\x80 fin")
    assert "\ufffd" in text and any("could not be decoded" in warning for warning in warnings)


def test_line_ends_become_newlines_and_nothing_else_moves() -> None:
    assert read_report("a\r\nb\rc\td  e \u00a0\u2028f").text == "a\nb\nc\td  e \u00a0\u2028f"


@pytest.mark.parametrize(
    "kept", ["٢٦ قتيلا", "26\u200b000", "\U0001d7d0\U0001d7d4 killed", "e\u0301tat", "ﬁve killed", "İstanbul"]
)
def test_characters_are_passed_on_unchanged(kept: str) -> None:
    assert read_report(kept.encode()).text == read_report(kept).text == kept


def test_what_no_database_holds_is_replaced_one_for_one_and_said() -> None:
    text, warnings = settle_text("26\x00killed \ud83d in Goma")
    assert text == "26\ufffdkilled \ufffd in Goma"
    assert len(warnings) == 1 and warnings[0].startswith("2 ")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("killed 26 \u202e62\u202c people", "direction"),
        ("12\u200b000 fled", "invisible"),
        ("the townâ€™s people", "wrong encoding"),
    ],
)
def test_characters_that_mislead_are_said(text: str, word: str) -> None:
    assert any(word in warning for warning in read_report(text).warnings)


@pytest.mark.parametrize("text", ["می‌گوید ۲۶ نفر", "👩‍👧 displaced", "Ten people were killed."])
def test_characters_that_belong_are_not_warned_of(text: str) -> None:
    assert read_report(text).warnings == ()


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "empty"),
        ("  \n\t", "empty"),
        (b"", "empty"),
        ("\ufeff\u200b", "empty"),
        (b"\xff\xfe", "empty"),
        (b" \r\n", "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x7fELF\x02\x01" + bytes(500), "unsupported"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "unsupported"),
        (b"{\\rtf1 killed 26}", "unsupported"),
        (b"\x1f\x8b\x08" + bytes(40), "unsupported"),
        (b"\x00" * 5000, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_one_line(source: str | bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_report(source)
    assert refused.value.code == code
    assert "\n" not in str(refused.value) and len(str(refused.value)) > 10


def test_a_text_just_within_the_limit_is_read_and_one_byte_more_is_not() -> None:
    within = b"killed 26. " * (LIMITS.text_bytes // 11)
    assert len(read_report(within).text) == len(within)
    with pytest.raises(Refused) as refused:
        read_report(within + b" " * 11)
    assert refused.value.code == "too_large"


def test_the_caller_s_word_goes_before_the_document_s() -> None:
    report = read_report(
        b"<html><title>Theirs</title><p>Ten people were killed in Goma.</p></html>", title="Ours", name="a.html"
    )
    assert (report.title, report.name, report.kind) == ("Ours", "a.html", "html")


def test_pasted_text_is_never_taken_for_a_file_or_a_page(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("secret")
    path = str(tmp_path / "a.txt")
    assert read_report(path).text == path
    page = "<html><p>Ten people were killed."
    assert read_report(page).text == page and "source of a web page" in read_report(page).warnings[0]
