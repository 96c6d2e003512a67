#!/bin/sh
# Installs the Debian packages that are missing, and nothing where none is.
#
#   sh packaging/setup.sh build          what the compiler needs
#   sh packaging/setup.sh run            what the window needs
#   sh packaging/setup.sh headless       a display in memory, where there is no screen
#   sh packaging/setup.sh test           what the tests need
#   sh packaging/setup.sh fuzz           what the fuzzer's runtime is compiled with
#   sh packaging/setup.sh icon           what draws the icon in its sizes
#   sh packaging/setup.sh read           what reads the words in a picture of the window
#   sh packaging/setup.sh deb            what makes and checks a Debian package
#   sh packaging/setup.sh windows        what makes the packages for Windows
#   sh packaging/setup.sh wine           what checks them here
#
# Several may be named at once.
set -eu

packages_for() {
    case $1 in
        # SQLite and zstd are compiled from C; cargo fetches over https.
        build) echo "gcc libc6-dev ca-certificates" ;;
        # The window opens these libraries when it starts. The Vulkan drivers draw without a graphics card too.
        run)
            echo "libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon0 libxkbcommon-x11-0"
            echo "libwayland-client0 libvulkan1 mesa-vulkan-drivers"
            ;;
        headless) echo "xvfb xauth" ;;
        # Tests draw windows into memory, with no display.
        test) echo "libvulkan1 mesa-vulkan-drivers" ;;
        read) echo "imagemagick tesseract-ocr tesseract-ocr-swe" ;;
        deb)
            echo "dpkg-dev xz-utils desktop-file-utils appstream lintian man-db"
            echo "mmdebstrap debian-archive-keyring"
            ;;
        fuzz) echo "g++" ;;
        icon) echo "librsvg2-bin icoutils icnsutils" ;;
        windows) echo "gcc-mingw-w64-x86-64-win32 nsis wixl msitools zip xz-utils" ;;
        # Wine runs them, and the words in a picture of the window are read back.
        wine)
            echo "wine wine64 unzip bsdutils xvfb x11-utils xdotool imagemagick mesa-vulkan-drivers libvulkan1"
            echo "libgl1-mesa-dri libgl1 tesseract-ocr tesseract-ocr-swe"
            ;;
        *)
            echo "setup.sh: '$1' is none of build, run, headless, test, fuzz, icon, read, deb, windows, wine." >&2
            exit 2
            ;;
    esac
}

wanted=
for purpose in "$@"; do
    found=$(packages_for "$purpose")
    wanted="$wanted $found"
done

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is not a Debian system, so nothing was installed. Under Debian's names it needs:" $wanted
    exit 0
fi

missing=
for package in $wanted; do
    case " $missing " in *" $package "*) continue ;; esac
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=env
elif command -v sudo >/dev/null 2>&1; then
    as_root="sudo env"
else
    echo "These packages are missing, and installing them takes an administrator:$missing" >&2
    exit 1
fi

echo "Installing:$missing"
fail() {
    echo "The packages could not be installed: $1 Missing:$missing" >&2
    exit 1
}
# Another installation may be under way; it is waited for.
apt_get() {
    $as_root DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@"
}
apt_get update -qq ||
    fail "the package lists could not be fetched."
apt_get install -y -qq --no-install-recommends $missing >/dev/null ||
    fail "apt-get install failed."
