"""How far a figure is a fact, and what it covers.

    moods    the verb's own helpers ("could be killed")    cues     the words that govern it (status.toml)
    status   what both come to                             scope    one event or a longer time (scope.toml)
    carried  what the sentence before made of it           takeback what the next sentence says of it
"""
