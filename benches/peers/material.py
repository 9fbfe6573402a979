"""What the peers compile: one folder, whose data.json changes from document to document."""

import json
import re
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
STANDARDS = ["ua-1", "a-3a"]

DATA = (HERE / "notice.json").read_text(encoding="utf-8")
NAME = json.dumps(json.loads(DATA)["name"])


def lay_out(folder: Path) -> None:
    """Fills a new folder as a user of typst would have it."""
    for part in "fonts", "out":
        (folder / part).mkdir(parents=True)
    for font in (ROOT / "templates" / "fonts").glob("MaklumatSans-*.ttf"):
        shutil.copy(font, folder / "fonts")
    for file in (HERE / "notice.typ", HERE / "qr.svg", ROOT / "standards" / "arms.svg"):
        shutil.copy(file, folder)


def change(folder: Path, number: int) -> None:
    """Writes the data of one document. Text is replaced, not encoded anew: a peer should not pay for our JSON."""
    name = f'{NAME[:-1]} {number}"'
    (folder / "data.json").write_text(DATA.replace(NAME, name, 1), encoding="utf-8")


def pages(file: Path) -> int:
    """The pages of a PDF as typst writes it, with its objects in the open."""
    found = len(re.findall(rb"/Type\s*/Page\b", file.read_bytes()))
    assert found, f"{file.name} shows no pages"
    return found
