"""The words the rules go by: data/lexicon, read, checked and put where one look finds them.

    word_files   the files as they stand         lexicon    words of harm, groups, speech as phrases
    inflection   plurals and verb forms          lookup     phrases by their first word     loose   with a gap
    trie         a list as one pattern           wordings   rules kept as phrases           prefilter   which can match
"""
