"""Who says so: cue, speaker, name, and how far it reaches.

    speech   what is said ("said", "according to")         wording, phrases, leads, subjects   what can be a speaker
    owning   deeds that are owned to                       speakers, labels, speaking          who stands beside the cue
    naming, recall, roles                                  who that is
    reach, attribution                                     how far it goes, over a whole text
    sides                                                  whether the speaker is a party
"""
