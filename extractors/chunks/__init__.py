"""A sentence as a short row of tagged chunks: counts, people, harm, and the words between them.

    rows is the value that comes out, tagging makes it; each reader below goes by those above it

    sentence         what begins at each token          ahead          what stands a few words on
    noun_phrases     how far a noun reaches, and what   tolls          "the death toll", "the number of"
    counted          a number and what it counts        articles       "a man", "another", "no casualties"
    function_words   marks, "aged", "whose", "the"      harm_words     is it harm here: "lost", "fell", "attack"
    refuge_verbs     "the camp | holds 56,000"          speech_verbs   "said", "reported"
    uncounted        people, names, things, pronouns

    refuge, whose and illness know the words of their phrases; speaker_mask hides people who only speak
"""
