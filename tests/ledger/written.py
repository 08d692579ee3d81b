"""Reports and figures written for these tests: every number, name and sentence is made up."""
from __future__ import annotations

from datetime import date

from extractors.models import Figure, Report, make_figure_id


def figure(report: Report, words: str, **columns: object) -> Figure:
    """A figure at the first place the report has these words; a number unless the columns say otherwise."""
    start = report.text.index(words)
    number = int(words.replace(",", "")) if words.replace(",", "").isdecimal() else None
    stated = {"low": number, "best": number, "high": number, "quantifier": "exact" if number is not None else "vague",
              "unit": "person", "measure": "killed", "group": "people", "rules": ("number was killed",),
              "confidence": 0.9, "sentence_start": 0, "sentence_end": len(report.text), "sentence": report.text}
    stated |= columns
    return Figure(figure_id=make_figure_id(report.report_id, start, start + len(words), stated["measure"],
                                           stated["group"]),
                  report_id=report.report_id, start=start, end=start + len(words), text=words, **stated)


def falluja() -> tuple[Report, list[Figure]]:
    report = Report("At least 17 fighters and 5 soldiers were killed near Falluja, the monitoring group said. "
                    "The ministry denied that 40 civilians had died. Dozens fled.", title="Clashes near Falluja",
                    publisher="The Daily Example", published=date(2016, 6, 5), url="https://example.org/a",
                    name="a.txt", warnings=("one odd character", "a second line"))
    seventeen = figure(report, "17", high=None, quantifier="at_least", group="combatants", actor="Red Brigade",
                       source="Example Monitor", source_type="monitor", place="Falluja", country="IRQ", lat=33.35,
                       lon=43.78, date_start="2016-06-04", date_end="2016-06-04", date_precision="day")
    five = figure(report, "5", group="security_forces", actor="Example Army", source="Example Monitor",
                  source_type="monitor", place="Falluja", country="IRQ", date_start="2016-06-04",
                  date_end="2016-06-04", date_precision="day")
    denied = figure(report, "40", group="civilians", status="denied", source="Ministry of Examples",
                    source_type="government", source_is_party=True, place="Falluja")
    fled = figure(report, "Dozens", low=24, best=24, high=99, quantifier="vague", measure="displaced")
    return report, [seventeen, five, denied, fled]


def wire() -> tuple[Report, list[Figure]]:
    report = Report("The army said 31 fighters were killed near Fallujah on Saturday, including 3 commanders, and "
                    "1,200 people left their homes.", title="Army names its toll", publisher="Wire Example",
                    published=date(2016, 6, 6), name="b.html", kind="html")
    toll = figure(report, "31", group="combatants", actor="Red Brigade", source="Example Army",
                  source_type="military", source_is_party=True, place="Fallujah", country="IRQ",
                  date_start="2016-06-04", date_end="2016-06-04", date_precision="day")
    part = figure(report, "3 commanders", low=3, best=3, high=3, quantifier="exact", group="combatants",
                  part_of=toll.figure_id, relation="part", source="Example Army", source_type="military")
    left = figure(report, "1,200", measure="displaced", source="Example Army", source_type="military",
                  place="Fallujah", country="IRQ")
    return report, [toll, part, left]
