#!/bin/sh
# Makes the icon in every size and form from assets/icon/samverka.svg.
#
#   sh packaging/icon.sh OUTDIR       16.png … 512.png, samverka.ico, samverka.icns
#   sh packaging/icon.sh --window     assets/icon/samverka.png, the one that the window carries
#
# Run the second one when the drawing changes; a test says when it was forgotten.
set -eu
cd "$(dirname "$0")/.."
drawing=assets/icon/samverka.svg

if [ $# -ne 1 ]; then
    echo "usage: icon.sh OUTDIR, or icon.sh --window" >&2
    exit 2
fi

sh packaging/setup.sh icon

if [ "$1" = --window ]; then
    rsvg-convert --width 256 "$drawing" --output assets/icon/samverka.png
    exit 0
fi

out=$1
mkdir -p "$out"
for size in 16 24 32 48 64 96 128 256 512; do
    rsvg-convert --width $size "$drawing" --output "$out/$size.png"
done

(cd "$out" && icotool --create --output samverka.ico 16.png 24.png 32.png 48.png 64.png --raw=256.png)

# On macOS an icon stands on a canvas with a margin of a tenth.
set --
for size in 16 32 48 128 256 512; do
    margin=$((size / 10))
    rsvg-convert --width $((size - 2 * margin)) --left $margin --top $margin \
        --page-width $size --page-height $size "$drawing" --output "$out/mac-$size.png"
    set -- "$@" "$out/mac-$size.png"
done
png2icns "$out/samverka.icns" "$@" >/dev/null
rm "$@"
