#!/usr/bin/env python3
"""Verifies a case of Cofferdam without Cofferdam: python3 verify_case.py CASE_FOLDER

Needs nothing but Python 3.8 or newer. The format is described in case-log.md. Exit status: 0 the case holds, 1 it does
not, 2 there is no case.
"""

import hashlib
import json
import pathlib
import sqlite3
import sys

DOMAIN = b"cofferdam-log-v1\0"
ZERO = bytes(32)


def records(db):
    """Follows the chain; yields each record's envelope, or stops with what is wrong at the first bad one."""
    previous = ZERO
    rows = db.execute("SELECT seq, type, run_id, step_id, envelope, body, salt, hash FROM record ORDER BY seq")
    for expected, (seq, kind, run_id, step_id, envelope, body, salt, stored) in enumerate(rows, start=1):
        record = json.loads(envelope)
        if seq != expected or record["seq"] != expected:
            raise ValueError(f"record {expected} is missing: number {seq} stands in its place")
        if hashlib.sha256(salt + body).hexdigest() != record["data_hash"]:
            raise ValueError(f"record {seq}: the body is not the one that was recorded")
        if record["prev_hash"] != previous.hex():
            raise ValueError(f"record {seq} is not chained to the one before it")
        if hashlib.sha256(DOMAIN + previous + envelope).digest() != stored:
            raise ValueError(f"record {seq}: the hash does not fit what it says")
        if (kind, run_id, step_id) != (record["type"], record.get("run_id"), record.get("step_id")):
            raise ValueError(f"record {seq}: a column does not say what the record says")
        previous = stored
        yield record, stored


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


def evidence(folder, item):
    """A piece of evidence that lies with the case must be what was recorded."""
    file = folder / "evidence" / item["sha256"]
    digest = hashlib.sha256()
    try:
        with file.open("rb") as content:
            for block in iter(lambda: content.read(1 << 20), b""):
                digest.update(block)
    except FileNotFoundError:
        raise ValueError(f"evidence {item['sha256']} is missing") from None
    if digest.hexdigest() != item["sha256"]:
        raise ValueError(f"evidence {item['sha256']} was changed")


def main(folder):
    if not (folder / "case.db").is_file():
        print(f"there is no case in {folder}", file=sys.stderr)
        return 2
    db = sqlite3.connect(f"{(folder / 'case.db').resolve().as_uri()}?mode=ro", uri=True)
    hashes = []
    files = {}
    try:
        last = tip(folder)
        for record, stored in records(db):
            hashes.append(stored)
            item = record.get("evidence")
            if item and item["location"].startswith("evidence/"):
                files[item["sha256"]] = item
        checkpoints(db, hashes)
        reaches(hashes, *last)
        for item in files.values():
            evidence(folder, item)
    except (ValueError, KeyError, TypeError, sqlite3.Error) as problem:
        print(f"does not hold: {problem}")
        return 1
    head = hashes[-1].hex() if hashes else ZERO.hex()
    print(f"holds: records {len(hashes)}, evidence files {len(files)}, the last hash is {head}")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(pathlib.Path(sys.argv[1])))
