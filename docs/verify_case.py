#!/usr/bin/env python3
"""Verifies a case of Cofferdam, or a bundle of one, without Cofferdam: python3 verify_case.py CASE_FOLDER|BUNDLE_FILE

Needs nothing but Python 3.8 or newer, and writes nothing. The formats are described in case-log.md and bundle.md. Exit
status: 0 it holds, 1 it does not, 2 there is no case or bundle.
"""

import hashlib
import json
import pathlib
import re
import sqlite3
import stat
import sys
import zipfile
import zlib

DOMAIN = b"cofferdam-log-v1\0"
ZERO = bytes(32)
FORMAT = 1
LARGEST_MANIFEST = 64 << 20
LONGEST_LINE = 64 << 20
SAFE_PART = re.compile(r"[A-Za-z0-9_-]([A-Za-z0-9._-]*[A-Za-z0-9_-])?")


class Unknown(Exception):
    """It is nothing that can be checked."""


def records(rows):
    """Follows the chain; yields each record and its body, or stops with what is wrong at the first bad one.

    Each row has what is stored of a record, and the columns that stand beside it in a database, else None.
    """
    previous = ZERO
    for expected, (envelope, body, salt, stored, columns) in enumerate(rows, start=1):
        record = json.loads(envelope)
        if record["seq"] != expected or (columns and columns[0] != expected):
            raise ValueError(f"record {expected} is missing: number {record['seq']} stands in its place")
        if hashlib.sha256(salt + body).hexdigest() != record["data_hash"]:
            raise ValueError(f"record {expected}: the body is not the one that was recorded")
        if record["prev_hash"] != previous.hex():
            raise ValueError(f"record {expected} is not chained to the one before it")
        if hashlib.sha256(DOMAIN + previous + envelope).digest() != stored:
            raise ValueError(f"record {expected}: the hash does not fit what it says")
        if columns and columns[1:] != (record["type"], record.get("run_id"), record.get("step_id")):
            raise ValueError(f"record {expected}: a column does not say what the record says")
        previous = stored
        yield record, body, stored


def in_database(db):
    columns = "envelope, body, salt, hash, seq, type, run_id, step_id"
    for row in db.execute(f"SELECT {columns} FROM record ORDER BY seq"):
        yield row[:4] + (row[4:],)


def in_lines(lines):
    """A line has the exact bytes of a record as text."""
    while True:
        line = lines.readline(LONGEST_LINE + 1)
        if not line:
            return
        if not line.endswith(b"\n"):
            raise ValueError("the log ends in the middle of a line, or has one that is too long")
        item = json.loads(line)
        text = [item[name].encode("utf-8") for name in ("envelope", "body")]
        yield (*text, bytes.fromhex(item["salt"]), bytes.fromhex(item["hash"]), None)


def own_evidence(record):
    """The SHA-256 of a file that the case itself keeps."""
    item = record.get("evidence")
    return item["sha256"] if item and item["location"] == "evidence/" + item["sha256"] else None


def checkpoints(db, hashes):
    """What was vouched for while the case was written must still be there."""
    for size, head, made_at in db.execute("SELECT size, head, made_at FROM checkpoint ORDER BY size"):
        if size > len(hashes):
            raise ValueError(f"the log ends at record {len(hashes)}; the checkpoint of {made_at} vouches for {size}")
        if hashes[size - 1] != head:
            raise ValueError(f"record {size} is not the one that the checkpoint of {made_at} vouches for")


def tip(folder):
    """How far the log had come; to be read before the log, which may be growing."""
    try:
        size, head = (folder / "case.tip").read_text("ascii").split()
        return int(size), bytes.fromhex(head)
    except (OSError, ValueError):
        raise ValueError("case.tip is missing or damaged: nothing vouches for the log's end") from None


def reaches(hashes, size, head):
    """The log must be at least as long as its tip says, and the same up to there."""
    if size > len(hashes):
        raise ValueError(f"the log ends at record {len(hashes)}; case.tip vouches for {size}")
    if size > 0 and hashes[size - 1] != head:
        raise ValueError(f"record {size} is not the one that case.tip vouches for")


def evidence(folder, sha256):
    """A piece of evidence that lies with the case must be what was recorded."""
    digest = hashlib.sha256()
    try:
        with (folder / "evidence" / sha256).open("rb") as content:
            for block in iter(lambda: content.read(1 << 20), b""):
                digest.update(block)
    except FileNotFoundError:
        raise ValueError(f"evidence {sha256} is missing") from None
    if digest.hexdigest() != sha256:
        raise ValueError(f"evidence {sha256} was changed")


def case(folder):
    db = sqlite3.connect(f"{(folder / 'case.db').resolve().as_uri()}?mode=ro", uri=True)
    hashes = []
    files = {}
    last = tip(folder)
    for record, _, stored in records(in_database(db)):
        hashes.append(stored)
        if own_evidence(record):
            files[own_evidence(record)] = True
    checkpoints(db, hashes)
    reaches(hashes, *last)
    for sha256 in files:
        evidence(folder, sha256)
    return len(hashes), len(files), hashes[-1] if hashes else ZERO


