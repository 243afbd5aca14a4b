#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes network.json from a small corpus in several ways and validates each against docs/network.schema.json.

usage: schema.py COMMAND SOURCE
"""
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed, so network.json was not validated")
    sys.exit(77)

RECORDS = [
    {"id": "a1", "date": "2015-01-03", "title": "Talks", "source": "Example", "url": "https://example.org/a1",
     "text": "Russia and China signed a treaty.\n\nThe United States met Japan. Germany watched."},
    {"id": "a2", "date": "2015-01-20", "text": "Russia & France talked. China, Japan and India \"listened\"."},
    {"id": "a3", "date": "2015-03-01", "text": "The Soviet Union once faced the United States. Brazil was alone."},
    {"id": "a4", "text": "Without a date, Iran met Iraq."},
    {"id": "a5", "date": "2015-03-02", "actors": [["RUS", "T\u00fcr \"<&"], ["=x()", "USA", "RUS"]]},
]
WAYS = [
    [],
    ["--by", "year"],
    ["--by", "all", "--strength", "newman"],
    ["--strength", "stories", "--level", "actor", "--min-strength", "1"],
    ["--every", "40", "--step", "20", "--repeats", "keep"],
    ["--breaks", "PERIODS"],
    ["--from", "2015-01-01", "--to", "2015-02-01", "--evidence", "0"],
]


def make_network(command, corpus, options):
    made = subprocess.run([command, "network", "--quiet", *options, corpus], check=False, capture_output=True)
    if made.returncode != 0:
        sys.exit(f"entente network {' '.join(options)} ended with {made.returncode}: {made.stderr.decode()}")
    return json.loads(made.stdout.decode("utf-8"))


def main():
    command, source = sys.argv[1:3]
    schema = json.loads(pathlib.Path(source, "docs", "network.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        corpus = pathlib.Path(folder, "corpus.jsonl")
        corpus.write_text("".join(json.dumps(record) + "\n" for record in RECORDS), encoding="utf-8")
        periods = pathlib.Path(folder, "periods.csv")
        periods.write_text("winter,2015-01,2015-03\nyear,2015,2016\nlater,2016,2017\n", encoding="utf-8")
        for options in WAYS:
            given = [str(periods) if option == "PERIODS" else option for option in options]
            network = make_network(command, str(corpus), given)
            for fault in validator.iter_errors(network):
                print(f"{' '.join(options)}: {'/'.join(map(str, fault.absolute_path))}: {fault.message}")
                faults += 1
            if not network["slices"]:
                print(f"{' '.join(options)}: the network has no slice")
                faults += 1
    for golden in sorted(pathlib.Path(source, "tests", "golden").glob("**/network.json")):
        for fault in validator.iter_errors(json.loads(golden.read_text(encoding="utf-8"))):
            print(f"{golden}: {'/'.join(map(str, fault.absolute_path))}: {fault.message}")
            faults += 1
    print(f"{len(WAYS)} networks validated, {faults} faults")
    return 1 if faults else 0


sys.exit(main())
