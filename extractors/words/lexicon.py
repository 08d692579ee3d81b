"""The words: data/lexicon -> Lexicon, checked and put into dictionaries keyed on the first word.

    lexicon().harm["lost"] -> [(("lost", "their", "lives"), ("DIES", "killed")), ...]

A broken file names itself, the entry and the remedy (LexiconError). Nothing is loaded before the first call.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from extractors.models import GROUPS, MEASURES
from extractors.words.inflection import expand_phrase, make_plural, verb_forms
from extractors.words.lookup import PhraseIndex, Phrases, make_phrases
from extractors.words.word_files import LexiconError, read_csv, read_toml


class Noun(NamedTuple):
    """A person noun: its group, whether it is plural, and whether a single one stands for many."""

    group: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, ready to be looked up in lower case."""

    units: dict[str, int]
    scales: dict[str, int]
    number_phrases: Phrases
    quantifiers: Phrases
    quantifiers_after: Phrases
    quantifiers_behind: tuple[tuple[tuple[str, ...], str], ...]  # "estimated at" -> about
    number_parts: Phrases  # "a half" -> 1/2
    change_words: frozenset[str]
    measure_words: frozenset[str]  # what a number before them measures is no person
    size_words: frozenset[str]
    label_words: frozenset[str]
    weak_label_words: frozenset[str]
    tags: Phrases
    harm: Phrases
    comes: frozenset[str]  # phrases that say harm only in a text about people driven from home
    counted: Phrases  # "deaths", "confirmed cases": noun -> measure
    heads: dict[str, str]  # person nouns that tell a measure by themselves
    people: Phrases
    nationals: frozenset[str]  # peoples and faiths as nouns: "Burundians"
    person_plural: frozenset[str]
    things: Phrases
    adjectives: frozenset[str]
    increments: frozenset[str]
    nationalities: dict[str, str]  # "iraqi" -> country name
    countries: dict[str, str]  # "iraq" -> country name
    speech: dict[str, str]  # every form -> base
    weak_speech: frozenset[str]
    says_before: Phrases
    ambiguous_base: frozenset[str]

    def is_place_word(self, word: str) -> bool:
        """Whether a capitalised word is a country's name or adjective."""
        low = word.lower()
        return low in self.countries or low in self.nationalities


@cache
def noun_index() -> PhraseIndex:
    """Harm phrases, counted nouns, people, things and tags: what the chunks of a sentence are made of."""
    lex = lexicon()
    return PhraseIndex(lex.harm, lex.counted, lex.people, lex.things, lex.tags, compounds=2)


def _named_diseases(things: dict[str, Any]) -> tuple[str, ...]:
    """The names that <disease> stands for in measures.toml."""
    return tuple(name.lower() for name in things.get("diseases", {}).get("invariant", ()))


def _name_diseases(phrases: list[str], diseases: tuple[str, ...]) -> list[str]:
    """The phrases, <disease> replaced by each name."""
    return [
        phrase.replace("<disease>", name)
        for phrase in phrases
        for name in (diseases if "<disease>" in phrase else ("",))
    ]


def _expand_all(phrases: list[str], diseases: tuple[str, ...]) -> list[str]:
    """Every wording of the phrases, <disease> replaced by each name."""
    return [form for phrase in _name_diseases(phrases, diseases) for form in expand_phrase(phrase)]


