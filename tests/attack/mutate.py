#!/usr/bin/env python3
"""Runs every command over projects that chance has damaged, and says what should not have happened.

    tests/attack/mutate.py PROGRAM [--minutes 30] [--workers 2] [--seed 1]

A project of the samples or the corpus is copied, a few of its files are changed at random, and then check, fix, build
and audit run over it in all their forms. Whatever the files hold, no command may panic, take more than 5 seconds (and
half a second a PDF) or 1 GB, or write XML, JSON or HTML that cannot be parsed, or other bytes the second time. The same seed gives the same
projects. What failed is kept in the folder that is named at the end; the exit code is 1 then.
"""

import argparse
import html.parser
import json
import multiprocessing
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
SECONDS, KILOBYTES = 5, 1_000_000
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
TOKENS = [
    "\ufdd0", "\ufdd2", "\uffff", "\U000e0041", "\u202e", "\u200b", "\x1b[31m", "\x9b", "\x07", "\x00", "\ud7ff", "漢字", "😀",
    "'", '"', "`", "\\", "{", "}", "[", "]", "&a ", "*a", "!!", "|", ">", "%", "@", "#", "---", "...", "<<: ", "? ", ": ", "- ", "-",
    "<script>", "]]>", "{{ 1 }}", "{% if %}", "#set", "$x$", "&amp;", "=1+1", "Rp0", "Rp-1", "Rp99999999999999999999", "0 hari", "9999999 tahun",
    "24.00-00.00", "31 Februari 2026", "gratis", "bukan", "~", "null", "1e38", "-0", "\t", "\r", "\n\n", "a" * 3000, "a*" * 500, "[" * 200,
    "sama dengan: persyaratan", "hapus: [satu]", "varian: [{id: a}]", "terjemahan: {jv: {nama: x}}", "status: konsep", "id: a",
]
PICTURES = [
    '<circle r="1e38"/>', '<filter id="f" width="1e38" height="1e38"><feOffset/></filter><rect filter="url(#f)" width="9" height="9"/>',
    "<script>1</script>", '<text>Alur</text>', "<g>" * 3000 + "</g>" * 3000, "<g", "",
]


