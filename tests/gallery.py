#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The gallery is what the program makes of its corpus: drawings (DOT) and tables in graphs/korea are compared byte for byte.

usage: gallery.py COMMAND SOURCE
"""
import itertools
import pathlib
import subprocess
import sys
import tempfile

# SVG is left out: its last digits depend on the fonts of the machine. Only that each drawing has one is checked.
TABLES = ["actors.csv", "communities.csv", "slices.csv", "ties.csv"]
ACCEPT = "If that is right, accept it with: cmake --build build --target gallery"


def first_difference(old, new):
    """Where two files begin to differ, and both lines, cut short."""
    pairs = itertools.zip_longest(old.split(b"\n"), new.split(b"\n"))
    for number, (before, after) in enumerate(pairs, 1):
        if before != after:
            shown = ["(no line)" if line is None else line[:160].decode(errors="replace").rstrip() for line in (before, after)]
            return f"line {number}\n  graphs/korea: {shown[0]}\n  made now:     {shown[1]}"
    return "nowhere"


def drawings(folder, ending):
    return {f"slices/{path.name}" for path in folder.glob(f"slices/*.{ending}")}


def faults(kept, made):
    """What differs between the gallery that is kept and the one made now, one sentence each."""
    names = drawings(kept, "dot") | drawings(made, "dot") | set(TABLES)
    for name in sorted(names):
        old, new = kept / name, made / name
        if not old.exists():
            yield f"graphs/korea/{name} is missing"
        elif not new.exists():
            yield f"graphs/korea/{name} is stale: it is not made any more"
        elif old.read_bytes() != new.read_bytes():
            yield f"graphs/korea/{name} differs in {first_difference(old.read_bytes(), new.read_bytes())}"
    for name in sorted(drawings(kept, "svg") ^ drawings(made, "svg")):
        yield f"graphs/korea/{name} is missing or stale"


def make_files(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def self_test():
    """A change, a missing and a stale file must be found, and equal folders must pass."""
    good = {**{table: b"a\nb\n" for table in TABLES}, "slices/2000.dot": b"x", "slices/2000.svg": b"y"}
    cases = [({}, None), ({"ties.csv": b"a\nc\n"}, "ties.csv differs in line 2"), ({"slices/1999.dot": b"x"}, "1999.dot is stale"),
             ({"slices/2000.dot": b""}, "2000.dot differs"), ({"slices/1999.svg": b""}, "1999.svg is missing or stale")]
    for change, message in cases:
        with tempfile.TemporaryDirectory() as folder:
            kept, made = pathlib.Path(folder, "kept"), pathlib.Path(folder, "made")
            make_files(kept, {**good, **change})
            make_files(made, good)
            found = list(faults(kept, made))
            assert (not found) if message is None else (len(found) == 1 and message in found[0]), found


def main():
    self_test()
    command, kept = sys.argv[1], pathlib.Path(sys.argv[2], "graphs", "korea")
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder, "korea")
        run = subprocess.run([command, "run", str(kept / "corpus"), "--by", "year", "--quiet", "-o", str(made)], check=False,
                             capture_output=True)
        if run.returncode != 0:
            sys.exit(f"entente run ended with {run.returncode}: {run.stderr.decode(errors='replace')}")
        found = list(faults(kept, made))
    if found:
        sys.exit("\n".join(found + [ACCEPT]))
    print(f"{len(drawings(kept, 'dot'))} drawings and {len(TABLES)} tables are what the corpus gives")


main()
