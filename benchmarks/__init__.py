"""Scores on texts with gold, the gate that keeps them from falling, and speed as ratios."""
