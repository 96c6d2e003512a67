#!/bin/sh
# Installs and uses the packages for Windows under Wine, as a contact person and a project lead would.
#
#   sh packaging/windows/check.sh WORK SETUP MSI PORTABLE
#
# Everything happens in WORK/wine: a home, a Wine prefix and a display in memory of its own. What was checked is
# written to WORK/checked.txt, a line each; the first thing that is not as it should be ends with an error, and the
# pictures of the window are left in WORK/wine/pictures.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$1
setup=$2
msi=$3
portable=$4
checked=$work/checked.txt
place=$work/wine
rm -rf "$place"
mkdir -p "$place/home" "$place/run" "$place/pictures"
chmod 700 "$place/run"
: >"$checked"

export HOME="$place/home" XDG_RUNTIME_DIR="$place/run" WINEPREFIX="$place/prefix" WINEARCH=win64 WINEDEBUG=-all
# No menus on the machine itself, no offers to fetch .NET or a browser.
export WINEDLLOVERRIDES="winemenubuilder.exe=;mscoree=;mshtml="
export LC_ALL=C.UTF-8 WGPU_BACKEND=vulkan
unset WAYLAND_DISPLAY
WINE=/usr/lib/wine/wine64
[ -x "$WINE" ] || WINE=$(command -v wine64 || command -v wine)
WINESERVER=/usr/lib/wine/wineserver64
[ -x "$WINESERVER" ] || WINESERVER=$(command -v wineserver)

fail() {
    echo "check.sh: $*" >&2
    [ ! -s "$place/unread" ] || cat "$place/unread" >&2
    [ -z "${DISPLAY:-}" ] || import -window root "$place/pictures/failed.png" 2>/dev/null || true
    exit 1
}
checked() {
    echo "$*" >>"$checked"
    echo "   $*"
}
win() {
    timeout 900 "$WINE" "$@"
}
# Waits until a command succeeds; at most SECONDS.
until_true() {
    seconds=$1
    shift
    while ! "$@"; do
        seconds=$((seconds - 1))
        [ "$seconds" -gt 0 ] || return 1
        sleep 1
    done
}
gone() {
    [ ! -e "$1" ]
}
registry() {
    win reg query "$@" 2>/dev/null | tr -d '\r'
}
# Whether the registry has a key. What `reg` says when it has not goes to standard output.
has_key() {
    win reg query "$1" >/dev/null 2>&1
}

