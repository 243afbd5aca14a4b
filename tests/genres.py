#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Short passages in the manner of many genres, and who counts in each: what must be recognised, and the traps that must not.

    genres.py ENTENTE SOURCE_FOLDER

A passage of tests/golden/genres is "== day | title", its text, and "->" with the nodes that count, sorted.
"""
import json
import pathlib
import subprocess
import sys


def passages(path):
    for number, part in enumerate(path.read_text(encoding="utf-8").split("== ")[1:], 1):
        head, _, rest = part.partition("\n")
        day, _, title = head.partition(" | ")
        text, mark, nodes = rest.rpartition("->")
        assert mark, f"{path.name}: passage {number}, \"{title}\", has no line that begins with \"->\""
        yield f"{path.stem} {number}", {"date": day, "title": title, "text": text.strip("\n")}, nodes.split()


def counted(entente, documents):
    lines = "".join(json.dumps({"id": key} | document) + "\n" for key, document in documents.items())
    done = subprocess.run([entente, "mentions", "-", "--quiet"], input=lines, capture_output=True, check=True, encoding="utf-8")
    found = {key: {} for key in documents}
    for line in done.stdout.splitlines():
        mention = json.loads(line)
        if mention["counted"]:
            found[mention["doc"]].setdefault(mention["node"], []).append(mention["surface"])
    return found


def main():
    folder = pathlib.Path(sys.argv[2]) / "tests" / "golden" / "genres"
    cases = [case for path in sorted(folder.glob("*.txt")) for case in passages(path)]
    assert cases, f"there are no passages in {folder}"
    found = counted(sys.argv[1], {key: document for key, document, _ in cases})
    n_wrong = 0
    for key, document, nodes in cases:
        missing = [node for node in nodes if node not in found[key]]
        surplus = [f"{node} ({', '.join(names)})" for node, names in sorted(found[key].items()) if node not in nodes]
        if missing or surplus:
            n_wrong += 1
            print(f"{key}, \"{document['title']}\":", *(["not found:", *missing] if missing else []), *(["too many:", *surplus] if surplus else []))
    print(f"{len(cases) - n_wrong} of {len(cases)} passages are read right")
    return n_wrong > 0


if __name__ == "__main__":
    sys.exit(main())
