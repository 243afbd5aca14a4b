#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists the people of the catalogue whose name and days in office no second source confirms.

    data/check_people.py [--shared FOLDER] [--list] [--leaders]

The sources are no part of this project; they stand in FOLDER (default: ../shared beside the sources):
  reigns   reference/reign_leaders.jsonl.gz      terms of heads of government: the same state, a name in common (or spelled nearly so, with a term that
                                                 begins within 60 days), terms that share a day
  visits   reference/us_visits_travels.jsonl.gz  dated visits: a surname in the text, the state of the office, a day in the term
  news     data/wiki_current_events_*.jsonl.gz   dated items, on a day in the term: the full name with an office up to six words before or behind it, or a
                                                 surname with an office directly before it and the state (or its adjective) in the item
A person is confirmed when one of their terms is. Nothing is copied from the sources; they only say yes or nothing. With --leaders the terms of
the first source are listed that nobody of the catalogue has: another spelling, other days, or a hole.
Exit status: 0 when it could look, 77 when FOLDER is not there.
"""
import argparse
import collections
import datetime
import difflib
import glob
import gzip
import json
import pathlib
import re
import sys
import unicodedata

SOURCE = pathlib.Path(__file__).resolve().parent.parent
OFFICES = set("president premier minister chancellor secretary king queen prince emir sultan sheikh pope ayatollah general chairman leader director "
              "commissioner ambassador envoy spokesman spokeswoman governor speaker chief marshal admiral representative head adviser advisor "
              "senator congressman commander attorney judge prosecutor taoiseach premier deputy emperor crown pm lawmaker candidate".split())
NEAR_WORDS = 6
# Codes of the first source that are another state's, or of a state before or after it.
CODES = {"GLP": ["GTM"], "JON": ["JPN"], "UNK": ["XKX"], "MOZ": ["MOZ", "MMR"], "PSE": ["PSE", "PLW"], "YUG": ["YUG", "SCG", "SRB", "MNE"], "RUS": ["RUS", "SUN"],
         "YEM": ["YEM", "YEM-NORTH"], "CSK": ["CSK", "CZE"], "DEU": ["DEU", "DDR"], "MNE": ["MNE", "SCG"]}


# Letters that Unicode does not take apart.
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "’": "'"})


def fold(text):
    """Small letters without accents, words separated by single spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower().translate(PLAIN)) if not unicodedata.combining(c))
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


def texts_of(aliases):
    """The texts of a list of aliases, each of which is a text or an object with one text or several."""
    texts = [alias if isinstance(alias, str) else alias["text"] for alias in aliases]
    return [text for one in texts for text in ([one] if isinstance(one, str) else one)]


class Person:
    def __init__(self, file, actor):
        self.file, self.id, self.label = file, actor["id"], actor["label"]
        self.names = {fold(name) for name in texts_of(actor.get("names", []))}
        self.surnames = {fold(name) for name in texts_of(actor.get("surnames", []))} or {name.split()[-1] for name in self.names if name}
        terms = actor.get("counts_as", [])
        terms = [{"id": terms}] if isinstance(terms, str) else terms
        self.terms = [(term["id"], day(term.get("from"), datetime.date.min), day(term.get("to"), datetime.date.max)) for term in terms]
        self.words = {word for name in self.names | self.surnames for word in name.split()}
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


def is_spelled_alike(word, words):
    return len(word) > 4 and bool(difflib.get_close_matches(word, words, 1, 0.75))


def check_reigns(path, by_state):
    """Confirms people; gives the reigns since 1985 that nobody has."""
    for reign in lines(path):
        start, end = day_of_list(reign["start"], datetime.date.min), day_of_list(reign["end"], datetime.date.max)
        # The source ends in the first days of a month what ended in the course of it.
        end = max(end, start) + datetime.timedelta(31) if end < datetime.date(9000, 1, 1) else end
        words, states, found = fold(reign["leader"]).split(), CODES.get(reign["iso3"], [reign["iso3"]]), False
        for person in [person for state in states for person in by_state[state]]:
            shared = [first for state, first, last in person.terms if state in states and first <= end and start <= last]
            begins = any(abs((first - start).days) <= 60 for first in shared)
            if shared and (set(words) & person.words or (begins and any(is_spelled_alike(word, person.words) for word in words))):
                person.confirmed.add("reigns")
                found = True
        if not found and end > datetime.date(1985, 1, 31):
            yield f"{reign['iso3']}\t{start}\t{reign['leader']}"


