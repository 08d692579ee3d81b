"""Country codes of the formats: ISO numbers (ACLED), FIPS letters (GDELT), Gleditsch-Ward numbers (UCDP).

    country("SYR") -> Country("SYR", "Syria", "760", "SY", "652")

countries.csv lists ISO 3166-1 and FIPS 10-4 codes as GeoNames gives them (CC BY 4.0) and the state numbers of Gleditsch
and Ward. A country without a code has an empty one; a name here takes no side.
"""
from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("countries.csv")
_REGIONS = ((199, "Americas"), (399, "Europe"), (626, "Africa"), (698, "Middle East"), (999, "Asia"))    # UCDP's five


class Country(NamedTuple):
    """Codes of one country; "" where it has none."""

    iso3: str = ""
    name: str = ""
    iso_numeric: str = ""
    fips: str = ""
    gwno: str = ""

    @property
    def region(self) -> str:
        """UCDP's region, from the number of the state."""
        return next((name for last, name in _REGIONS if self.gwno and int(self.gwno) <= last), "")


def country(iso3: str) -> Country:
    """The country of that code; all empty for an unknown one."""
    return _countries().get(iso3, Country(iso3))


@cache
def _countries() -> dict[str, Country]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row[0]: Country(*row) for row in list(csv.reader(file))[1:]}
