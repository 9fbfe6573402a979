"""Cuts the faces of Source Sans 3 to what public papers need, and names them otherwise, as their licence asks.

    python3 cut.py FOLDER-OF-SOURCE-SANS FOLDER      (needs fonttools 4)

Latin and Greek letters, signs and arrows are kept, with kerning, ligatures and marks. Kerning by classes of letters,
which a typesetter would look for in one table after another at each pair, is put into one table; letters that look
otherwise in some language or beside some mark are left out, since they would be looked for at each letter.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

LETTERS = [*range(0x20, 0x400), *range(0x1E00, 0x1F00), *range(0x2000, 0x2800), *range(0xFB00, 0xFB07)]
FEATURES = ["kern", "liga", "mark", "mkmk"]
FACES = ["Regular", "It", "Bold"]
FAMILY = ("Source Sans 3", "Maklumat Sans")


def cut(path: Path) -> TTFont:
    font = TTFont(path, recalcTimestamp=False)
    options = subset.Options(layout_features=FEATURES, name_IDs=["*"], notdef_outline=True)
    options.drop_tables += ["DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    for lookup in font["GPOS"].table.LookupList.Lookup:
        tables = [getattr(table, "ExtSubTable", table) for table in lookup.SubTable]
        if all(isinstance(table, otTables.PairPos) for table in tables):
            by_pair = [table for table in tables if table.Format == 1]
            by_class = [table for table in tables if table.Format == 2]
            assert tables == by_pair + by_class, "the order decides which table holds"
            lookup.LookupType = 2
            lookup.SubTable = [*by_pair, joined(by_class, font.getReverseGlyphMap())]
    rename(font)
    return font


def joined(tables: list, order: dict) -> otTables.PairPos:
    """One table of classes that says the same as several. The first that knows a left letter holds."""
    lefts, records = {}, []
    rights = {}
    for table in tables:
        for letter in table.ClassDef2.classDefs:
            rights[letter] = tuple(it.ClassDef2.classDefs.get(letter, 0) for it in tables)
    kinds = {kind: number for number, kind in enumerate(sorted(set(rights.values())), 1)}
    kinds[(0,) * len(tables)] = 0
    by_number = sorted(kinds, key=kinds.get)
    for place, table in enumerate(tables):
        own = {}
        for letter in table.Coverage.glyphs:
            if letter not in lefts:
                left = table.ClassDef1.classDefs.get(letter, 0)
                lefts[letter] = own.setdefault(left, len(records) + len(own))
        for left in own:
            record = otTables.Class1Record()
            record.Class2Record = [table.Class1Record[left].Class2Record[kind[place]] for kind in by_number]
            records.append(record)
    new = otTables.PairPos()
    new.Format, new.ValueFormat1, new.ValueFormat2 = 2, tables[0].ValueFormat1, tables[0].ValueFormat2
    assert all((it.ValueFormat1, it.ValueFormat2) == (new.ValueFormat1, new.ValueFormat2) for it in tables)
    new.Coverage = otTables.Coverage()
    new.Coverage.glyphs = sorted(lefts, key=order.get)
    new.ClassDef1, new.ClassDef2 = otTables.ClassDef(), otTables.ClassDef()
    new.ClassDef1.classDefs = {letter: left for letter, left in lefts.items() if left}
    new.ClassDef2.classDefs = {letter: kinds[kind] for letter, kind in rights.items() if kinds[kind]}
    new.Class1Record, new.Class1Count, new.Class2Count = records, len(records), len(by_number)
    return new


def rename(font: TTFont) -> None:
    """The licence keeps the name of the original for the original."""
    old, new = FAMILY
    for record in font["name"].names:
        if record.nameID not in (0, 7, 13, 14):
            text = record.toUnicode().replace(old, new).replace(old.replace(" ", ""), new.replace(" ", ""))
            record.string = text
    outlines = font["CFF "].cff
    outlines.fontNames = [name.replace(old.replace(" ", ""), new.replace(" ", "")) for name in outlines.fontNames]
    for top in outlines.topDictIndex:
        for key in ("FullName", "FamilyName"):
            if hasattr(top, key):
                setattr(top, key, getattr(top, key).replace(old, new))


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    for face in FACES:
        cut(source / f"SourceSans3-{face}.otf").save(target / f"MaklumatSans-{face}.otf")