def check_visits(path, by_state):
    for visit in lines(path):
        on = day(visit["date"], datetime.date.min)
        text = f" {fold(visit.get('person') or '')} {fold(visit.get('text') or '')} "
        for state in set(visit.get("iso3") or []) | {"USA"}:
            for person in by_state[state]:
                if state in person.states(on) and any(f" {name} " in text for name in person.surnames | person.names):
                    person.confirmed.add("visits")


def read_state_words():
    """Folded names and demonyms of states to their ids."""
    by_word = collections.defaultdict(set)
    for path in sorted(glob.glob(str(SOURCE / "data" / "actors" / "*.json"))):
        with open(path, encoding="utf-8") as file:
            for actor in json.load(file).get("actors", []):
                if actor.get("type") in ("country", "igo"):
                    for text in texts_of([*actor.get("names", []), *actor.get("demonyms", [])]):
                        by_word[fold(text)].add(actor["id"])
    return by_word


def check_item(words, on, by_name, longest, by_surname, state_words):
    offices = [word in OFFICES for word in words]
    for i in range(len(words)):
        for n in range(2, longest + 1) if any(offices[max(0, i - NEAR_WORDS):i + longest + NEAR_WORDS]) else []:
            near = any(offices[max(0, i - NEAR_WORDS):i]) or any(offices[i + n:i + n + NEAR_WORDS])
            for person in by_name.get(" ".join(words[i:i + n]), []) if near else []:
                if person.states(on):
                    person.confirmed.add("news")
        if i == 0 or not offices[i - 1]:
            continue
        for n in (1, 2):
            for person in by_surname.get(" ".join(words[i:i + n]), []):
                if "news" not in person.confirmed and person.states(on) & {
                        state for k in range(len(words)) for m in (1, 2, 3) for state in state_words.get(" ".join(words[k:k + m]), ())}:
                    person.confirmed.add("news")


def check_news(path, by_name, by_surname):
    longest, state_words = max(len(name.split()) for name in by_name), read_state_words()
    for item in lines(path):
        if item.get("date"):
            check_item(fold(item["text"]).split(), day(item["date"][:10], datetime.date.min), by_name, longest, by_surname, state_words)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=SOURCE.parent / "shared")
    parser.add_argument("--list", action="store_true", help="print the ids of those without a second source")
    parser.add_argument("--leaders", action="store_true", help="print the terms of heads of government since 1985 that nobody of the catalogue has")
    options = parser.parse_args()
    if not (options.shared / "reference").is_dir():
        print(f"{options.shared}/reference is not there: nothing to compare with")
        return 77
    people = list(read_people())
    by_state, by_name, by_surname = collections.defaultdict(list), collections.defaultdict(list), collections.defaultdict(list)
    for person in people:
        for state in {state for state, _, _ in person.terms}:
            by_state[state].append(person)
        for name in person.names:
            if " " in name:
                by_name[name].append(person)
        for surname in person.surnames:
            by_surname[surname].append(person)
    unknown = list(check_reigns(options.shared / "reference" / "reign_leaders.jsonl.gz", by_state))
    check_visits(options.shared / "reference" / "us_visits_travels.jsonl.gz", by_state)
    for path in sorted(options.shared.glob("data/wiki_current_events_*.jsonl.gz")):
        check_news(path, by_name, by_surname)
    print(f"{'file':28} {'people':>7} {'reigns':>7} {'visits':>7} {'news':>7} {'any':>7} {'none':>7}")
    for file in [*sorted({person.file for person in people}), "all"]:
        here = [person for person in people if file in (person.file, "all")]
        counts = [sum(source in person.confirmed for person in here) for source in ("reigns", "visits", "news")]
        some = sum(bool(person.confirmed) for person in here)
        print(f"{file:28} {len(here):7} {counts[0]:7} {counts[1]:7} {counts[2]:7} {some:7} {len(here) - some:7}")
    if options.list:
        print("\n".join(sorted(person.id for person in people if not person.confirmed)))
    if options.leaders:
        print("\n".join(unknown))
    return 0


if __name__ == "__main__":
    sys.exit(main())
