#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How right the mentions and ties of a labelled sample of real news items are.

    accuracy.py ENTENTE SOURCE_FOLDER [--errors FILE]

The labels (tests/accuracy/labels.jsonl: offsets and ids only, see docs/accuracy.md) were made by reading. The items
themselves are no part of the sources; without them the test is skipped.
"""
import argparse
import collections
import gzip
import itertools
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile

LEAST = .95  # of the lower 95 % bound of precision and recall
LARGEST_BIAS = .15
RESAMPLES = 1000


def read_labels(path):
    with open(path, encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def read_items(path, wanted):
    items = {}
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            item = json.loads(line)
            if item["id"] in wanted:
                items[item["id"]] = item
    return items


def find_mentions(command, items):
    """The counted mentions of each item, as Entente finds them: (from, to, node, sentence)."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = pathlib.Path(folder) / "sample.jsonl"
        with open(corpus, "w", encoding="utf-8") as stream:
            for name in sorted(items):
                record = {field: items[name][field] for field in ("id", "date", "text")}
                stream.write(json.dumps(record) + "\n")
        done = subprocess.run([command, "mentions", "--quiet", str(corpus)], capture_output=True, check=False)
    assert done.returncode == 0, f"entente mentions ended with {done.returncode}: {done.stderr.decode()}"
    found = collections.defaultdict(list)
    for line in done.stdout.decode().splitlines():
        mention = json.loads(line)
        if mention["counted"]:
            found[mention["doc"]].append((mention["byte_start"], mention["byte_end"], mention["node"], mention["sentence"]))
    return found


def pairs(mentions):
    """Each two nodes named in one sentence, a sentence at a time."""
    nodes = collections.defaultdict(set)
    for _, _, node, sentence in mentions:
        nodes[sentence].add(node)
    return {(sentence, *pair) for sentence, names in nodes.items() for pair in itertools.combinations(sorted(names), 2)}


def wilson(part, whole):
    """The lower end of the 95 % interval of a share (Wilson 1927)."""
    if not whole:
        return 0.0
    z, share = 1.96, part / whole
    middle = share + z * z / (2 * whole)
    return (middle - z * math.sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))) / (1 + z * z / whole)


def resampled(counts, generator):
    """The same by drawing items again: mentions of one item are not independent."""
    shares = []
    for _ in range(RESAMPLES):
        drawn = generator.choices(counts, k=len(counts))
        whole = sum(count[1] for count in drawn)
        shares.append(sum(count[0] for count in drawn) / whole if whole else 0.0)
    return sorted(shares)[int(.025 * RESAMPLES)]


def row(name, right, generator):
    """right: of each item, (both, found or true). Prints the share and both lower bounds, and returns Wilson's."""
    part, whole = (sum(count[side] for count in right) for side in (0, 1))
    low = wilson(part, whole)
    share = part / whole if whole else 0.0
    print(f"{name:<34}{part:>6} of {whole:<6}{share:.3f}  at least {low:.3f}, items drawn anew {resampled(right, generator):.3f}")
    return low


def overlapped(mentions, others):
    """How many of the mentions share a byte with another of the same node, as the rows "overlap" of other scorers: whether
    a mention is "Iraqi" or "Iraqi Army" changes no tie."""
    return sum(any(other[2] == node and other[0] < end and begin < other[1] for other in others)
               for begin, end, node in mentions)


def shared(pairs, others):
    return len(pairs & others)


def compare(name, labels, true, found, both, generator):
    """Precision and recall of sets that each item has."""
    names = [label["id"] for label in labels]
    precision = [(both(found[name], true[name]), len(found[name])) for name in names]
    recall = [(both(true[name], found[name]), len(true[name])) for name in names]
    return [row(f"{name}, precision", precision, generator), row(f"{name}, recall", recall, generator)]


def largest_bias(true, found):
    """|log(found/true)| of the strength of each actor that has 20 or more."""
    strength = [collections.Counter(), collections.Counter()]
    for counter, ties in zip(strength, (true, found)):
        for item in ties.values():
            for _, first, second in item:
                counter[first] += 1
                counter[second] += 1
    worst = 0.0
    for actor, count in sorted(strength[0].items(), key=lambda entry: (-entry[1], entry[0])):
        if count >= 20:
            bias = math.log(max(strength[1][actor], .5) / count)
            worst = max(worst, abs(bias))
            print(f"  {actor:<10} true {count:>4}  found {strength[1][actor]:>4}  log ratio {bias:+.3f}")
    return worst


def print_errors(path, labels, items, true, found):
    with open(path, "w", encoding="utf-8") as stream:
        for label in labels:
            name, text = label["id"], items[label["id"]]["text"].encode()
            missed, wrong = [{mention for mention in one[name] if not overlapped({mention}, other[name])}
                             for one, other in ((true, found), (found, true))]
            if missed or wrong:
                stream.write(f"{name}\t{text.decode()}\n")
                for sign, mentions in (("-", missed), ("+", wrong)):
                    for begin, end, node in sorted(mentions):
                        stream.write(f"  {sign} {node}\t{text[begin:end].decode(errors='replace')}\n")


def score(arguments, labels, items):
    found = find_mentions(arguments.entente, items)
    generator = random.Random(1)
    true = {label["id"]: [tuple(mention) for mention in label["mentions"]] for label in labels}
    spans = [{name: {mention[:3] for mention in mentions[name]} for name in items} for mentions in (true, found)]
    ties = [{name: pairs(mentions[name]) for name in items} for mentions in (true, found)]
    drawn = [label for label in labels if "tie" not in label]
    lows = compare("mentions", labels, *spans, overlapped, generator)
    lows += compare("ties", labels, *ties, shared, generator)
    compare("mentions of drawn items", drawn, *spans, overlapped, generator)
    compare("ties of drawn items", drawn, *ties, shared, generator)
    compare("mentions of unseen items", labels[1::2], *spans, overlapped, generator)
    compare("ties of unseen items", labels[1::2], *ties, shared, generator)
    sampled = [label for label in labels if "tie" in label]
    for stratum in ("strong", "middle", "weak"):
        right = []
        for label in sampled:
            is_true, is_found = (any(pair[1:] == tuple(label["tie"]) for pair in one[label["id"]]) for one in ties)
            if label["stratum"] == stratum and is_found:
                right.append((is_true, 1))
        row(f"{stratum} ties that are true", right, generator)
    worst = largest_bias(*ties)
    if arguments.errors:
        print_errors(arguments.errors, labels[::2], items, *spans)
    return lows, worst


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente")
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("--errors", help="write what is missed (-) and wrong (+) to this file: of each second item, so that nobody sees the others")
    arguments = parser.parse_args()
    labels = read_labels(arguments.source / "tests/accuracy/labels.jsonl")
    data = arguments.source / "../shared/data/wiki_current_events_2002_2025.jsonl.gz"
    if not data.exists():
        print(f"skipped: {data} is not there")
        sys.exit(77)
    items = read_items(data, {label["id"] for label in labels})
    assert len(items) == len(labels), f"{len(labels) - len(items)} labelled items are not in {data}"
    lows, worst = score(arguments, labels, items)
    print(f"largest bias of an actor's strength {worst:.3f}")
    assert min(lows) >= LEAST, f"a lower bound is {min(lows):.3f}, below {LEAST}"
    assert worst < LARGEST_BIAS, f"the strength of an actor is off by {worst:.3f}"


if __name__ == "__main__":
    main()
