"""How far a figure is a fact, and what it covers.

    moods      the verb's own helpers ("could be killed")    signatures what words imply (data/lexicon/moods.toml)
    grammar    the small words of a clause                   polarity   what is said of a governor itself ("did not")
    governors  the words a deed hangs on, outwards           clause     its main verb, and what is said of it behind
    tales      films, games and scenarios                    governed   what all these come to
    cues       phrases that govern it (status.toml)          status     how far it is a fact
    scope      one event or a longer time (scope.toml)       carried    what the sentence before made of it
    takeback   what the next sentence says of it             headings   what the heading above says of it
"""
