"""Figures that stand in columns and lists of key figures: no sentence says what they count, the place on the page does.

    reading (read_tables)   headings and labels with their numbers become figures; totals are the whole of their rows
    grids       lines of cells, parted by bars, tabs or blanks       stacked    a label and its number, a line for each
    boxes       numbers in a row over their words; places and numbers under a line that says what they count
    headings    what a heading or a label counts                     cells      the number in a cell

What is read here is read by no rule for sentences.
"""

from extractors.tables.reading import Read, read_tables, table_stretches

__all__ = ["Read", "read_tables", "table_stretches"]
