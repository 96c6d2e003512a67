#!/bin/sh
# Gathers the licences of everything that is in the programs, as text files, into OUT.
#
#   sh packaging/licences.sh OUT [TARGET]
#
# samverka.txt, typeface.txt, icons.txt, and libraries.txt: every library that is linked in, with its version and
# licence, and then the texts as their authors wrote them, each once.
set -eu
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
target=${2:-$(rustc -vV | sed -n 's/^host: //p')}
texts=$(mktemp -d)
trap 'rm -rf "$texts"' EXIT

cp LICENSE "$out/samverka.txt"
cp assets/fonts/OFL.txt "$out/typeface.txt"
cp assets/icons/LICENSE.txt "$out/icons.txt"

registry=${CARGO_HOME:-$HOME/.cargo}/registry/src
cargo tree --locked --target "$target" --edges normal --prefix none --format '{p}|{l}' |
    sed 's/ (\*)$//; s/ (proc-macro)//' | grep -v '^samverka ' | sort -u >"$texts/libraries"

while IFS='|' read -r package licence; do
    library=${package%% v*}-${package##* v}
    for text in "$registry"/*/"$library"/*; do
        case ${text##*/} in
            LICEN[CS]E* | licen[cs]e* | COPYING* | NOTICE*) ;;
            *) continue ;;
        esac
        [ -f "$text" ] || continue
        same=$(tr -d '\r' <"$text" | tr -s '[:space:]' ' ' | sha256sum | cut -c1-16)
        [ -f "$texts/$same.text" ] || cp "$text" "$texts/$same.text"
        echo "$library" >>"$texts/$same.users"
    done
done <"$texts/libraries"

{
    echo "Samverka is built with these libraries:"
    echo
    sed 's/^\(.*\) v\([^|]*\)|\(.*\)$/\1 \2: \3/' "$texts/libraries"
    for text in "$texts"/*.text; do
        printf '\n================================================================================\n'
        tr '\n' ' ' <"${text%.text}.users" | fold -s -w 100
        printf '\n\n'
        cat "$text"
    done
} >"$out/libraries.txt"

# A list that came out short is worse than none.
[ "$(wc -l <"$texts/libraries")" -gt 50 ] && [ "$(find "$texts" -name '*.text' | wc -l)" -gt 20 ] || {
    echo "licences.sh: too few libraries were found." >&2
    exit 1
}
