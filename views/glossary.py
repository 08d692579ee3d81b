"""What the words on the pages mean: shown as help beside filters and columns, and as a list under Method.

HELP["Kind of figure"]
"""

from __future__ import annotations

import pandas as pd

from views import words

HELP = {
    "Figure": "One statement in a report that gives a number of people, or says that people were harmed.",
    "What happened": "What the counted people went through or need: killed, displaced, in need of aid …",
    "Who says so": "The person or body that the report names for the figure. Not the outlet that published it.",
    "Kind of source": "Government, military, United Nations, witness …: what kind of body says so.",
    "Whose people": "The party or organisation that the counted people belong to, as in “nine soldiers of the army”.",
    "Which people": "Civilians, children, fighters, police …, as the report calls them.",
    "Done by": "The party that the report says did it. Empty where the report does not say.",
    "Place": "Where it happened, or where people come from, go to or stay.",
    "When": "The day, month or year that the figure is about. Without one, the report's date stands in for it.",
    "Kind of figure": "One event (“the strike killed 12”), a total over a period (“350,000 since 2011”), a number "
    "at a date (“1.9 million are displaced”), newly added, or a rate. They measure different "
    "things and never share a chart.",
    "Status": "Whether the report gives it as a fact, as confirmed, feared, projected, not confirmed or denied.",
    "Review": "Whether a person has accepted, changed or rejected the figure.",
    "As written": "The number exactly as the report writes it.",
    "Low": "The lowest number that the words allow. Empty where they are open below (“up to 10”).",
    "Best": "The number that is stated. Empty where only a range or a vague word is given.",
    "High": "The highest number that the words allow. Empty where they are open above (“at least 26”).",
    "Certainty": "Of figures read in this way, how many were right when this was measured.",
    "Sentence": "The sentence of the report that the figure was read from.",
    "Report": "The title of the report, or its file name.",
    "Part of another figure": "Counted in a larger figure already, as in “12 people, including 3 children”.",
    "Matter": "What several claims speak of: one thing that happened to one kind of people, at one place, within a few "
    "days. Totals over a period are one matter for as long as they run.",
    "Claim": "One figure as said by one source.",
    "Source is a party": "The source took part in the event, and may have a reason to count in its own way.",
    "Ranges do not meet": "No number fits what all the sources say, even with their open ends.",
    "Revised": "The same source said more before.",
}
MEASURES = {
    "killed": "People reported dead, of any cause the report names.",
    "injured": "People reported hurt.",
    "casualties": "Killed or injured, where the report does not say how many of each.",
    "missing": "People whose whereabouts are not known.",
    "abducted": "Taken away by force.",
    "detained": "Arrested or held.",
    "trapped": "Held in a place by fighting, water or rubble; includes stranded and buried.",
    "besieged": "Living where others let nobody in or out.",
    "displaced": "Driven from home; includes people who fled and people sheltering in camps.",
    "evacuated": "Brought away from danger in an orderly way.",
    "returned": "Back home, or back in their own area.",
    "rescued": "Brought to safety or set free.",
    "homeless": "Without a dwelling.",
    "affected": "Touched in any way; the widest word there is, and reports differ in what they mean by it.",
    "in_need": "In need of aid. Not the same as people whom aid has reached.",
    "assisted": "People whom aid has reached. Not the same as people in need.",
    "food_insecure": "People reported to lack enough food.",
    "infected": "Cases of a disease, whether or not confirmed by a laboratory.",
    "sexual_violence": "People subjected to sexual violence.",
    "human_shields": "People kept at a place to ward off attack.",
    "surrendered": "Fighters who gave themselves up.",
}


def terms() -> pd.DataFrame:
    """Every word with its meaning, those of the pages first, then what can have happened to people."""
    rows = list(HELP.items()) + [(words.measure_label(code), about) for code, about in MEASURES.items()]
    return pd.DataFrame(rows, columns=["Word", "Meaning"])
