"""Parties: whose people the counted are, and who did it.

    names   data/lexicon/actors.csv and sources.csv        named   parties in a sentence, and what they own
    unlisted                                               names that no list knows
    beginnings, walks, wielders, mentions, clauses         what a phrase stands for, who is the subject
    actors, belonging, owners                              whose people
    acts, planned, perpetrators, beside, retold            who did it
"""
