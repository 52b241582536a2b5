"""The parts of an Excel file, opened only once its size and kind are known to be harmless."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal
from xml.etree.ElementTree import Element, ParseError, iterparse, parse
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from kit.errors import Fault, Faults
from kit.exchange.files import reading

__all__ = ["Archive", "opened"]

MOST_PARTS = 2_000
MOST_BYTES = 300 * 2**20
BYTES_WORTH_A_LOOK = 20 * 2**20
MOST_TIMES_PACKED = 250
_CHUNK = 2**16
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (
    BadZipFile, EOFError, LookupError, NotImplementedError, ParseError, RuntimeError, ValueError,
    zlib.error,
)  # fmt: skip


class Archive:
    """The parts of an Excel file by their names."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file
        self._names = set(file.namelist())

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def tree(self, name: str) -> Element:
        """Return a part as a tree."""
        with self._part(name) as stream:
            # No declarations, so no entities.
            return parse(stream).getroot()  # noqa: S314

    def walk(self, name: str, *events: Literal["start", "end"]) -> Iterator[tuple[str, Element]]:
        """Yield the elements of a part as they begin ("start") or end ("end")."""
        with self._part(name) as stream:
            yield from iterparse(stream, events)  # noqa: S314

    @contextmanager
    def _part(self, name: str) -> Iterator[IO[bytes]]:
        if name not in self._names:
            raise BadZipFile(name)
        with self._file.open(name) as stream:
            _refuse_declarations(stream)
        with self._file.open(name) as stream:
            yield stream


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open an Excel file, or say in one sentence why it cannot be read."""
    try:
        with reading(path), path.open("rb") as stream:
            if refusal := _kind_fault(stream):
                raise Faults(path.name, [refusal])
            stream.seek(0)
            with ZipFile(stream) as file:
                if refusal := _size_fault(file):
                    raise Faults(path.name, [refusal])
                yield Archive(file)
    except _BROKEN as error:
        raise Faults(path.name, [Fault("excel.damaged")]) from error


def _kind_fault(stream: IO[bytes]) -> Fault | None:
    """Return why a file is no Excel workbook, judged by how it begins."""
    start = stream.read(8)
    if not start.strip():
        return Fault("file.empty")
    if start.startswith(_OLE):
        # A password wraps the workbook in the container that old .xls files use too.
        return Fault("excel.encrypted" if _holds(stream, _ENCRYPTED) else "excel.old_format")
    return None if start.startswith(b"PK") else Fault("excel.not_a_workbook")


def _holds(stream: IO[bytes], wanted: bytes) -> bool:
    stream.seek(0)
    before = b""
    while chunk := stream.read(_CHUNK):
        if wanted in before + chunk:
            return True
        before = chunk[-len(wanted) :]
    return False


def _size_fault(file: ZipFile) -> Fault | None:
    parts = file.infolist()
    if any(part.flag_bits & 1 for part in parts):
        return Fault("excel.encrypted")
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    bomb = unpacked > BYTES_WORTH_A_LOOK and unpacked > packed * MOST_TIMES_PACKED
    if len(parts) > MOST_PARTS or unpacked > MOST_BYTES or bomb:
        return Fault("excel.too_large", (), {"mb": unpacked // 2**20 + 1})
    if "xl/workbook.bin" in file.namelist():
        return Fault("excel.old_format")
    return None if "_rels/.rels" in file.namelist() else Fault("excel.not_a_workbook")


def _refuse_declarations(stream: IO[bytes]) -> None:
    """Refuse XML that declares a document type, and with it entities; none of Excel's does."""
    begun = False

    def begin(*_: object) -> None:
        nonlocal begun
        begun = True

    parser = ParserCreate()
    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = _refuse
    while not begun and (chunk := stream.read(_CHUNK)):
        try:
            parser.Parse(chunk)
        except ExpatError as error:
            raise BadZipFile(str(error)) from error


def _refuse(*_: object) -> None:
    raise BadZipFile("doctype")
