"""The words: data/lexicon -> Lexicon, checked and put into dictionaries keyed on the first word.

    lexicon().harm["lost"] -> [(("lost", "their", "lives"), ("DIES", "killed")), ...]

A broken file names itself, the entry and the remedy (LexiconError). Nothing is loaded before the first call.
"""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from extractors.models import GROUPS, MEASURES

FOLDER = Path(__file__).resolve().parent.parent / "data" / "lexicon"

Phrases = dict[str, list[tuple[tuple[str, ...], Any]]]
# for each token: what a phrase that begins there stands for, and the token behind it
Hits = list[tuple[Any, int] | None]


class LexiconError(ValueError):
    """A lexicon file that cannot be used: the message names file, entry and remedy."""


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


def match_phrase(phrases: Phrases, low: list[str], i: int) -> tuple[Any, int] | None:
    """The longest phrase that begins at token ``i``: its value and the token after it."""
    rows = phrases.get(low[i])
    if rows is None:
        return None
    following = low[i + 1] if i + 1 < len(low) else ""
    for words, value in rows:
        size = len(words)
        if size == 1:
            return value, i + 1
        if words[1] == following and (size == 2 or tuple(low[i : i + size]) == words):
            return value, i + size
    return None


class PhraseIndex:
    """Several tables of phrases, looked up together: of each word it is known once what it can begin in which table.

        PhraseIndex(lex.people, lex.things).find(["police", "officers", "in", "cars"])
            -> [[officers' hit, officers' hit, None, None], [None, None, None, cars' hit]]

    ``find`` gives for each table what ``match_phrase`` finds at each token.
    """

    def __init__(self, *tables: Phrases) -> None:
        self.size = len(tables)
        # word -> for each table it begins a phrase of: the table, the phrases by their second word, the word by itself
        self._begins: dict[str, list[tuple[int, dict[str, list[tuple[tuple[str, ...], Any]]] | None, Any]]] = {}
        for number, table in enumerate(tables):
            for word, rows in table.items():
                seconds: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
                for row in rows:
                    if len(row[0]) > 1:
                        seconds.setdefault(row[0][1], []).append(row)
                alone = next(((value,) for words, value in rows if len(words) == 1), None)
                self._begins.setdefault(word, []).append((number, seconds or None, alone))

    def find(self, low: list[str]) -> list[Hits]:
        size = len(low)
        hits: list[Hits] = [[None] * size for _ in range(self.size)]
        begins = self._begins
        for i, word in enumerate(low):
            if word not in begins:
                continue
            for number, seconds, alone in begins[word]:
                if seconds is not None and i + 1 < size and low[i + 1] in seconds:
                    for words, value in seconds[low[i + 1]]:
                        if len(words) == 2 or tuple(low[i : i + len(words)]) == words:
                            hits[number][i] = value, i + len(words)
                            break
                    else:
                        if alone is not None:
                            hits[number][i] = alone[0], i + 1
                elif alone is not None:
                    hits[number][i] = alone[0], i + 1
        return hits


@cache
def noun_index() -> PhraseIndex:
    """Harm phrases, counted nouns, people, things and tags: what the chunks of a sentence are made of."""
    lex = lexicon()
    return PhraseIndex(lex.harm, lex.counted, lex.people, lex.things, lex.tags)


def make_phrases(entries: list[tuple[str, Any]]) -> Phrases:
    """Phrases keyed on their first word, longest first; the first entry given for a phrase wins."""
    out: Phrases = {}
    seen: set[str] = set()
    for phrase, value in entries:
        if phrase in seen:
            continue
        seen.add(phrase)
        words = tuple(phrase.split())
        out.setdefault(words[0], []).append((words, value))
    for rows in out.values():
        rows.sort(key=lambda row: -len(row[0]))
    return out


def make_plural(noun: str) -> str:
    """The regular plural of the last word: "ministry" -> "ministries", "police officer" -> "police officers"."""
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("man") and noun not in ("german", "roman", "ottoman", "human", "shaman", "turkoman"):
        return noun[:-3] + "men"
    return noun + "s"


# "kidnap" and its like, where the stress lies first; one-syllable verbs (stab, nab) are doubled by their shape
_DOUBLED = frozenset("kidnap entrap expel admit abet round-up".split())
_ONE_SYLLABLE = re.compile(r"[^aeiou]{0,9}[aeiou][bdgmnpt]")


