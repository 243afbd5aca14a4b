#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a terminal shows while a corpus is read: a line that fits, has no colour and is gone at the end.

    terminal.py ENTENTE SOURCE_FOLDER
"""
import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
import time
import unittest

ENTENTE = sys.argv[1]
WIPE = "\x1b[K"


def talk_of(columns, **changes):
    """What stderr shows on a terminal while documents come on standard input for longer than the line waits."""
    terminal, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen([ENTENTE, "network", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=end,
                          env=dict(os.environ, **{"TERM": "xterm", **changes})) as process:
        os.close(end)
        for number in range(28):
            record = {"id": str(number), "date": "2015-01-02", "text": f"Russia met China {number} times."}
            process.stdin.write(json.dumps(record).encode() + b"\n")
            process.stdin.flush()
            time.sleep(0.1)
        process.stdin.close()
        talk = b""
        while True:
            try:
                got = os.read(terminal, 4096)
            except OSError:
                break
            if not got:
                break
            talk += got
    os.close(terminal)
    assert process.returncode == 0, talk
    return talk.decode().replace("\r\n", "\n")


class Terminal(unittest.TestCase):
    def test_a_line_says_how_far_it_is_and_goes(self):
        talk = talk_of(100)
        lines = [part for part in talk.split("\r") if "MB/s" in part]
        self.assertTrue(lines, talk)
        self.assertRegex(lines[0], r"^\d+ documents, \d+ MB, \d+ MB/s\x1b\[K")
        shown = talk.split("\r")[-1]
        self.assertRegex(shown, r"^\x1b\[Kread +28 documents, 2\.\d kB\nused +28 stories\n$")
        self.assertEqual(talk.replace(WIPE, "").count("\x1b"), 0)

    def test_a_narrow_terminal_gets_a_narrow_line_and_a_dumb_one_none(self):
        lines = [part for part in talk_of(20).split("\r") if "documents," in part and "\n" not in part]
        self.assertTrue(lines)
        self.assertEqual({len(line.replace(WIPE, "")) for line in lines} - set(range(20)), set())
        talk = talk_of(100, TERM="dumb")
        self.assertNotIn("\x1b", talk)
        self.assertNotIn("MB/s", talk)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
