#!/bin/sh
# Stands between cargo and rustc, for packaging/fuzz.sh: what it compiles tells libFuzzer which ways were taken,
# is quick enough to try much, and still stops at an overflow. This is the library without the window: what is used
# by the window alone is a warning here and nowhere else.
exec "$@" -Dwarnings -Copt-level=1 -Cdebug-assertions=on -Coverflow-checks=on \
    -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares
