#!/bin/sh
# Reads and merges made-up bundles and reads made-up spreadsheets, for a minute or as many seconds as are given: sh packaging/fuzz.sh 3600
#
# It begins from tests/fuzz/corpus; what it finds lies in target/fuzz. An input that fails is tried again with
# FUZZ=target/fuzz/crash-… sh packaging/fuzz.sh
set -eu
cd "$(dirname "$0")/.."

sh packaging/setup.sh build fuzz

found=${CARGO_TARGET_DIR:-target}/fuzz
mkdir -p "$found/corpus"

# Only our own packages are watched: the others are the same as in the tests, and compiled already.
export RUSTC_WORKSPACE_WRAPPER="$PWD/packaging/watched-rustc.sh"
if [ -n "${FUZZ:-}" ]; then
    exec cargo run --locked --quiet --package samverka-fuzz -- "$FUZZ"
fi
exec cargo run --locked --quiet --package samverka-fuzz -- \
    -seed="${SAMVERKA_SEED:-1285}" -max_total_time="${1:-60}" \
    -rss_limit_mb=2048 -timeout=30 -max_len=8192 -print_final_stats=1 -verbosity=0 \
    -artifact_prefix="$found/" -dict=tests/fuzz/words.dict \
    "$found/corpus" tests/fuzz/corpus
