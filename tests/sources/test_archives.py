"""Archives: members are read as the files of a folder, and what is hostile or broken in them costs itself alone."""

import gzip
import io
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openings import TEXT, failure, opened, outcomes, reports

from dragoman.errors import SourceError
from dragoman.failure import Failure
from dragoman.sources import RawReport, holds_many
from dragoman.sources.unpacking import Guarded, unpacked

FILES = {"b.txt": TEXT, "a.txt": TEXT, "sub/deep/c.jsonl": f'{{"text": "{TEXT}", "id": "row"}}\n{{"text": "Two."}}',
         "picture.png": "x", ".hidden.txt": TEXT, "__MACOSX/._a.txt": "x", "sub/.d/e.txt": TEXT}  # fmt: skip


def zipped(files: dict[str, str] | dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tarred(files: dict[str, str], form: int = tarfile.PAX_FORMAT) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=form) as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content.encode())
            archive.addfile(entry, io.BytesIO(content.encode()))
    return packed.getvalue()


PACKED = {
    "a.zip": zipped(FILES), "a.ZIP": zipped(FILES, zipfile.ZIP_STORED), "a.tar": tarred(FILES),
    "a.tar.gz": gzip.compress(tarred(FILES)), "a.tgz": gzip.compress(tarred(FILES, tarfile.GNU_FORMAT)),
}  # fmt: skip


@pytest.mark.parametrize("name", PACKED)
def test_members_are_read_in_the_order_of_their_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    found = reports(path, PACKED[name])
    assert [report.key for report in found] == [f"{name}/a.txt", f"{name}/b.txt", "row", f"{name}/sub/deep/c.jsonl:2"]
    assert found[0] == RawReport(TEXT, key=f"{name}/a.txt", source=f"{path}/a.txt")
    assert reports(path, published="2024-03-05")[0].published == "2024-03-05"
    assert holds_many([str(path)])


