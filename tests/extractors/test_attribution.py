"""Who says so: wherever the source stands, how far it reaches, and what is no source at all."""
from __future__ import annotations

import pytest

from extractors import Figure, extract

EVENT = "17 farmers were killed in Herat"
POSITIONS = {
    "behind, said": "{event}, {source} said.",
    "behind, inverted": "{event}, said {source}.",
    "before": "{source} said {event}.",
    "before, that": "{source} said that {event}.",
    "before, according to": "According to {source}, {event}.",
    "behind, according to": "{event}, according to {source}.",
    "in quotation marks, behind": '"{event}," {source} said.',
    "in quotation marks, before": '{source} said: "{event}."',
    "told a medium": "{event}, {source} told AFP.",
    "told a medium, before": "{source} told Reuters that {event}.",
    "with a day": "{event}, {source} said on Tuesday.",
    "in a statement": "{event}, {source} said in a statement.",
    "reported": "{source} reported that {event}.",
    "added": "{event}, {source} added.",
}
#            as written                            name                                    type
SOURCES = {"the Syrian Observatory for Human Rights": ("Syrian Observatory for Human Rights", "monitor"),
           "the United Nations": ("United Nations", "un"),
           "UNHCR": ("UNHCR", "un"),
           "police": ("police", "police"),
           "the army": ("army", "military"),
           "a hospital official": ("hospital official", "health"),
           "local officials": ("local officials", "local_authority"),
           "witnesses": ("witnesses", "witness"),
           "the interior ministry": ("interior ministry", "government"),
           "the governor": ("governor", "local_authority"),
           "the Red Cross": ("Red Cross", "red_cross"),
           "Human Rights Watch": ("Human Rights Watch", "ngo"),
           "the Taliban": ("Taliban", "armed_group"),
           "a relative of the dead": ("relative of the dead", "family"),
           "rescue workers": ("rescue workers", "rescue")}


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def write(position: str, source: str) -> str:
    """The sentence with the source at this position, its first letter a capital."""
    text = POSITIONS[position].format(event=EVENT, source=source)
    return capital(text)


def farmers(text: str) -> Figure:
    (figure,) = [figure for figure in extract(text) if figure.text == "17"]
    return figure


def bare(name: str) -> str:
    return name.casefold().removeprefix("the ").removeprefix("a ")


@pytest.mark.parametrize(("position", "source"), [
    pytest.param(*pair, id=": ".join(pair))
    for pair in ((position, source) for position in POSITIONS for source in SOURCES)])
def test_a_source_is_found_wherever_it_stands(position: str, source: str) -> None:
    figure = farmers(write(position, source))
    name, kind = SOURCES[source]
    assert {bare(name)} <= {bare(figure.source), bare(figure.source_text)}
    assert figure.source_type == kind


def test_the_words_of_the_source_stand_in_the_text() -> None:
    for position in POSITIONS:
        for source in SOURCES:
            text = write(position, source)
            assert farmers(text).source_text in text


@pytest.mark.parametrize("text", [
    "17 farmers were killed in Herat.",
    "17 farmers were killed in Herat after the army fired on a market.",
    "Police arrived late. 17 farmers were killed in Herat.",
    "17 farmers were killed in Herat. The army said the road was open.",
    "17 farmers were killed in Herat, and the governor resigned.",
    "17 farmers were killed in Herat while a reporter watched.",
    "17 farmers were killed in Herat near the police headquarters.",
    "17 farmers were killed in Herat; nobody has said why.",
    "KABUL (Reuters) - 17 farmers were killed in Herat.",
    "(CNN) 17 farmers were killed in Herat.",
    "17 farmers were killed in Herat, it is said.",
    "17 farmers were killed in Herat in what has been called an accident.",
    "Needless to say, 17 farmers were killed in Herat.",
])
def test_what_no_one_says_has_no_source(text: str) -> None:
    figure = farmers(text)
    assert (figure.source, figure.source_text, figure.source_type) == ("", "", "none")


def sources(text: str) -> dict[str, str]:
    return {figure.text: bare(figure.source) for figure in extract(text)}


def test_each_clause_has_its_own_source() -> None:
    assert sources("Police said 12 people died; the mayor said 14 people died.") == {"12": "police", "14": "mayor"}
    assert sources("Police said 12 people died, but the mayor said 14 people died.") == {"12": "police", "14": "mayor"}


def test_each_sentence_has_its_own_source() -> None:
    assert sources("Police said 12 people died. The mayor said 40 people were hurt. Another 9 people are missing.") == {
        "12": "police", "40": "mayor", "9": ""}


def test_one_source_reaches_every_figure_of_its_sentence() -> None:
    text = "At least 26 militants were killed, 14 civilians were wounded and 9 people are missing, the army said."
    assert sources(text) == {"26": "army", "14": "army", "9": "army"}


def test_a_pronoun_goes_on_with_the_source_before() -> None:
    found = sources("The Red Cross said 12 people died. It said 40 people were hurt.")
    assert found["12"] == found["40"] != ""


def test_an_open_quotation_goes_on_over_the_end_of_the_sentence() -> None:
    found = sources('"We counted 12 people killed," the mayor said. "Another 40 people were hurt."')
    assert found["12"] == "mayor"


def test_the_medium_that_is_told_is_not_the_source() -> None:
    assert sources("A doctor told Reuters that 12 people died.")["12"] == "doctor"


def test_a_party_that_speaks_of_its_own_dead_is_marked() -> None:
    (own,) = extract("The army said 12 of its soldiers were killed.")
    (other,) = extract("The Red Cross said 12 soldiers were killed.")
    assert own.source_is_party and not other.source_is_party
