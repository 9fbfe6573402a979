#!/usr/bin/env python3
"""CPU time a document: maklumat beside typst's own compiler, in one process and as a command.

    compare.py --maklumat PATH --generate PATH [--typst PATH]
    compare.py --peers-only [--typst PATH]

Needs Python 3.11 and, unless `--venv` names a folder that has it, `typst` from PyPI, which it installs for this run.
Every side is measured once in each round, in turn, so that a noisy machine is noisy for all of them.
"""

import argparse
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from material import HERE, ROOT, STANDARDS, change, lay_out, pages

PACKAGE = "typst==0.15.*"
WARM_UP = 5
UNITS = 14  # as many as the samples have


@dataclass
class Side:
    """One way to make the documents; `measure` gives seconds of CPU and of the clock for all of them."""

    name: str
    measure: Callable[[], tuple[float, float]]
    out: Path
    rounds: list[tuple[float, float]] = field(default_factory=list)
    pages: float = 0.0

    def milliseconds(self, count: int, which: int) -> list[float]:
        return [times[which] * 1000 / count for times in self.rounds]


def main() -> None:
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="peers-") as folder:
        sides = prepare(options, Path(folder))
        for number in range(options.rounds):
            for which, side in enumerate(sides):
                # Kept until the end: where much was just deleted, a file system seeks long for a free place.
                if side.out.exists():
                    side.out.rename(side.out.with_name(f"before-{number}-{which}"))
                side.out.mkdir(parents=True)
                side.rounds.append(side.measure())
                if number == 0:
                    side.pages = mean_pages(side, options.count)
                print(f"round {number + 1}: {side.name}", file=sys.stderr)
    report(sides, options.count)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--maklumat", type=Path, help="the program, built with --release")
    parser.add_argument("--generate", type=Path, help="the example `generate`, built with --release")
    parser.add_argument("--typst", type=Path, help="the command of typst 0.15; without it that peer is left out")
    parser.add_argument("--peers-only", action="store_true", help="measure without maklumat")
    parser.add_argument("--venv", type=Path, help="keep the environment with `typst` here for the next run")
    parser.add_argument("--count", type=int, default=200, help="documents a round (default %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds (default %(default)s)")
    options = parser.parse_args()
    if not options.peers_only and not (options.maklumat and options.generate):
        parser.error("--maklumat and --generate are needed, or --peers-only")
    return options


def prepare(options: argparse.Namespace, folder: Path) -> list[Side]:
    """The sides, the first of which the others are compared with."""
    count, sides = options.count, []
    if not options.peers_only:
        same, mixed, unlike = folder / "same", folder / "mixed", folder / "unlike"
        repeat_service(same, count)
        for project in mixed, unlike:
            run([options.generate.resolve(), project, count, UNITS])
        say_in_own_words(unlike)
        for name, project in ("the same service", same), ("the samples, mixed", mixed), ("no two alike", unlike):
            leave_translations_out(project)
            for jobs in 1, 2:
                sides.append(maklumat(options.maklumat.resolve(), project, f"{name}, --jobs {jobs}", jobs))
    sides.append(in_process(options.venv or folder / "venv", folder / "in-process", count))
    if options.typst:
        sides.append(command(options.typst.resolve(), folder / "command", count))
    return sides


def maklumat(program: Path, project: Path, name: str, jobs: int) -> Side:
    """Reads and checks the project, then makes the notice and the web page of each standard."""
    out = project / "out"

    def build() -> tuple[float, float]:
        asked = ["--document", "notice,site", "--no-cache", "--jobs", jobs, "--quiet"]
        return timed(lambda: run([program, "build", *asked, "--project", project, "--out", out]))

    build()
    return Side(f"maklumat: {name}", build, out)


def repeat_service(project: Path, count: int) -> None:
    """A project in which every standard is the one that the peers have, under a name of its own."""
    samples, unit = ROOT / "standards", project / "standards" / "dispendukcapil"
    unit.mkdir(parents=True)
    for name in "agency.yaml", "arms.svg":
        shutil.copy(samples / name, project / "standards")
    office = (samples / "dispendukcapil" / "unit.yaml").read_text(encoding="utf-8")
    # The order names services that are not here.
    (unit / "unit.yaml").write_text(re.sub(r"(?m)^urutan:.*\n", "", office), encoding="utf-8")
    first, rest = (samples / "dispendukcapil" / "ktp-el.yaml").read_text(encoding="utf-8").split("\n", 1)
    for number in range(count):
        (unit / f"ktp-el-{number}.yaml").write_text(f"{first} {number}\n{rest}", encoding="utf-8")


