#!/bin/sh
# Builds the program and shows it with the reference project in it.
#
# With a screen the window opens. Without one the same work is done on the command line: the reference
# project is made, one municipality's bundle is exported again and merged into a fresh lead workspace, the
# figures are printed, and the lead's overview is drawn into a picture by the real window in a display in
# memory.
set -eu
cd "$(dirname "$0")/.."

screen=yes
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || screen=no

if [ "$screen" = yes ]; then
    sh packaging/setup.sh build run
else
    sh packaging/setup.sh build run headless
fi

if ! cargo --version >/dev/null 2>&1; then
    echo "Rust is missing. Install Rust 1.95 or newer from https://rustup.rs." >&2
    exit 1
fi

cargo build --locked --release
programs=${CARGO_TARGET_DIR:-target}/release

if [ "$screen" = yes ]; then
    exec "$programs/samverka" --demo
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/samverka-demo.XXXXXX")
step() {
    echo "== $*"
    "$@"
}

# The reference project: a lead, sixteen municipalities, their bundles merged.
step "$programs/samverka-cli" demo "$work/demo"

# One municipality logs one thing more, and sends its bundle again.
set -- "$work"/demo/municipalities/*.samverka
step "$programs/samverka-cli" add "$1" outreach date=2018-06-01 kind=talk "title=Så samverkar vi" reach=40
step "$programs/samverka-cli" export "$1" -o "$work/again.samverka-bundle"
cp "$work/demo/lead.samverka" "$work/lead.samverka"
step "$programs/samverka-cli" merge "$work/lead.samverka" "$work/again.samverka-bundle"
step "$programs/samverka-cli" verify "$work/lead.samverka"
step "$programs/samverka-cli" figures "$work/lead.samverka"

# The graphics libraries want a place of their own for this.
export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-$work}"
step xvfb-run -a -s "-screen 0 1280x800x24" \
    "$programs/samverka" --demo --picture "$work/overview.png"
echo "The lead's overview is drawn in $work/overview.png"
