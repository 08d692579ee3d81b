"""The examples in the docstrings of readers/ hold."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

import readers

MODULES = sorted(path.stem for path in Path(readers.__file__).parent.glob("*.py") if not path.stem.startswith("__"))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name: str) -> None:
    module = importlib.import_module(f"readers.{name}")
    assert module.__doc__
    assert doctest.testmod(module).failed == 0
