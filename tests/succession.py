# SPDX-License-Identifier: GPL-3.0-or-later
"""data/check_succession.py finds holes and overlaps of offices, and the catalogue has no long hole.

    succession.py ENTENTE SOURCE_FOLDER
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(sys.argv[2]) / "data" / "check_succession.py"


def person(name, *terms):
    return {"id": name, "type": "person", "label": name, "counts_as": [dict(zip(("id", "office", "from", "to"), term)) for term in terms]}


class Succession(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory(prefix="entente-succession-")
        self.file = pathlib.Path(self.place.name) / "people.json"

    def tearDown(self):
        self.place.cleanup()

    def lines(self, people, *options):
        self.file.write_text(json.dumps({"actors": people}), encoding="utf-8")
        done = subprocess.run([sys.executable, SCRIPT, "--from", "2000", "--to", "2020", *options, self.file], capture_output=True, text=True, check=False)
        found = [line.split("\t") for line in done.stdout.splitlines()]
        self.assertEqual(done.returncode, 1 if found else 0, done.stderr)
        return [(line[0], line[1], line[2], line[3], line[5]) for line in found]

    def test_days_without_anybody_are_a_hole(self):
        people = [person("A", ("ITA", "prime minister", "1999", "2005-03-01")), person("B", ("ITA", "interim prime minister", "2006-03-01", "2020"))]
        self.assertEqual(self.lines(people), [("ITA", "head of government", "2005-03-01", "2006-03-01", "A B")])
        people.append(person("C", ("ITA", "acting premier", "2005-03-01", "2006-02-15")))
        self.assertEqual(self.lines(people), [])
        self.assertEqual(len(self.lines(people, "--least", "14")), 1)

    def test_the_first_and_the_last_days_count(self):
        people = [person("A", ("ITA", "foreign minister", "2001", "2019"))]
        self.assertEqual([line[2:4] for line in self.lines(people)], [("2000-01-01", "2001-01-01"), ("2019-01-01", "2020-01-01")])
        self.assertEqual(self.lines([person("A", ("ITA", "foreign minister", "1990"))]), [])

    def test_an_office_within_another_is_no_end_of_it(self):
        self.assertEqual(self.lines([person("A", ("ITA", "president", "1999", "2020")), person("B", ("ITA", "acting president", "2004", "2004-06"))]), [])

    def test_two_at_once_are_an_overlap(self):
        people = [person("A", ("ITA", "defence minister", "1999", "2010-06-01")), person("B", ("ITA", "minister of defence", "2010-01-01"))]
        self.assertEqual(self.lines(people, "--overlaps"), [("ITA", "defence minister", "2010-01-01", "2010-06-01", "A B")])

    def test_other_offices_states_before_their_day_and_abolished_offices_are_not_asked_for(self):
        people = [person("A", ("ITA", "deputy prime minister", "2005", "2006")), person("B", ("SSD", "president", "2011-07-09")),
                  person("C", ("TUR", "prime minister", "1999", "2018-07-09")), person("D", ("NO_STATE", "president", "2005", "2006"))]
        self.assertEqual(self.lines(people), [])

    def test_the_catalogue_has_no_long_hole(self):
        done = subprocess.run([sys.executable, SCRIPT, "--office", "head of state,head of government", "--least", "300"], capture_output=True, text=True, check=False)
        self.assertEqual((done.stdout, done.returncode), ("", 0))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:], verbosity=1)
