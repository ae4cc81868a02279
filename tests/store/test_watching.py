"""A watch: round after round, through failures, ended between two reports without losing one."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import StoreError
from dragoman.sources import open_sources, robots
from dragoman.sources.web import Web
from dragoman.store.adding import Added, add
from dragoman.store.database import opened
from dragoman.store.versions import Versions
from dragoman.store.watching import Round, Watch, ended_by_signals, until_the_end, watch
from serving import Asked, Said, Site

NEWS = """Ghana visit put off

ACCRA, May {day}, 2024 (AFP) - A visit to Ghana by Togolese President Faure Gnassingbe has been postponed, the foreign \
ministry in Accra said.
"""
COMMAND = (sys.executable, "-m", "dragoman", "watch")


class Hours:
    """A clock on which waiting takes no time; after some waits it is time to end."""

    def __init__(self, rounds: int, before_each: Callable[[int], None] = lambda _: None) -> None:
        self.rounds = rounds
        self.before_each = before_each
        self.time = 0.0
        self.waits: list[float] = []

    @property
    def ended(self) -> bool:
        return len(self.waits) >= self.rounds

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += max(0.0, seconds)
        self.before_each(len(self.waits))


def adder(path: Path, *sources: str) -> Callable[[], Added]:
    memory = Versions()
    web = Web(memory, pause=0)

    def add_all() -> Added:
        *_, added = add(open_sources(sources, web=web), path, memory=memory)
        assert isinstance(added, Added)
        return added

    return add_all


def news(day: int) -> Said:
    return Said(NEWS.format(day=day).encode())


def count(path: Path) -> int:
    with opened(path) as store:
        (number,) = store.execute("SELECT count(*) FROM reports").fetchone() or (0,)
        return int(number)


def test_each_round_adds_what_is_new(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()

    def write(day: int) -> None:
        (folder / f"{day}.txt").write_text(NEWS.format(day=day), encoding="utf-8")

    write(9)
    rounds = list(watch(adder(tmp_path / "r.duckdb", str(folder)), 60, Hours(3, write)))
    assert [r.added for r in rounds] == [Added(new=1), Added(new=1, known=1), Added(new=1, known=2)]


def test_rounds_begin_at_equal_distances() -> None:
    clock = Hours(4)
    took = iter((5.0, 90.0, 0.0, 10.0))

    def add_all() -> Added:
        clock.time += next(took)
        return Added()

    list(watch(add_all, 60, clock))
    assert clock.waits == [55.0, -30.0, 60.0, 50.0]


def test_a_failure_of_the_network_costs_its_round(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots, "MISSED", 0)
    site.pages["/news"] = news(7)
    answer = site.finish_request
    monkeypatch.setattr(site, "finish_request", lambda *_: None)  # the connection is closed without a word

    def mend(waits: int) -> None:
        if waits == 2:
            monkeypatch.setattr(site, "finish_request", answer)

    rounds = list(watch(adder(tmp_path / "r.duckdb", site.url + "/news"), 60, Hours(3, mend)))
    assert [r.added for r in rounds] == [Added(failed=1), Added(failed=1), Added(new=1)]


def test_a_store_that_is_busy_costs_its_round(tmp_path: Path) -> None:
    path, source = tmp_path / "r.duckdb", tmp_path / "news.txt"
    source.write_text(NEWS.format(day=7), encoding="utf-8")
    with opened(path, to_write=True):
        pass
    holding = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", holding, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        busy, free = watch(adder(path, str(source)), 60, Hours(2, lambda _: other.communicate() and None))
    assert busy.trouble is not None
    assert "another program has it open" in busy.trouble
    assert free == Round(Added(new=1))


def test_a_file_that_is_no_store_ends_the_watch(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "other.duckdb")) as other:
        other.execute("CREATE TABLE t (a INTEGER)")
    with pytest.raises(StoreError, match="no store of Dragoman"):
        list(watch(adder(tmp_path / "other.duckdb", "-"), 60, Hours(2)))


def test_what_was_begun_is_finished() -> None:
    clock = Watch()
    items = until_the_end(range(5), clock)
    assert next(items) == 0
    clock.end()
    assert list(items) == []
    clock = Watch()
    assert list(until_the_end(range(5), clock)) == list(range(5))


def test_a_wait_ends_when_it_is_time_to_end() -> None:
    clock = Watch()
    with ended_by_signals(clock):
        os.kill(os.getpid(), signal.SIGTERM)
        begun = clock.now()
        clock.wait(60)
        assert clock.ended
        assert clock.now() < begun + 10
        assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL, "a second signal ends the program"
    assert list(watch(Added, 60, clock)) == []


def test_the_command_says_one_line_a_round(site: Site, tmp_path: Path) -> None:
    site.pages["/news"] = news(7)
    path = tmp_path / "r.duckdb"

    def run(*sources: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *sources, "--once", "--store", str(path)], capture_output=True, text=True, check=False
        )

    done = run(site.url + "/news")
    assert done.returncode == 0, done.stderr
    line = rf"\d{{4}}-\d\d-\d\d \d\d:\d\d {re.escape(str(path))}: 1 new, 0 known already, 0 could not be read\n"
    assert re.fullmatch(line, done.stdout)
    done = run(site.url + "/news", site.url + "/none")
    assert done.returncode == 1
    assert "0 new, 1 known already, 1 could not be read" in done.stdout
    assert "404 Not Found" in done.stderr
    assert run("-").returncode == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_command_ends_between_two_reports(site: Site, tmp_path: Path, number: signal.Signals) -> None:
    path = tmp_path / "r.duckdb"

    def ending(_: Asked) -> Said:
        watching.send_signal(number)
        time.sleep(0.2)
        return news(8)

    site.pages |= {"/1": news(7), "/2": ending, "/3": news(9)}
    sources = [site.url + "/1", site.url + "/2", site.url + "/3"]
    with subprocess.Popen([*COMMAND, *sources, "--store", str(path)], stdout=subprocess.PIPE, text=True) as watching:
        told, _ = watching.communicate(timeout=60)
    assert watching.returncode == 0
    assert "2 new, 0 known already, 0 could not be read" in told
    assert site.paths() == ["/robots.txt", "/1", "/2"]
    assert count(path) == 2
