"""docs/rulebook.md is what the rules say today, and names every one of them."""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from extractors.facts.carried import carries
from extractors.facts.cues import cues
from extractors.facts.takeback import takebacks
from extractors.frames.rules import frames
from extractors.frames.senses import senses
from extractors.words.wordings import load_wordings

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "rulebook.md").read_text(encoding="utf-8")


def test_the_page_is_what_the_rules_say_today() -> None:
    command = [sys.executable, "tools/build_rulebook.py", "--check"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr


def test_the_page_names_every_rule() -> None:
    files = (frames(), cues(), load_wordings("facts/scope.toml"), load_wordings("totals/told.toml"))
    ids = [rule.id for rules in files for rule in rules]
    ids += [one.rule.id for one in (*carries(), *takebacks(), *senses())]
    assert [one for one in ids if f"`{one}`" not in PAGE] == []


def test_no_example_of_a_rule_is_left_without_a_row() -> None:
    lines = [line for line in PAGE.split("## Numbers that count nobody")[0].splitlines() if line.startswith("- “")]
    assert len(lines) > 100
    assert [line for line in lines if line.endswith("no row")] == []
