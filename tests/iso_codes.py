#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ids of states are ISO 3166 codes: those of today of ISO 3166-1, former ones of ISO 3166-3, as the Debian package iso-codes has them.

    iso_codes.py ENTENTE SOURCE_FOLDER

Without that package the test is skipped.
"""
import json
import pathlib
import re
import subprocess
import sys

CODES = pathlib.Path("/usr/share/iso-codes/json")
# States that ISO 3166 has no code for, or had ended before there was one: why each stands in the catalogue is in its entry.
OWN = {"XKX": "Kosovo, a code that users may assign"}


def read(name, key):
    with open(CODES / f"iso_{name}.json", encoding="utf-8") as file:
        return {entry["alpha_3"] for entry in json.load(file)[key]}


def main():
    command = sys.argv[1]
    if not (CODES / "iso_3166-1.json").is_file():
        print(f"{CODES}/iso_3166-1.json is not there; install the package iso-codes to check the codes of states")
        return 77
    today, former = read("3166-1", "3166-1"), read("3166-3", "3166-3")
    done = subprocess.run([command, "actors", "list", "--type", "country", "--json"], capture_output=True, check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    faults, n_today, n_former = [], 0, 0
    for row in rows:
        code = row["id"]
        if not re.fullmatch(r"[A-Z]{3}", code):
            continue  # a state and a name, DEU-NAZI: documented as our own
        n_today += code in today
        n_former += code in former and code not in today
        if row["to"] is None and code not in today and code not in OWN:
            kind = "a former code, but the catalogue gives no last day" if code in former else "is no code of ISO 3166-1 or 3166-3"
            faults.append(f"{code} ({row['label']}): {kind}")
    missing = sorted(today - {row["id"] for row in rows} - {json.loads(line)["id"] for line in subprocess.run(
        [command, "actors", "list", "--json"], capture_output=True, check=True).stdout.splitlines()})
    print(f"{n_today} states and territories of today, {n_former} former ones; of ISO 3166-1 the catalogue lacks {len(missing)}: {' '.join(missing)}")
    if n_today < 190:
        faults.append(f"only {n_today} ids are codes of today; the test looks in the wrong place")
    print("\n".join(faults))
    return 1 if faults else 0


sys.exit(main())