class Balance(html.parser.HTMLParser):
    """Knows whether every element that was opened is closed, in the right order."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []

    def handle_starttag(self, tag, _):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, _):
        pass

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            raise ValueError(f"</{tag}> closes nothing")


def well_formed(name, data):
    """Raises an error if the bytes of an output cannot be parsed as its name says."""
    text = data.decode("utf-8")
    if name.endswith((".json", ".jsonld")):
        json.loads(text)
    elif name.endswith((".xml", ".svg")):
        xml.etree.ElementTree.fromstring(text)
    elif name.endswith(".html"):
        balance = Balance()
        balance.feed(text)
        balance.close()
        if balance.open:
            raise ValueError(f"not closed: {balance.open}")


def damage(text, chance, others):
    """Changes a text in one of many ways."""
    lines = text.split("\n")
    at = chance.randrange(len(text) + 1)
    line = chance.randrange(len(lines))
    match chance.randrange(10):
        case 0:
            return text[:at] + chance.choice(TOKENS) + text[at:]
        case 1:
            return text[:at] + text[at + chance.randrange(1, 30):]
        case 2:
            lines.insert(line, chance.choice(lines))
        case 3:
            del lines[line]
        case 4:
            lines[line] = " " * chance.randrange(9) + lines[line].lstrip()
        case 5:
            key, colon, _ = lines[line].partition(":")
            lines[line] = key + colon + " " + chance.choice(TOKENS)
        case 6:
            other = chance.choice(others).read_text("utf-8", "replace").split("\n")
            start = chance.randrange(len(other))
            lines[line:line] = other[start:start + chance.randrange(1, 12)]
        case 7:
            return text[:at]
        case 8:
            other = chance.randrange(len(lines))
            lines[line], lines[other] = lines[other], lines[line]
        case 9:
            lines[line:line + 1] = [lines[line]] * chance.randrange(2, 60)
    return "\n".join(lines)


def project(chance, seeds, folder):
    """Lays out a damaged project."""
    source = chance.choice(seeds)
    shutil.copytree(source, folder / "standards", ignore=shutil.ignore_patterns("expected.yaml", ".schema"))
    units = [path for path in (folder / "standards").iterdir() if path.is_dir()]
    for unit in chance.sample(units, max(0, len(units) - 2)):
        shutil.rmtree(unit)
    files = sorted((folder / "standards").rglob("*.yaml"))
    others = files + [path for path in sorted((ROOT / "tests/cases").rglob("*.yaml"))[:: 40]]
    for _ in range(chance.randrange(1, 7)):
        file = chance.choice(files)
        text = damage(file.read_text("utf-8", "replace"), chance, others)
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
    for picture in sorted((folder / "standards").rglob("*.svg")):
        if chance.randrange(6) == 0:
            picture.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{chance.choice(PICTURES)}</svg>')


class Attack:
    """One worker: its program, its folder and what it has seen."""

    def __init__(self, program, home):
        self.program, self.home, self.faults, self.slowest, self.largest = program, home, [], 0.0, 0

    def run(self, folder, *arguments, name="x.txt", also_two=False):
        """Runs a command, looks at how it went, and gives its standard output."""
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.home), "LANG": "id_ID.UTF-8"}
        out, err = self.home / "stdout", self.home / "stderr"
        command = [self.program, *arguments, "--as-of", "2026-11-24"]
        start = time.monotonic()
        with open(out, "wb") as stdout, open(err, "wb") as stderr:
            child = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr)
            deadline = start + 60
            while True:
                ended, status, usage = os.wait4(child.pid, os.WNOHANG)
                if ended:
                    break
                if time.monotonic() > deadline:
                    child.kill()
                time.sleep(0.002)
        child.returncode = os.waitstatus_to_exitcode(status)
        took = usage.ru_utime + usage.ru_stime
        self.slowest, self.largest = max(self.slowest, took), max(self.largest, usage.ru_maxrss)
        stdout, stderr = out.read_bytes(), err.read_bytes()
        told = " ".join(map(str, arguments))
        if child.returncode not in ((0, 1, 2) if also_two else (0, 1)):
            self.faults.append(f"{told}: ended with {child.returncode}: {stderr[-300:]!r}")
        # SARIF names all rules.
        words = (b'"ruleId": "internal-error"',) if "sarif" in arguments else (b"internal-error", b"kesalahan dalam program")
        for word in (b"panicked", *words):
            if word in stdout + stderr:
                self.faults.append(f"{told}: {word.decode()}: {stderr[-600:]!r}")
        # A build makes many documents.
        papers = sum(1 for _ in (folder / arguments[-1]).rglob("*.pdf")) if arguments[0] == "build" else 0
        if took > SECONDS + papers / 2:
            self.faults.append(f"{told}: {took:.1f} s of the processor")
        if usage.ru_maxrss > KILOBYTES:
            self.faults.append(f"{told}: {usage.ru_maxrss // 1000} MB")
        if any(byte < 32 and byte not in b"\n\t\r" or byte == 127 for byte in (stderr if name.endswith((".pdf", ".xlsx")) else stdout + stderr)):
            self.faults.append(f"{told}: a control character is printed")
        if child.returncode in (0, 1):
            self.parse(name, stdout, told)
        return stdout + stderr

    def parse(self, name, data, told):
        try:
            well_formed(name, data)
        except (ValueError, xml.etree.ElementTree.ParseError) as error:
            self.faults.append(f"{told}: {name}: {error}")

    def everything(self, folder, chance):
        """Every command over one project."""
        forms = {"text": "x.txt", "json": "x.json", "sarif": "x.json", "github": "x.txt", "junit": "x.xml"}
        for form, name in forms.items():
            first = self.run(folder, "check", "--format", form, name=name, also_two=True)
            if form == "text" and first != self.run(folder, "check", name=name, also_two=True):
                self.faults.append("check: not the same twice")
        if not (folder / "standards/agency.yaml").exists():
            return
        for form in ("text", "json", "csv", "markdown", "html"):
            self.run(folder, "audit", "--format", form, name={"json": "x.json", "html": "x.html"}.get(form, "x.txt"))
        self.run(folder, "audit", "--todo")
        for form in ("pdf", "xlsx"):
            self.run(folder, "audit", "--format", form, "--out", f"audit.{form}", name=f"x.{form}")
        self.run(folder, "build", "--no-cache", "--out", "one")
        trees = []
        for out in ("one", "two"):
            if out == "two":
                if chance.randrange(4):
                    break
                self.run(folder, "build", "--no-cache", "--out", "two")
            files = {str(path.relative_to(folder / out)): path.read_bytes() for path in (folder / out).rglob("*") if path.is_file()}
            trees.append(files)
        for name, data in trees[0].items():
            if name.endswith((".html", ".json", ".jsonld", ".xml")):
                self.parse(name, data, "build")
        if len(trees) == 2 and trees[0] != trees[1]:
            self.faults.append(f"build: not the same twice: {[name for name in trees[0] if trees[0][name] != trees[1].get(name)]}")
        self.run(folder, "check", "--fix", "--dry-run")
        self.run(folder, "check", "--fix")
        fixed = {path: path.read_bytes() for path in (folder / "standards").rglob("*.yaml")}
        self.run(folder, "check", "--fix")
        if any(path.read_bytes() != data for path, data in fixed.items()):
            self.faults.append("check --fix: changes something the second time")


def work(program, seed, worker, workers, end, kept, answers):
    seeds = [ROOT / "standards"] + sorted(path / "standards" for path in (ROOT / "tests/corpus").iterdir() if (path / "standards").is_dir())
    with tempfile.TemporaryDirectory() as home:
        attack = Attack(program, pathlib.Path(home))
        number, projects = worker, 0
        while time.time() < end:
            folder = pathlib.Path(home) / "project"
            folder.mkdir()
            chance = random.Random(f"{seed}/{number}")
            project(chance, seeds, folder)
            original = pathlib.Path(home) / "original"
            shutil.copytree(folder, original)
            before = len(attack.faults)
            attack.everything(folder, chance)
            if len(attack.faults) > before:
                shutil.copytree(original, pathlib.Path(kept) / str(number), dirs_exist_ok=True)
                for fault in attack.faults[before:]:
                    print(f"{number}: {fault}", flush=True)
            shutil.rmtree(folder)
            shutil.rmtree(original)
            number, projects = number + workers, projects + 1
        answers.put((projects, len(attack.faults), attack.slowest, attack.largest))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    program, kept = str(pathlib.Path(asked.program).resolve()), tempfile.mkdtemp(prefix="attack-")
    answers, end = multiprocessing.Queue(), time.time() + 60 * asked.minutes
    arguments = [(program, asked.seed, at, asked.workers, end, kept, answers) for at in range(asked.workers)]
    workers = [multiprocessing.Process(target=work, args=each) for each in arguments]
    for worker in workers:
        worker.start()
    ended = [answers.get() for _ in workers]
    projects, faults = sum(each[0] for each in ended), sum(each[1] for each in ended)
    slowest, largest = max(each[2] for each in ended), max(each[3] for each in ended)
    print(f"{projects} projects, {faults} faults; slowest {slowest:.1f} s, largest {largest // 1000} MB; kept in {kept}")
    sys.exit(min(faults, 1))


if __name__ == "__main__":
    main()
