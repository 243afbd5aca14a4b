#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The verbs that look into the catalogue and correct it: what they say, of whom, in which order.

    actors.py ENTENTE SOURCE_FOLDER
"""
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import unittest

ENTENTE = str(pathlib.Path(sys.argv[1]).resolve())
VERBS = ["list", "show", "find", "candidates", "check"]
HEAD = '"format": "entente-actors", "version": 1'
OVERLAY = "{" + HEAD + ''', "actors": [
  {"id": "ACME", "type": "company", "label": "Acme", "country": "RUS", "from": "1950",
   "names": ["Acme Widgets", {"text": "Acme", "from": "1960-02-03", "when": {"before": ["@title", "tank*"], "actors": ["RUS"]},
                              "unless": {"after": [", Texas"]}, "lower": false}]},
  {"id": "ACME_BOSS", "type": "person", "label": "Boss\\tof Acme", "famous": true, "names": ["Ann Boss"], "surnames": ["Boss"],
   "counts_as": [{"id": "RUS", "office": "envoy", "from": "2001-01-01", "to": "2003-01-01"}, {"id": "ACME", "from": "2010", "died": true, "to": "2011"}]}
]}'''


def run(*arguments, stdin=None, cwd=None):
    return subprocess.run([ENTENTE, "actors", *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd, check=False)


class Case(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory(prefix="entente-actors-")
        self.folder = pathlib.Path(self.place.name)
        self.overlay = self.write("mine.json", OVERLAY)

    def tearDown(self):
        self.place.cleanup()

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def output(self, *arguments, stdin=None):
        """What a call that succeeds prints; nothing on standard error."""
        done = run(*arguments, stdin=stdin)
        self.assertEqual((done.returncode, done.stderr.decode()), (0, ""), arguments)
        return done.stdout.decode()

    def assert_complains(self, done, status, *words):
        talk = done.stderr.decode()
        self.assertEqual(done.returncode, status, talk)
        self.assertEqual(done.stdout, b"")
        for word in words:
            self.assertIn(word, talk)
        self.assertNotIn("Sanitizer", talk)


class Help(Case):
    def test_every_verb_has_help_with_an_example_that_parses(self):
        for verb in VERBS:
            text = self.output(verb, "--help")
            self.assertIn("Usage:", text)
            example = re.search(r"Example:\n  entente actors (.*)", text).group(1).split("|")[0].split(">")[0]
            self.assert_complains(run(*shlex.split(example), cwd=self.folder), 1, "entente: ")
        text = self.output("--help")
        for verb in VERBS:
            self.assertRegex(text, rf"(?m)^  {verb} ")

    def test_misuse_ends_with_two(self):
        cases = [([], "wants"), (["fly"], "wants"), (["list", "RUS"], "RUS"), (["list", "--type", "city"], "city"), (["list", "--country", "XXX"], "XXX"),
                 (["list", "--country", "GAZPROM"], "GAZPROM"), (["show"], "names nothing"), (["show", "RUS", "USA"], "USA"), (["show", "--fly"], "--fly"),
                 (["candidates"], "names nothing"), (["candidates", "x", "--min", "0"], "--min"), (["find"], "names nothing"), (["find", "x", "--date", "May"], "May"), (["find", "x", "--level", "city"], "city"), (["find", "x" * 70000], "65536")]
        for arguments, words in cases:
            with self.subTest(arguments=arguments):
                self.assert_complains(run(*arguments), 2, words)


class List(Case):
    def rows(self, *arguments):
        return [line.split("\t") for line in self.output("list", *arguments).splitlines()]

    def test_rows_are_sorted_and_whole(self):
        rows = self.rows()
        self.assertEqual(rows[0], ["id", "type", "country", "label", "aliases", "from", "to"])
        ids = [row[0] for row in rows[1:]]
        self.assertEqual(ids, sorted(ids))
        self.assertGreater(len(ids), 5000)
        self.assertEqual({len(row) for row in rows}, {7})

    def test_filters_keep_only_what_they_say(self):
        rows = self.rows("--type", "company,person", "--country", "RUS", "--actors", self.overlay)[1:]
        self.assertEqual({row[1] for row in rows}, {"company", "person"})
        self.assertEqual({row[2] for row in rows}, {"RUS"})
        by_id = {row[0]: row for row in rows}
        self.assertEqual(by_id["ACME"], ["ACME", "company", "RUS", "Acme", "2", "1950-01-01", ""])
        self.assertEqual(by_id["ACME_BOSS"], ["ACME_BOSS", "person", "RUS", "Boss of Acme", "2", "2001-01-01", "2011-01-01"])
        self.assertIn("GAZPROM", by_id)

    def test_json_says_the_same_as_the_table(self):
        rows = self.rows("--type", "country")[1:]
        objects = [json.loads(line) for line in self.output("list", "--type", "country", "--json").splitlines()]
        self.assertEqual([[o["id"], o["type"], o["country"], o["label"], str(o["aliases"]), o["from"] or "", o["to"] or ""] for o in objects], rows)


class Show(Case):
    def test_names_days_conditions_and_offices_are_shown(self):
        text = self.output("show", "ACME", "--actors", self.overlay)
        self.assertEqual(text, """id         ACME
