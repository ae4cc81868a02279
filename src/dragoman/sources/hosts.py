"""Where an address leads: the machines behind its host, none of which may be one of a private network."""

import ipaddress
import os
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from dragoman.errors import SourceError

SCHEMES = {"http": 80, "https": 443}
ALLOWED = "DRAGOMAN_ALLOW_PRIVATE"  # set to 1, private addresses may be read too
TRANSLATED = IPv6Network("64:ff9b::/96")  # IPv4 behind a translator (RFC 6052): the last four bytes


def read_address(url: str) -> Url:
    """The parts of a web address. Raises SourceError where it is none that begins with http or https."""
    try:
        address = parse_url(url)
    except LocationParseError:
        raise SourceError("this is no web address; check the address") from None
    if address.scheme not in SCHEMES:
        raise SourceError(f"this is a {address.scheme or 'nameless'} address; only http:// and https:// are read")
    if not address.host:
        raise SourceError("this address names no host; check the address")
    return address


def port_of(address: Url) -> int:
    """The port that an address names, or means."""
    return address.port or SCHEMES[address.scheme or "http"]


def find_machines(address: Url) -> list[str]:
    """The machines (IP addresses) that a host stands for, as the system prefers them; none where it is not known.

    Raises SourceError where one of them is in a private network.
    """
    host = (address.host or "").strip("[]")
    try:
        found = socket.getaddrinfo(host, port_of(address), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    machines = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if os.environ.get(ALLOWED) != "1":
        for machine in machines:
            _refuse_private(host, machine)
    return machines


def _refuse_private(host: str, machine: str) -> None:
    if not is_public(machine):
        where = host if host == machine else f"{host} is {machine}, which"
        raise SourceError(f"{where} is no address of the public internet; set {ALLOWED}=1 if it may be read")


def is_public(machine: str) -> bool:
    """Whether an IP address, or the one wrapped in it, belongs to the public internet."""
    address = _inner(ipaddress.ip_address(machine))
    if isinstance(address, IPv6Address) and address.is_site_local:
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address only wraps; else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in TRANSLATED:
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour or address
