#!/bin/sh
# Checks the Debian package and the portable archive: their parts here, the programs in a clean Debian 12.
#
#   sh packaging/linux/check.sh PACKAGE.deb ARCHIVE.tar.xz TREE WORK
#
# TREE is what the package was made of; WORK is a folder to work in. Writes a line to WORK/checked.txt for
# everything that was found right, and stops at the first that is not.
set -eu
cd "$(dirname "$0")/../.."
deb=$(realpath "$1")
archive=$(realpath "$2")
share=$(realpath "$3")/usr/share
work=$(realpath -m "$4")

sh packaging/setup.sh deb read

as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
# What a check that was broken off has left mounted must not be walked into.
$as_root umount "$work/clean/proc" 2>/dev/null || true
$as_root unshare --mount true 2>/dev/null || {
    echo "The clean place takes the right to mount: run this in a privileged container, or build with --no-check." >&2
    exit 1
}
good() {
    echo "$1" | tee -a "$work/checked.txt"
}

$as_root rm -rf "$work"
mkdir "$work"

# --- the parts

desktop-file-validate "$share/applications/se.samverka.Samverka.desktop"
good "desktop-file-validate: no remark on the desktop entry"
appstreamcli validate --no-net "$share/metainfo/se.samverka.Samverka.metainfo.xml"
good "appstreamcli validate: the metadata are valid"
lintian --allow-root --fail-on error --display-level '>=warning' "$deb"
good "lintian: no errors in the package"
for page in "$share"/man/man1/*.gz; do
    remarks=$(LC_ALL=C.UTF-8 MANROFFSEQ= MANWIDTH=80 man --warnings -l "$page" 2>&1 >/dev/null)
    [ -z "$remarks" ] || { echo "$page: $remarks" >&2; exit 1; }
done
good "man: no warnings in the man pages"

# --- a clean place: a Debian 12 with a display in memory and what a desktop has, and no trace of Rust.
# It is fetched once, and kept to begin from.

base=$work/../../clean-bookworm.tar
clean=$work/clean
if [ ! -f "$base" ]; then
    $as_root mmdebstrap --quiet --variant=minbase --skip=cleanup/apt/lists --format=tar \
        --include=ca-certificates,xvfb,xauth,imagemagick,procps,xdg-utils,libglib2.0-bin,shared-mime-info \
        --include=desktop-file-utils,file,xz-utils \
        bookworm "$base.new"
    mv "$base.new" "$base"
fi
mkdir "$clean"
$as_root tar -C "$clean" -xf "$base"
$as_root mount -t proc proc "$clean/proc"
trap '$as_root umount "$clean/proc" && $as_root rm -rf "$clean"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
inside() {
    $as_root chroot "$clean" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}
user=61985
as_user() {
    inside setpriv --reuid=$user --regid=$user --clear-groups env HOME=/home/åsa XDG_RUNTIME_DIR=/tmp/run-åsa "$@"
}

$as_root cp "$deb" "$clean/tmp/samverka.deb"
$as_root cp "$archive" "$clean/tmp/samverka.tar.xz"
$as_root cp packaging/linux/check-inside.sh "$clean/tmp/check-inside.sh"
# With what it recommends, as apt does by itself: the drivers that draw are among it.
inside apt-get install -y -qq -o APT::Sandbox::User=root -o Dpkg::Use-Pty=0 /tmp/samverka.deb >/dev/null
good "apt: installed in a clean Debian 12, with what it depends on and recommends and nothing else"
inside useradd --badname --uid $user --user-group --create-home åsa
as_user install -d -m 700 /tmp/run-åsa
as_user sh /tmp/check-inside.sh command-line
good "samverka-cli: demo, export, merge, figures, with Swedish letters in paths"

# What a page says, on a picture that was taken inside.
shows() {
    picture=$1
    shift
    $as_root install -m 644 "$clean/home/åsa/$picture.png" "$work/$picture.png"
    sh packaging/read-picture.sh "$work/$picture.png" "$@"
}
as_user sh /tmp/check-inside.sh window
shows window Läget Bromölla Deltagartimmar
good "samverka: draws its first page under Xvfb, with no graphics card"
as_user sh /tmp/check-inside.sh no-vulkan
shows no-vulkan Läget Bromölla Deltagartimmar
good "samverka: draws the same page with no Vulkan at all"
as_user sh /tmp/check-inside.sh double-click
shows workspace Läget Bromölla Deltagartimmar
shows bundle Inkorg "Att sammanfoga" "Från Eslöv"
good "xdg-open: a double click opens a workspace, and a bundle"
as_user sh /tmp/check-inside.sh portable
shows portable Läget Bromölla Deltagartimmar
good "portable: runs from a folder, keeps its settings there, leaves nothing in the home"
inside dpkg --purge samverka >/dev/null
as_user sh /tmp/check-inside.sh purged
good "dpkg: removing the package leaves the user's work"