label      Acme
type       company
days       from 1950-01-01
country    RUS
names      Acme Widgets
           Acme, from 1960-02-03, never in text without capitals
             when directly before it a title or what begins with "tank"; or named elsewhere in the document, without a condition: RUS
             unless directly after it ", Texas"
""")
        text = self.output("show", "ACME_BOSS", "--actors", self.overlay)
        self.assertIn("label      Boss of Acme\n", text)
        self.assertIn("counts as  RUS (Russia), 2001-01-01 to 2003-01-01: envoy\n", text)
        self.assertIn("           ACME (Acme), 2010-01-01 to 2011-01-01 (died in office, counts on)\n", text)
        self.assertIn("famous ", text)
        self.assertIn("surnames   Boss\n", text)
        self.assertIn("successor  DEU (Germany), with --successors\n", self.output("show", "DDR"))

    def test_json_is_a_catalogue_file_s_actor(self):
        """What is shown, given back as an overlay for nobody else, is shown the same."""
        for actor in ["ACME_BOSS", "ACME", "TUR", "DDR", "GAZPROM", "UN_SECURITY_COUNCIL"]:
            shown = self.output("show", actor, "--json", "--actors", self.overlay)
            whole = json.loads(shown)
            self.assertEqual(whole["id"], actor)
            whole["id"] = "A_COPY"
            copy = self.write("copy.json", "{" + HEAD + ', "actors": [' + json.dumps(whole) + "]}")
            done = run("show", "A_COPY", "--json", "--actors", self.overlay, "--actors", copy)
            self.assertEqual(done.stdout.decode(), shown.replace(f'"id": "{actor}",\n "label"', '"id": "A_COPY",\n "label"'))

    def test_an_unknown_id_gets_near_ones(self):
        for wrong, near in [("PUTIN", "PUTIN_VLADIMIR"), ("Lavrow", "LAVROV_SERGEI"), ("Russia", "RUS"), ("rus", "RUS"), ("GAZPROMM", "GAZPROM"), ("Lavrov", "LAVROV_SERGEI")]:
            with self.subTest(wrong=wrong):
                self.assert_complains(run("show", wrong), 1, f'there is no actor "{wrong}"', near)
        self.assert_complains(run("show", "qqqqqqqqqqqqqq"), 1, "entente actors list")
        self.assert_complains(run("show", "x\x1b[31m" + "y" * 5000), 1, "there is no actor")


class Find(Case):
    def thoughts(self, text, *options):
        """What was thought of in a text: (surface, actor, verdict, counted)."""
        answer = json.loads(self.output("find", text, "--json", *options))
        self.assertEqual(answer["text"], text)
        surface = lambda one: text.encode()[one["byte_start"]:one["byte_end"]].decode()
        return [(surface(one), one["actor"], one["verdict"], one["counted"]) for one in answer["thoughts"]]

    def test_a_name_stands_for_another_on_another_day(self):
        first = lambda *options: json.loads(self.output("find", "Moscow", "--json", *options))["aliases"][0]
        self.assertEqual([(one["actor"], one["verdict"]) for one in [first("--date", "1950"), first("--date", "2015-01-21"), first()]],
                         [("SUN", "chosen"), ("RUS", "chosen"), ("RUS", "chosen")])
        text = self.output("find", "Moscow", "--date", "1950")
        self.assertIn('"Moscow", 1950-01-01, level state\n\nSUN (Soviet Union), country, capital\n  alone: chosen\n  counts as: SUN, country SUN; counted\n', text)
        self.assertIn("alone: no: not called so on this day (from 1991-12-26)", text)

    def test_what_it_counts_as_depends_on_day_and_level(self):
        counts = lambda *options: re.search("counts as: (.*)", self.output("find", "Vladimir Putin", *options)).group(1)
        self.assertEqual(counts("--date", "2015"), "RUS, country RUS; counted")
        self.assertEqual(counts("--date", "1980"), "nobody on this day at this level; not counted")
        self.assertEqual(counts("--date", "2015", "--level", "actor"), "PUTIN_VLADIMIR, country RUS; counted")

    def test_capitals_matter(self):
        self.assertIn("alone: no: is written in capitals; never in text without capitals", self.output("find", "us"))
        self.assertIn("alone: chosen", self.output("find", "US"))

    def test_a_sentence_shows_which_condition_and_which_rule_decided(self):
        text = "The Japanese newspaper met Mr Lavrov in Moscow, Idaho, after Oslo II and the Korean War."
        found = self.thoughts(text, "--date", "2015-01-21")
        self.assertIn(("Japanese", "JPN", "uncounted", False), found)
        self.assertIn(("Lavrov", "LAVROV_SERGEI", "chosen", True), found)
        self.assertIn(("Moscow", "RUS", "rule", True), found)
        self.assertIn(("Oslo", "NOR", "unless", True), found)
        self.assertIn(("Korean War", None, "chosen", False), found)
        words = self.output("find", *text.split(), "--date", "2015-01-21")
        self.assertRegex(words, r'chosen, but not counted by rule \d+ of the catalogue: directly after it "newspaper"')
        self.assertRegex(words, r'no: rule \d+ of the catalogue: directly after it ", Idaho"')
        self.assertIn('no: directly after it "II"', words)
        self.assertIn("hides the names in it", words)

    def test_an_overlay_speaks_too(self):
        found = self.thoughts("General Acme of Russia", "--actors", self.overlay)
        self.assertIn(("Acme", "ACME", "chosen", True), found)
        text = self.output("find", "General Acme of Russia", "--actors", self.overlay)
        self.assertIn("chosen, for there is directly before it a title", text)
        self.assertIn("no: missing directly before it a title or what begins with \"tank\"; or named elsewhere", self.output("find", "the Acme", "--actors", self.overlay))

    def test_what_nobody_is_called_gets_near_ids(self):
        self.assertIn("nobody: no name of the catalogue stands in it; near are LAVROV_SERGEI", self.output("find", "Lavrow"))
        for text in ["", " ", ".", "\x01\t", "é" * 3000]:
            self.assertIn("nobody", self.output("find", text))


NEWS = [
    "The militia called Zork Front fired at Turkish troops. Zork Front fighters fled. Voters came. Nobody met President Ada Quux of the Zork Front.",
    "In Ankara the banker Ada Quux said that Foobar Holdings Ltd had paid. Quux, 45, denied it. Then Quux met Turkey.",
    "Elsewhere Foobar Holdings Ltd sold its shares. Voters stayed away from the QXZ. The QXZ and Turkey agreed.",
]


class Candidates(Case):
    def corpus(self, texts=NEWS):
        return self.write("news.jsonl", "".join(json.dumps({"id": f"n{i}", "date": "2015-01-21", "text": text}) + "\n" for i, text in enumerate(texts)))

    def table(self, *arguments):
        lines = self.output("candidates", "--quiet", *arguments).splitlines()
        head = lines[0].split("\t")
        return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:]]

    def test_names_are_counted_and_guessed(self):
        rows = self.table(self.corpus())
        shown = [(row["name"], row["mentions"], row["documents"], row["type"], row["country"]) for row in rows]
        self.assertEqual(shown, [("Ada Quux", "4", "2", "person", "TUR"), ("Zork Front", "3", "1", "group", "TUR"), ("Foobar Holdings Ltd", "2", "2", "company", "TUR"),
                                 ("QXZ", "2", "1", "body", "TUR")])
        quux = rows[0]
        self.assertEqual([quux[f"doc_{i}"] for i in (1, 2, 3)], ["n0", "n1", ""])
        self.assertEqual(quux["sentence_1"], "Nobody met President Ada Quux of the Zork Front.")
        self.assertGreater(int(quux["type_sure"]), 60)
        self.assertEqual(quux["country_sure"], "100")

    def test_rare_names_are_left_out(self):
        self.assertEqual([row["name"] for row in self.table("--min", "3", self.corpus())], ["Ada Quux", "Zork Front"])

    def test_the_overlay_is_a_sound_catalogue_file(self):
        corpus = self.corpus([*NEWS, "He met the Börk Front and the Bork-Front and Zork Front."])
        overlay = self.write("new.json", self.output("candidates", "--quiet", "--min", "1", "--overlay", corpus))
        actors = json.loads(overlay.read_text())["actors"]
        self.assertEqual([actor["id"] for actor in actors], ["BORK_FRONT", "FOOBAR_HOLDINGS_LTD", "QUUX_ADA", "QXZ", "ZORK_FRONT"])
        done = run("check", overlay)
        self.assertEqual(done.returncode, 0, done.stderr)
        done = subprocess.run([ENTENTE, "mentions", "--quiet", "--actors", overlay, corpus], capture_output=True, check=False)
        self.assertIn("QUUX_ADA", {json.loads(line)["actor"] for line in done.stdout.splitlines()})
        # Who is in the catalogue by now is no candidate any more.
        self.assertEqual(self.table("--min", "1", "--actors", overlay, corpus), [])

    def test_nothing_read_is_told(self):
        records = self.folder / "c.stories"
        subprocess.run([ENTENTE, "read", "--quiet", self.corpus(), "-o", records], check=True)
        done = run("candidates", records)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn(b"hold no text; name the documents", done.stderr)
        for nothing in ["/dev/null", self.write("tagged.jsonl", '{"id": "a", "actors": ["RUS", "CHN"]}\n')]:
            done = run("candidates", nothing)
            self.assertEqual(done.returncode, 1)
            self.assertTrue(done.stdout.startswith(b"name\tmentions\t") and done.stdout.count(b"\n") == 1, done.stdout)
            self.assertIn(b"no document with text was read", done.stderr)

    def test_a_very_long_name_gives_an_id_that_can_be_read(self):
        name = " ".join(["Zorkelheimfoundation"] * 12)
        overlay = self.write("new.json", self.output("candidates", "--quiet", "--min", "1", "--overlay", self.corpus([f"He met the {name} on Monday."])))
        self.assertEqual(run("check", overlay).returncode, 0, run("check", overlay).stderr)

    def test_the_same_corpus_gives_the_same_bytes(self):
        first = self.output("candidates", "--quiet", "--min", "1", self.corpus())
        self.assertEqual(self.output("candidates", "--quiet", "--min", "1", self.corpus()), first)

    def test_hostile_text_does_no_harm(self):
        texts = ["\x00Zork\tFoo\x1b[31m Bar met Zork\tFoo.", "Met " + "Zork " * 10000 + ".", "met Zork\ud7ff Foo", "", "é É É.", "a " + "X" * 100000]
        lines = self.output("candidates", "--quiet", "--min", "1", self.corpus(texts)).splitlines()
        self.assertEqual({line.count("\t") for line in lines}, {12})
        self.assertNotIn("\x1b", "".join(lines))
        overlay = self.write("new.json", self.output("candidates", "--quiet", "--min", "1", "--overlay", self.corpus(texts)))
        self.assertEqual(run("check", overlay).returncode, 0, run("check", overlay).stderr)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:], verbosity=1)
