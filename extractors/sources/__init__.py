"""Who says so: cue, speaker, name, and how far it reaches.

    verbs, speech   what is said ("said", "according to")
    unsaid, giving, owning                                 verbs that say nothing, give a count, own to a deed
    wording                                                what a word can be in the phrase of a speaker
    runs, backwards, forwards, leads, insertions, subjects what can be a speaker
    speakers, labels, speaking                             who stands beside the cue
    naming, recall, roles                                  who that is
    reach, voices, attribution                             how far it goes, over a whole text
    sides                                                  whether the speaker is a party
"""
