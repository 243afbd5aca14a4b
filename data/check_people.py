#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists the people of the catalogue whose name and days in office no second source confirms.

    data/check_people.py [--shared FOLDER] [--list]

The sources are no part of this project; they stand in FOLDER (default: ../shared beside the sources):
  reigns   reference/reign_leaders.jsonl.gz      terms of heads of government: the same state, a surname in common, terms that share a day
  visits   reference/us_visits_travels.jsonl.gz  dated visits: a surname in the text, the state of the office, a day in the term
  news     data/wiki_current_events_*.jsonl.gz   dated items: the full name with an office directly before it, on a day in the term
A person is confirmed when one of their terms is. Nothing is copied from the sources; they only say yes or nothing.
Exit status: 0 when it could look, 77 when FOLDER is not there.
"""
import argparse
import collections
import datetime
import glob
import gzip
import json
import pathlib
import re
import sys
import unicodedata

SOURCE = pathlib.Path(__file__).resolve().parent.parent
OFFICES = set("president premier minister chancellor secretary king queen prince emir sultan sheikh pope ayatollah general chairman leader director "
              "commissioner ambassador envoy spokesman spokeswoman governor speaker chief marshal admiral representative head".split())


def fold(text):
    """Small letters without accents, words parted by single spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def day(text, default):
    """An ISO day, month or year as a date; the default for none."""
    if not text:
        return default
    numbers = [int(part) for part in text.split("-")] + [1, 1]
    return datetime.date(*numbers[:3])


def day_of_list(parts, default):
    numbers = [part for part in parts or [] if part]
    return datetime.date(*(numbers + [1, 1])[:3]) if numbers else default


class Person:
    def __init__(self, file, actor):
        self.file, self.id = file, actor["id"]
        texts = lambda key: [alias if isinstance(alias, str) else alias["text"] for alias in actor.get(key, [])]
        self.names = {fold(name) for name in texts("names")}
        self.surnames = {fold(name) for name in texts("surnames")} or {name.split()[-1] for name in self.names if name}
        terms = actor.get("counts_as", [])
        terms = [{"id": terms}] if isinstance(terms, str) else terms
        self.terms = [(term["id"], day(term.get("from"), datetime.date.min), day(term.get("to"), datetime.date.max)) for term in terms]
        self.confirmed = set()

    def states(self, on):
        return {state for state, start, end in self.terms if start <= on < end}


def read_people():
    for path in sorted(glob.glob(str(SOURCE / "data" / "actors" / "people-*.json"))):
        with open(path, encoding="utf-8") as file:
            for actor in json.load(file)["actors"]:
                if actor.get("type") == "person":
                    yield Person(pathlib.Path(path).name, actor)


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def check_reigns(path, by_state):
    for reign in lines(path):
        start, end = day_of_list(reign["start"], datetime.date.min), day_of_list(reign["end"], datetime.date.max)
        words = set(fold(reign["leader"]).split())
        for person in by_state[reign["iso3"]]:
            overlaps = any(state == reign["iso3"] and first <= end and start <= last for state, first, last in person.terms)
            if overlaps and any(words & set(surname.split()) for surname in person.surnames):
                person.confirmed.add("reigns")


def check_visits(path, by_state):
    for visit in lines(path):
        on = day(visit["date"], datetime.date.min)
        text = f" {fold(visit.get('person') or '')} {fold(visit.get('text') or '')} "
        for state in set(visit.get("iso3") or []) | {"USA"}:
            for person in by_state[state]:
                if state in person.states(on) and any(f" {name} " in text for name in person.surnames | person.names):
                    person.confirmed.add("visits")


def check_news(path, by_name):
    longest = max(len(name.split()) for name in by_name)
    for item in lines(path):
        if not item.get("date"):
            continue
        on, words = day(item["date"][:10], datetime.date.min), fold(item["text"]).split()
        for i, word in enumerate(words):
            if word not in OFFICES:
                continue
            for n in range(2, longest + 1):
                for person in by_name.get(" ".join(words[i + 1:i + 1 + n]), []):
                    if person.states(on):
                        person.confirmed.add("news")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=SOURCE.parent / "shared")
    parser.add_argument("--list", action="store_true", help="print the ids of those without a second source")
    options = parser.parse_args()
    if not (options.shared / "reference").is_dir():
        print(f"{options.shared}/reference is not there: nothing to compare with")
        return 77
    people = list(read_people())
    by_state, by_name = collections.defaultdict(list), collections.defaultdict(list)
    for person in people:
        for state in {state for state, _, _ in person.terms}:
            by_state[state].append(person)
        for name in person.names:
            if " " in name:
                by_name[name].append(person)
    check_reigns(options.shared / "reference" / "reign_leaders.jsonl.gz", by_state)
    check_visits(options.shared / "reference" / "us_visits_travels.jsonl.gz", by_state)
    for path in sorted(options.shared.glob("data/wiki_current_events_*.jsonl.gz")):
        check_news(path, by_name)
    print(f"{'file':28} {'people':>7} {'reigns':>7} {'visits':>7} {'news':>7} {'any':>7} {'none':>7}")
    for file in [*sorted({person.file for person in people}), "all"]:
        here = [person for person in people if file in (person.file, "all")]
        counts = [sum(source in person.confirmed for person in here) for source in ("reigns", "visits", "news")]
        some = sum(bool(person.confirmed) for person in here)
        print(f"{file:28} {len(here):7} {counts[0]:7} {counts[1]:7} {counts[2]:7} {some:7} {len(here) - some:7}")
    if options.list:
        print("\n".join(sorted(person.id for person in people if not person.confirmed)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
