"""Rules over tags: which count of people takes which measure, and which is part of which.

    rules (frames.toml)   "<count> were <harmed>"         readings   the value that comes out
    key_figures, registered, caseload, whereabouts, outcomes, persons   what no single rule tells
    senses   words of harm that harm nobody (senses.toml)
    parts, shares, portions, bases, sums, continued, placed   "including", "five of them", lists that add up
"""
