"""When it happened: the dates a text states, and which belongs to a figure.

    calendar, periods, relative, spans   "3 June", "week 22", "on Saturday"        stated   all of a text
    anchored                             "two days later"                          issued   the day it came out
    reporting                            "during the reporting period"     records  "the worst since 2015"
    choice                               which of them a figure gets
"""
