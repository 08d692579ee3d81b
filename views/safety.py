"""The check at the door: figures are shown on this computer only, or to people who have signed in.

refusal(address="0.0.0.0", signs_in=False)  ->  a sentence that says why and what to do
refusal(address="127.0.0.1", signs_in=False)  ->  ""
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

import streamlit as st


def refusal(*, address: str | None, signs_in: bool, forwarded: bool = False) -> str:
    """Why nothing may be shown, or "" when it may. ``forwarded``: the request came through another server."""
    if signs_in or (is_loopback(address) and not forwarded):
        return ""
    if is_loopback(address):
        return (
            "This dashboard is handed on by another server (a proxy) and asks nobody to sign in, so it shows no data. "
            "Open it on its own computer, or set up sign-in with an [auth] section in .streamlit/secrets.toml."
        )
    return (
        f"This dashboard is reachable from other computers (server.address is {address or 'not set'}) and asks "
        "nobody to sign in, "
        "so it shows no data. Start it from its own folder, where .streamlit/config.toml keeps it on this computer, "
        "or set up sign-in with an [auth] section in .streamlit/secrets.toml."
    )


def is_loopback(address: str | None) -> bool:
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False


def admits(email: str, members: Iterable[str]) -> bool:
    """Whether an address is one of the team: named whole, or by its domain as "@example.org"; with no list, all are."""
    known = [member.strip().casefold() for member in members]
    name = email.strip().casefold()
    return not known or any(name == member or (member.startswith("@") and name.endswith(member)) for member in known)


def is_forwarded(headers: Iterable[str]) -> bool:
    return any(name.lower() == "forwarded" or name.lower().startswith("x-forwarded-") for name in headers)


def stop_unless_private() -> None:
    """Stop the page with the reason, or ask for the sign-in that [auth] sets up."""
    signs_in = _has_auth()
    forwarded = is_forwarded(st.context.headers)
    reason = refusal(address=st.get_option("server.address"), signs_in=signs_in, forwarded=forwarded)
    if reason:
        st.title("No data is shown")
        st.text(reason)
        st.stop()
    if signs_in and not st.user.is_logged_in:
        st.title("Please sign in")
        st.text("These figures are shown to people of your team only.")
        st.button("Sign in", on_click=st.login)
        st.stop()
    if signs_in and not admits(str(st.user.get("email", "")), st.secrets.get("team", {}).get("members", [])):
        st.title("Not among the team")
        st.text("You are signed in, but this account is not on the list of those who may see these figures.")
        st.button("Sign out", on_click=st.logout)
        st.stop()


def _has_auth() -> bool:
    return any(path.exists() for path in _secret_files()) and "auth" in st.secrets


def _secret_files() -> list:
    from pathlib import Path

    return [Path(path) for path in st.get_option("secrets.files")]
