#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every number of network.json and the tables, reckoned again from the mentions by plain Python and NetworkX.

    oracle.py ENTENTE SOURCE_FOLDER

Where NetworkX means something else: its betweenness and closeness read lengths, so they get 1 / strength; its closeness is
asked component by component; its eigenvector has norm 1 and is scaled; its clustering is not Barrat's and is written out.
"""
import collections
import csv
import datetime
import fractions
import itertools
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

try:
    import networkx
except ImportError:
    print("python3-networkx is not installed, so the numbers were not reckoned again")
    sys.exit(77)

ENTENTE = sys.argv[1]
PLACES = ["Russia", "China", "Japan", "France", "Brazil", "India", "Iran", "Egypt", "Kenya", "Peru", "Norway", "Poland"]
PARTS = ["{} met {}.", "{}, {} and {} signed.", "In the morning {} spoke.", "Nobody came.", "{}, {}, {}, {} and {} voted.",
         "Talks between {} and {} failed, said {}."]

PERIODS = {"periods.csv": "begin,2015-01-01,2015-02-10\nlate 2015,2015-02,2015-03-20\n"}


def run(*arguments):
    done = subprocess.run([ENTENTE, *map(str, arguments), "--quiet"], capture_output=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{arguments}: {done.stderr.decode()}")
    return done.stdout.decode()


def make_documents(seed, n_documents):
    """Stories of three months, some undated, with titles, paragraphs and sources; no two alike."""
    chance = random.Random(seed)
    for i in range(n_documents):
        def sentence():
            part = chance.choice(PARTS)
            return part.format(*chance.sample(PLACES, part.count("{}")))
        record = {"id": f"d{i:03}", "text": "\n\n".join(" ".join(sentence() for _ in range(chance.randint(1, 3)))
                                                        for _ in range(chance.randint(1, 4)))}
        if chance.random() < .9:
            record["date"] = f"2015-{chance.randint(1, 3):02}-{chance.randint(1, 28):02}"
        if chance.random() < .5:
            record["title"] = sentence()
        if chance.random() < .7:
            record["source"] = chance.choice(["Daily", "Weekly", "Post"])
        yield record


class Counts:
    """What a slice holds, counted from lines of `entente mentions`."""

    def __init__(self, mentions, sources):
        self.mentions = collections.Counter(line["node"] for line in mentions)
        self.windows = {"sentences": collections.defaultdict(set), "paragraphs": collections.defaultdict(set),
                        "stories": collections.defaultdict(set)}
        for line in mentions:
            document = line["doc"]
            self.windows["sentences"][document, line["sentence"]].add(line["node"])
            self.windows["paragraphs"][document, line["paragraph"]].add(line["node"])
            self.windows["stories"][document,].add(line["node"])
        self.ties = collections.defaultdict(collections.Counter)
        self.newman = collections.Counter()
        self.sources = collections.defaultdict(collections.Counter)
        for kind, windows in self.windows.items():
            for key, nodes in windows.items():
                for pair in itertools.combinations(sorted(nodes, key=str.encode), 2):
                    self.ties[pair][kind] += 1
                    if kind == "sentences":
                        self.ties[pair]["lists"] += len(nodes) >= 5
                        self.newman[pair] += fractions.Fraction(1, len(nodes) - 1)
                    if kind == "stories" and key[0] in sources:
                        self.sources[pair][sources[key[0]]] += 1

    def node(self, kind, node):
        return sum(node in nodes for nodes in self.windows[kind].values())

    def strength(self, pair, kind):
        return float(self.newman[pair]) if kind == "newman" else self.ties[pair][kind]


def barrat(graph, node):
    strengths = graph.adj[node]
    closed = sum(strengths[a]["strength"] + strengths[b]["strength"]
                 for a, b in itertools.combinations(strengths, 2) if graph.has_edge(a, b))
    return closed / (graph.degree(node, "strength") * (len(strengths) - 1)) if len(strengths) > 1 else None


def burt(graph, node):
    def part(a, b):
        return graph[a][b]["strength"] / graph.degree(a, "strength") if graph.has_edge(a, b) else 0
    others = (set(graph) - {node}) if graph.degree(node) else set()
    reached = [b for b in others if graph.has_edge(node, b) or set(graph[node]) & set(graph[b])]
    return sum((part(node, b) + sum(part(node, q) * part(q, b) for q in graph[node] if q != b)) ** 2
               for b in reached if graph.has_edge(node, b)) if reached else None


def pagerank(graph):
    """By its definition; NetworkX's own wants NumPy, which nothing else here does."""
    ranks = dict.fromkeys(graph, 1 / len(graph))
    for _ in range(300):
        lost = sum(ranks[node] for node in graph if not graph[node])
        given = {node: ranks[node] / max(graph.degree(node, "strength"), 1e-9) for node in graph}
        ranks = {node: (.15 + .85 * lost) / len(graph) + .85 * sum(given[other] * tie["strength"] for other, tie in ties.items())
                 for node, ties in graph.adjacency()}
    return ranks


