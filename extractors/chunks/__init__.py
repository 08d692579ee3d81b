"""A sentence as a short row of tagged chunks: counts, people, harm, and the words between them.

    rows is the value that comes out, tagging makes it; noun_phrases, counted, tolls, refuge, whose and speaker_mask
    each know one kind of phrase
"""
