#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The five first documents, by month: who is there, who is tied to whom most, and how many mentions are right.

    seeds.py ENTENTE SOURCE_FOLDER

The documents are no part of the sources; without them the test is skipped.
"""
import collections
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

MONTHS = ["2015-01", "2015-03", "2017-09", "2024-01"]
NODES = {"RUS", "PRK", "USA", "CHN", "UN", "GAZPROM"}
LEAST_F1 = .93


def entente(command, *arguments):
    done = subprocess.run([command, *map(str, arguments)], capture_output=True, check=False)
    assert done.returncode == 0, f"entente {' '.join(map(str, arguments))} ended with {done.returncode}: {done.stderr.decode()}"
    return done.stdout


def read_table(path):
    with open(path, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def strongest(ties):
    return max(ties, key=ties.get)


def check_run(out):
    slices = [row["slice"] for row in read_table(out / "slices.csv")]
    assert slices == MONTHS, f"slices are {slices}"
    actors = read_table(out / "actors.csv")
    missing = NODES - {row["actor"] for row in actors}
    assert not missing, f"no node: {missing}"
    overall, by_month = collections.Counter(), collections.defaultdict(dict)
    for row in read_table(out / "ties.csv"):
        pair = f"{row['source']}-{row['target']}"
        overall[pair] += float(row["strength"])
        by_month[row["slice"]][pair] = float(row["strength"])
    assert strongest(overall) == "PRK-RUS", f"the strongest tie is {strongest(overall)}"
    assert strongest(by_month["2017-09"]) == "PRK-USA", f"the strongest tie of 2017-09 is {strongest(by_month['2017-09'])}"
    strength = {row["actor"]: float(row["strength"]) for row in actors if row["slice"] == "2024-01"}
    ranked = sorted(strength, key=lambda actor: (-strength[actor], actor))
    assert ranked[2] == "UKR", f"the strongest of 2024-01 are {ranked[:4]}"


def check_mentions(command, corpus, score, folder):
    mentions = folder / "mentions.jsonl"
    mentions.write_bytes(entente(command, "mentions", "--quiet", corpus, "--metadata", corpus / "metadata.csv"))
    done = subprocess.run([sys.executable, str(score), str(mentions), "--json"], capture_output=True, check=False)
    assert done.returncode == 0, f"{score}: {done.stderr.decode()}"
    f1 = next(row["f1"] for row in json.loads(done.stdout)["rows"] if row["group"] == "mentions" and row["name"] == "node exact")
    assert f1 >= LEAST_F1, f"of nodes F1 is {f1:.3f}, not {LEAST_F1} or more"
    return f1


def check_copies(command, corpus, folder):
    """Each document twice, the second time with another first sentence: the same ties, and five copies."""
    twice, table = folder / "twice", read_table(corpus / "metadata.csv")
    twice.mkdir()
    for row in list(table):
        text = (corpus / f"{row['id']}.txt").read_text(encoding="utf-8")
        end = re.search(r"\.\s|\n", text).end() - 1
        (twice / f"{row['id']}.txt").write_text(text, encoding="utf-8")
        (twice / f"{row['id']}_again.txt").write_text("Ministers spoke on the telephone all night." + text[end:], encoding="utf-8")
        table.append({**row, "id": row["id"] + "_again"})
    with open(folder / "twice.csv", "w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, table[0])
        writer.writeheader()
        writer.writerows(table)
    entente(command, "run", "--quiet", twice, "--metadata", folder / "twice.csv", "--by", "month", "-o", folder / "out2")
    once, again = read_table(folder / "out" / "ties.csv"), read_table(folder / "out2" / "ties.csv")
    assert all(int(row["copies"]) <= int(row["stories"]) for row in again), "a tie has more copies than stories"
    for row in once + again:
        del row["copies"]
    assert once == again, "copies change the ties"
    copies = sum(int(row["copies"]) for row in read_table(folder / "out2" / "slices.csv"))
    assert copies == 5, f"{copies} copies, not 5"


def main():
    command, shared = sys.argv[1], pathlib.Path(sys.argv[2], "..", "shared").resolve()
    corpus, score = shared / "seeds", shared / "tools" / "score_seeds.py"
    if not corpus.is_dir():
        print(f"{corpus} is not there, so the five first documents were not read")
        return 77
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        entente(command, "run", "--quiet", corpus, "--metadata", corpus / "metadata.csv", "--by", "month", "-o", folder / "out")
        check_run(folder / "out")
        print("slices, nodes and the strongest ties are right")
        check_copies(command, corpus, folder)
        print("five copies, and they change no tie")
        if score.is_file():
            print(f"of nodes F1 is {check_mentions(command, corpus, score, folder):.3f}")
    return 0


sys.exit(main())
