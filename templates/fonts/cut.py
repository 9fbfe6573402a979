"""Cuts the faces of Source Sans 3 to what public papers need, and names them otherwise, as their licence asks.

    python3 cut.py FOLDER-OF-SOURCE-SANS FOLDER      (needs fonttools 4)

Latin and Greek letters, signs and arrows are kept. A tenth of the time of a paper would go into looking up, at each
letter, how it changes or moves beside others; so of all that only kerning is kept, as one plain table of pairs. Another
twentieth goes into taking PostScript outlines apart for the part that a paper needs; those of TrueType are only copied.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

LETTERS = [*range(0x20, 0x400), *range(0x1E00, 0x1F00), *range(0x2000, 0x2800), *range(0xFB00, 0xFB07)]
KERNED = [*range(0x21, 0x7F), *range(0xA1, 0x100), 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026]
FACES = ["Regular", "It", "Bold"]
FAMILY = ("Source Sans 3", "Maklumat Sans")
NO_HINTS = ["maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
            "maxSizeOfInstructions", "maxComponentElements"]


def cut(path: Path) -> TTFont:
    font = TTFont(path, recalcTimestamp=False)
    options = subset.Options(layout_features=["kern"], name_IDs=["*"], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    pairs = kerning(font)
    for table in "BASE", "DSIG", "GDEF", "GPOS", "GSUB":
        if table in font:
            del font[table]
    font["kern"] = plain(pairs)
    font["cmap"].tables = [one_map(font.getBestCmap())]
    outline(font)
    rename(font)
    return font


def kerning(font: TTFont) -> dict[tuple[str, str], int]:
    """How much nearer the right of two letters stands. Of several tables the first that knows the left letter holds."""
    names = font.getBestCmap()
    letters = [names[letter] for letter in KERNED if letter in names]
    pairs = {}
    for left in letters:
        tables = [table for table in pair_tables(font) if left in table.Coverage.glyphs]
        for right in letters:
            value = next((value for table in tables if (value := by(table, left, right)) is not None), 0)
            if value:
                pairs[left, right] = value
    return pairs


def pair_tables(font: TTFont) -> Iterator:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        tables = [getattr(table, "ExtSubTable", table) for table in lookup.SubTable]
        yield from (table for table in tables if type(table).__name__ == "PairPos")


def by(table, left: str, right: str) -> int | None:
    """What one table says of a pair, if it says something."""
    if table.Format == 1:
        of_left = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
        value = next((pair.Value1 for pair in of_left if pair.SecondGlyph == right), None)
        return None if value is None else value.XAdvance
    record = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
    value = record.Class2Record[table.ClassDef2.classDefs.get(right, 0)].Value1
    return getattr(value, "XAdvance", 0)


def plain(pairs: dict[tuple[str, str], int]):
    table = newTable("kern")
    table.version = 0
    part = KernTable_format_0()
    part.version, part.coverage, part.tupleIndex, part.apple = 0, 1, None, False
    part.kernTable = pairs
    table.kernTables = [part]
    return table


def one_map(names: dict[int, str]) -> CmapSubtable:
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language, table.cmap = 3, 10, 0, names
    return table


def outline(font: TTFont) -> None:
    """Draws the letters anew with the curves of TrueType, which stray from the old by a thousandth of their size."""
    letters, glyphs = font.getGlyphSet(), {}
    for name in letters.keys():
        pen = TTGlyphPen(letters)
        letters[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = font.getGlyphOrder(), glyphs
    for name, glyph in glyphs.items():
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = font["hmtx"][name][0], getattr(glyph, "xMin", 0)
    most = font["maxp"]
    most.tableVersion = 0x00010000
    for field in NO_HINTS:
        setattr(most, field, 1 if field == "maxZones" else 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"
    del font["CFF "]


def rename(font: TTFont) -> None:
    """The licence keeps the name of the original for the original."""
    old, new = FAMILY
    for record in font["name"].names:
        if record.nameID not in (0, 7, 13, 14):
            text = record.toUnicode().replace(old, new).replace(old.replace(" ", ""), new.replace(" ", ""))
            record.string = text


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    for face in FACES:
        cut(source / f"SourceSans3-{face}.otf").save(target / f"MaklumatSans-{face}.ttf")