class Forms(NamedTuple):
    """The forms of a verb; ``past`` and ``participle`` are the same for regular ones."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


def verb_forms(entry: str) -> Forms:
    """All forms of "abduct", "slay slew slain", "flee fled fled fleeing" or "gun-down" (hyphen = particle)."""
    if "+" in entry:  # "pick+off", "lay+low": a verb and its particle
        head, _, particle = entry.partition("+")
        return Forms(*(f"{form} {particle}" for form in verb_forms(_irregular().get(head, head))))
    parts = entry.split()
    if len(parts) >= 3 and "-" not in entry:
        if len(parts) > 4:  # "point out pointed out pointed out"
            base, past = parts[0], parts[2]
            return Forms(base, base + "s", past, past, base + "ing")
        base = parts[0]
        ing = parts[3] if len(parts) == 4 else _ing(base)
        return Forms(base, make_plural(base) if base != "die" else "dies", parts[1], parts[2], ing)
    base, _, particle = (
        entry.partition("-")
        if entry.count("-") == 1 and entry.endswith(("-up", "-down", "-away"))
        else (entry.replace("-", " "), "", "")
    )
    head, _, rest = base.partition(" ")
    tail = f" {particle or rest}" if particle or rest else ""
    if head.endswith("e"):
        past, ing = head + "d", head[:-1] + "ing"
    elif head in _DOUBLED or _ONE_SYLLABLE.fullmatch(head):
        past, ing = head + head[-1] + "ed", head + head[-1] + "ing"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        past, ing = head[:-1] + "ied", head + "ing"
    else:
        past, ing = head + "ed", head + "ing"
    past = {"goed": "went", "comed": "came", "bleeded": "bled"}.get(past, past)
    return Forms(head + tail, make_plural(head) + tail, past + tail, past + tail, ing + tail)


def _ing(base: str) -> str:
    if base in _DOUBLED_ING:
        return base + base[-1] + "ing"
    return "dying" if base == "die" else (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"


_DOUBLED_ING = frozenset("put cut set get run hit win shut sit".split())


@cache
def _irregular() -> dict[str, str]:
    """Irregular verbs of grammar.toml by their base: "lose" -> "lose lost lost"."""
    return {entry.split()[0]: entry for entry in read_toml("grammar.toml")["verbs"]["irregular"]}


def expand_phrase(phrase: str) -> list[str]:
    """ "[lose] their|his lives" -> every form of the verb with every wording; a plain phrase is itself."""
    words: list[list[str]] = []
    for word in phrase.split():
        if word.startswith("["):
            forms = verb_forms(_irregular().get(word[1:-1], word[1:-1]))
            words.append(list(dict.fromkeys(forms)))
        else:
            words.append(word.split("|"))
    out = [""]
    for choices in words:
        out = [f"{before} {word}".strip() for before in out for word in choices]
    return out


def read_toml(name: str) -> dict[str, Any]:
    """A TOML file of data/lexicon; one that cannot be read is named with the remedy."""
    path = FOLDER / name
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise LexiconError(f"{name} is missing from data/lexicon: put it back from the last release") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name} cannot be read ({error}): mend that line; strings need quotes and commas") from None


def _named_diseases(things: dict[str, Any]) -> tuple[str, ...]:
    """The names that <disease> stands for in measures.toml."""
    return tuple(name.lower() for name in things.get("diseases", {}).get("invariant", ()))


def _expand_all(phrases: list[str], diseases: tuple[str, ...]) -> list[str]:
    """Every wording of the phrases, <disease> replaced by each name."""
    named = [
        phrase.replace("<disease>", name)
        for phrase in phrases
        for name in (diseases if "<disease>" in phrase else ("",))
    ]
    return [form for phrase in named for form in expand_phrase(phrase)]


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
        done = [form for phrase in table.get("done", ()) for form in expand_phrase(phrase)]
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
        for entry in table.get("nouns", ()):
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
            rows.append((noun.lower(), section))
    return make_phrases(rows)


def read_csv(name: str) -> list[dict[str, str]]:
    """The rows of a CSV lexicon; a row with the wrong number of cells is named with its line."""
    path = FOLDER / name
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
    except FileNotFoundError:
        raise LexiconError(f"{name} is missing from data/lexicon: put it back from the last release") from None
    for line, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise LexiconError(f"{name} line {line}: wrong number of cells; quote cells that hold a comma")
    return rows


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
