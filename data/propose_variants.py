#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proposes other spellings of the catalogue's people: those that a corpus uses and the catalogue does not have.

    data/propose_variants.py CORPUS.jsonl[.gz]... [--least 1] [--any-day]
    data/propose_variants.py --table

CORPUS has a JSON object with "text" and "date" a line. Every run of two to five capitalised words is brought to a key that spellings of one name
share: Sergei and Sergey, Mohammed and Muhammad, Abdul and Abdel, al- and el-, Aleksandr and Oleksandr, Choe and Choi, Bill and William; Kim
Jong-un, Kim Jong Un and Kim Jongun; single letters between names are left out. Where the key is a person's and the spelling is none of the
aliases, it is proposed, on days on which the person held an office (a namesake is likelier on others), with how often and where it stood:
id, spelling, times, first line. Accents need no variant: the matcher folds them, as fold() here. Read the list before taking anything over:
keys are wide, and brothers have near names.

--table needs no corpus: of everybody who held an office of a state that writes in Cyrillic, or in Arabic letters, it lists the label with one
word exchanged for another common way to write it (TABLES), where nobody is called so. Of these all may be taken.
"""
import argparse
import collections
import gzip
import json
import re
import sys

from check_people import fold, day, read_people

# Spellings of one name, or of what stands for it.
SAME = """
abdul abdel abdal abd abdol; abdullah abdallah abdulla abdollah; abdulaziz abdelaziz; abdulrahman abdelrahman abdurrahman abdirahman; ahmed ahmad ahmet
al el; aleksandr alexander aleksander alexandr oleksandr alyaksandr alex; aleksei alexei alexey aleksey oleksiy oleksii alexi; ali aly; amir ameer emir
anatoly anatoliy anatoli anatolii; andrei andrey andriy andrii andrew andy; anthony tony antony; arseniy arseny arseni; benjamin ben binyamin; bin ben ibn
boris borys; charles chuck charlie; choe choi; christopher chris; cho jo; chung jung jeong jong; daniel dan danny; david dave; dmitry dmitri dmitriy dmytro dmitrii
donald don; edward ed ted eddie; elizabeth liz; evgeny yevgeny evgeni yevgeni yevgeniy evgenii yevhen eugene yevgenii; faisal faysal feisal; fayez faiz fayiz
gaddafi qaddafi gadhafi kadhafi kadafi qadhafi khadafy gathafi khadafi; gennady gennadiy gennadi hennadiy hennadi; george georgi georgy georgiy heorhiy
gregory greg; hamid hameed; hassan hasan hassane; henadz gennady; hussein hussain husain husayn hossein hussien husein hosein; ibrahim ebrahim ibraheem
ihor igor; ismail ismael esmail ismaeel esmaeil ismayil; jamal gamal djamal; james jim jimmy; javad jawad; jeffrey jeff geoffrey geoff; jia chia; jiang chiang
john jon jack johnny; joseph joe josef josep; kamal kamel kemal; kenneth ken; khaled khalid khalil; kim gim; konstantin kostyantyn konstantinos constantine
lawrence larry; lee ri yi rhee li; leonid leonyd; lukashenko lukashenka; mahdi mehdi; mahmoud mahmud mahmood; maksim maxim maksym; massoud masoud masud massud
matthew matt; michael mike mick; mikhail mykhailo mihail mikheil; mohammed muhammad mohamed mohammad muhammed mohamad mahamat mohamud mahamad muhamad muhammadu mehmet
moussa musa mousa; muammar moammar mouammar muamar; mustafa mostafa moustafa mustapha moustapha; mykola nikolai nikolay nicolae nikola nicholas nick nicolas
nasser nasir naser nassir; oleh oleg; omar umar omer; osama usama; oun eun un; pak park bak; paul pavel pavlo; peter pete petro pyotr petr petar; qasem qassem qasim kassem kasim ghassem
raheem rahim; rashid rasheed rachid; richard dick rick ricky; robert bob rob bobby; roh noh ro; ronald ron; saddam sadam; saeed said saied sayeed saed sayid
salem salim saleem selim; samuel sam; saud saood; serhiy sergei sergey serguei serhii syarhei sergio siarhei; sheikh shaikh shaykh sheik; stephen steve steven
suleiman sulaiman soleiman suleyman sulayman; tariq tarek tareq tarik; thomas tom tommy; timothy tim; viktor victor; vladimir volodymyr uladzimir
valery valeriy valeri valerii; vitaly vitali vitaliy vitalii; vyacheslav viacheslav vjaceslav; walid waleed oualid; william bill will billy; yasser yasir yaser
yulia yuliya julia yuliia; yuri yury yuriy yurii iurii; yusuf youssef yousef yousuf yusef yousif youssouf joseph yosef; zelensky zelenskyy zelenskiy zelenskyi zelenski
"""
GROUPS = [group.split() for group in re.split(r"[;\n]", SAME) if group.strip()]
KEY = {word: group[0] for group in reversed(GROUPS) for word in group}
SOUNDS = [("kh", "h"), ("ph", "f"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("zh", "j"), ("dj", "j"), ("tch", "ch"), ("sch", "sh"), ("ck", "k"), ("q", "k"), ("c(?!h)", "k"),
          ("iy|ii|yi|yy|ij|ye|ie|ee|y", "i"), ("ou|oo|u", "o"), ("w", "v"), ("ts|tz|z", "s"), ("x", "ks"), ("ei|ai|ey|ay|e", "a"), (r"(.)\1", r"\1"), ("h$", "")]
SMALL = {"al", "el", "bin", "ben", "ibn", "de", "van", "von", "da", "der", "di", "du", "the", "of"}


# Ways to write one word that news uses side by side, by the states whose people bear it.
CYRILLIC = "RUS SUN BLR UKR KAZ KGZ UZB TJK TKM ARM AZE GEO MDA".split()
ARABIC = ("AFG ARE BGD BHR BRN COM DJI DZA EGY ERI ESH IDN IRN IRQ JOR KWT LBN LBY MAR MDV MLI MRT NER NGA OMN PAK PSE QAT SAU SDN SEN SOM SYR TCD TUN YEM "
          "GIN GMB KEN").split()
TABLES = [(CYRILLIC, """Sergei Sergey; Aleksandr Alexander; Andrei Andrey; Alexei Aleksei Alexey; Dmitry Dmitri; Yuri Yury; Nikolai Nikolay; Yevgeny Evgeny Yevgeni; Yulia Yuliya;
Vitaly Vitali; Valery Valeri; Anatoly Anatoli; Gennady Gennadi; Maxim Maksim; Vyacheslav Viacheslav; Arkady Arkadi; Viktor Victor; Georgy Georgi; Igor Ihor; Oleg Oleh"""),
          (["UKR"], """Oleksandr Alexander Aleksandr; Volodymyr Vladimir; Serhiy Sergei Sergey Serhii; Mykola Nikolai Nikolay; Dmytro Dmitry Dmitri; Andriy Andrei Andrii; Oleksiy Alexei