class Checked:
    """A file of a bundle on its way through: no more of it than was said, and its hash at the end."""

    def __init__(self, content, entry):
        self.content, self.entry, self.read, self.digest = content, entry, 0, hashlib.sha256()

    def take(self, block):
        self.read += len(block)
        if self.read > self.entry["size"]:
            raise ValueError(f"{self.entry['path']} unpacks to more than {self.entry['size']} bytes")
        self.digest.update(block)
        return block

    def readline(self, most):
        return self.take(self.content.readline(most))

    def finish(self):
        for block in iter(lambda: self.content.read(1 << 20), b""):
            self.take(block)
        if self.read != self.entry["size"]:
            raise ValueError(f"{self.entry['path']} has {self.read} bytes instead of {self.entry['size']}")
        path, sha256 = self.entry["path"], self.digest.hexdigest()
        if sha256 != self.entry["sha256"]:
            raise ValueError(f"{path} was changed: its SHA-256 is {sha256}")
        named = re.fullmatch(r"evidence/(.*)|playbooks/(.*)\.yaml", path)
        if named and sha256 != (named[1] or named[2]):
            raise ValueError(f"{path} is not named by its SHA-256")


def demand_safe(path):
    """Relative, of plain letters: a name must mean the same everywhere, and lead nowhere else."""
    if len(path) > 200 or not all(SAFE_PART.fullmatch(part) for part in path.split("/")):
        raise ValueError(f"the name {path!r} is refused: it is absolute, leads elsewhere, or is not of plain letters")


def demand_plain(infos, size):
    names = set()
    for info in infos:
        demand_safe(info.orig_filename)
        if info.orig_filename.lower() in names:
            raise ValueError(f"{info.orig_filename} is there twice")
        names.add(info.orig_filename.lower())
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            raise ValueError(f"{info.orig_filename} is a link or something else that is no plain file")
    if sum(info.compress_size for info in infos) > size:
        raise ValueError("the files in it overlap")


def manifest(archive, infos):
    if "manifest.json" not in infos:
        raise Unknown("it is an archive, but no bundle of a case: it has no manifest.json")
    if infos["manifest.json"].file_size > LARGEST_MANIFEST:
        raise ValueError("its manifest.json is larger than any bundle's")
    said = json.loads(archive.read("manifest.json"))
    if not isinstance(said["format"], int):
        raise ValueError("its manifest.json names no format")
    if said["format"] != FORMAT:
        raise Unknown(f"the bundle is of format {said['format']}; this program knows {FORMAT}")
    listed = [entry["path"] for entry in said["files"]]
    for path in listed:
        demand_safe(path)
    if len({path.lower() for path in listed + ["manifest.json"]}) != len(listed) + 1:
        raise ValueError("its manifest names a file twice")
    if set(listed) | {"manifest.json"} != set(infos):
        raise ValueError("the files in it are not those that its manifest names")
    if "log.jsonl" not in listed:
        raise ValueError("there is no log.jsonl in it")
    return said


def log(content, said):
    """The chain up to the tip; what else the log speaks of."""
    count, head, files, playbooks = 0, ZERO, set(), set()
    for record, body, stored in records(in_lines(content)):
        count, head = count + 1, stored
        if record["case_id"] != said["case_id"]:
            raise ValueError(f"the manifest is of case {said['case_id']}, record {count} of {record['case_id']}")
        if own_evidence(record):
            files.add("evidence/" + own_evidence(record))
        if record["type"] == "run.started":
            for pinned in json.loads(body).get("playbooks", {}).values():
                playbooks.add(f"playbooks/{hashlib.sha256(pinned['text'].encode('utf-8')).hexdigest()}.yaml")
    if count == 0 or (count, head.hex()) != (said["tip"]["seq"], said["tip"]["hash"]):
        raise ValueError(f"the log ends at record {count}; the manifest vouches for {said['tip']['seq']}")
    return count, head, files, playbooks


def bundle(file):
    try:
        archive = zipfile.ZipFile(file)
    except zipfile.BadZipFile as problem:
        raise Unknown(f"{file} is no ZIP archive, or only the beginning of one: {problem}") from None
    with archive:
        demand_plain(archive.infolist(), file.stat().st_size)
        infos = {info.orig_filename: info for info in archive.infolist()}
        said = manifest(archive, infos)
        there = {entry["path"] for entry in said["files"]}
        count, head, wanted = 0, ZERO, set()
        for entry in said["files"]:
            if infos[entry["path"]].file_size != entry["size"]:
                raise ValueError(f"{entry['path']} has another size than its manifest says")
            with archive.open(infos[entry["path"]]) as content:
                checked = Checked(content, entry)
                if entry["path"] == "log.jsonl":
                    count, head, files, playbooks = log(checked, said)
                    wanted = playbooks if said["evidence"] == "left_out" else playbooks | files
                checked.finish()
        if wanted - there:
            raise ValueError(f"{sorted(wanted - there)[0]} is missing")
        return count, sum(path.startswith("evidence/") for path in there), head


def main(given):
    try:
        if given.is_file():
            count, files, head = bundle(given)
        elif (given / "case.db").is_file():
            count, files, head = case(given)
        else:
            raise Unknown(f"there is no case in {given}")
    except Unknown as problem:
        print(problem, file=sys.stderr)
        return 2
    except (
        ValueError, KeyError, TypeError, AttributeError, OSError, EOFError, NotImplementedError, RuntimeError,
        sqlite3.Error, zipfile.BadZipFile, zlib.error,
    ) as problem:  # fmt: skip
        print(f"does not hold: {problem}")
        return 1
    print(f"holds: records {count}, evidence files {files}, the last hash is {head.hex()}")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(pathlib.Path(sys.argv[1])))
