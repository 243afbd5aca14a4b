#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`entente explain`: the sentences behind a tie, for people and for programs.

    explain.py ENTENTE SOURCE_FOLDER
"""
import json
import sys
import unittest

from command import Case, run

RECORDS = [
    {"id": "c", "date": "2016-05-01", "source": "Post", "text": "North Korea wrote to Russia."},
    {"id": "a", "date": "2015-01-02", "source": "Times", "url": "https://news.example/a", "title": "Talks",
     "text": "Russia met North Korea. Japan watched."},
    {"id": "b", "date": "2015-01-01", "text": "Moscow praised Pyongyang, and China praised Russia and North Korea."},
    {"id": "d", "date": "2017-02-03", "text": "Russia met Japan."},
]


class Explain(Case):
    def network(self, records, *options):
        corpus, path = self.folder / "corpus.jsonl", self.folder / "network.json"
        corpus.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        done = run("network", "--quiet", "--by", "year", corpus, *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        path.write_bytes(done.stdout)
        return path

    def explained(self, *arguments):
        done = run("explain", *arguments)
        self.assert_status(done, 0)
        self.assertEqual(done.stderr, b"")
        return done.stdout.decode()

    def assert_refused(self, status, *arguments, words):
        self.assert_complains(run("explain", *arguments), status, *words)

    def test_each_slice_has_its_strength_and_its_sentences_in_the_order_of_time(self):
        self.assertEqual(self.explained(self.network(RECORDS), "RUS", "PRK"), """\
PRK (North Korea) and RUS (Russia): tied in 2 of 3 slices

2015: strength 2; both in 2 sentences, 2 paragraphs, 2 stories

  2015-01-01  [b]
    Moscow praised Pyongyang, and China praised Russia and North Korea.

  2015-01-02  Times  Talks  [a]
    Russia met North Korea.
    https://news.example/a

2016: strength 1; both in 1 sentence, 1 paragraph, 1 story

  2016-05-01  Post  [c]
    North Korea wrote to Russia.