Oleksii; Yuriy Yuri Yury Yurii; Viktor Victor; Yevhen Yevgeny; Mykhailo Mikhail; Pavlo Pavel; Petro Pyotr; Vitaliy Vitaly Vitalii; Valeriy Valery Valerii; Anatoliy Anatoly"""),
          (ARABIC, """Mohammed Muhammad Mohamed Mohammad; Ahmed Ahmad; Hussein Hussain; Hassan Hasan; Abdul Abdel; Abdullah Abdallah; Mahmoud Mahmud; Mustafa Mostafa; Khaled Khalid;
Tariq Tarek Tareq; Youssef Yousef Yusuf; Omar Umar; Saeed Said; Ibrahim Ebrahim; Suleiman Sulaiman; Ismail Ismael; Yasser Yasir; Walid Waleed; Nasser Nasir; Faisal Faysal""")]


def key_of(words):
    """What spellings of one name share; None when it is too little to know anybody by."""
    parts = []
    for word in words:
        if len(word) == 1 or word in ("al", "el", "ul"):
            continue
        sound = KEY.get(word, word)
        if sound == word:
            for pattern, plain in SOUNDS:
                sound = re.sub(pattern, plain, sound)
        parts.append(sound)
    # Jong-un, Jong Un and Jongun; Abdul Rahman and Abdulrahman.
    return "".join(parts) if len(words) > 1 and sum(map(len, parts)) > 6 else None


def runs(text):
    """Two to five words in a row that are capitalised (or small words of names), with their place."""
    words = [(match.group(), match.start(), match.end()) for match in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)?\.?", text)]
    for i, (first, start, _) in enumerate(words):
        if not first[0].isupper():
            continue
        for n in range(2, 6):
            last = words[i + n - 1] if i + n <= len(words) else None
            if last is None or re.search(r"[^\s\-–'’.]|[.] [A-Z]\b(?![.])", text[words[i + n - 2][2]:last[1]]) or "\n" in text[start:last[2]]:
                break
            if not last[0][0].isupper():
                if fold(last[0]) in SMALL:
                    continue
                break
            yield re.sub(r"['’]s$", "", text[start:last[2]]).rstrip(".")


def spellings(person):
    """The label with one word written in another way of its state's table."""
    words = person.label.split()
    for states, table in TABLES:
        if not {state[:3] for state, _, _ in person.terms} & set(states):
            continue
        for group in [group.split() for group in re.split(r"[;\n]", table)]:
            for i, word in enumerate(words):
                yield from (" ".join([*words[:i], other, *words[i + 1:]]) for other in group if word in group and other != word)


def read_items(paths):
    for path in paths:
        with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                yield f"{path}:{number}", json.loads(line)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="*")
    parser.add_argument("--least", type=int, default=1, help="times")
    parser.add_argument("--any-day", action="store_true", help="out of office, too")
    parser.add_argument("--table", action="store_true", help="what the table gives, without a corpus")
    options = parser.parse_args()
    people = list(read_people())
    by_key, known = collections.defaultdict(set), {name for person in people for name in person.names}
    if options.table:
        for person in sorted(people, key=lambda person: person.id):
            for spelling in dict.fromkeys(spellings(person)):
                if fold(spelling) not in known:
                    print(f"{person.id}\t{spelling}")
        return 0
    for person in people:
        for name in person.names:
            by_key[key_of(name.split())].add(person)
    by_key.pop(None, None)
    found, places = collections.Counter(), {}
    for place, item in read_items(options.corpus):
        on = day((item.get("date") or "")[:10], None)
        for run in runs(item["text"]):
            plain = fold(run)
            for person in by_key.get(key_of(plain.split()), ()) if plain not in known else ():
                if options.any_day or (on and person.states(on)):
                    found[person.id, run] += 1
                    places.setdefault((person.id, run), place)
    for (who, run), times in sorted(found.items()):
        if times >= options.least:
            print(f"{who}\t{run}\t{times}\t{places[who, run]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
