"""Cuts the bold face down to the words of the program: `subset.py FULL.ttf OUT.ttf FOLDER...`.

Kept: GB 2312 level 1 (3,755 hanzi), every character of the text files, Latin-1, and the signs listed below.
Dropped: hinting, layout features and vertical metrics, which egui does not use.
"""

import pathlib
import sys

from fontTools import subset

RANGES = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x2000, 0x206F),  # General Punctuation
    (0x2070, 0x209F),  # superscripts, subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x214F),  # letter-like: ℃ № ™
    (0x2150, 0x218F),  # number forms
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # ≠ ≤ ≥ ± ∞
    (0x2300, 0x23FF),  # technical
    (0x2460, 0x24FF),  # ①
    (0x25A0, 0x26FF),  # shapes
    (0x2700, 0x27BF),  # ✓ ✗
    (0x3000, 0x303F),  # CJK punctuation
    (0xFE30, 0xFE4F),  # CJK compatibility forms
    (0xFF00, 0xFFEF),  # full width
]


def gb2312_level_1():
    """Rows 16 to 55 of GB 2312."""
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes([row, cell]).decode("gb2312"))
            except UnicodeDecodeError:
                pass


def main(full, out, *folders):
    wanted = set(gb2312_level_1())
    for first, last in RANGES:
        wanted.update(range(first, last + 1))
    texts = [path for folder in folders for path in pathlib.Path(folder).rglob("*") if path.suffix in {".ftl", ".toml"}]
    for path in sorted(texts):
        wanted.update(ord(c) for c in path.read_text(encoding="utf-8") if c >= " ")
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "gasp", "prep"]
    font = subset.load_font(full, options)
    maker = subset.Subsetter(options)
    maker.populate(unicodes=wanted)
    maker.subset(font)
    font["head"].modified = font["head"].created  # the same bytes each time
    font.recalcTimestamp = False
    subset.save_font(font, out, options)
    print(f"{out}: {len(font.getBestCmap())} characters")


if __name__ == "__main__":
    main(*sys.argv[1:])
