#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a corpus of distinct stories of about 100 kB as FOLDER/text/*.txt and FOLDER/corpus.jsonl.

The news items are a deck of cards: shuffled, dealt into paragraphs of two to five items and stories of many paragraphs, and shuffled
again when it is used up. So no story holds an item twice in a row, and no paragraph stands twice in the corpus. The same arguments give
the same bytes.

usage: corpus.py FOLDER MEGABYTES [ITEMS.jsonl.gz]      without items, plausible text is made up from the catalogue's names
"""
import datetime
import gzip
import json
import pathlib
import random
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from pipeline import aliases

SEED = 20
STORY_BYTES = 100_000
FIRST_DAY, LAST_DAY = datetime.date(2002, 7, 1), datetime.date(2025, 6, 30)

NAMING = [
    "{a} and {b} agreed to resume talks on {w} {v}, a spokesman said on {d}.",
    "Officials in {a} said that {n} people were {w} after the {v} near the border with {b}.",
    "{a} rejected a demand from {b} over {w} {v} and called the {x} \"unacceptable\".",
    "The {w} of {a} will {v} a {x} with {b} and {c} by {d}.",
    "{a} is investigating the {w}.",
]
PLAIN = [
    "At least {n} people are {w} and {n} more {v} when a {x} collapses in heavy rain.",
    "The {w} was {v} late on {d}, according to the {x}, and remains closed.",
    "Prices of {w} rose by {n} percent, the sharpest {v} since the {x} began.",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def made_up_items(rng):
    """Items of a density like that of news: about two names in each."""
    names = sorted({text for text, _ in aliases()})
    common = rng.sample(names, 200)
    sounds = ["ba", "cer", "do", "fin", "gra", "hol", "in", "ket", "lo", "mis", "nor", "per", "qua", "ris", "sto", "tra", "ul", "ven", "ing", "ed"]
    words = ["".join(rng.choices(sounds, k=rng.randint(1, 4))) for _ in range(20_000)]
    items = []
    for _ in range(100_000):
        a, b, c = (rng.choice(common if rng.random() < 0.8 else names) for _ in range(3))
        chosen = [rng.choice(NAMING), rng.choice(PLAIN)][: rng.randint(1, 2)]
        items.append(" ".join(sentence.format(a=a, b=b, c=c, n=rng.randint(2, 900), d=rng.choice(DAYS), w=rng.choice(words), v=rng.choice(words),
                                              x=rng.choice(words)) for sentence in chosen))
    return items


def real_items(path):
    """The distinct texts of the file, in its order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = (" ".join(json.loads(line)["text"].split()) for line in lines)
        return list(dict.fromkeys(text for text in texts if len(text) >= 40))


def paragraphs(items, rng):
    """Endless and distinct; each has two to five items."""
    seen = set()
    while True:
        rng.shuffle(items)
        place = 0
        while place < len(items):
            size = rng.randint(2, 5)
            paragraph = " ".join(items[place : place + size])
            place += size
            if hash(paragraph) not in seen:
                seen.add(hash(paragraph))
                yield paragraph


def stories(items, total, rng):
    """Texts of about STORY_BYTES until there are `total` bytes."""
    source, written = paragraphs(items, rng), 0
    while written < total:
        story, size = [], 0
        while size < min(STORY_BYTES, total - written):
            story.append(next(source))
            size += len(story[-1].encode()) + 2
        text = "\n\n".join(story) + "\n"
        written += len(text.encode())
        yield text


def main(folder, megabytes, items=None):
    rng = random.Random(SEED)
    deck = real_items(items) if items else made_up_items(rng)
    text_folder = pathlib.Path(folder, "text")
    text_folder.mkdir(parents=True)
    days = (LAST_DAY - FIRST_DAY).days
    count = size = 0
    with open(pathlib.Path(folder, "corpus.jsonl"), "w", encoding="utf-8", newline="") as jsonl:
        for count, text in enumerate(stories(deck, megabytes * 1_000_000, rng), 1):
            date = (FIRST_DAY + datetime.timedelta(rng.randint(0, days))).isoformat()
            name = f"{date}_{count:06}"
            pathlib.Path(text_folder, name + ".txt").write_bytes(text.encode())
            jsonl.write(json.dumps({"id": name, "date": date, "text": text}, ensure_ascii=False) + "\n")
            size += len(text.encode())
    print(json.dumps({"stories": count, "bytes": size, "items": len(deck), "real": items is not None}))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
