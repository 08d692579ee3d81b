"""What holds for every text: offsets, no error, the same rows again, rows that care for words and not for layout."""
from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors import Figure, explain, extract, tally

SENTENCES = {
    "passive": "At least 26 militants and nine soldiers were killed in Kunduz on Friday, the governor said.",
    "active": "The blast killed 14 people and wounded 37 others outside a bank.",
    "thousands": "The floods have displaced 1,250,000 people and killed 1,162, according to the United Nations.",
    "left": "The derailment left 31 passengers dead and more than 120 injured, a hospital official said.",
    "part": "An estimated 60,000 people, including 24,000 children, are trapped in the old town, the mayor said.",
    "vague": "Dozens of villagers were abducted by gunmen on motorcycles, residents said.",
    "died": "Forty-two miners died when the shaft collapsed, and 18 are still missing.",
    "range": "Between 300 and 400 families have fled the shelling since Monday.",
    "toll": "The death toll from the earthquake has risen to 2,417, the interior ministry said.",
    "nominal": "Police confirmed the deaths of 12 farmers and the arrest of five suspects.",
    "quoted": 'The district\'s chief doctor said: "We received 17 bodies and 60 wounded people."',
    "need": "More than 3,400 households need shelter after the cyclone, the Red Cross said.",
}
HIDDEN = re.compile("[\u200b\u2060\u00ad\ufeff]")
UNRELATED = ("The committee will meet again in spring to talk about the budget.",
             "Rain is expected in the north, with a light breeze from the sea.",
             "The orchestra plays works by Haydn.")
every_sentence = pytest.mark.parametrize("name", SENTENCES)

WORDS = st.sampled_from((
    "killed 12 people", "26", "dozens of", "at least", "civilians", "were wounded", "\u200b", "\r\n", "the UN said",
    "–", "'", '"', "(", "including", "and", "three", "of them", "1,2", "10-", "%", "hundreds", "missing", ".", "No",
    "a", "\u00ad", "\u0660\u0661", "²", "½", "\ud800", "\x00"))
ODD_TEXT = st.text(st.characters(codec=None), max_size=80) | st.lists(
    WORDS | st.text(st.characters(codec=None), max_size=3), max_size=14).map(" ".join)

VALUES = ("low", "best", "high", "quantifier", "unit", "measure", "group", "actor", "perpetrator", "source",
          "source_type", "place", "scope", "status", "relation")


def values(figure: Figure) -> tuple[object, ...]:
    """What a row says, without where it stands; names with plain blanks, quotes and letters."""
    return tuple(plain(value) if isinstance(value := getattr(figure, name), str) else value for name in VALUES)


def numbers(text: str) -> list[tuple[object, ...]]:
    return [(f.low, f.best, f.high, f.quantifier, f.measure, f.group, f.source, f.place) for f in extract(text)]


def plain(name: str) -> str:
    return " ".join(HIDDEN.sub("", name).replace("\u2019", "'").replace(",", "").split())


def rows(text: str) -> list[tuple[object, ...]]:
    return [values(figure) for figure in extract(text)]


def check_offsets(text: str, figures: list[Figure]) -> None:
    for figure in figures:
        assert text[figure.start:figure.end] == figure.text != ""
        assert text[figure.sentence_start:figure.sentence_end] == figure.sentence
        assert figure.sentence_start <= figure.start < figure.end <= figure.sentence_end
        assert figure.low is None or figure.high is None or figure.low <= figure.high


@every_sentence
def test_each_of_these_sentences_gives_rows(name: str) -> None:
    figures = extract(SENTENCES[name])
    check_offsets(SENTENCES[name], figures)
    assert len(figures) >= (2 if name in ("passive", "active", "thousands", "left", "part", "died", "nominal", "quoted")
                            else 1)


@settings(max_examples=60)
@given(ODD_TEXT)
@example("\ud800 12 people were killed \x00")
@example("At least " * 40 + "12 people were killed")
@example("12 (13 (14 (15 people were killed")
def test_odd_text_raises_nothing_and_keeps_its_offsets(text: str) -> None:
    figures = extract(text)
    check_offsets(text, figures)
    assert [figure.start for figure in figures] == sorted(figure.start for figure in figures)
    assert len({figure.figure_id for figure in figures}) == len(figures)
    assert isinstance(explain(text), str)
    tally(figures)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(tuple(SENTENCES.values())), min_size=1, max_size=4).map(" ".join))
def test_a_second_reading_gives_the_same_rows_and_ids(text: str) -> None:
    assert extract(text, report_id="r") == extract(text, report_id="r")


@every_sentence
@pytest.mark.parametrize("other", UNRELATED)
def test_an_unrelated_sentence_beside_it_changes_no_row(name: str, other: str) -> None:
    text = SENTENCES[name]
    alone = rows(text)
    assert rows(f"{text} {other}") == alone
    assert rows(f"{other} {text}") == alone
    assert rows(f"{other}\n\n{text}\n\n{other}") == alone


