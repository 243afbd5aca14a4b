#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""States are read under all their names, however a newspaper writes them: in headlines, in capitals, with a hyphen, at the head of a sentence.

    states.py ENTENTE SOURCE_FOLDER

A line of tests/golden/states.txt is "NODE | names | adjectives | nouns | capitals", forms separated by semicolons. A form is read as of mid-2016,
"form@1987" as of that year (or month), and "form!" is not read in text without capitals, where it is another word.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

# By kind of form. After TITLE: the form is in capitals, after small: in small letters; a title has a plain text behind it.
FRAMES = [
    ["Officials in {} said on Monday they would sign the deal.", "{} said on Monday it would sign the accord.", "The president of {} arrived.",
     "They criticised {}'s foreign minister.", "A {}-Pitcairn accord was signed.", "Crowds shouted anti-{} slogans.",
     "title: {} to hold talks with rebels", "TITLE: LEADER OF {} BACKS PACT", "small: officials in {} said on monday they would sign."],
    ["The {} government said on Monday it would sign.", "{} officials said on Monday they would sign.", "The pro-{} rebels left.",
     "Several non-{} firms left.", "{}-backed rebels left.", "The {}-Pitcairn talks ended.",
     "title: {} Troops Kill Five in Raid", "TITLE: {} CABINET RESIGNS", "small: the {} government said on monday it would sign."],
    ["Two {} were killed by gunmen on Monday.", "{} voted on Sunday in a referendum.", "Many {}' houses were burned.",
     "title: {} Go to the Polls", "TITLE: {} GO TO POLLS", "small: two {} were killed by gunmen on monday."],
    ["{} said it would sign the accord.", "They rejected {}'s demands.", "The minister left for {}.",
     "title: {} to Sign Accord", "TITLE: PROTESTS IN {} END", "small: the minister left for {}."],
]
REST = "They said on Monday that the plan would start."


def forms(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        node, *kinds = line.split("|")
        assert len(kinds) == len(FRAMES), f"{path}:{number}: {len(kinds)} kinds of forms, not {len(FRAMES)}"
        for frames, entries in zip(FRAMES, kinds):
            for entry in filter(None, map(str.strip, entries.split(";"))):
                name, only_capitals, day = re.fullmatch(r"(.*?)(!?)(?:@([0-9-]+))?", entry).groups()
                day = (day or "2016") + "-06-15" if len(day or "") != 7 else day + "-15"
                yield node.strip(), name, day, frames[:-1] if only_capitals else frames


def document(frame, name, day):
    if frame.startswith("title: "):
        return {"date": day, "title": frame[7:].format(name[0].upper() + name[1:]), "text": REST}
    if frame.startswith("TITLE: "):
        return {"date": day, "title": frame[7:].format(name.upper()), "text": REST}
    if frame.startswith("small: "):
        return {"date": day, "text": frame[7:].format(name.lower())}
    return {"date": day, "text": frame.format(name[0].upper() + name[1:] if frame.startswith("{}") else name)}


def main():
    path = pathlib.Path(sys.argv[2]) / "tests" / "golden" / "states.txt"
    cases = [(node, document(frame, name, day), "Pitcairn" in frame) for node, name, day, frames in forms(path) for frame in frames]
    lines = "".join(json.dumps({"id": str(number)} | article) + "\n" for number, (_, article, _) in enumerate(cases))
    done = subprocess.run([sys.argv[1], "mentions", "-", "--quiet"], input=lines, capture_output=True, check=True, encoding="utf-8")
    found = collections.defaultdict(set)
    for mention in map(json.loads, done.stdout.splitlines()):
        if mention["counted"]:
            found[int(mention["doc"])].add(mention["node"])
    assert len(cases) > 10000, f"only {len(cases)} cases in {path}"
    n_wrong = 0
    for number, (node, article, has_pitcairn) in enumerate(cases):
        if found[number] != {node} | ({"GBR"} if has_pitcairn else set()):
            n_wrong += 1
            print(f"{node}, {article['date']}: \"{article.get('title', article['text'])}\" names", *(sorted(found[number]) or ["nobody"]))
    print(f"{len(cases) - n_wrong} of {len(cases)} sentences name their state")
    return n_wrong > 0


if __name__ == "__main__":
    sys.exit(main())
