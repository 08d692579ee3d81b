"""What must hold for every page whatever it shows: the door, the imports, the ways to put text on a page."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from views.safety import admits, is_forwarded, is_loopback, refusal

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "views").rglob("*.py")) + [ROOT / "dashboard.py"]


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", "127.0.0.53"])
def test_a_loopback_address_may_show_data(address: str) -> None:
    assert is_loopback(address) and refusal(address=address, signs_in=False) == ""


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "192.168.1.4", "example.org"])
def test_any_other_address_shows_nothing_without_sign_in(address: str | None) -> None:
    assert "sign-in" in refusal(address=address, signs_in=False)
    assert refusal(address=address, signs_in=True) == ""


def test_a_proxy_before_the_dashboard_makes_it_public() -> None:
    assert is_forwarded(["Host", "X-Forwarded-For"]) and is_forwarded(["Forwarded"]) and not is_forwarded(["Host"])
    assert "sign-in" in refusal(address="127.0.0.1", signs_in=False, forwarded=True)
    assert refusal(address="127.0.0.1", signs_in=True, forwarded=True) == ""


@pytest.mark.parametrize(
    ("email", "admitted"),
    [
        ("amal@example.org", True),
        ("Ben@Partner.example", True),
        ("eve@notexample.org", False),
        ("eve@example.org.evil", False),
        ("other@partner.example", False),
        ("", False),
    ],
)
def test_only_the_team_is_admitted_where_it_is_named(email: str, admitted: bool) -> None:
    assert admits(email, ["@example.org", "ben@partner.example"]) is admitted
    assert admits(email, [])


def test_the_settings_shipped_keep_everything_on_this_computer() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["address"] == "127.0.0.1" and settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none" and settings["server"]["enableAgentApi"] is False
    assert "http" not in re.sub(r"#.*", "", (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")).replace(
        "allowedHosts", ""
    )


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_source_lets_streamlit_guess_how_to_render(path: Path) -> None:
    """st.write and st.table would take words of a report for Markdown; the doors to HTML are shut in test_house.py."""
    code = path.read_text(encoding="utf-8")
    assert "st.write(" not in code and "st.table(" not in code


@pytest.mark.parametrize("path", sorted((ROOT / "views" / "pages").glob("*.py")), ids=lambda path: path.name)
def test_a_page_places_things_and_defines_nothing(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [
        node for node in ast.walk(tree) if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.For, ast.Lambda))
    ]


@pytest.mark.parametrize(
    "name",
    [
        "charts",
        "time_charts",
        "axes",
        "ends",
        "maps",
        "titles",
        "tables",
        "words",
        "world",
        "method",
        "chart_tables",
        "comparing",
        "corpus_case",
        "deciding",
        "glossary",
        "rulebook",
        "adding",
    ],
)
def test_what_decides_does_not_know_the_screen(name: str) -> None:
    tree = ast.parse((ROOT / "views" / f"{name}.py").read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not any(module.split(".")[0] == "streamlit" for module in imported)


def test_caches_and_session_names_live_in_one_module() -> None:
    for path in SOURCES:
        code = path.read_text(encoding="utf-8")
        assert path.name == "state.py" or ("st.cache_" not in code and "session_state" not in code), path.name


def test_the_browser_builds_report_text_from_strings_only() -> None:
    code = (ROOT / "views" / "annotated" / "annotated.js").read_text(encoding="utf-8")
    assert "textContent" in code and not re.search(
        r"innerHTML|insertAdjacentHTML|outerHTML|document\.write|eval\(", code
    )