def say_in_own_words(project: Path) -> None:
    """No standard has a text in common with another but what its unit or government says for all: a number stands in
    each of its own."""
    keys = "catatan|dokumen|jika tidak|kondisi|langkah|ringkasan|tempat|uraian"
    files = sorted(file for file in project.glob("standards/*/*.yaml") if file.name != "unit.yaml")
    for number, file in enumerate(files):
        text = file.read_text(encoding="utf-8")
        text = re.sub(rf"(?m)((?:{keys}): )([A-Za-z][^\n,:{{}}\[\]\"']*[a-z])(?=[\n,}}])", rf"\1\2 {number}", text)
        file.write_text(text, encoding="utf-8")


def leave_translations_out(project: Path) -> None:
    """The peers make each document in one language."""
    for file in (project / "standards").rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"(?m)^terjemahan:.*\n(?:(?:[ \t-].*)?\n)*", "", text), encoding="utf-8")


def in_process(environment: Path, folder: Path, count: int) -> Side:
    python = environment / "bin" / "python"
    if not python.exists():
        venv.create(environment, with_pip=True)
        run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE])
    lay_out(folder)
    # On one thread, as the CPU time of the others is told: more threads only cost more.
    alone = os.environ | {"RAYON_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}

    def compile_all(number: int = count) -> dict:
        return json.loads(run([python, HERE / "in_process.py", folder, number], env=alone))

    def measure() -> tuple[float, float]:
        times = compile_all()
        return times["cpu"], times["wall"]

    return Side(f"typst {compile_all(0)['version']} in one process", measure, folder / "out")


def command(program: Path, folder: Path, count: int) -> Side:
    lay_out(folder)
    out = folder / "out"
    fonts = ["--font-path", folder / "fonts", "--ignore-system-fonts"]
    asked = [*fonts, "--root", folder, "--jobs", 1, "--pdf-standard", ",".join(STANDARDS)]

    def make_all(number: int = count) -> None:
        for index in range(number):
            change(folder, index)
            run([program, "compile", *asked, folder / "notice.typ", out / f"{index}.pdf"])

    make_all(WARM_UP)
    version = run([program, "--version"]).split()[1]
    return Side(f"typst {version}, one process a document", lambda: timed(make_all), out)


def run(words: list, **more) -> str:
    """What a command prints; its failure ends the comparison."""
    ended = subprocess.run([str(word) for word in words], capture_output=True, text=True, **more)
    if ended.returncode != 0:
        sys.exit(f"{Path(words[0]).name} ended with {ended.returncode}:\n{ended.stderr[-2000:]}")
    return ended.stdout


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """The CPU seconds of the processes that `work` starts and waits for, and the seconds that pass."""

    def spent() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    cpu, wall = spent(), time.perf_counter()
    work()
    return spent() - cpu, time.perf_counter() - wall


def mean_pages(side: Side, count: int) -> float:
    files = list(side.out.rglob("*.pdf"))
    if len(files) != count:
        sys.exit(f"{side.name}: {len(files)} PDFs were made, not {count}")
    return statistics.fmean(pages(file) for file in files)


def report(sides: list[Side], count: int) -> None:
    first = sides[0]
    print(f"{count} documents, {len(first.rounds)} rounds; ratios are medians over the rounds, to the first line.\n")
    print("| | pages a PDF | CPU ms a document, least | median | a page | wall ms, median | CPU ratio |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for side in sides:
        cpu, wall = (side.milliseconds(count, which) for which in (0, 1))
        ratio = statistics.median(own[0] / other[0] for own, other in zip(side.rounds, first.rounds))
        usual = statistics.median(cpu)
        figures = [side.pages, min(cpu), usual, usual / side.pages, statistics.median(wall)]
        print(f"| {side.name} | {' | '.join(f'{it:.1f}' for it in figures)} | {ratio:.2f} |")
    for one, two in zip(sides, sides[1:]):
        if one.name.endswith("--jobs 1"):
            gain = statistics.median(slow[1] / fast[1] for slow, fast in zip(one.rounds, two.rounds))
            name = one.name.removesuffix(", --jobs 1")
            print(f"\n{name}: two jobs are {gain:.2f} times as fast by the clock as one.")


if __name__ == "__main__":
    main()