""")

    def test_actors_go_by_id_or_label_in_any_order_and_case(self):
        network = self.network(RECORDS)
        first = self.explained(network, "RUS", "PRK")
        for pair in [("PRK", "RUS"), ("russia", "North korea"), ("prk", "Russia")]:
            self.assertEqual(self.explained(network, *pair), first)

    def test_one_slice_can_be_asked_for(self):
        told = self.explained(self.network(RECORDS), "RUS", "PRK", "--slice", "2016")
        self.assertTrue(told.startswith("PRK (North Korea) and RUS (Russia): tied in 2016\n\n2016: strength 1;"), told)
        self.assertNotIn("2015", told)

    def test_that_two_are_not_tied_is_an_answer(self):
        network = self.network(RECORDS)
        self.assertEqual(self.explained(network, "CHN", "JPN"), "CHN (China) and JPN (Japan): tied in 0 of 3 slices\n")
        self.assertEqual(self.explained(network, "RUS", "PRK", "--slice", "2017"), "PRK (North Korea) and RUS (Russia): no tie in 2017\n")

    def test_json_has_the_same(self):
        network = self.network(RECORDS)
        told = json.loads(self.explained(network, "RUS", "PRK", "--json"))
        whole = json.loads(network.read_text(encoding="utf-8"))
        self.assertEqual((told["source"], told["target"]), ("PRK", "RUS"))
        self.assertEqual([(s["slice"], s["strength"], s["sentences"], [e["doc"] for e in s["evidence"]]) for s in told["slices"]],
                         [("2015", 2, 2, ["b", "a"]), ("2016", 1, 1, ["c"])])
        self.assertTrue(all(e in whole["evidence"] for s in told["slices"] for e in s["evidence"]))

    def test_sentences_that_were_not_kept_are_counted(self):
        told = self.explained(self.network(RECORDS, "--evidence", "1"), "RUS", "PRK", "--slice", "2015")
        self.assertIn("\n  1 sentence more: a network made with --evidence 2 has it\n", told)
        told = self.explained(self.network(RECORDS, "--evidence", "0"), "RUS", "PRK", "--slice", "2015")
        self.assertIn("\n  2 sentences more: a network made with --evidence 2 has them\n", told)

    def test_tagged_records_have_no_text_to_show(self):
        tagged = [{"id": "t", "date": "2015-01-02", "actors": [["RUS", "PRK"], ["RUS", "PRK", "JPN"]]}]
        self.assertIn("\n  2 sentences more without text: the records came tagged\n", self.explained(self.network(tagged), "RUS", "PRK"))

    def test_text_cannot_move_the_terminal(self):
        record = dict(RECORDS[1], title="\x1b[31mred\x07", text="Russia met\tNorth Korea \x1b]0;x\x07 today.", source="a\nb")
        told = self.explained(self.network([record]), "RUS", "PRK")
        self.assertFalse(set(told) & {"\x1b", "\x07", "\t"}, told)
        self.assertIn("a b  ", told)

    def test_a_network_from_elsewhere_cannot_move_the_terminal_either(self):
        network = self.network(RECORDS)
        whole = json.loads(network.read_text(encoding="utf-8"))
        evil = "\x1b[31m\u009b31m\u202e\u2066\u2028\n"
        for record in [*whole["evidence"], *whole["actors"]]:
            record.update({key: value + evil for key, value in record.items() if key in ["label", "title", "source", "doc", "text", "url"] and value})
        network.write_text(json.dumps(whole), encoding="utf-8")
        told = self.explained(network, "RUS", "PRK")
        self.assertIn("Russia met North Korea. [31m 31m    \n", told)
        self.assertIn("RUS (Russia [31m 31m    )", told)
        self.assertFalse(set(told) & set("\x1b\u009b\u202e\u2066\u2028"), told)
        done = run("explain", network, "ussia", "PRK")
        self.assert_complains(done, 1, "did you mean RUS (Russia [31m 31m    )?")
        for place in ["slices", "actors"]:
            broken = json.loads(network.read_text(encoding="utf-8"))
            broken[place][0]["id"] = evil if place == "slices" else ""
            network.write_text(json.dumps(broken), encoding="utf-8")
            done = run("explain", network, "RUS", "PRK")
            self.assert_complains(done, 1, "cannot be the name of a file" if place == "slices" else "is empty")
            self.assertFalse(set(done.stderr.decode()) & set("\x1b\u009b\u202e\u2066\u2028"), done.stderr)
            network.write_text(json.dumps(whole), encoding="utf-8")

    def test_slips_are_told(self):
        network = self.network(RECORDS)
        self.assert_refused(1, network, "Rusia", "PRK", words=['nobody in this network is called "Rusia"', "actors.csv"])
        self.assert_refused(1, network, "korea", "RUS", words=["did you mean PRK (North Korea)?"])
        self.assert_refused(1, network, "", "RUS", words=['called ""'])
        self.assert_refused(1, network, "RUS", "PRK", "--slice", "1999", words=['no slice "1999"', "the first is 2015, the last 2017"])
        self.assert_refused(2, network, "RUS", "Russia", words=["both are RUS"])
        self.assert_refused(2, network, "RUS", words=["two actors"])
        self.assert_refused(1, self.network([{"id": "x", "date": "2015-01-02", "text": "Nobody."}]), "RUS", "PRK", words=["nobody in this network"])
        self.assert_refused(1, self.folder / "missing.json", "RUS", "PRK", words=["missing.json"])

    def test_a_label_that_two_share_asks_for_the_id(self):
        overlay = self.folder / "mine.json"
        overlay.write_text(json.dumps({"format": "entente-actors", "version": 1, "actors": [
            {"id": "ACME_ONE", "type": "company", "label": "Acme", "names": ["Acme One"]},
            {"id": "ACME_TWO", "type": "company", "label": "Acme", "names": ["Acme Two"]}]}), encoding="utf-8")
        network = self.network([{"id": "x", "date": "2015-01-02", "text": "Acme One bought Acme Two."}], "--actors", overlay)
        self.assert_refused(1, network, "acme", "ACME_ONE", words=["ACME_ONE (Acme), ACME_TWO (Acme); give the id"])
        self.assertIn("tied in 1 of 1", self.explained(network, "ACME_TWO", "ACME_ONE"))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:], verbosity=1)