# --- a display, and a Windows -------------------------------------------------------------------------------

Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 3>"$place/display" &
xvfb=$!
end() {
    "$WINESERVER" -k 2>/dev/null || true
    kill "$xvfb" 2>/dev/null || true
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
until_true 30 test -s "$place/display" || fail "no display in memory"
DISPLAY=:$(cat "$place/display")
export DISPLAY

win wineboot --init >/dev/null 2>&1 || fail "Wine could not be set up"
win --version >"$work/wine.version"
system=$WINEPREFIX/drive_c/windows/system32
if [ ! -f "$system/bcryptprimitives.dll" ]; then
    x86_64-w64-mingw32-gcc -shared -O2 -s -o "$system/bcryptprimitives.dll" "$here/wine/bcryptprimitives.c" -ladvapi32
fi
for folder in "$WINEPREFIX"/drive_c/users/*/AppData/Local; do
    case $folder in */Public/*) continue ;; esac
    user=${folder%/AppData/Local}
done
installed=$user/AppData/Local/Programs/Samverka
menu="$user/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Samverka.lnk"

# --- the programs themselves --------------------------------------------------------------------------------

# Only libraries that every Windows 10 has.
windows_libraries() {
    x86_64-w64-mingw32-objdump -p "$1" | sed -n 's/^.*DLL Name: \(.*\)\.[dD][lL][lL]$/\1/p' | tr 'A-Z' 'a-z' |
        grep -vx 'api-ms-win-.*' | sort -u | while read -r library; do
        case " advapi32 bcrypt bcryptprimitives combase comctl32 comdlg32 crypt32 d3d12 d3dcompiler_47 dwmapi dxgi \
            gdi32 imm32 kernel32 msvcrt ntdll ole32 oleaut32 opengl32 propsys rpcrt4 secur32 setupapi shell32 shlwapi \
            uiautomationcore user32 userenv uxtheme version winmm ws2_32 " in
            *" $library "*) ;;
            *) echo "$library.dll" ;;
        esac
    done
}
for program in samverka samverka-cli; do
    foreign=$(windows_libraries "$work/files/$program.exe")
    [ -z "$foreign" ] || fail "$program.exe needs $foreign"
done
subsystem() {
    x86_64-w64-mingw32-objdump -p "$work/files/$1.exe" | sed -n 's/^Subsystem.*(\(.*\))$/\1/p'
}
[ "$(subsystem samverka)" = "Windows GUI" ] || fail "samverka.exe would open a console window"
[ "$(subsystem samverka-cli)" = "Windows CUI" ] || fail "samverka-cli.exe would have no console"
checked "the programs need nothing but Windows; only the command line is a console program"

# --- a silent install ---------------------------------------------------------------------------------------

win "$setup" /S || fail "the installer failed"
for file in samverka.exe samverka-cli.exe uninstall.exe licences/libraries.txt; do
    [ -f "$installed/$file" ] || fail "$file was not installed"
done
[ -f "$menu" ] || fail "no entry in the start menu"
for ending in .samverka=Samverka.Workspace .samverka-bundle=Samverka.Bundle; do
    registry "HKCU\\Software\\Classes\\${ending%%=*}" /ve | grep -q "${ending##*=}" || fail "no file type $ending"
done
uninstall_key='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Samverka'
has_key "$uninstall_key" || fail "not among the installed programs"
checked "silent install for one user: programs, start menu, two file types, entry among installed programs"

# --- the command line, with Swedish letters in its paths ----------------------------------------------------

documents="$WINEPREFIX/drive_c/Övningar i Höör"
mkdir -p "$documents"
cli() {
    (cd "$documents" && win "$installed/samverka-cli.exe" "$@")
}
figure() {
    cli figures "$1" --on 2018-09-30 --json
}
cli demo "Exempel på ö" >"$place/demo.out" || fail "the example was not made"
example="$documents/Exempel på ö"
[ -f "$example/lead.samverka" ] || fail "the example has no lead's workspace"
figure 'Exempel på ö\lead.samverka' >"$place/before.json" || fail "no figures"
cli add 'Exempel på ö\municipalities\1285.samverka' outreach date=2018-06-01 kind=talk \
    "title=Så samverkar vi i Höör" reach=40 >/dev/null || fail "nothing could be added"
cli export 'Exempel på ö\municipalities\1285.samverka' -o 'Från Eslöv.samverka-bundle' >/dev/null ||
    fail "no bundle was made"
[ -f "$documents/Från Eslöv.samverka-bundle" ] || fail "the bundle has another name"
cli merge 'Exempel på ö\lead.samverka' 'Från Eslöv.samverka-bundle' >/dev/null || fail "the bundle was not merged"
cli verify 'Exempel på ö\lead.samverka' >/dev/null || fail "the merged workspace is not whole"
figure 'Exempel på ö\lead.samverka' >"$place/after.json"
! cmp -s "$place/before.json" "$place/after.json" || fail "the merge changed no figure"
cli list 'Exempel på ö\lead.samverka' outreach >"$place/outreach.txt"
grep -q "Så samverkar vi i Höör" "$place/outreach.txt" || fail "Swedish letters did not survive"
checked "command line: demo, add, export, merge, verify and figures, with Swedish letters in paths and text"

# A pseudoterminal is what a console is to Wine; the words go through Windows' own console there.
(cd "$documents" && COLUMNS=200 timeout 900 script -qec \
    "stty cols 200; '$WINE' '$installed/samverka-cli.exe' list 'Exempel på ö/lead.samverka' outreach" /dev/null) \
    >"$place/console.raw" 2>/dev/null || fail "the command line does not run in a console"
escape=$(printf '\033')
sed "s/$escape\[[?0-9;]*[A-Za-z]//g" "$place/console.raw" >"$place/console.txt"
grep -q "samverkar vi i Höör" "$place/console.txt" || fail "the console does not show Swedish letters"
checked "command line in a console: å, ä and ö are shown"

# --- the window ---------------------------------------------------------------------------------------------

# A picture of the window has content: many shades, and each of these words.
shows() {
    [ -s "$1" ] && [ "$(identify -format %k "$1")" -gt 200 ] && sh "$here/../read-picture.sh" "$@" 2>"$place/unread"
}
screen_shows() {
    import -window root "$place/pictures/$1.png" 2>/dev/null || return 1
    picture=$place/pictures/$1.png
    shift
    shows "$picture" "$@"
}
no_window() {
    ! xdotool search --onlyvisible --name '^Samverka' >/dev/null 2>&1
}
# Asks the window to close, as the cross in its corner does.
close_window() {
    win taskkill /im samverka.exe >/dev/null 2>&1 || true
    until_true 30 no_window || fail "the window does not close"
}
# What a double click does: Windows looks up who opens it. Wine waits until the program ends, we do not.
double_click() {
    win start /unix "$1" >/dev/null 2>&1 &
}
# Windows looks among the user's file types first. Wine 8 looks only among the computer's: they are shown there too.
for key in .samverka .samverka-bundle Samverka.Workspace Samverka.Bundle; do
    win reg copy "HKCU\\Software\\Classes\\$key" "HKLM\\Software\\Classes\\$key" /s /f >/dev/null || fail "no $key"
done

win "$installed/samverka.exe" --demo --picture 'C:\Övningar i Höör\översikt.png' ||
    fail "the window ended with an error"
cp "$documents/översikt.png" "$place/pictures/drawn.png" || fail "the window drew nothing"
shows "$place/pictures/drawn.png" Läget Projekt || fail "the first page is not in the drawn picture"
checked "the window draws its first page"

double_click "$example/municipalities/1285.samverka"
until_true 60 screen_shows workspace Eslöv Översikt Grupper ||
    fail "a double-clicked workspace is not on the screen"
! xwininfo -root -tree | grep -qiE 'conhost|wineconsole|cmd\.exe' || fail "there is a console window"
checked "a double-clicked workspace opens in the window, seen on the screen; no console window"

before=$(sha256sum <"$installed/samverka.exe")
! win "$setup" /S || fail "the installer went on over a running program"
[ "$(sha256sum <"$installed/samverka.exe")" = "$before" ] || fail "the installer changed a running program"
close_window
until_true 10 gone "$example/municipalities/1285.samverka.lock" || fail "the closed window left its lock"
checked "the installer refuses while the program runs; the window closes and lets go of its file"

set -- "$example"/kits/1285-*.samverka-bundle
double_click "$1"
until_true 60 screen_shows kit Startpaketet Eslöv || fail "a double-clicked kit is not on the screen"
close_window
double_click "$example/lead.samverka"
until_true 60 screen_shows lead Läget || fail "the lead's workspace is not on the screen"
close_window
double_click "$documents/Från Eslöv.samverka-bundle"
until_true 60 screen_shows bundle Inkorg Eslöv || fail "a double-clicked bundle is not in the lead's inbox"
close_window
checked "double-clicked: a kit begins a municipality's work, a bundle is in the lead's inbox; seen on the screen"

# --- an upgrade, and away again -----------------------------------------------------------------------------

settings=$user/AppData/Roaming/Samverka/config/settings.json
[ -f "$settings" ] || fail "the settings are not where they should be"
rm "$installed/samverka-cli.exe"
win "$setup" /S || fail "a second install failed"
[ -f "$installed/samverka-cli.exe" ] || fail "a second install did not mend the first"
echo mine >"$installed/mine.samverka"
win "$installed/uninstall.exe" /S || fail "the uninstaller failed"
until_true 60 gone "$installed/uninstall.exe" || fail "the uninstaller did not end"
for file in "$installed/samverka.exe" "$installed/samverka-cli.exe" "$installed/licences" "$menu"; do
    [ ! -e "$file" ] || fail "uninstalling left $file"
done
for key in .samverka .samverka-bundle Samverka.Workspace Samverka.Bundle; do
    ! has_key "HKCU\\Software\\Classes\\$key" || fail "uninstalling left the file type $key"
done
! has_key "$uninstall_key" || fail "uninstalling left the entry among installed programs"
for file in "$settings" "$example/lead.samverka" "$installed/mine.samverka"; do
    [ -f "$file" ] || fail "uninstalling took $file"
done
for key in .samverka .samverka-bundle Samverka.Workspace Samverka.Bundle; do
    win reg delete "HKLM\\Software\\Classes\\$key" /f >/dev/null || fail "no $key"
done
checked "install over an install; uninstall takes the program and leaves work and settings"

# --- central roll-out ---------------------------------------------------------------------------------------

central="$WINEPREFIX/drive_c/Program Files/Samverka"
# Wine has one start menu for all of a computer's users and for this one; Windows has two.
in_start_menu() {
    find "$WINEPREFIX/drive_c/users" "$WINEPREFIX/drive_c/ProgramData" -name Samverka.lnk | grep -q .
}
msiinfo export "$msi" File | tr -d '\r' | awk -F '\t' '$1 ~ /[.]exe$/ && $5 == "" { bad = 1 } END { exit bad }' ||
    fail "the .msi does not tell the programs' versions: an upgrade would leave none"
win msiexec /i "$(win winepath -w "$msi" | tr -d '\r')" /qn || fail "the .msi was not installed"
[ -f "$central/samverka.exe" ] && in_start_menu || fail "the .msi installed no program, or no menu entry"
win "$central/samverka-cli.exe" --version | grep -q samverka-cli || fail "the program of the .msi does not run"
registry 'HKLM\Software\Classes\Samverka.Bundle\shell\open\command' /ve |
    grep -qi 'Program Files.Samverka.samverka.exe' || fail "the .msi has no file type"
win msiexec /x "$(win winepath -w "$msi" | tr -d '\r')" /qn || fail "the .msi could not be taken away"
[ ! -e "$central/samverka.exe" ] && ! in_start_menu || fail "taking away the .msi left the program"
checked ".msi: silent install for the whole computer, file types, start menu, and away again"

# --- from a USB stick ---------------------------------------------------------------------------------------

stick="$WINEPREFIX/drive_c/USB på språng"
mkdir -p "$stick"
unzip -q "$portable" -d "$stick"
rm -rf "$user/AppData/Roaming/Samverka" "$user/AppData/Local/Samverka"
win "$stick/Samverka/samverka.exe" "$example/lead.samverka" &
until_true 60 screen_shows portable Läget || fail "the portable program is not on the screen"
close_window
find "$stick/Samverka" -name settings.json | grep -q . || fail "the portable program keeps no settings beside itself"
[ ! -e "$user/AppData/Roaming/Samverka" ] && [ ! -e "$user/AppData/Local/Samverka" ] ||
    fail "the portable program wrote outside its folder"
checked "portable: runs from its folder, keeps settings there, writes nothing else"
