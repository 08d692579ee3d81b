"""Reports written for these tests, with their figures set down by hand: the pages are tested apart from the rules.

for report, figures in written(): ledger.add_report(report, figures, rules_version="by hand")
"""

from __future__ import annotations

from datetime import date

from extractors.models import Figure, Report, make_figure_id

TOWN = """Shelling of the market town of Karesh killed at least 26 fighters and nine soldiers on Saturday, \
the Karesh Monitoring Centre said. Residents spoke of dozens of wounded. \
The health directorate put the number of wounded at 41, including 12 children.

About 50,000 people remain trapped in the old town, among them 20,000 children, the United Nations said. \
More than 250,000 people have been killed since the war began, according to the United Nations. \
The army denied that any civilians were killed.
"""
RIVAL = """The Ministry of Defence said 14 soldiers were killed in Karesh on Saturday and 3 were missing. \
Medics at the town hospital counted between 30 and 35 dead. "My brother was shot at the gate," a resident said.
"""
FLOOD = """Flooding along the Lower Vell has displaced 11,400 households since 2 March, OCHA said on Thursday. \
Civil protection teams evacuated 3,250 people and fewer than 10 people are missing. \
Up to 90,000 people need help 🌊 in Vell Province.
"""
HOSTILE = """# Heading <script>window.hacked = 1</script> ![x](http://127.0.0.2:9/a.png) said 7 people were killed \
:red[now] $x^2$ <img src=x onerror="window.hacked=2">.
"""
QUIET = "The council met on Tuesday and approved the school budget for the coming year.\n"


def written() -> list[tuple[Report, list[Figure]]]:
    """Five reports: two that contradict each other, a flood, a hostile one and one without any figure."""
    return [_town(), _rival(), _flood(), _hostile(), (Report(QUIET, title="Council meeting", name="council.txt"), [])]


def figure(report: Report, sentence_with: str, quoted: str, measure: str, **fields: object) -> Figure:
    """A figure at ``quoted`` inside the words ``sentence_with``, which must stand in the report exactly once."""
    assert report.text.count(sentence_with) == 1, sentence_with
    around = report.text.index(sentence_with)
    start = around + sentence_with.index(quoted)
    full_stop = report.text.rfind(". ", 0, start)
    sentence_start = max(full_stop + 2 if full_stop >= 0 else 0, report.text.rfind("\n", 0, start) + 1)
    stop = min(
        (at for at in (report.text.find(". ", start), report.text.find("\n", start)) if at >= 0),
        default=len(report.text),
    )
    sentence_end = min(stop + 1, len(report.text.rstrip()))
    given = {
        "low": None,
        "best": None,
        "high": None,
        "quantifier": "exact",
        "unit": "person",
        "group": "people",
        "confidence": 0.9,
        "rules": ("by hand",),
    }
    given |= fields
    group = str(given.pop("group"))
    return Figure(
        make_figure_id(report.report_id, start, start + len(quoted), measure, group),
        report.report_id,
        start,
        start + len(quoted),
        quoted,
        measure=measure,
        group=group,
        sentence_start=sentence_start,
        sentence_end=sentence_end,
        sentence=report.text[sentence_start:sentence_end],
        **given,
    )


def _exactly(number: int) -> dict[str, int]:
    return {"low": number, "best": number, "high": number}


def _town() -> tuple[Report, list[Figure]]:
    report = Report(TOWN, "Market town shelled", "Daily Example", date(2024, 3, 9), name="town.txt")
    centre = {
        "source": "Karesh Monitoring Centre",
        "source_text": "the Karesh Monitoring Centre",
        "source_type": "monitor",
    }
    un = {"source": "United Nations", "source_text": "the United Nations", "source_type": "un"}
    at = {
        "place": "Karesh",
        "place_role": "event",
        "country": "SYR",
        "lat": 35.1,
        "lon": 38.2,
        "date_start": "2024-03-09",
        "date_end": "2024-03-09",
        "date_precision": "day",
    }
    trapped = figure(
        report,
        "50,000 people remain",
        "50,000",
        "trapped",
        low=50000,
        best=50000,
        high=50000,
        quantifier="about",
        group_text="people",
        scope="as_of",
        **un,
        **at,
    )
    wounded = figure(
        report,
        "wounded at 41",
        "41",
        "injured",
        **_exactly(41),
        group_text="wounded",
        source="Karesh health directorate",
        source_text="The health directorate",
        source_type="health",
        **at,
    )
    return report, [
        figure(
            report,
            "at least 26 fighters",
            "26",
            "killed",
            low=26,
            best=26,
            quantifier="at_least",
            group="combatants",
            group_text="fighters",
            actor="Northern Front",
            actor_text="fighters",
            **centre,
            **at,
        ),
        figure(
            report,
            "nine soldiers",
            "nine",
            "killed",
            **_exactly(9),
            group="security_forces",
            group_text="soldiers",
            actor="Karesh Army",
            actor_text="soldiers",
            **centre,
            **at,
        ),
        figure(
            report,
            "dozens of wounded",
            "dozens",
            "injured",
            low=24,
            high=99,
            quantifier="vague",
            group_text="wounded",
            source="Residents of Karesh",
            source_text="Residents",
            source_type="witness",
            confidence=0.6,
            **at,
        ),
        wounded,
        figure(
            report,
            "12 children",
            "12",
            "injured",
            **_exactly(12),
            group="children",
            group_text="children",
            relation="part",
            part_of=wounded.figure_id,
            source=wounded.source,
            source_text=wounded.source_text,
            source_type="health",
            **at,
        ),
        trapped,
        figure(
            report,
            "20,000 children",
            "20,000",
            "trapped",
            **_exactly(20000),
            group="children",
            group_text="children",
            relation="part",
            part_of=trapped.figure_id,
            scope="as_of",
            **un,
            **at,
        ),
        figure(
            report,
            "250,000 people",
            "250,000",
            "killed",
            low=250000,
            best=250000,
            quantifier="more_than",
            group_text="people",
            scope="cumulative",
            **un,
        ),
        figure(
            report,
            "any civilians",
            "any civilians",
            "killed",
            quantifier="unquantified",
            group="civilians",
            group_text="civilians",
            status="denied",
            source="Karesh Army",
            source_text="The army",
            source_type="military",
            source_is_party=True,
            confidence=0.4,
        ),
    ]


