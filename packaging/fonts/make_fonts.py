#!/usr/bin/env python3
"""Remakes assets/fonts and assets/icons from the npm packages `inter-ui` and `lucide-static`.

Needs npm, and fonttools with brotli (`pip install fonttools brotli`). Run from anywhere:

    python3 packaging/fonts/make_fonts.py
"""

import json
import pathlib
import re
import subprocess
import tarfile
import tempfile

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = pathlib.Path(__file__).resolve().parents[2]
INTER = "inter-ui@4.1.1"
LUCIDE = "lucide-static@1.62.0"

# Latin with its extensions, spaces, dashes, quotation marks, and the few signs the texts use.
RANGES = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2DD), (0x300, 0x304), (0x306, 0x30C), (0x1E00, 0x1EFF),
    (0x2000, 0x200D), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),
    (0x202F, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x2070, 0x2089),
    (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2195), (0x2212, 0x2212),
    (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265), (0xFFFD, 0xFFFD),
]
WEIGHTS = {"Regular": "Inter-Regular", "Medium": "Inter-Medium", "SemiBold": "Inter-SemiBold"}
# Figures and the signs that stand among them in columns: all as wide as each other.
TABULAR = "0123456789+\u2212"


def unpack(package, into):
    """Download one npm package and unpack it; answers with its folder."""
    name = subprocess.run(["npm", "pack", "--silent", package], cwd=into, check=True,
                          capture_output=True, text=True).stdout.strip().splitlines()[-1]
    folder = pathlib.Path(into) / package.split("@")[0]
    with tarfile.open(pathlib.Path(into) / name) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def cut(font, characters):
    """Keep only these characters and the layout that places marks and pairs."""
    options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], notdef_outline=True,
                             name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)


def make_text_font(source, target):
    """Subset Inter, with tabular figures where the ordinary ones were."""
    font = TTFont(source, recalcTimestamp=False)
    wide = tabular_names(font)
    ordinary = font.getBestCmap().copy()
    for table in font["cmap"].tables:
        for sign in TABULAR:
            if table.isUnicode() and ord(sign) in table.cmap:
                table.cmap[ord(sign)] = wide[ordinary[ord(sign)]]
    cut(font, [code for first, last in RANGES for code in range(first, last + 1)])
    font.flavor = None
    font.save(target)


def tabular_names(font):
    """What `tnum` replaces each glyph with."""
    gsub = font["GSUB"].table
    found = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    found.update(getattr(table, "ExtSubTable", table).mapping)
    return found


def make_icon_font(package, target):
    """Subset Lucide to the icons named in src/gui/widgets/icons.rs, and check the code points there."""
    source = (ROOT / "src/gui/widgets/icons.rs").read_text()
    points = json.loads((package / "font/codepoints.json").read_text())
    used = re.findall(r'=> "([a-z0-9-]+)", \'\\u\{([0-9a-f]+)\}\'', source)
    wrong = [name for name, code in used if points.get(name) != int(code, 16)]
    assert used and not wrong, f"code points differ for {wrong}"
    font = TTFont(package / "font/lucide.ttf", recalcTimestamp=False)
    cut(font, [int(code, 16) for _, code in used])
    # Nothing between lines, so that an icon's middle is the middle of its square.
    font["hhea"].lineGap = font["OS/2"].sTypoLineGap = 0
    font["OS/2"].usWinAscent = font["hhea"].ascent
    font.save(target)


def main():
    with tempfile.TemporaryDirectory() as folder:
        inter = unpack(INTER, folder)
        for ours, theirs in WEIGHTS.items():
            make_text_font(inter / f"web/{theirs}.woff2", ROOT / f"assets/fonts/Inter-{ours}.ttf")
        (ROOT / "assets/fonts/OFL.txt").write_text((inter / "LICENSE.txt").read_text())
        lucide = unpack(LUCIDE, folder)
        make_icon_font(lucide, ROOT / "assets/icons/lucide.ttf")
        (ROOT / "assets/icons/LICENSE.txt").write_text((lucide / "LICENSE").read_text())


if __name__ == "__main__":
    main()
