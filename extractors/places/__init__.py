"""Where it happened: the places a text states, which is meant, and which belongs to a figure.

    gazetteer, words, context, cues      what is known of names and of the words round them
    longest, listed, naming, named, features, stated      the places of a text
    belief, home                         which of one name, in which country
    roles, weight, narrow, story, elsewhere, unnamed, choice      which of them a figure gets, and in what role
"""