def _rival() -> tuple[Report, list[Figure]]:
    report = Report(RIVAL, "Ministry gives its count", "The Other Paper", date(2024, 3, 10), name="rival.txt")
    ministry = {
        "source": "Ministry of Defence",
        "source_text": "The Ministry of Defence",
        "source_type": "government",
        "source_is_party": True,
    }
    at = {
        "place": "Karesh",
        "place_role": "event",
        "country": "SYR",
        "lat": 35.1,
        "lon": 38.2,
        "date_start": "2024-03-09",
        "date_end": "2024-03-09",
        "date_precision": "day",
    }
    return report, [
        figure(
            report,
            "14 soldiers",
            "14",
            "killed",
            **_exactly(14),
            group="security_forces",
            group_text="soldiers",
            actor="Karesh Army",
            **ministry,
            **at,
        ),
        figure(
            report,
            "3 were missing",
            "3",
            "missing",
            **_exactly(3),
            group="security_forces",
            group_text="soldiers",
            actor="Karesh Army",
            **ministry,
            **at,
        ),
        figure(
            report,
            "30 and 35 dead",
            "30 and 35",
            "killed",
            low=30,
            high=35,
            quantifier="between",
            source="Medics of Karesh hospital",
            source_text="Medics at the town hospital",
            source_type="health",
            confidence=0.7,
            **at,
        ),
        figure(
            report,
            "My brother",
            "My brother",
            "killed",
            **_exactly(1),
            quantifier="implicit",
            group_text="My brother",
            source="a resident",
            source_text="a resident",
            source_type="witness",
            confidence=0.5,
            **at,
        ),
    ]


def _flood() -> tuple[Report, list[Figure]]:
    report = Report(FLOOD, "Lower Vell floods, update 4", "Relief Desk", date(2024, 3, 7), name="flood.txt")
    at = {"place": "Vell Province", "place_role": "event", "country": "BGD", "lat": 23.8, "lon": 90.3}
    since = {"date_start": "2024-03-02", "date_end": "2024-03-07", "date_precision": "day"}
    return report, [
        figure(
            report,
            "11,400 households",
            "11,400",
            "displaced",
            **_exactly(11400),
            unit="household",
            group="households",
            group_text="households",
            scope="cumulative",
            source="OCHA",
            source_text="OCHA",
            source_type="un",
            **at,
            **since,
        ),
        figure(
            report,
            "3,250 people",
            "3,250",
            "evacuated",
            **_exactly(3250),
            group_text="people",
            source="Civil protection teams",
            source_text="Civil protection teams",
            source_type="rescue",
            **at,
        ),
        figure(
            report,
            "fewer than 10 people",
            "10",
            "missing",
            best=10,
            high=10,
            quantifier="less_than",
            group_text="people",
            **at,
        ),
        figure(
            report,
            "Up to 90,000 people",
            "90,000",
            "in_need",
            best=90000,
            high=90000,
            quantifier="at_most",
            group_text="people",
            scope="as_of",
            **at,
        ),
    ]


def _hostile() -> tuple[Report, list[Figure]]:
    report = Report(
        HOSTILE,
        "![t](http://127.0.0.2:9/t.png) <b>bold</b>",
        "<script>1</script>",
        date(2024, 1, 1),
        name="![n](http://127.0.0.2:9/n.png).txt",
    )
    nasty = "![s](http://127.0.0.2:9/s.png) <img src=x onerror='window.hacked=3'>"
    return report, [
        figure(
            report,
            "7 people",
            "7",
            "killed",
            **_exactly(7),
            group_text="people",
            source=nasty,
            source_type="media",
            actor="=1+1",
            place="**bold**",
        )
    ]
