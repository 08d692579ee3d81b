"""Numbers: one amount, the words round it, and why a number counts no people.

    amounts      "36,90,000", "two hundred and ten"        expressions   "at least 26", "between 10 and 15", "dozens"
    noncounts    "aged 26", "26 km", "Resolution 2254"
"""
