"""Reports, figures and reviews: kept, compared, exported.

    from ledger import open_ledger, rules_version
    ledger = open_ledger()
    ledger.add_report(report, extract(report.text, report_id=report.report_id), rules_version=rules_version())
    ledger.figures()
"""
from ledger.errors import LedgerError, ReviewConflict
from ledger.reports import Added
from ledger.reviews import Review
from ledger.store import Ledger, open_ledger
from ledger.versions import rules_version

__all__ = ["Added", "Ledger", "LedgerError", "Review", "ReviewConflict", "open_ledger", "rules_version"]
