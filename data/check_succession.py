#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists the days on which a state of the catalogue has no head of state, head of government, foreign or defence minister, or several.

    data/check_succession.py [--from 2000] [--to 2025-11] [--country ID,...] [--office president,...] [--least 45] [--overlaps]

States are the actors of type country with a code of three letters, in the days of their existence. An office is asked for only where somebody
of the catalogue has held it: who never had a prime minister lacks none; NOT_THERE has the days of offices that were abolished. A line is: state,
office, the days, and who was in office before and after (with --overlaps: at once). Holes of fewer than --least days are caretakers' and not
listed. A term without a day in `from` or `to` is open. Exit status: 0 when nothing is listed, else 1.
"""
import argparse
import collections
import datetime
import glob
import json
import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parent.parent
# The offices that follow one another, by the words the catalogue uses for them; acting, interim and the like are left out of the text first.
LINES = {
    "head of state": r"president( of the republic)?|king|queen|emperor|emir|sultan|grand duke|prince|pope|co-prince|supreme leader|leader|head of state|regent|"
                     r"military (ruler|leader)|leader of the junta|(chairman|head|president) of the (presidency|transition|transitional government|"
                     r"(national )?(presidential|transitional|sovereignty|military) council|general national congress)|member of the presidency|"
                     r"federal councillor|captain.regent|governor.general",
    "head of government": r"prime minister|premier|chancellor|head of government|head of the .*government|chief (executive|adviser|minister)|minister of state|"
                          r"state counsellor|taoiseach",
    "foreign minister": r"foreign minister|foreign secretary|secretary of state|minister of foreign affairs|(foreign|external) affairs minister",
    "defence minister": r"defen[cs]e minister|defen[cs]e secretary|minister of (national )?defen[cs]e",
}
QUALIFIERS = r"^(acting|interim|caretaker|transitional|provisional|de facto|designated?) "
# Offices that a state did not have, or nobody held, from day to day; 1 and 9999 stand for always.
NOT_THERE = {
    "head of state": {"AUT": [("2016-07-08", "2017-01-26")], "HTI": [("2021-07-07", "2024-04-30")], "IRQ": [("2003-04-09", "2004-06-01")],
                      "LBN": [("2007-11-24", "2008-05-25"), ("2014-05-25", "2016-10-31"), ("2022-10-31", "2025-01-09")], "LBY": [("2014-08-05", "2021-03-15")],
                      "SSD": [("1", "2011-07-09")], "TLS": [("1", "2002-05-20")], "XKX": [("1", "2002-03-04")]},
    "head of government": {"AFG": [("2001-04-16", "2014-09"), ("2020-03-11", "2021-08-15")], "AGO": [("1999-01", "2002-12-06"), ("2010-02-05", "9999")],
                           "BEN": [("1998-05", "2011-05-28"), ("2013-08-11", "2015-06-18"), ("2016-04-06", "9999")],
                           "BDI": [("1998-06-12", "2020-06-23")],
                           "COG": [("1997-10", "2005-01-07"), ("2009-09-15", "2016-04-23")], "COD": [("1997-05", "2006-12-30")],
                           "CUB": [("1976-12", "2019-12-21")], "GEO": [("1995-12", "2004-02-18")], "GIN": [("2004-04-30", "2004-12-09"), ("2006-04-05", "2007-03-01")],
                           "GHA": [("1972-01-13", "9999")], "IRN": [("1989-08", "9999")],
                           "IRQ": [("1994-05", "2004-05-28")], "KEN": [("1964-12-12", "2008-04-17"), ("2013-04-09", "9999")], "MMR": [("2011-03-30", "2016-04-06")],
                           "MWI": [("1", "9999")], "NGA": [("1993-11", "9999")], "NPL": [("2005-02-01", "2006-04-30")], "PAK": [("1999-10-12", "2002-11-23")],
                           "PSE": [("1", "2003-03-19")], "RUS": [("2000-01", "2000-05-07")], "SDN": [("1989-06-30", "2017-03-02")],
                           "SEN": [("2019-05-14", "2022-09-17")], "SYR": [("2025-03-29", "9999")], "TCD": [("2018-05-04", "2021-04-26")],
                           "TLS": [("1", "2002-05-20")], "TUR": [("2018-07-09", "9999")], "XKX": [("1", "2002-03-04")], "ZAF": [("1984-09-14", "9999")],
                           "ZWE": [("1987-12-31", "2009-02-11"), ("2013-09-11", "9999")], "ZMB": [("1991-08-31", "9999")]},
}


def day(text, default):
    if not text:
        return default
    return datetime.date(*([int(part) for part in text.split("-")] + [1, 1])[:3])


def line_of(office):
    plain = re.sub(QUALIFIERS, "", office.lower())
    return next((line for line, words in LINES.items() if re.fullmatch(words, plain)), None)


def read_states():
    """Id to the days of existence."""
    states = {}
    for path in sorted(glob.glob(str(SOURCE / "data" / "actors" / "*.json"))):
        with open(path, encoding="utf-8") as file:
            for actor in json.load(file).get("actors", []):
                if actor.get("type") == "country" and len(actor["id"]) == 3:
                    states[actor["id"]] = day(actor.get("from"), datetime.date.min), day(actor.get("to"), datetime.date.max)
    return states


def read_terms(paths):
    """(state, line) to its terms: from, to, id."""
    terms = collections.defaultdict(list)
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for actor in json.load(file)["actors"]:
                counts_as = actor.get("counts_as", [])
                for term in counts_as if isinstance(counts_as, list) else []:
                    # "president and prime minister" stands in both lines.
                    for office in re.split(r" and |, ", term.get("office", "")):
                        if line_of(office):
                            terms[term["id"], line_of(office)].append(
                                (day(term.get("from"), datetime.date.min), day(term.get("to"), datetime.date.max), actor["id"]))
    return terms


def holes(terms, start, end):
    """What of start to end no term covers, with who was there before and after."""
    reached, before = start, None
    for first, last, who in sorted(terms):
        if last <= start:
            before = who
            continue
        if first > reached and first < end:
            yield reached, first, [before, who]
        elif first >= end:
            break
        if last > reached:
            reached, before = last, who
    if reached < end:
        yield reached, end, [before, None]


def overlaps(terms, start, end):
    ordered = sorted(terms)
    for i, (first, last, who) in enumerate(ordered):
        for other_first, other_last, other in ordered[i + 1:]:
            begin, stop = max(first, other_first, start), min(last, other_last, end)
            if begin < stop and who != other:
                yield begin, stop, [who, other]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="start", default="2000")
    parser.add_argument("--to", dest="end", default="2025-11", help="first day not looked at")
    parser.add_argument("--country", default="", help="ids, separated by commas (default: all)")
    parser.add_argument("--office", default=",".join(LINES), help="of: " + ", ".join(LINES))
    parser.add_argument("--least", type=int, default=45, help="days")
    parser.add_argument("--overlaps", action="store_true")
    parser.add_argument("files", nargs="*", help="default: the people of the catalogue")
    options = parser.parse_args()
    start, end = day(options.start, None), day(options.end, None)
    states = read_states()
    terms = read_terms(options.files or sorted(glob.glob(str(SOURCE / "data" / "actors" / "people-*.json"))))
    n_found = 0
    for (state, line), there in sorted(terms.items()):
        if state not in states or line not in options.office.split(",") or (options.country and state not in options.country.split(",")):
            continue
        first, last = max(start, states[state][0]), min(end, states[state][1])
        absent = NOT_THERE.get(line, {}).get(state, []) if not options.overlaps else []
        there = there + [(day(begin, None), day(stop, None), "-") for begin, stop in absent]
        for begin, stop, who in (overlaps if options.overlaps else holes)(there, first, last):
            if (stop - begin).days >= options.least:
                n_found += 1
                print(f"{state}\t{line}\t{begin}\t{stop}\t{(stop - begin).days}\t{' '.join(name or '-' for name in who)}")
    print(f"{n_found} {'overlaps' if options.overlaps else 'holes'}", file=sys.stderr)
    return 1 if n_found else 0


if __name__ == "__main__":
    sys.exit(main())
