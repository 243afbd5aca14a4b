#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ids of states are ISO 3166 codes: those of today of ISO 3166-1, former ones of ISO 3166-3, as the Debian package iso-codes has them. The names
that it gives a state are names of it, and each has adjectives with their plurals.

    iso_codes.py ENTENTE SOURCE_FOLDER

Without that package the test is skipped.
"""
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

CODES = pathlib.Path("/usr/share/iso-codes/json")
# States that ISO 3166 has no code for, or had ended before there was one: why each stands in the catalogue is in its entry.
OWN = {"XKX": "Kosovo, a code that users may assign"}


def read(name, key):
    with open(CODES / f"iso_{name}.json", encoding="utf-8") as file:
        return {entry["alpha_3"] for entry in json.load(file)[key]}


# Uninhabited, or their people are called like those of the state or the other isles.
NO_ADJECTIVE = set("ATA ATF BLM BVT GGY HMD JEY MAF MNP SGS SJM UMI VAT WLF".split())


def plain(name):
    """As the matcher compares it, without article and brackets."""
    name = re.sub(r" ?\(.*?\)|\.", "", name)
    letters = unicodedata.normalize("NFD", re.sub("^[Tt]he ", "", name).lower().translate(str.maketrans("’ø", "'o")))
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in letters if not unicodedata.combining(c))).strip()


def read_actors(source):
    actors = {}
    for path in sorted((source / "data" / "actors").glob("*.json")):
        for actor in json.loads(path.read_text(encoding="utf-8")).get("actors", []):
            actors[actor["id"]] = actor
    return actors


def texts_of(alias):
    text = alias if isinstance(alias, str) else alias["text"]
    return [text] if isinstance(text, str) else text


def name_faults(actors):
    with open(CODES / "iso_3166-1.json", encoding="utf-8") as file:
        entries = json.load(file)["3166-1"]
    for entry in entries:
        actor = actors[entry["alpha_3"]]
        texts = {key: [text for alias in actor.get(key, []) for text in texts_of(alias)] for key in ("names", "demonyms", "capitals")}
        names = {plain(text) for text in texts["names"]}
        for key in ("name", "common_name", "official_name"):
            head, _, tail = entry.get(key, texts["names"][0]).partition(", ")
            if not {plain(head), plain(f"{tail} {head}")} & names:
                yield f"{actor['id']}: is not called \"{entry[key]}\""
        if not texts["demonyms"] and actor["id"] not in NO_ADJECTIVE:
            yield f"{actor['id']}: has no demonyms"
        # Ancient Persians are nobody.
        for text in texts["demonyms"]:
            if re.search("^[^ ]*(an|er)$", text) and text != "Persian" and not {text + "s", re.sub("man$", "men", text)} & set(texts["demonyms"]):
                yield f"{actor['id']}: \"{text}\" has no plural"


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
    faults += name_faults(read_actors(pathlib.Path(sys.argv[2])))
    print("\n".join(faults))
    return 1 if faults else 0


sys.exit(main())
