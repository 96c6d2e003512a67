#!/bin/sh
# Sees to it that Rust can build for Windows here, and writes how into WORK/rust.env.
#
#   sh packaging/windows/std.sh WORK
#
# The compiler can make Windows programs as it is; what is missing is the standard library for that target.
# In order, the first that works:
#   0. the toolchain has it already (`rustup target add x86_64-pc-windows-gnu`);
#   1. it is built from the compiler's own source (`rustup component add rust-src`, else Debian's rust-src of
#      the same version, from trixie-backports or sid);
#   2. compiler and source are both taken from Debian's security archive (rustc-web and rust-web-src).
# Debian packages are fetched through a private apt folder and unpacked in WORK: the signatures are checked, and
# nothing is installed on the machine. SAMVERKA_STD_WAY=1 or =2 chooses a way, to try it.
set -eu

work=$(mkdir -p "$1" && cd "$1" && pwd)
target=x86_64-pc-windows-gnu
way=${SAMVERKA_STD_WAY:-}
env_file=$work/rust.env
rm -f "$env_file"

# Where Debian keeps what: a suite a line.
sources() {
    cat <<'LIST'
deb http://deb.debian.org/debian trixie-backports main
deb http://deb.debian.org/debian sid main
deb http://deb.debian.org/debian bookworm main
deb http://deb.debian.org/debian bookworm-updates main
deb http://deb.debian.org/debian-security bookworm-security main
LIST
}

# apt with our own suites and folders, the machine's own keys and proxy.
private_apt() {
    root=$work/apt
    mkdir -p "$root/lists/partial" "$root/cache/archives/partial"
    : >"$root/status"
    sources >"$root/sources.list"
    tool=$1
    shift
    "$tool" -o Dir::Etc::SourceList="$root/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State::Lists="$root/lists" -o Dir::State::Status="$root/status" -o Dir::Cache="$root/cache" \
        -o APT::Sandbox::User=root -o Acquire::Languages=none -o APT::Get::List-Cleanup=0 -qq "$@"
}

# Fetches packages (as apt names them, with =VERSION) and unpacks them into a folder.
unpack() {
    into=$1
    shift
    mkdir -p "$into" "$work/debs"
    rm -f "$work/debs"/*.deb
    # The folder of downloads is the working folder: apt has no option for it.
    (cd "$work/debs" && private_apt apt-get download "$@") || return 1
    for package in "$work/debs"/*.deb; do
        dpkg -x "$package" "$into" || return 1
    done
    rm -rf "$work/debs"
}

# The folder with `library` in it, of the compiler's own version; empty if there is none to be had.
own_source() {
    installed=$(rustc --print sysroot)/lib/rustlib/src/rust
    if [ -f "$installed/library/Cargo.lock" ]; then
        echo "$installed"
        return
    fi
    version=$(rustc -vV | sed -n 's/^release: //p')
    if [ ! -f "$work/rust-src/usr/src/rustc-$version/library/Cargo.lock" ]; then
        private_apt apt-get update >&2 || true
        unpack "$work/rust-src" "rust-src=$version+*" >&2 || return 0
    fi
    [ -f "$work/rust-src/usr/src/rustc-$version/library/Cargo.lock" ] &&
        echo "$work/rust-src/usr/src/rustc-$version"
}

# Debian's own compiler and its source, side by side in WORK/rust-web; prints where the source is.
debian_compiler() {
    web=$work/rust-web
    if [ ! -x "$web/rustc" ]; then
        private_apt apt-get update >&2 || true
        candidate() {
            private_apt apt-cache show "$1" | sed -n 's/^Version: //p' | sort -rV | sed -n 1p
        }
        version=$(candidate rustc-web)
        short=$(echo "$version" | cut -d. -f1,2)
        llvm=$(private_apt apt-cache show "libstd-rust-web-$short" | grep -o 'libllvm[0-9]*' | sort -uV | tail -n 1)
        unpack "$web" "rustc-web=$version" "libstd-rust-web-$short=$version" "libstd-rust-web-dev=$version" \
            "rust-web-src=$version" "$llvm=$(private_apt apt-cache madison "$llvm" |
                awk '/bookworm/ { print $3; exit }')" >&2 || return 1
        cat >"$web/rustc" <<SCRIPT
#!/bin/sh
LD_LIBRARY_PATH=$web/usr/lib/x86_64-linux-gnu exec $web/usr/bin/rustc "\$@"
SCRIPT
        chmod +x "$web/rustc"
    fi
    for source in "$web"/usr/src/rustc-*; do
        echo "$source"
    done
}

# Builds the library from SOURCE with $RUSTC, once for each compiler; prints the sysroot.
build_std() {
    source=$1
    mark=$("$RUSTC" -vV | sha256sum | cut -c1-12)
    sysroot=$work/std-$mark
    libraries=$sysroot/lib/rustlib/$target/lib
    if [ ! -f "$sysroot/complete" ]; then
        empty=$work/empty
        rm -rf "$empty" "$sysroot"
        mkdir -p "$empty/src" "$libraries"
        printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n' >"$empty/Cargo.toml"
        : >"$empty/src/lib.rs"
        # Building std is an unstable option of a stable compiler: allowed here, and only here.
        (cd "$empty" && RUSTC_BOOTSTRAP=1 __CARGO_TESTS_ONLY_SRC_ROOT="$source/library" \
            RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$empty/target" \
            cargo build --quiet --release --target "$target" -Zbuild-std=std,panic_unwind,proc_macro) >&2 ||
            return 1
        cp "$empty/target/$target/release/deps"/*.rlib "$libraries"
        rm -f "$libraries"/libempty-*.rlib
        rm -rf "$empty"
        touch "$sysroot/complete"
    fi
    echo "$sysroot"
}

# What cargo needs to be told.
tell() {
    echo "RUSTC='$1'" >"$env_file"
    echo "SYSROOT_FLAG='$2'" >>"$env_file"
    echo "std: $3"
    exit 0
}

wanted() {
    [ -z "$way" ] || [ "$way" = "$1" ]
}

if wanted 0; then
    # With a network this is all it takes; without one it says so at once.
    if [ -z "$way" ] && command -v rustup >/dev/null; then
        timeout 120 rustup target add "$target" >/dev/null 2>&1 || true
    fi
    for library in "$(rustc --print sysroot)/lib/rustlib/$target/lib"/libstd-*.rlib; do
        [ ! -f "$library" ] || tell rustc "" "the toolchain's own"
    done
fi

if wanted 1; then
    source=$(own_source)
    if [ -n "$source" ]; then
        RUSTC=rustc
        export RUSTC
        if sysroot=$(build_std "$source"); then
            tell rustc "--sysroot=$sysroot" "built from $source"
        fi
    fi
    echo "std.sh: no source that matches $(rustc --version) could be built." >&2
fi

if wanted 2; then
    if source=$(debian_compiler); then
        RUSTC=$work/rust-web/rustc
        export RUSTC
        if sysroot=$(build_std "$source"); then
            tell "$RUSTC" "--sysroot=$sysroot" "built with Debian's $("$RUSTC" --version)"
        fi
    fi
fi

echo "std.sh: no standard library for $target. 'rustup target add $target' gives one, with a network." >&2
exit 1
