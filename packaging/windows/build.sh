#!/bin/sh
# Makes the packages for Windows on Debian 12 or a system like it, and checks them under Wine.
#
#   sh packaging/windows/build.sh [--no-check]
#
# Needs Rust; what else is missing is installed. The packages come to target/packages:
#   samverka-VERSION-setup.exe       for one user, without administrator rights; /S installs silently
#   samverka-VERSION.msi             for central roll-out
#   samverka-VERSION-portable.zip    runs from a USB stick
set -eu
cd "$(dirname "$0")/../.."
here=$PWD/packaging/windows
target=x86_64-pc-windows-gnu
CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
export CARGO_TARGET_DIR
work=$CARGO_TARGET_DIR/windows
packages=$CARGO_TARGET_DIR/packages
began=$(date +%s)

check=yes
[ "${1:-}" != --no-check ] || check=no

step() {
    echo "== $*"
}

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | sed -n 1p)
numbers=${version%%-*}.0

step "What is needed"
sh packaging/setup.sh build windows
[ "$check" = no ] || sh packaging/setup.sh wine
cargo --version >/dev/null 2>&1 || {
    echo "Rust is missing. Install Rust 1.95 or newer from https://rustup.rs." >&2
    exit 1
}
mkdir -p "$work" "$packages"

step "Rust's standard library for Windows"
cargo fetch --locked --quiet
sh "$here/std.sh" "$work"
. "$work/rust.env"
export RUSTC
# Between the flags stands a character that no path has.
CARGO_ENCODED_RUSTFLAGS=$SYSROOT_FLAG
export CARGO_ENCODED_RUSTFLAGS

step "The icon"
sh packaging/icon.sh "$work/icon"
icon=$work/icon/samverka.ico

# Compiles what Windows shows of one program; prints the file. Its name says what is in it: a new one is linked in.
resources() {
    sed -e "s|@ICON@|$icon|; s|@MANIFEST@|$here/program.manifest|; s|@VERSION@|$version|" \
        -e "s|@NUMBERS@|$(echo "$numbers" | tr . ,)|; s|@NAME@|$1|; s|@SWEDISH@|$2|; s|@ENGLISH@|$3|" \
        "$here/program.rc" >"$work/$1.rc"
    sum=$(cat "$work/$1.rc" "$icon" "$here/program.manifest" | sha256sum | cut -c1-12)
    x86_64-w64-mingw32-windres -i "$work/$1.rc" -o "$work/$1-$sum.o"
    echo "$work/$1-$sum.o"
}

program() {
    step "$1.exe"
    object=$(resources "$@")
    cargo rustc --locked --release --target "$target" --bin "$1" -- "-Clink-arg=$object"
}
program samverka "Följ upp och stötta samverkan" "Follow up and support collaboration"
program samverka-cli "Samverka på kommandoraden" "Samverka on the command line"

step "The packages"
files=$work/files
rm -rf "$files"
mkdir -p "$files/licences"
cp "$CARGO_TARGET_DIR/$target/release/samverka.exe" "$CARGO_TARGET_DIR/$target/release/samverka-cli.exe" "$files"
sh packaging/licences.sh "$files/licences" "$target"
find "$files/licences" -name '*.txt' -exec sed -i 's/\r*$/\r/' {} +

setup=$packages/samverka-$version-setup.exe
msi=$packages/samverka-$version.msi
portable=$packages/samverka-$version-portable.zip
rm -f "$setup" "$msi" "$portable"

makensis -V2 -WX -INPUTCHARSET UTF8 "-DVERSION=$version" "-DNUMBERS=$numbers" "-DFILES=$files" "-DICON=$icon" \
    "-DOUT=$setup" "$here/installer.nsi"

# wixl takes no absolute paths, and looks beside the description.
cp "$here/product.wxs" "$work"
(cd "$work" && wixl --arch x64 -D "Version=${version%%-*}" -D Files=files -D Icon=icon/samverka.ico -o "$msi" \
    product.wxs)
# Windows replaces a program only by one whose version the .msi tells, and wixl tells none.
for file in samverka.exe samverka_cli.exe; do
    msibuild "$msi" -q "UPDATE \`File\` SET \`Version\` = '$numbers', \`Language\` = '1053,1033'
        WHERE \`File\` = '$file'"
    msibuild "$msi" -q "DELETE FROM \`MsiFileHash\` WHERE \`File_\` = '$file'"
done

stick=$work/stick
rm -rf "$stick"
mkdir -p "$stick"
cp -r "$files" "$stick/Samverka"
sed 's/$/\r/' "$here/portable.txt" >"$stick/Samverka/samverka.portable"
(cd "$stick" && zip -q -X -9 -r "$portable" Samverka)

if [ "$check" = yes ]; then
    step "Checking under Wine"
    sh "$here/check.sh" "$work" "$setup" "$msi" "$portable"
fi

echo
echo "Made in $((($(date +%s) - began + 59) / 60)) minutes, in $packages:"
for made in "$setup" "$msi" "$portable"; do
    printf '  %-36s %5.1f MB\n' "${made##*/}" "$(du -b "$made" | awk '{ print $1 / 1000000 }')"
done
printf '  %-36s %5.1f MB\n' "installed" "$(du -sb "$files" | awk '{ print $1 / 1000000 }')"
if [ "$check" = yes ]; then
    echo "Checked under $(cat "$work/wine.version"):"
    sed 's/^/  /' "$work/checked.txt"
else
    echo "Not checked."
fi
