# SPDX-License-Identifier: GPL-3.0-or-later
"""data/propose_variants.py proposes spellings of people that the catalogue lacks, and only on days in office.

    variants.py ENTENTE SOURCE_FOLDER
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(sys.argv[2]) / "data" / "propose_variants.py"


class Variants(unittest.TestCase):
    def proposals(self, *items):
        with tempfile.TemporaryDirectory(prefix="entente-variants-") as place:
            corpus = pathlib.Path(place) / "news.jsonl"
            corpus.write_text("".join(json.dumps({"date": date, "text": text}) + "\n" for date, text in items), encoding="utf-8")
            done = subprocess.run([sys.executable, SCRIPT, corpus], capture_output=True, text=True, check=True)
        return [tuple(line.split("\t")[:3]) for line in done.stdout.splitlines()]

    def test_another_spelling_is_proposed_with_how_often_it_stood(self):
        text = "On Monday Serguei Viktorovitsch Lawrow and Serguei Lawrow met Angela T. Merkel."
        self.assertEqual(self.proposals(("2010-05-05", text), ("2010-05-06", "Serguei Lawrow spoke.")),
                         [("LAVROV_SERGEI", "Serguei Lawrow", "2"), ("MERKEL_ANGELA", "Angela T. Merkel", "1")])

    def test_what_the_catalogue_has_and_who_is_out_of_office_is_not(self):
        self.assertEqual(self.proposals(("2010-05-05", "Sergei Lavrov, Angela Merkel and Kim Jong-il."), ("1985-05-05", "Serguei Lawrow spoke.")), [])

    def test_names_in_two_sentences_are_none(self):
        self.assertEqual(self.proposals(("2010-05-05", "He met Angela, Merkel and Serguei; Lawrow. Angela\nT. Merkel left.")), [])

    def test_the_spellings_of_the_table_are_in_the_catalogue(self):
        done = subprocess.run([sys.executable, SCRIPT, "--table"], capture_output=True, text=True, check=True)
        left = [line for line in done.stdout.splitlines()]
        self.assertLess(len(left), 10, left)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:], verbosity=1)
