"""One request at a time to a host, and a pause before the next."""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

PAUSE = 1.0  # seconds between two requests to a host


@dataclass(slots=True)
class _Host:
    lock: Lock = field(default_factory=Lock)
    left: float = -math.inf  # when the last request to it ended


class Turns:
    """Who may ask a host now, and who has to wait."""

    def __init__(self, pause: float = PAUSE, sleep: Callable[[float], None] = time.sleep) -> None:
        self._pause = pause
        self._sleep = sleep
        self._lock = Lock()
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def turn(self, host: str, pause: float = 0) -> Iterator[None]:
        """Wait until the host is free and rested; `pause` is a longer one that the host itself asks for."""
        with self._lock:
            found = self._hosts.setdefault(host, _Host())
        with found.lock:
            rest = found.left + max(self._pause, pause) - time.monotonic()
            if rest > 0:
                self._sleep(rest)
            try:
                yield
            finally:
                found.left = time.monotonic()
