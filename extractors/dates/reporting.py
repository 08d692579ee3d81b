"""The period a report says it covers, for "during the reporting period".

    "Reporting period: 1-15 March 2021 ... During the reporting period 340 people fled."
        COVERS finds the head of the first sentence, IN_PERIOD the phrase of the second
"""

from __future__ import annotations

import re

HEAD = 1_500  # characters in which a report says what it covers
LINE = 140  # characters between "covers" and the dates
# "Reporting period: |", "This report covers the period |", "covering |", "SITUATION REPORT No. 4 (|"
COVERS = re.compile(
    r"\b(?:(?:reporting|review)\speriod\b|period\s(?:covered|under\sreview|of\sreporting)\b|covers?\s(?:the\s)?(?:period|"
    r"week|month|events)\b|covering\b|(?:situation|humanitarian|weekly|monthly|flash|sit)[\s-]?(?:report|update|bulletin|"
    r"rep|overview)\b)",
    re.IGNORECASE,
)
# "during the reporting period", "over the period under review", "in this reporting week"
IN_PERIOD = re.compile(
    r"\b(?:during|in|over|within|throughout|for|since\sthe\s(?:start|beginning)\sof)\s(?:the|this)\s(?:same\s)?"
    r"(?:(?:reporting|review)\s(?:period|week|month)|period\s(?:under\sreview|covered|of\sthis\sreport))\b",
    re.IGNORECASE,
)
