#!/bin/sh
# Checks everything: format, lints, all tests, a minute of fuzzing. Needs no display.
set -eu
cd "$(dirname "$0")/.."

sh packaging/setup.sh build test

if ! cargo --version >/dev/null 2>&1; then
    echo "Rust is missing. Install Rust 1.95 or newer from https://rustup.rs, with rustfmt and clippy." >&2
    exit 1
fi

# Without a session the graphics libraries complain in every test that this is not set.
export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-/nonexistent}"

step() {
    echo "== $*"
    begun=$(date +%s)
    "$@"
    echo "== $(($(date +%s) - begun)) s: $*"
}

step cargo fmt --all --check
step cargo clippy --locked --all-targets -- -D warnings
step cargo test --locked --no-fail-fast
step sh packaging/fuzz.sh 60