def _harm(
    measures: dict[str, Any], diseases: tuple[str, ...] = ()
) -> tuple[Phrases, Phrases, dict[str, str], frozenset[str]]:
    """Harm phrases with tag and measure; counted nouns; telling person nouns; base forms that are nouns too."""
    harm: list[tuple[str, Any]] = []
    counted: list[tuple[str, Any]] = []
    heads: dict[str, str] = {}
    bases: set[str] = set()
    for measure, table in measures.items():
        if measure not in MEASURES:
            raise LexiconError(f"measures.toml: [{measure}] is no measure; use one of {', '.join(MEASURES)}")
        for key in table:
            if key not in (
                "verbs",
                "dies",
                "states",
                "nouns",
                "acts",
                "heads",
                "done",
                "does",
                "suffers",
                "comes",
                "loose",
                "after",
                "gives",
            ):
                raise LexiconError(f"measures.toml [{measure}]: unknown key {key}; see the head of the file")
        # "traders coming home were killed": the participle is no verb of the sentence
        harm += [
            (form, ("DYING" if form.split()[0].endswith("ing") else "DIES", measure))
            for form in _expand_all([*table.get("suffers", ()), *table.get("comes", ())], diseases)
        ]
        done = _expand_all(table.get("done", []), diseases)
        does = [form for phrase in table.get("does", ()) for form in expand_phrase(phrase)]
        for phrase in (*done, *does):
            active = phrase not in done
            if active and phrase.endswith((" to", " for")):
                harm.append((phrase, ("KILLING_OF", measure)))  # "aid to 300 families": as "the killing of"
                continue
            if not active and phrase.split()[-1] in (
                "in",
                "with",
                "by",
                "from",
                "to",
                "for",
                "through",
                "against",
                "at",
            ):
                harm.append((phrase, ("STATE", measure)))
                continue
            harm.append(
                (
                    phrase,
                    (
                        "HARMING" if active and phrase.split()[0].endswith("ing") else "KILLS" if active else "HARM",
                        measure,
                    ),
                )
            )
        for entry in table.get("dies", ()):
            forms = verb_forms(entry)
            bases.add(forms.base)
            harm += [
                (forms.base, ("DIE", measure)),
                (forms.third, ("DIE", measure)),
                (forms.past, ("DIES", measure)),
                (forms.participle, ("DIES", measure)),
                (forms.ing, ("DYING", measure)),
            ]
        for entry in table.get("verbs", ()):
            forms = verb_forms(entry)
            bases.update((forms.base, forms.third))
            harm += [
                (forms.base, ("KILLS", measure)),
                (forms.third, ("KILLS", measure)),
                (forms.participle, ("HARM", measure)),
                (forms.past, ("HARM" if forms.past == forms.participle else "KILLS", measure)),  # "blew up his vest"
                (forms.ing, ("HARMING", measure)),
            ]
        for phrase in table.get("states", ()):
            harm += [(form, ("STATE", measure)) for form in expand_phrase(phrase)]
        for phrase in table.get("gives", ()):
            harm += [(form, ("GIVING", measure)) for form in expand_phrase(phrase)]
        for phrase in table.get("after", ()):
            harm += [(form, ("TAIL", measure)) for form in expand_phrase(phrase)]
        for entry in _name_diseases(table.get("nouns", []), diseases):
            one, many = _singular_plural(entry)
            counted += [(one, measure), (many, measure)]
        for phrase in table.get("acts", ()):
            harm.append((phrase + " of", ("KILLING_OF", measure)))
        for noun in table.get("heads", ()):
            heads[noun] = heads[make_plural(noun)] = measure
    return make_phrases(harm), make_phrases(counted), heads, frozenset(bases)


def _singular_plural(entry: str) -> tuple[str, str]:
    """ "death" -> death, deaths; "one many" with an even number of words -> its two halves."""
    words = entry.split()
    half = len(words) // 2
    if (
        len(words) % 2 == 0
        and (
            words[0] == words[half]
            or entry.count("people")
            or entry.count("persons")
            or entry.count("children")
            or words[0].rstrip("s") == words[half].rstrip("s")
        )
        and half
    ):
        return " ".join(words[:half]), " ".join(words[half:])
    return entry, make_plural(entry)


def _people(table: dict[str, Any]) -> tuple[Phrases, frozenset[str]]:
    rows: list[tuple[str, Noun]] = []
    plural: set[str] = set()
    for section, lists in table.items():
        group = {"nationals": "people"}.get(section, section)
        if group not in GROUPS:
            raise LexiconError(f"people.toml: [{section}] is no group; use one of {', '.join(GROUPS)}")
        for noun in lists.get("regular", ()):
            many = make_plural(noun.lower())
            rows += [(noun.lower(), Noun(group, False)), (many, Noun(group, True))]
            if " " not in noun:
                rows += [(f"ex-{noun.lower()}", Noun(group, False)), (f"ex-{many}", Noun(group, True))]
            plural.add(many)
        for one, many in lists.get("irregular", ()):
            rows += [(one.lower(), Noun(group, False)), (many.lower(), Noun(group, True))]
            if " " not in one:
                rows += [(f"ex-{one.lower()}", Noun(group, False)), (f"ex-{many.lower()}", Noun(group, True))]
            plural.add(many.lower())
        for noun in lists.get("plural_only", ()):
            rows.append((noun.lower(), Noun(group, True)))
            plural.add(noun.lower())
    return make_phrases(rows), frozenset(plural)


