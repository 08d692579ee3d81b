"""Rules over tags: which count of people takes which measure, and which is part of which.

    cascade (read_frames)   all of these in order          readings   the value that comes out
    rules (frames.toml)     "<count> were <harmed>"        matching   the rules applied to a row
    found, items, measures, fitness                        what a rule found: is it harm, whose, which, of people at all
    key_figures, registered, caseload, whereabouts, outcomes, persons   what no single rule tells
    senses                                                 words of harm that harm nobody (senses.toml)
    parts, shares, of_them, portions, earlier_wholes       "including", "five of them", parts of what was told before
    bases, sums, continued, placed                         lists that add up, and that go on
"""
