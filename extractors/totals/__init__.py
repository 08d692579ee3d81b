"""From the figures of one text to a total for each measure, no part added to its whole and nothing twice.

    told (told.toml)   the text's own event, an earlier one, an older count
    breakdown, series, wholes   totals and what they hold  statements, following   what repeats, replaces or adds
    within             whether a town lies in an area      conventions             what vague words are worth
    tally              the answer
"""