def _nationals(lists: dict[str, Any]) -> frozenset[str]:
    names = [noun.lower() for noun in (*lists.get("regular", ()), *lists.get("plural_only", ()))]
    names += [many.lower() for _, many in lists.get("irregular", ())]
    return frozenset(form.split()[-1] for noun in names for form in (noun, make_plural(noun)))


def _things(table: dict[str, Any]) -> Phrases:
    rows: list[tuple[str, Any]] = []
    for section, lists in table.items():
        for noun in lists.get("words", ()):
            rows += [(noun.lower(), section), (make_plural(noun.lower()), section)]
        for one, many in lists.get("irregular", ()):
            rows += [(one.lower(), section), (many.lower(), section)]
        for noun in (*lists.get("plural_only", ()), *lists.get("invariant", ())):
            rows.append((noun.lower().replace(".", " ."), section))  # "E. coli": the stop is a token of its own
    return make_phrases(rows)


def _countries() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for row in read_csv("countries.csv"):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            names.setdefault(name.lower(), row["name"])
        for word in filter(None, row["adjectives"].split("|")):
            adjectives.setdefault(word.lower(), row["name"])
    return names, adjectives


def _phrases_of(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    """(phrase, what it stands for), with the stop of an abbreviation as a token of its own: "approx ."."""
    return [(phrase.replace(".", " ."), name) for name, phrases in table.items() for phrase in phrases]


@cache
def lexicon() -> Lexicon:
    """The word lists of data/lexicon, read once."""
    grammar = read_toml("grammar.toml")
    speech = read_toml("speech.toml")
    adjectives = read_toml("adjectives.toml")
    persons = read_toml("people.toml")
    people, person_plural = _people(persons)
    measures = read_toml("measures.toml")
    things = read_toml("things.toml")
    harm, counted, heads, bases = _harm(measures, _named_diseases(things))
    forms: dict[str, str] = {}
    for entry in speech["verbs"]:
        built = verb_forms(entry)
        for form in built:
            forms.setdefault(form, built.base)
    words = frozenset(word.lower() for lists in adjectives.values() for key in lists for word in lists[key])
    countries, nationalities = _countries()
    numbers = read_toml("numbers.toml")
    no_count = numbers["no_count"]
    return Lexicon(
        units=numbers["units"],
        scales=numbers["scales"],
        number_phrases=make_phrases(
            [(k, ("fixed", v)) for k, v in numbers["fixed"].items()]
            + [(k, ("vague", tuple(v))) for k, v in numbers["vague"].items()]
        ),
        quantifiers=make_phrases(_phrases_of(numbers["before"])),
        quantifiers_after=make_phrases(_phrases_of(numbers["after"])),
        quantifiers_behind=tuple((tuple(phrase.split()), q) for phrase, q in _phrases_of(numbers["behind"])),
        number_parts=make_phrases([(k, Fraction(v)) for k, v in numbers["parts"].items()]),
        change_words=frozenset(numbers["change"]["words"]),
        measure_words=frozenset(no_count["measures"]),
        size_words=frozenset(no_count["sizes"]),
        label_words=frozenset(no_count["labels"]),
        weak_label_words=frozenset(no_count["weak_labels"]),
        tags=make_phrases([(p, tag) for tag, ps in grammar["tags"].items() for p in ps]),
        harm=harm,
        comes=frozenset(
            form for one in measures.values() for phrase in one.get("comes", ()) for form in expand_phrase(phrase)
        ),
        counted=counted,
        heads=heads,
        people=people,
        nationals=_nationals(persons["nationals"]),
        person_plural=person_plural,
        things=_things(things),
        adjectives=words,
        increments=frozenset(("more", "other", "others", "another", "additional", "further", "new")),
        nationalities=nationalities,
        countries=countries,
        speech=forms,
        weak_speech=frozenset(form for entry in speech["weak"] for form, base in forms.items() if base == entry),
        says_before=make_phrases([(p, "before") for p in speech["before"]]),
        ambiguous_base=bases,
    )
