#!/bin/sh
# Builds Samverka.app for Macs of both kinds, and a zip of it. Needs a Mac with Xcode's command line tools,
# Rust from rustup, and what draws the icon: brew install librsvg icoutils libicns coreutils
#
# It is signed for this Mac alone. To hand it out, sign it with a Developer ID and have Apple notarise it.
set -eu
cd "$(dirname "$0")/../.."

if [ "$(uname)" != Darwin ]; then
    echo "This builds on a Mac only." >&2
    exit 1
fi

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
target=${CARGO_TARGET_DIR:-target}
made=$target/macos
packages=$target/packages
app=$made/Samverka.app
export MACOSX_DEPLOYMENT_TARGET=11.0

rm -rf "$made"
mkdir -p "$packages" "$app/Contents/MacOS" "$app/Contents/Resources"
for kind in aarch64 x86_64; do
    rustup target add $kind-apple-darwin
    cargo build --locked --release --target $kind-apple-darwin
done
for program in samverka samverka-cli; do
    lipo -create -output "$app/Contents/MacOS/$program" \
        "$target/aarch64-apple-darwin/release/$program" "$target/x86_64-apple-darwin/release/$program"
done

sh packaging/icon.sh "$made/icon"
cp packaging/macos/Info.plist "$app/Contents/Info.plist"
cp "$made/icon/samverka.icns" "$app/Contents/Resources/"
sh packaging/licences.sh "$app/Contents/Resources/licences" aarch64-apple-darwin
codesign --force --deep --sign - "$app"

plutil -lint "$app/Contents/Info.plist"
codesign --verify --deep --strict "$app"
"$app/Contents/MacOS/samverka-cli" demo "$made/demo" >/dev/null
"$app/Contents/MacOS/samverka-cli" figures "$made/demo/lead.samverka" --on 2018-09-30 >/dev/null

archive=$packages/Samverka-$version-macos.zip
ditto -c -k --keepParent "$app" "$archive"
echo "Made:    $archive, $(du -h "$archive" | cut -f 1); the program takes $(du -sh "$app" | cut -f 1)."
echo "Checked: Info.plist, the signature, and that samverka-cli makes the example and counts its figures."