def measure(graph):
    """Every measure of every node, by its definition."""
    n, components = len(graph), sorted(networkx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    tied = graph.subgraph(components[0]) if components and len(components[0]) > 1 else None
    eigen = networkx.eigenvector_centrality(tied, max_iter=100000, tol=1e-10, weight="strength") if tied else {}
    top = max(eigen.values(), default=1)
    ranks = sorted((graph.degree(node, "strength") for node in graph), reverse=True)
    closeness = {node: value for part in components if len(part) > 1
                 for node, value in networkx.closeness_centrality(graph.subgraph(part), distance="length").items()}
    rows = {"betweenness": networkx.betweenness_centrality(graph, normalized=False, weight="length"),
            "betweenness_unweighted": networkx.betweenness_centrality(graph, normalized=False),
            "harmonic": networkx.harmonic_centrality(graph, distance="length"),
            "pagerank": pagerank(graph),
            "coreness": networkx.core_number(graph)}
    return {node: {"strength": graph.degree(node, "strength"), "partners": graph.degree(node),
                   "strength_rank": 1 + ranks.index(graph.degree(node, "strength")),
                   "betweenness": rows["betweenness"][node], "betweenness_unweighted": rows["betweenness_unweighted"][node],
                   "closeness": closeness.get(node), "harmonic": rows["harmonic"][node] / (n - 1) if n > 1 else None,
                   "eigenvector": eigen[node] / top if node in eigen else None, "pagerank": rows["pagerank"][node],
                   "coreness": rows["coreness"][node], "clustering": barrat(graph, node), "constraint": burt(graph, node)}
            for node in graph}


def strength_of(tie):
    """Exact, so that paths of the same length are seen to be."""
    return fractions.Fraction(tie["newman"], 720720) if "newman" in tie else fractions.Fraction(tie["strength"])


def make_graph(nodes, ties):
    graph = networkx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((a, b, {"strength": float(exact), "length": 1 / exact}) for (a, b), exact in ties.items())
    return graph


class Numbers(unittest.TestCase):
    def assert_close(self, found, expected, what):
        if expected is None or found is None:
            self.assertEqual(found, expected, what)
        else:
            self.assertTrue(math.isclose(found, expected, rel_tol=6e-6, abs_tol=1e-9), f"{what}: {found}, not {expected}")

    def check_ties(self, slice_, counts, kind):
        expected = {pair for pair in counts.ties if counts.strength(pair, kind) > 0}
        self.assertEqual([(tie["source"], tie["target"]) for tie in slice_["ties"]], sorted(expected))
        for tie in slice_["ties"]:
            pair = tie["source"], tie["target"]
            for window in ["sentences", "paragraphs", "stories"]:
                self.assertEqual(tie[window], counts.ties[pair][window], (pair, window))
            self.assert_close(tie["strength"], counts.strength(pair, kind), pair)
            known = counts.sources[pair]
            self.assertEqual((tie["sources"], tie["copies"]), (len(known), 0), pair)
            self.assert_close(tie["top_source_share"], max(known.values()) / tie["stories"] if known else None, pair)
            inside = counts.ties[pair]["sentences"]
            self.assert_close(tie["list_share"], counts.ties[pair]["lists"] / inside if inside else None, pair)

    def check_nodes(self, slice_, counts):
        self.assertEqual([node["id"] for node in slice_["nodes"]], sorted(counts.mentions))
        for node in slice_["nodes"]:
            self.assertEqual(node["mentions"], counts.mentions[node["id"]], node["id"])
            for window in ["sentences", "paragraphs", "stories"]:
                self.assertEqual(node[window], counts.node(window, node["id"]), (node["id"], window))

    def check_measures(self, slice_):
        graph = make_graph([node["id"] for node in slice_["nodes"]],
                           {(tie["source"], tie["target"]): strength_of(tie) for tie in slice_["ties"]})
        for node, expected in measure(graph).items():
            found = next(row["measures"] for row in slice_["nodes"] if row["id"] == node)
            self.assertEqual(set(found), set(expected))
            for name, value in expected.items():
                self.assert_close(found[name], value, (slice_["id"], node, name))
        self.check_whole(slice_, graph)

    def check_whole(self, slice_, graph):
        found = slice_["measures"]
        self.assert_close(found["density"], networkx.density(graph) if len(graph) > 1 else None, "density")
        self.assertEqual(found["components"], networkx.number_connected_components(graph))
        open_or_closed = any(degree > 1 for _, degree in graph.degree)
        self.assert_close(found["transitivity"], networkx.transitivity(graph) if open_or_closed else None, "transitivity")
        members = collections.defaultdict(set)
        for node in slice_["nodes"]:
            if node["community"] is None:
                self.assertEqual(graph.degree(node["id"]), 0)
            else:
                members[node["community"]].add(node["id"])
        if graph.size() == 0:
            self.assertIsNone(found["modularity"])
            return
        alone = [{node} for node in graph if graph.degree(node) == 0]
        parts = [*members.values(), *alone]
        reached = networkx.community.modularity(graph, parts, weight="strength")
        self.assert_close(found["modularity"], reached, "modularity")
        greedy = networkx.community.greedy_modularity_communities(graph, weight="strength")
        self.assertGreaterEqual(reached, networkx.community.modularity(graph, greedy, weight="strength") - 1e-9)

    def check_tables(self, folder, network):
        """The tables hold what network.json holds."""
        tables = {name: list(csv.DictReader((folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()))
                  for name in ["actors", "ties", "slices", "communities"]}
        rows = {"actors": [({"slice": slice_["id"], "actor": node["id"]}, {**node, **node["measures"]})
                           for slice_ in network["slices"] for node in slice_["nodes"]],
                "ties": [({"slice": slice_["id"]}, tie) for slice_ in network["slices"] for tie in slice_["ties"]],
                "slices": [({"slice": slice_["id"], "nodes": len(slice_["nodes"]), "ties": len(slice_["ties"])},
                            {**slice_, **slice_["measures"]}) for slice_ in network["slices"]],
                "communities": [({"community": one["id"], "members": " ".join(one["members"])}, one)
                                for one in network["communities"]]}
        for name, table in tables.items():
            self.assertEqual(len(table), len(rows[name]), name)
            for cells, (first, rest) in zip(table, rows[name]):
                for column, cell in cells.items():
                    value = first[column] if column in first else rest.get(column, cell)
                    same = cell == "" if value is None else cell == str(value) or math.isclose(float(cell), float(value))
                    self.assertTrue(same, (name, column, cell, value))

    def check(self, documents, *options, kind="sentences", names_of=lambda day: [day[:7]], reading=()):
        """@names_of: the slices of a day; @reading: options that change who is a node."""
        with tempfile.TemporaryDirectory(prefix="entente-oracle-") as place:
            folder = pathlib.Path(place)
            corpus = folder / "corpus.jsonl"
            corpus.write_text("".join(json.dumps(record) + "\n" for record in documents), encoding="utf-8")
            for name, content in PERIODS.items():
                (folder / name).write_text(content, encoding="utf-8")
            options = [folder / option if option in PERIODS else option for option in options]
            run("run", corpus, "-o", folder / "out", "--strength", kind, "--repeats", "keep", *options, *reading)
            lines = [json.loads(line) for line in run("mentions", corpus, *reading).splitlines()]
            network = json.loads((folder / "out" / "network.json").read_text(encoding="utf-8"))
            self.check_tables(folder / "out", network)
        sources = {record["id"]: record["source"] for record in documents if "source" in record}
        inside = collections.defaultdict(list)
        for line in filter(lambda line: line["counted"], lines):
            for name in names_of(line["date"]) if line["date"] else ["undated"]:
                inside[name].append(line)
        for slice_ in network["slices"]:
            counts = Counts(inside[slice_["id"]], sources)
            self.check_nodes(slice_, counts)
            self.check_ties(slice_, counts, kind)
            self.check_measures(slice_)
        self.assertEqual({slice_["id"] for slice_ in network["slices"]}, set(inside))

    def test_sentences(self):
        self.check(list(make_documents(1, 60)))

    def test_paragraphs_by_quarter(self):
        self.check(list(make_documents(2, 60)), "--by", "quarter", kind="paragraphs", names_of=lambda day: ["2015-Q1"])

    def test_stories_by_year(self):
        self.check(list(make_documents(3, 20)), "--by", "year", kind="stories", names_of=lambda day: [day[:4]])

    def test_newman_by_week(self):
        def names_of(day):
            year, week, _ = datetime.date.fromisoformat(day).isocalendar()
            return [f"{year}-W{week:02}"]
        self.check(list(make_documents(4, 60)), "--by", "week", kind="newman", names_of=names_of)

    def test_sparse_networks_of_many_components(self):
        for seed in range(5, 9):
            self.check(list(make_documents(seed, 7)))

    def test_rolling_slices_that_overlap(self):
        def names_of(day):
            first = datetime.date(2015, 1, 1)
            for i in range(10):
                start = first + datetime.timedelta(10 * i)
                last = start + datetime.timedelta(29)
                if start <= datetime.date.fromisoformat(day) <= last:
                    yield f"{start}..{last}"
        documents = [{**record, "date": record.get("date", "2015-01-01")} for record in make_documents(9, 30)]
        self.check(documents, "--every", 30, "--step", 10, "--from", "2015-01-01", names_of=names_of)

    def test_periods_that_overlap_and_leave_days_out(self):
        def names_of(day):
            return [name for name, start, end in [("begin", "2015-01-01", "2015-02-10"), ("late_2015", "2015-02", "2015-03-20")]
                    if start <= day < end]
        self.check(list(make_documents(10, 40)), "--breaks", "periods.csv", names_of=names_of)

    def test_who_is_a_node(self):
        for reading in [["--only", "RUS,CHN,JPN,FRA"], ["--types", "country,media"], ["--level", "actor"]]:
            self.check(list(make_documents(11, 30)), reading=reading)


unittest.main(argv=sys.argv[:1])