def test_the_counted_are_never_taken_for_those_who_did_it() -> None:
    for text in SENTENCES.values():
        figures = extract(text)
        assert not [one.perpetrator for one in figures for other in figures if other.text in one.perpetrator_text]


@every_sentence
def test_one_number_more_changes_one_row(name: str) -> None:
    text = SENTENCES[name]
    for number in re.findall(r"\d[\d,]*\d", text):
        more = f"{int(number.replace(',', '')) + 1:{',' if ',' in number else ''}}"
        before, after = numbers(text), numbers(text.replace(number, more, 1))
        assert len(before) == len(after)
        assert sum(one != other for one, other in zip(before, after, strict=True)) == 1, number


LAYOUTS = {
    "lines are wrapped": lambda text: re.sub(r"(.{40}\S*) ", "\\1\n", text),
    "lines are wrapped as Windows does": lambda text: re.sub(r"(.{40}\S*) ", "\\1\r\n", text),
    "blanks are doubled": lambda text: text.replace(" ", "  "),
    "blanks do not break": lambda text: text.replace(" ", "\u00a0"),
    "blanks are tabs": lambda text: text.replace(" ", "\t"),
    "blanks are thin": lambda text: text.replace(" ", "\u2009"),
    "quotes are curly": lambda text: re.sub(r'"(.*?)"', "\u201c\\1\u201d", text).replace("'", "\u2019"),
    "words hold a zero-width space": lambda text: re.sub(r"\b(\w{2})(\w{3,})", "\\1\u200b\\2", text),
    "words hold a soft hyphen": lambda text: re.sub(r"\b([a-z]{3})([a-z]{3,})", "\\1\u00ad\\2", text),
    "words hold a word joiner": lambda text: re.sub(r"\b(\w{2})(\w{3,})", "\\1\u2060\\2", text),
    "a byte order mark stands in front": lambda text: "\ufeff" + text,
    "thousands have no comma": lambda text: re.sub(r"(?<=\d),(?=\d{3})", "", text),
    "hyphens do not break": lambda text: text.replace("-", "\u2011"),
    "blanks stand at both ends": lambda text: f"\n\n   {text}   \n\n",
    "a bullet stands in front": lambda text: "\u2022 " + text,
}


LAID_OUT = [pytest.param(layout, name, id=f"{layout}: {name}") for layout in LAYOUTS for name in SENTENCES]


@pytest.mark.parametrize(("layout", "name"), LAID_OUT)
def test_layout_changes_no_row(layout: str, name: str) -> None:
    text = SENTENCES[name]
    laid_out = LAYOUTS[layout](text)
    assert rows(laid_out) == rows(text)
    check_offsets(laid_out, extract(laid_out))


@pytest.mark.parametrize("written", ["the interior min\u00adistry", "the interior mini\u200bstry",
                                     "the interior\nministry", "the interior  ministry"])
def test_a_name_is_written_plainly(written: str) -> None:
    (figure,) = extract(f"In Herat 17 farmers were killed, {written} said.")
    assert figure.source == "interior ministry"
    assert figure.source_text == "interior ministry"


@every_sentence
def test_four_digits_are_read_with_and_without_a_comma(name: str) -> None:
    text = re.sub(r"\b(\d)(\d{3})\b(?!,)", "\\1,\\2", SENTENCES[name])
    assert rows(text) == rows(SENTENCES[name])


@settings(max_examples=40)
@given(st.sampled_from(sorted(SENTENCES)), st.sampled_from(sorted(SENTENCES)))
def test_two_texts_one_under_the_other_give_the_rows_of_both(one: str, other: str) -> None:
    def core(text: str) -> list[tuple[object, ...]]:
        return [(f.low, f.best, f.high, f.quantifier, f.measure, f.group, f.source, f.scope, f.status)
                for f in extract(text)]
    assert core(f"{SENTENCES[one]}\n\n{SENTENCES[other]}") == core(SENTENCES[one]) + core(SENTENCES[other])


def test_the_report_id_changes_ids_and_nothing_else() -> None:
    text = SENTENCES["passive"]
    one, other = extract(text, report_id="a"), extract(text, report_id="b")
    assert [values(figure) for figure in one] == [values(figure) for figure in other] != []
    assert not {figure.figure_id for figure in one} & {figure.figure_id for figure in other}


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "\ufeff", "0", "killed", ".", "12", "\ud83d", "people killed"])
def test_next_to_nothing_gives_no_counted_row(text: str) -> None:
    assert [figure for figure in extract(text) if figure.quantifier not in ("implicit", "unquantified")] == []


@pytest.mark.parametrize("monster", ["killed " * 5_000, "(" * 5_000 + "12 killed", "12 people and " * 3_000 + "died",
                                     "a" * 100_000, "1," * 20_000, '"' * 9_000 + "12 died", "\n" * 50_000 + "12 died",
                                     "including 3 children, " * 2_000])
def test_a_monster_is_read_to_its_end(monster: str) -> None:
    check_offsets(monster, extract(monster))
