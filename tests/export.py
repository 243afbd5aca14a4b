#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`entente export`: NetworkX reads the GraphML and finds the tables in it; the GEXF is what GEXF 1.3 asks for.

    export.py ENTENTE SOURCE_FOLDER
"""
import csv
import datetime
import json
import math
import subprocess
import sys
import unittest
import xml.etree.ElementTree

try:
    import networkx
except ImportError:
    print("python3-networkx is not installed, so nobody reads the GraphML")
    sys.exit(77)

from command import ENTENTE, Case, files_below, run

GEXF = "{http://gexf.net/1.3}"
TAGGED = [
    {"id": "a", "date": "2015-01-02", "actors": [["RUS", "PRK"], ["RUS", "PRK", "JPN"]], "source": "Post"},
    {"id": "b", "date": "2015-02-02", "actors": [["RUS", "PRK"]]},
    {"id": "c", "date": "2015-04-02", "actors": [["RUS", "CHN"], ["USA"]]},
]


class Export(Case):
    def made(self, records, *options):
        """The folder of a run over the records."""
        corpus = self.write("corpus.jsonl", "".join(json.dumps(record) + "\n" for record in records))
        self.assert_status(run("run", "--quiet", corpus, "-o", self.folder / "out", *options), 0)
        return self.folder / "out"

    def graphml(self, out):
        self.assert_status(run("export", out / "network.json", "--to", "graphml", "-o", self.folder / "graphml"), 0)
        return self.folder / "graphml"

    def gexf(self, out):
        path = self.folder / "network.gexf"
        self.assert_status(run("export", out / "network.json", "--to", "gexf", "-o", path), 0)
        root = xml.etree.ElementTree.parse(path).getroot()
        self.assertEqual((root.tag, root.get("version")), (GEXF + "gexf", "1.3"))
        return root.find(GEXF + "graph")

    def rows(self, out, name, slice_id):
        with open(out / name, newline="", encoding="utf-8") as file:
            return [row for row in csv.DictReader(file) if row["slice"] == slice_id]

    def assert_is(self, value, cell):
        """What a reader found is what the table's cell holds; an empty cell is nothing at all."""
        if cell == "" or value is None:
            self.assertEqual((cell, value), ("", None))
        elif isinstance(value, bool):
            self.assertEqual(str(value).lower(), cell)
        elif isinstance(value, str):
            self.assertEqual(value, cell)
        else:
            self.assertTrue(math.isclose(value, float(cell)), (value, cell))

    def test_graphml_holds_what_the_tables_hold(self):
        write = self.made(TAGGED)
        folder = self.graphml(write)
        self.assertEqual(sorted(path.name for path in folder.iterdir()), ["2015-01.graphml", "2015-02.graphml", "2015-04.graphml"])
        for path in folder.iterdir():
            graph = networkx.read_graphml(path)
            actors, ties = self.rows(write, "actors.csv", path.stem), self.rows(write, "ties.csv", path.stem)
            self.assertFalse(graph.is_directed())
            self.assertEqual(graph.graph["slice"], path.stem)
            self.assertEqual(sorted(graph.nodes), [row["actor"] for row in actors])
            self.assertEqual(sorted(tuple(sorted(tie)) for tie in graph.edges), [(row["source"], row["target"]) for row in ties])
            for row in actors:
                for column in set(row) - {"slice", "actor", "share"}:
                    self.assert_is(graph.nodes[row["actor"]].get(column), row[column])
            for row in ties:
                for column in set(row) - {"slice", "source", "target", "strength"}:
                    self.assert_is(graph.edges[row["source"], row["target"]].get(column), row[column])
                self.assert_is(graph.edges[row["source"], row["target"]]["weight"], row["strength"])

    def test_gexf_has_the_days_of_each_node_and_tie(self):
        graph = self.gexf(self.made(TAGGED))
        self.assertEqual([graph.get(name) for name in ["mode", "timeformat", "timerepresentation", "defaultedgetype"]],
                         ["dynamic", "date", "interval", "undirected"])
        spells = {node.get("id"): [(s.get("start"), s.get("end")) for s in node.iter(GEXF + "spell")] for node in graph.iter(GEXF + "node")}
        self.assertEqual(spells, {"CHN": [("2015-04-01", "2015-04-30")], "JPN": [("2015-01-01", "2015-01-31")],
                                  "PRK": [("2015-01-01", "2015-02-28")], "RUS": [("2015-01-01", "2015-02-28"), ("2015-04-01", "2015-04-30")],
                                  "USA": [("2015-04-01", "2015-04-30")]})
        edges = {edge.get("id"): edge for edge in graph.iter(GEXF + "edge")}
        self.assertEqual(sorted(edges), ["CHN+RUS", "JPN+PRK", "JPN+RUS", "PRK+RUS"])
        tie = edges["PRK+RUS"]
        self.assertEqual((tie.get("source"), tie.get("target"), tie.get("weight")), ("PRK", "RUS", "3"))
        self.assertEqual([(v.get("value"), v.get("start"), v.get("end")) for v in tie.iter(GEXF + "attvalue") if v.get("for") == "weight"],
                         [("2", "2015-01-01", "2015-01-31"), ("1", "2015-02-01", "2015-02-28")])

    def test_gexf_declares_every_value_once_and_none_overlaps(self):
        graph = self.gexf(self.made(TAGGED))
        for kind in ["node", "edge"]:
            declared = {}
            for block in graph.findall(GEXF + "attributes"):
                for attribute in block if block.get("class") == kind else []:
                    self.assertNotIn(attribute.get("id"), declared)
                    declared[attribute.get("id")] = (block.get("mode"), attribute.get("type"))
            seen = set()
            for item in graph.iter(GEXF + kind):
                for value in item.iter(GEXF + "attvalue"):
                    mode, type_name = declared[value.get("for")]
                    seen.add(value.get("for"))
                    self.assertEqual(value.get("start") is not None, mode == "dynamic")
                    {"string": str, "integer": int, "double": float}[type_name](value.get("value"))
                    if mode == "dynamic":
                        start, end = datetime.date.fromisoformat(value.get("start")), datetime.date.fromisoformat(value.get("end"))
                        self.assertLessEqual(start, end)
            self.assertEqual(seen, set(declared))

    def test_text_and_ids_from_outside_are_whole_xml(self):
        odd = 'a<b>&"\'\x01\ud7ff-é :1'
        out = self.made([{"id": "x", "date": "2015-01-02", "actors": [[odd, "RUS", "a b", "a:20b"]]}], "--by", "year")
        graph = networkx.read_graphml(self.graphml(out) / "2015.graphml")
        self.assertEqual(len(graph.nodes), 4)
        self.assertEqual(len(graph.edges), 6)
        self.assertTrue(all(node.isascii() and " " not in node for node in graph.nodes), list(graph.nodes))
        self.assertEqual({node.get("id") for node in self.gexf(out).iter(GEXF + "node")}, set(graph.nodes))

    def test_nothing_one_actor_and_an_isolate_are_networks(self):
        out = self.made([{"id": "x", "date": "2015-01-02", "text": "Nobody."}, {"id": "y", "date": "2016-01-02", "text": "Russia."}], "--by", "year")
        folder = self.graphml(out)
        self.assertEqual(len(networkx.read_graphml(folder / "2015.graphml")), 0)
        self.assertEqual(list(networkx.read_graphml(folder / "2016.graphml")), ["RUS"])
        self.assertEqual([node.get("id") for node in self.gexf(out).iter(GEXF + "node")], ["RUS"])

    def test_periods_in_any_order_come_in_the_order_of_time(self):
        periods = self.write("periods.csv", "late,2015-02-01,2015-05-01\nearly,2015-01-01,2015-02-01\n")
        graph = self.gexf(self.made(TAGGED, "--breaks", periods))
        spells = [[(s.get("start"), s.get("end")) for s in node.iter(GEXF + "spell")] for node in graph.iter(GEXF + "node") if node.get("id") == "RUS"]
        self.assertEqual(spells, [[("2015-01-01", "2015-04-30")]])

    def test_slices_that_overlap_are_for_graphml(self):
        out = self.made(TAGGED, "--every", "60", "--step", "30")
        self.assert_complains(run("export", out / "network.json", "--to", "gexf", "-o", self.folder / "x.gexf"), 2, "slices overlap", "GraphML")
        self.assertFalse((self.folder / "x.gexf").exists())
        self.assertGreater(len(list(self.graphml(out).iterdir())), 3)

    def test_no_two_ties_share_an_id(self):
        out = self.made([{"id": "x", "date": "2015-01-02", "actors": [["A--B", "C"], ["A", "B--C"]]}])
        self.assertEqual(sorted(edge.get("id") for edge in self.gexf(out).iter(GEXF + "edge")), ["A+B--C", "A--B+C"])

    def test_what_has_no_day_is_told(self):
        out = self.made([*TAGGED, {"id": "u", "actors": [["RUS", "FRA"]]}])
        done = run("export", out / "network.json", "--to", "gexf", "-o", self.folder / "u.gexf")
        self.assertEqual(done.stderr, b"entente: the slice undated has no days and is left out; GraphML has it\n")
        self.assertNotIn("FRA", [node.get("id") for node in self.gexf(out).iter(GEXF + "node")])
        self.assertIn("FRA", networkx.read_graphml(self.graphml(out) / "undated.graphml"))

    def test_without_days_there_is_no_timeline(self):
        out = self.made([{"id": "u", "actors": [["RUS", "FRA"]]}])
        self.assert_complains(run("export", out / "network.json", "--to", "gexf", "-o", self.folder / "x.gexf"), 2, "no slice has days", "GraphML")
        self.assertFalse((self.folder / "x.gexf").exists())
        self.assertIn("FRA", networkx.read_graphml(self.graphml(out) / "undated.graphml"))

    def test_a_full_disk_is_one_sentence_and_leaves_nothing(self):
        out = self.made(TAGGED)
        for to in ["gexf", "graphml"]:
            place = self.folder / to
            done = subprocess.run(["/bin/sh", "-c", 'ulimit -f 1; exec "$0" "$@"', ENTENTE, "export", str(out / "network.json"), "--to", to, "-o", str(place)],
                                  capture_output=True, check=False)
            self.assert_complains(done, 1, "cannot write: File too large")
            self.assertEqual(done.stderr.count(b"\n"), 1, done.stderr)
            self.assertEqual(files_below(place), [])

    def test_what_is_read_is_not_replaced(self):
        network = self.made(TAGGED) / "network.json"
        before = network.read_bytes()
        self.assert_complains(run("export", network, "--to", "gexf", "-o", network.parent / "." / "network.json"), 2, "is read itself")
        self.assertEqual(network.read_bytes(), before)

    def test_misuse_is_told(self):
        network = self.made(TAGGED) / "network.json"
        self.assert_complains(run("export", network, "-o", self.folder / "x"), 2, "--to graphml or --to gexf")
        self.assert_complains(run("export", network, "--to", "pajek", "-o", self.folder / "x"), 2, "not pajek")
        self.assert_complains(run("export", network, "--to", "gexf"), 2, "-o, the file")
        self.assert_complains(run("export", network, "--to", "gexf", "-o", "-"), 2, "no standard output")
        self.assert_complains(run("export", network, network, "--to", "graphml", "-o", self.folder / "x"), 2, "one network.json")
        self.assert_complains(run("export", network, "--to", "gexf", "-o", "/proc/x.gexf"), 1, "/proc/x.gexf")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:], verbosity=1)
