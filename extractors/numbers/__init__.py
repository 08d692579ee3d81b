"""Numbers: one amount, the words round it, and why a number counts no people.

    amounts      "36,90,000", "two hundred and ten"        expressions   "at least 26", "between 10 and 15", "dozens"
    spot         a number and the words beside it          ages          "aged 26", "children under five"
    moments      "5 June", "since 1998", "10:30"           quantities    "26 km", "$5 million", "two F-16s"
    ratios       "12 percent", "one in five"               numbering     "Resolution 2254", "No. 7", "3-1"
    pronouns     "one of the worst"                        noncounts     all these reasons, asked in turn
"""
