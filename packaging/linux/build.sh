#!/bin/sh
# Makes the packages for Linux on Debian 12 or a system like it, and checks them in a clean place.
#
#   sh packaging/linux/build.sh [--no-check]
#
# Needs Rust; what else is missing is installed. The packages come to target/packages:
#   samverka_VERSION-1_amd64.deb              for Debian 12, Ubuntu 24.04 and later
#   samverka-VERSION-linux-x86_64.tar.xz      runs from a USB stick
#
# The package is put together with dpkg-deb rather than cargo-deb: the same tree of files serves the
# package and the checks, nothing but Debian's own tools is needed, and no further program is compiled.
set -eu
cd "$(dirname "$0")/../.."

began=$(date +%s)
check=yes
[ "${1:-}" != --no-check ] || check=no

sh packaging/setup.sh build icon deb
if ! cargo --version >/dev/null 2>&1; then
    echo "Rust is missing. Install Rust 1.95 or newer from https://rustup.rs." >&2
    exit 1
fi

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
architecture=$(dpkg --print-architecture)
built=${CARGO_TARGET_DIR:-target}/release
packages=${CARGO_TARGET_DIR:-target}/packages
work=${CARGO_TARGET_DIR:-target}/linux
input=packaging/linux
# The same source gives the same package, whatever day it is built.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date -d "$(dpkg-parsechangelog -l $input/changelog -S Date)" +%s)}
export SOURCE_DATE_EPOCH

cargo build --locked --release
rm -rf "$work"
mkdir -p "$work" "$packages"
sh packaging/icon.sh "$work/icon"
sh packaging/licences.sh "$work/licences"

# --- the Debian package

tree=$work/tree
share=$tree/usr/share
doc=$share/doc/samverka
put() {
    install -D -m 644 "$1" "$2"
}
# A licence as a paragraph of the copyright file.
licence() {
    printf '\nLicense: %s\n' "$1"
    sed -e 's/^$/./' -e 's/^/ /' "$2"
}

for program in samverka samverka-cli; do
    install -D -m 755 "$built/$program" "$tree/usr/bin/$program"
done
put $input/se.samverka.Samverka.desktop "$share/applications/se.samverka.Samverka.desktop"
put $input/se.samverka.Samverka.metainfo.xml "$share/metainfo/se.samverka.Samverka.metainfo.xml"
put $input/samverka.mime.xml "$share/mime/packages/samverka.xml"
put assets/icon/samverka.svg "$share/icons/hicolor/scalable/apps/samverka.svg"
for size in 16 24 32 48 64 96 128 256 512; do
    put "$work/icon/$size.png" "$share/icons/hicolor/${size}x$size/apps/samverka.png"
done

"$built/samverka-cli" --lang en --help |
    sed -n '/^Commands:/,/^$/ s/^  \([a-z-]*\)  *\(.*\)/.TP\n.B \1\n\2/p' >"$work/commands"
mkdir -p "$share/man/man1"
for page in samverka samverka-cli; do
    sed -e "s/@VERSION@/$version/" -e "/@COMMANDS@/ { r $work/commands
d }" $input/$page.1 | gzip -9n >"$share/man/man1/$page.1.gz"
done

mkdir -p "$doc"
{
    cat $input/copyright
    licence Expat LICENSE
    licence OFL-1.1 assets/fonts/OFL.txt
    licence ISC-and-Expat assets/icons/LICENSE.txt
} >"$doc/copyright"
gzip -9n <"$work/licences/libraries.txt" >"$doc/libraries.txt.gz"
gzip -9n <$input/changelog >"$doc/changelog.Debian.gz"
gzip -9n <CHANGELOG.md >"$doc/changelog.gz"

# Debian's tools know which libraries the programs are linked with, and in what versions.
mkdir -p "$work/source/debian" "$tree/DEBIAN"
cp $input/control $input/changelog "$work/source/debian/"
linked=$(cd "$work/source" && dpkg-shlibdeps -O ../tree/usr/bin/samverka ../tree/usr/bin/samverka-cli)
(cd "$work/source" && echo "$linked" >debian/substvars &&
    dpkg-gencontrol -Tdebian/substvars -P../tree -O >../tree/DEBIAN/control)
(cd "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
find "$tree" -type d -exec chmod 755 {} +

deb=$packages/samverka_$version-1_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$tree" "$deb" >/dev/null

# --- the portable archive

name=samverka-$version-linux-$(uname -m)
portable=$work/$name
mkdir "$portable"
cp "$built/samverka" "$built/samverka-cli" assets/icon/samverka.svg "$portable/"
cp -r "$work/licences" "$portable/licences"
cp $input/portable.txt "$portable/samverka.portable"
archive=$packages/$name.tar.xz
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -cJf "$archive" "$name"

# --- the checks

[ $check = no ] || sh $input/check.sh "$deb" "$archive" "$tree" "$work/check"

size() {
    du --apparent-size -sm "$1" | cut -f 1
}
echo
echo "Made in $((($(date +%s) - began + 59) / 60)) minutes, in $packages:"
for file in "$deb" "$archive"; do
    echo "  ${file##*/}, $(size "$file") MB"
done
echo "  installed, $(size "$tree/usr") MB"
if [ $check = yes ]; then
    echo "Checked:"
    sed 's/^/  /' "$work/check/checked.txt"
else
    echo "Not checked."
fi
