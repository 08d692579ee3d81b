"""A text made readable without moving an offset: tidy, running text, sentences, tokens, quotations.

    tidy -> layout (and original, the way back) -> sentences -> tokens; quotes, from mark to mark
"""
