#!/bin/sh
# Reads a picture of the window, and fails unless every one of these words stands in it.
#
#   sh packaging/read-picture.sh PICTURE.png WORD…
#
# What the page says is looked at, not its pixels, which differ between graphics drivers.
set -eu
picture=$1
shift
larger=$(mktemp "${TMPDIR:-/tmp}/samverka-read.XXXXXX")
trap 'rm -f "$larger"' EXIT
convert "$picture" -colorspace Gray -resize 200% "png:$larger"
read_out=$(tesseract "$larger" - -l swe --psm 11 2>/dev/null)
for word in "$@"; do
    case $read_out in
        *"$word"*) ;;
        *)
            echo "'$word' does not stand in $picture, where this is read:" >&2
            echo "$read_out" | grep -v '^[[:space:]]*$' >&2
            exit 1
            ;;
    esac
done
