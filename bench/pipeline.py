#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an able user would write in Python: JSONL to names (ahocorasick), sentences, pairs per month, an igraph network per month.

It knows nothing of context (offices on a day, surnames, "unless"): each alias is one node, and the longest wins. Entente does more.

usage: pipeline.py CORPUS.jsonl      the networks' measures as JSON lines on stdout, what it did and cost as one JSON line on stderr
       pipeline.py --aliases         the catalogue's aliases, one a line
"""
import collections
import itertools
import json
import pathlib
import re
import resource
import sys

CATALOGUE = pathlib.Path(__file__).resolve().parent.parent / "data" / "actors"
NODE_TYPES = {"country", "igo", "company", "group"}
SENTENCE_END = re.compile(r"[.!?][\"')\]\u201d\u2019]*\s+(?=[\"'(\[\u201c\u2018]?[A-Z0-9])|\n\s*\n")


def aliases():
    """(text, node) of each alias of the catalogue; node is None for media and places, which are recognised and not counted."""
    actors = {}
    for path in sorted(CATALOGUE.glob("*.json")):
        for actor in json.loads(path.read_text(encoding="utf-8")).get("actors", []):
            actors[actor["id"]] = actor
    found = {}
    for actor in actors.values():
        stands_for = actor.get("counts_as", actor["id"])
        if isinstance(stands_for, list):  # offices in order of time: the last one
            stands_for = stands_for[-1]["id"] if stands_for else actor["id"]
        node = stands_for if actors.get(stands_for, {}).get("type") in NODE_TYPES else None
        for kind in ("names", "demonyms", "capitals", "seats"):
            for name in actor.get(kind, []):
                texts = name if isinstance(name, str) else name["text"]
                for text in [texts] if isinstance(texts, str) else texts:
                    found.setdefault(text, node)
    return list(found.items())


def automaton():
    import ahocorasick

    machine = ahocorasick.Automaton()
    for text, node in aliases():
        machine.add_word(text, (len(text), node))
    machine.make_automaton()
    return machine


def mentions(machine, text):
    """(start, end, node) of the longest aliases that are whole words, from left to right."""
    found, size = [], len(text)
    for last, (length, node) in machine.iter(text):
        end = last + 1
        start = end - length
        if (end < size and text[end].isalnum()) or (start > 0 and text[start - 1].isalnum()):
            continue
        while found and found[-1][0] >= start:  # the new one ends later: it holds these
            found.pop()
        if not found or found[-1][1] <= start:
            found.append((start, end, node))
    return found


def sentence_nodes(machine, text):
    """The set of nodes of each sentence, and the number of mentions."""
    found = mentions(machine, text)
    sets, place = [], 0
    for end in itertools.chain((match.end() for match in SENTENCE_END.finditer(text)), (len(text),)):
        nodes = set()
        while place < len(found) and found[place][0] < end:
            nodes.add(found[place][2])
            place += 1
        nodes.discard(None)
        sets.append(nodes)
    return sets, sum(node is not None for _, _, node in found)


def count(path, machine):
    """{month: {(a, b): sentences}} and totals."""
    months = collections.defaultdict(collections.Counter)
    total = collections.Counter()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            pairs = months[record["date"][:7]]
            sets, named = sentence_nodes(machine, record["text"])
            for nodes in sets:
                if len(nodes) > 1:
                    pairs.update(itertools.combinations(sorted(nodes), 2))
            total.update(documents=1, sentences=len(sets), mentions=named, tying_sentences=sum(len(nodes) > 1 for nodes in sets))
    return months, total


def analyse(pairs):
    import igraph

    graph = igraph.Graph.TupleList(((a, b, n) for (a, b), n in pairs.items()), edge_attrs=["weight"])
    lengths = [1 / weight for weight in graph.es["weight"]]
    return {
        "nodes": graph.vs["name"],
        "strength": graph.strength(weights="weight"),
        "betweenness": graph.betweenness(weights=lengths),
        "closeness": graph.closeness(weights=lengths),
        "harmonic": graph.harmonic_centrality(weights=lengths),
        "eigenvector": graph.eigenvector_centrality(weights="weight"),
        "pagerank": graph.pagerank(weights="weight"),
        "coreness": graph.coreness(),
        "clustering": graph.transitivity_local_undirected(weights="weight"),
        "constraint": graph.constraint(weights="weight"),
        "community": graph.community_multilevel(weights="weight").membership,
    }


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main(path):
    machine = automaton()
    cpu_start = cpu()
    months, total = count(path, machine)
    cpu_counts = cpu()
    for month, pairs in sorted(months.items()):
        print(json.dumps({"month": month, **analyse(pairs)}))
    ties = sum(len(pairs) for pairs in months.values())
    print(json.dumps({"cpu_start": cpu_start, "cpu_counts": cpu_counts, "months": len(months), "ties": ties, **total}), file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if sys.argv[1] == "--aliases":
        print("\n".join(text for text, _ in aliases()))
    else:
        main(sys.argv[1])
