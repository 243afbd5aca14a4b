#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""entente score: small gold sets with known answers, what is refused, and agreement with another scorer of open gold sets.

    score.py ENTENTE SOURCE_FOLDER

The open gold sets and the other scorer are no part of the sources; without them that test is skipped.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

ENTENTE = str(pathlib.Path(sys.argv[1]).resolve())
SHARED = pathlib.Path(sys.argv[2], "..", "shared").resolve()
# What the open sets mark in different ways, and the other scorer passes over.
PARTS = ("England,Scotland,Wales,Northern Ireland,Hong Kong,Macau,Macao,Puerto Rico,Greenland,Gibraltar,Guam,Chechnya,Crimea,Tibet,Kashmir,Kurdistan,"
         "Catalonia")
TEXT = "Russia and Peru met. China came."


def mention(doc, start, end, country, **more):
    return {"doc": doc, "byte_start": start, "byte_end": end, "country": country, "node": country, "actor": country, "type": "country", "reading": "name",
            "zone": "body", "sentence": 0, "counted": True, **more}


class Case(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory(prefix="entente-score-")
        self.folder = pathlib.Path(self.place.name)

    def tearDown(self):
        self.place.cleanup()

    def write(self, name, rows):
        path = self.folder / name
        path.write_text("".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    def run_score(self, *arguments):
        return subprocess.run([ENTENTE, "score", *map(str, arguments)], capture_output=True, check=False)

    def score(self, gold, found, *options):
        """The JSON, with the rows by name."""
        done = self.run_score(self.write("gold.jsonl", gold), self.write("found.jsonl", found), "--json", *options)
        self.assertEqual((done.returncode, done.stderr.decode()), (0, ""))
        result = json.loads(done.stdout)
        result["rows"] = {row["name"]: (row["right"], row["false"], row["missed"]) for row in result["rows"]}
        return result

    def assert_complains(self, done, status, *words):
        talk = done.stderr.decode()
        self.assertEqual((done.returncode, done.stdout), (status, b""), talk)
        for word in words:
            self.assertIn(word, talk)
        self.assertNotIn("Sanitizer", talk)

    def gold(self):
        return [{"id": "a", "text": TEXT, "mentions": [{"bstart": 0, "bend": 6, "iso3": "RUS"}, {"bstart": 11, "bend": 15, "iso3": "PER"},
                                                       {"surface": "nowhere", "iso3": "USA"}, {"bstart": 21, "bend": 26, "iso3": "CHN"}]}]


class Known(Case):
    def test_places_documents_and_pairs(self):
        found = [mention("a", 0, 6, "RUS"), mention("a", 10, 15, "PER"), mention("a", 16, 19, "USA")]
        result = self.score(self.gold(), found)
        self.assertEqual(result["rows"], {"span": (1, 2, 2), "overlap": (2, 1, 1), "document": (2, 1, 1), "pair": (1, 2, 2), "tie": (1, 2, 2)})
        self.assertEqual((result["documents"], result["gold"], result["found"], result["window"]), (1, 3, 3, "document"))
        self.assertEqual(result["misses"], [{"found": None, "gold": "CHN", "surface": "China", "times": 1}, {"found": None, "gold": "PER", "surface": "Peru", "times": 1}])
        self.assertEqual({fault["surface"] for fault in result["false_alarms"]}, {" Peru", "met"})

    def test_a_gold_of_countries_scores_names_of_countries_in_the_text(self):
        others = [mention("a", 11, 15, "PER", reading="demonym"), mention("a", 16, 19, "USA", type="person"), mention("a", 0, 4, "USA", zone="title"),
                  mention("a", 0, 5, "USA", sentence=-1), mention("a", 27, 31, None)]
        self.assertEqual(self.score(self.gold(), [mention("a", 0, 6, "RUS"), *others])["rows"]["span"], (1, 0, 2))
        self.assertEqual(self.score(self.gold(), [mention("a", 0, 6, "RUS"), *others], "--readings", "name,demonym")["rows"]["span"], (2, 0, 1))

    def test_what_is_left_out_is_scored_only_where_marked(self):
        found = [mention("a", 0, 6, "RUS"), mention("a", 11, 15, "USA"), mention("a", 16, 19, "USA")]
        self.assertEqual(self.score(self.gold(), found, "--leave-out", "met,Peru")["rows"]["span"], (1, 1, 2))

    def test_nodes_counts_and_sentences_of_a_richer_gold(self):
        gold = [{"id": "a", "text": TEXT, "mentions": [
            {"byte_start": 0, "byte_end": 6, "node": "RUS", "actor": "RUS", "sentence": 0, "reading": "name"},
            {"byte_start": 11, "byte_end": 15, "node": "PER", "actor": "HUMALA", "sentence": 0, "reading": "leader"},
            {"byte_start": 16, "byte_end": 19, "node": None, "sentence": 0}, {"byte_start": 21, "byte_end": 26, "node": "CHN", "sentence": 1, "counted": False}]}]
        found = [mention("a", 0, 6, "RUS"), mention("a", 11, 15, "PER", actor="HUMALA", type="person", reading="leader"), mention("a", 21, 26, "CHN"),
                 mention("a", 16, 19, "USA", counted=False)]
        result = self.score(gold, found, "--least", "1")
        self.assertEqual(result["rows"], {"span": (2, 1, 0), "overlap": (2, 1, 0), "document": (2, 1, 0), "pair": (1, 0, 0), "tie": (1, 0, 0)})
        self.assertEqual(result["window"], "sentence")
        self.assertEqual(result["bias"], [{"actor": "PER", "found": 1, "log_ratio": 0, "true": 1}, {"actor": "RUS", "found": 1, "log_ratio": 0, "true": 1}])
        self.assertEqual([(row["name"], row["right"], row["missed"]) for row in result["readings"]], [("leader", 1, 0), ("name", 1, 0)])
        self.assertEqual(self.score(gold, found, "--level", "actor")["rows"]["span"], (2, 1, 0))

    def test_a_gold_may_be_one_mention_a_line(self):
        gold = [{"doc": "a", "byte_start": 0, "byte_end": 6, "node": "RUS", "sent": 0, "surface": "Russia"},
                {"doc": "a", "byte_start": 11, "byte_end": 15, "node": "PER", "sent": 0, "surface": "Peru", "optional": True}]
        result = self.score(gold, [])
        self.assertEqual(result["rows"]["span"], (0, 0, 1))
        self.assertEqual(result["misses"][0]["surface"], "Russia")

    def test_the_text_says_the_same(self):
        found = [mention("a", 0, 6, "RUS"), mention("a", 10, 15, "PER"), mention("a", 16, 19, "USA")]
        done = self.run_score(self.write("gold.jsonl", self.gold()), self.write("found.jsonl", found), "--least", "0", "--list", "1")
        self.assertEqual(done.stdout.decode(), """1 document; 3 mentions in the gold, 3 found

                 precision [95 %]        recall [95 %]           F1        right    false   missed
span             0.3333 [0.0615 0.7923]  0.3333 [0.0615 0.7923]  0.3333        1        2        2
overlap          0.6667 [0.2077 0.9385]  0.6667 [0.2077 0.9385]  0.6667        2        1        1
document         0.6667 [0.2077 0.9385]  0.6667 [0.2077 0.9385]  0.6667        2        1        1
pair             0.3333 [0.0615 0.7923]  0.3333 [0.0615 0.7923]  0.3333        1        2        2
tie (document)   0.3333 [0.0615 0.7923]  0.3333 [0.0615 0.7923]  0.3333        1        2        2

reading          precision [95 %]        recall [95 %]           F1        right    false   missed
name             0.6667 [0.2077 0.9385]  -                       -             2        1        0

strength of         true    found  log(found/true)
CHN                    2        0  -
PER                    2        2  +0.000
RUS                    2        2  +0.000
USA                    0        2  -

missed           1  "China"  gold CHN, found -

false alarm      1  " Peru"  gold -, found PER
""")

    def test_other_documents_are_told_and_not_scored(self):
        done = self.run_score(self.write("gold.jsonl", self.gold()), self.write("found.jsonl", [mention("b", 0, 6, "RUS")]), "--json")
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"gold.jsonl does not have: 1; they are not scored", done.stderr)
        self.assertEqual(json.loads(done.stdout)["found"], 0)


class Refused(Case):
    def test_misuse_ends_with_two(self):
        gold = self.write("gold.jsonl", self.gold())
        for arguments, words in [([], "names nothing"), ([gold], "two files"), ([gold, gold, gold], "two files"), ([gold, gold, "--list", "-1"], "--list"),
                                 ([gold, gold, "--level", "city"], "city"), ([gold, gold, "--least", "x"], "x"),
                                 ([gold, gold, "--readings", "name, nickname"], "\"nickname\""), ([gold, gold, "--readings", ""], "\"\"")]:
            self.assert_complains(self.run_score(*arguments), 2, words)

    def test_bad_files_are_refused_with_their_line(self):
        gold, found = self.write("gold.jsonl", self.gold()), self.write("found.jsonl", [mention("a", 0, 6, "RUS")])
        bad = [("{", ":1:"), ("[]\n", "no JSON object"), ("null\n", "no JSON object"), ("x\n", ":1: bad JSON: "), ('{"id": "x"}\n', "no document"), ('{"id": 1, "mentions": []}\n', "no document"), ("", "holds no document"),
               ('{"id": "x", "mentions": [{"bstart": 3, "bend": 3, "iso3": "RUS"}]}\n', "place"), ('{"id": "x", "mentions": [{"bstart": -1, "bend": 3}]}\n', "place"),
               ('{"id": "x", "mentions": [{"bstart": 0, "bend": 3, "node": 5}]}\n', "neither a string nor null"),
               ('{"id": "x", "text": "ab", "mentions": [{"bstart": 0, "bend": 3, "iso3": "RUS"}]}\n', "outside the document"),
               ('{"id": "x", "mentions": []}\n' * 2, ":2: the document \"x\" stands twice"), ("[" * 100000, ":1:"), ('{"id": "\\u0000", "mentions": []}', ":1:")]
        for text, words in bad:
            with self.subTest(text=text[:60]):
                self.assert_complains(self.run_score(self.write("bad.jsonl", [text]), found), 1, "bad.jsonl", words)
        for text, words in [("{", ":1:"), ("{}", "no mention"), ('{"doc": "a"}', "no mention"), ('{"doc": "a", "byte_start": 5, "byte_end": 4}', "place"),
                            (json.dumps(mention("a", 0, 6, 7)), "neither a string nor null"), (json.dumps(mention("a", 0, 600, "RUS")), "outside the document")]:
            with self.subTest(text=text):
                self.assert_complains(self.run_score(gold, self.write("bad.jsonl", [text])), 1, "bad.jsonl:1", words)
        self.assert_complains(self.run_score("no-such", found), 1, "no-such")
        self.assert_complains(self.run_score(gold, "no-such"), 1, "no-such")


class Open(Case):
    def test_open_gold_sets_are_scored_as_another_scorer_does(self):
        other = SHARED / "tools" / "score_countries.py"
        if not other.is_file():
            self.skipTest(f"{other} is not there")
        for name in ["geovirus", "wikitimes_2015_09"]:
            gold = SHARED / "gold" / "open" / f"{name}.jsonl"
            found = self.folder / "found.jsonl"
            done = subprocess.run([ENTENTE, "mentions", "--quiet", str(gold)], capture_output=True, check=False)
            found.write_bytes(done.stdout)
            expected = json.loads(subprocess.run([sys.executable, str(other), str(gold), str(found), "--json"], capture_output=True, check=True).stdout)
            result = json.loads(self.run_score(gold, found, "--json", "--leave-out", PARTS).stdout)
            rows = {row["name"]: row for row in result["rows"]}
            self.assertEqual(result["documents"], expected["documents"])
            for ours, theirs in [("span", "span"), ("overlap", "overlap"), ("document", "document"), ("pair", "tie"), ("tie", "tie")]:
                row = rows[ours]
                self.assertEqual((row["right"], row["false"], row["missed"]), (expected[theirs]["tp"], expected[theirs]["fp"], expected[theirs]["fn"]), (name, ours))
                self.assertAlmostEqual(row["f1"], expected[theirs]["f1"], places=4)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:], verbosity=1)
