"""Which addresses on the network may be asked for a page: public ones only, whatever way they are written.

>>> is_public("203.0.114.1"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1"), is_public("64:ff9b::a00:1")
(True, False, False, False)

What looks public to the standard library and is not is listed by hand: IPv6 forms that stand for an IPv4 address, the
addresses carriers and translators use inside, and everything IPv6 outside of 2000::/3.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_IPV4_INSIDE = tuple(
    map(
        ip_network,
        ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "224.0.0.0/3"),
    )
)
_IPV6_PUBLIC = ip_network("2000::/3")
_IPV6_INSIDE = tuple(map(ip_network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))


def is_public(address: str) -> bool:
    """Whether a numeric address can be that of a public web server; False for what is no address at all."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return _is_public_ipv4(found) if isinstance(found, IPv4Address) else _is_public_ipv6(found)


def is_loopback(address: str) -> bool:
    """Whether a numeric address is this computer itself."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _is_public_ipv4(address: IPv4Address) -> bool:
    return address.is_global and not any(address in inside for inside in _IPV4_INSIDE)


def _is_public_ipv6(address: IPv6Address) -> bool:
    return address.is_global and address in _IPV6_PUBLIC and not any(address in inside for inside in _IPV6_INSIDE)
