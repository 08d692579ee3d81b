"""Text in, figures about people harmed or in need out: rules over tagged chunks, deterministic and offline.

    from extractors import extract, tally, explain, to_table
    extract("At least 26 militants were killed, the army said.")[0].low   ->   26
"""
from extractors.explain import explain
from extractors.models import Figure, Report, Total
from extractors.pipeline import RULES_VERSION, extract
from extractors.table import to_table
from extractors.totals.tally import tally

__all__ = ["Figure", "Report", "RULES_VERSION", "Total", "explain", "extract", "tally", "to_table"]
