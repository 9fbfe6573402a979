"""`in_process.py FOLDER COUNT`: compiles documents with one `typst.Compiler`, and prints what that took, as JSON.

Runs in an environment that has the package `typst`; `compare.py` makes one.
"""

import json
import resource
import sys
import time
from pathlib import Path

import typst

from material import STANDARDS, change

WARM_UP = 10


def spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    compiler = typst.Compiler(
        str(folder / "notice.typ"),
        root=str(folder),
        font_paths=[str(folder / "fonts")],
        ignore_system_fonts=True,
    )

    def make(number: int, output: Path) -> None:
        change(folder, number)
        compiler.compile(output=str(output), pdf_standards=STANDARDS)

    for number in range(WARM_UP):
        make(count + number, folder / "warm-up.pdf")
    cpu, wall = spent(), time.perf_counter()
    for number in range(count):
        make(number, folder / "out" / f"{number}.pdf")
    times = {"cpu": spent() - cpu, "wall": time.perf_counter() - wall}
    version = json.loads(typst.eval(b"", "array(sys.version).map(str).join(\".\")"))
    print(json.dumps(times | {"version": version}))


main()