def test_archives_are_found_in_folders(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.zip").write_bytes(zipped({"x/a.txt": TEXT}))
    assert [report.key for report in reports(tmp_path)] == ["sub/a.zip/x/a.txt"]


def test_names_that_windows_packed_are_those_of_folders(tmp_path: Path) -> None:
    assert [report.key for report in reports(tmp_path / "a.zip", zipped({"x\\a.txt": TEXT}))] == ["a.zip/x/a.txt"]


@pytest.mark.parametrize("name", ["/etc/a.txt", "C:/a.txt", "../a.txt", "x/../../a.txt"])
def test_names_that_lead_out_of_the_archive_are_refused(tmp_path: Path, name: str) -> None:
    for path, content in ((tmp_path / "a.zip", zipped({name: TEXT})), (tmp_path / "a.tar", tarred({name: TEXT}))):
        assert "leads out of the archive" in failure(path, content).message


def test_links_are_not_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "link" in failure(tmp_path / "a.zip", packed.getvalue()).message
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as tar:
            entry = tarfile.TarInfo("a.txt")
            entry.type, entry.linkname = kind, "/etc/passwd"
            tar.addfile(entry)
        assert "link" in failure(tmp_path / "a.tar", packed.getvalue()).message


def test_a_member_larger_than_a_report_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    files = {"a.txt": "word " * 1_000, "b.txt": TEXT}
    for name, content in (("a.zip", zipped(files)), ("a.tgz", gzip.compress(tarred(files)))):
        found = opened(tmp_path / name, content, max_size=100)
        assert outcomes(found)[1:] == [f"{name}/b.txt"]
        assert "larger than 400 bytes; unpack the archive and read that, or raise --max-size" in outcomes(found)[0]


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    honest = zipped({"a.txt": b"word " * 4_000_000})
    size = (20_000_000).to_bytes(4, "little")
    assert honest.count(size) == 2
    assert "broken" in failure(tmp_path / "a.zip", honest.replace(size, (80).to_bytes(4, "little"))).message
    assert "larger than" in failure(tmp_path / "b.zip", honest, max_size=1_000_000).message


def test_an_archive_in_an_archive_is_not_opened(tmp_path: Path) -> None:
    inner = zipped({"a.txt": TEXT})
    assert "unpack the outer one" in failure(tmp_path / "a.zip", zipped({"b.zip": inner})).message


def test_an_encrypted_member_is_named(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": TEXT}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in failure(tmp_path / "a.zip", bytes(content)).message


def test_a_broken_member_costs_itself_alone(tmp_path: Path) -> None:
    content = zipped({"a.txt": TEXT, "b.txt": TEXT}, zipfile.ZIP_STORED).replace(b"The envoys", b"The ENVOYS", 1)
    found = opened(tmp_path / "a.zip", content)
    assert outcomes(found)[1] == "a.zip/b.txt"
    assert "member is broken (Bad CRC-32" in outcomes(found)[0]
    assert isinstance(found[0], Failure)
    assert found[0].where == f"{tmp_path}/a.zip/a.txt"


def test_what_is_no_report_in_an_archive_is_named_with_its_member(tmp_path: Path) -> None:
    found = failure(tmp_path / "a.zip", zipped({"a.txt": "%PDF-1.7"}))
    assert (found.where, "PDF" in found.message) == (f"{tmp_path}/a.zip/a.txt", True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.zip", b"no archive"), ("a.zip", PACKED["a.zip"][:60]), ("a.zip", b""), ("a.tar", b"no archive" * 100),
        ("a.tgz", b"no archive"), ("a.tar.gz", PACKED["a.tar.gz"][:100]), ("a.tgz", gzip.compress(b"no archive" * 100)),
        ("a.tar.gz", PACKED["a.tar.gz"][:-6] + b"000000"),
    ],
)  # fmt: skip
def test_a_broken_archive_is_one_failure(tmp_path: Path, name: str, content: bytes) -> None:
    assert "broken archive" in failure(tmp_path / name, content).message


def test_an_archive_without_reports_says_what_it_looked_for(tmp_path: Path) -> None:
    for content in (zipped({"a.png": "x"}), zipped({})):
        found = failure(tmp_path / "a.zip", content)
        assert "no reports in this archive" in found.message
        assert ".txt" in found.message


def test_an_office_document_is_still_refused(tmp_path: Path) -> None:
    assert "office document" in failure(tmp_path / "a.docx", zipped({"word/document.xml": "<x/>"})).message


def test_nothing_unpacks_to_more_than_the_disk_holds() -> None:
    with pytest.raises(SourceError, match="more than 1,000 bytes"):
        unpacked(io.BytesIO(gzip.compress(b"0" * 2_000)), io.BytesIO(), most=1_000)
    kept = io.BytesIO()
    unpacked(io.BytesIO(gzip.compress(b"0" * 1_000)), kept, most=1_000)
    assert len(kept.read()) == 1_000


def test_an_unfair_piece_is_refused() -> None:
    guarded = Guarded(io.BytesIO(b"0123456789"), largest=5)
    assert guarded.read(5) == b"01234"
    for size in (6, -1):
        with pytest.raises(OSError, match="piece"):
            guarded.read(size)


def test_a_head_as_large_as_the_disk_is_not_read(tmp_path: Path) -> None:
    entry = tarfile.TarInfo("a.txt")
    entry.type, entry.size = tarfile.XHDTYPE, 8_000_000_000
    assert "piece of" in failure(tmp_path / "a.tar", entry.tobuf(tarfile.USTAR_FORMAT) + bytes(1024)).message


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(PACKED)), at=st.integers(0, 1_500), garbage=st.binary(min_size=1, max_size=8))
def test_whatever_is_broken_nothing_is_raised(tmp_path: Path, name: str, at: int, garbage: bytes) -> None:
    content = PACKED[name]
    for item in opened(tmp_path / name, content[:at] + garbage + content[at + len(garbage) :]):
        assert isinstance(item, RawReport | Failure)
