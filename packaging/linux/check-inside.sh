#!/bin/sh
# What check.sh has done inside the clean place, as an ordinary user.
set -eu
cd "$HOME"
lead=exempel/lead.samverka

fail() {
    echo "check-inside.sh: $*" >&2
    exit 1
}

# Waits until a command succeeds; at most a minute.
until_true() {
    waited=0
    until "$@"; do
        waited=$((waited + 1))
        [ $waited -lt 300 ] || fail "waited in vain for: $*"
        sleep 0.2
    done
}
none_runs() {
    ! pgrep -u "$(id -u)" -x samverka >/dev/null
}

# Starts a program on a display in memory, and takes a picture when the screen is drawn and still.
picture_of() {
    picture=$1
    shift
    rm -f display
    Xvfb -displayfd 3 -nolisten local -screen 0 1280x800x24 3>display >/dev/null 2>&1 &
    screen=$!
    until_true test -s display
    DISPLAY=:$(cat display)
    export DISPLAY
    "$@" &
    program=$!
    before=
    tries=0
    while :; do
        sleep 2
        import -window root "$picture.png"
        colours=$(identify -format %k "$picture.png")
        now=$(identify -format %# "$picture.png")
        [ "$colours" -gt 50 ] && [ "$now" = "$before" ] && break
        before=$now
        tries=$((tries + 1))
        [ $tries -lt 60 ] || fail "$picture: nothing still on the screen after two minutes"
    done
    # This user is nobody else's, so these are the programs that were started here.
    opened=$(pgrep -u "$(id -u)" -x -a samverka || true)
    pkill -u "$(id -u)" -x samverka || true
    until_true none_runs
    { wait $program; } 2>/dev/null || true
    kill $screen
    { wait $screen; } 2>/dev/null || true
}

case $1 in
    command-line)
        samverka-cli demo exempel >/dev/null
        cp exempel/municipalities/1285.samverka "Eslövs arbete.samverka"
        samverka-cli add "Eslövs arbete.samverka" outreach date=2018-06-01 kind=talk "title=Så samverkar vi" reach=40
        samverka-cli export "Eslövs arbete.samverka" -o "Från Eslöv.samverka-bundle"
        samverka-cli merge $lead "Från Eslöv.samverka-bundle"
        samverka-cli verify $lead
        samverka-cli figures $lead --on 2018-09-30 | grep -q "Deltagartimmar" || fail "no figures"
        ;;
    window)
        picture_of window samverka $lead
        ;;
    no-vulkan)
        picture_of no-vulkan env VK_DRIVER_FILES=/nonexistent VK_ICD_FILENAMES=/nonexistent samverka $lead
        grep -rq "drawn by.*Gl" .local/share/samverka/log || fail "it was not OpenGL that drew"
        ;;
    double-click)
        for file in $lead "Från Eslöv.samverka-bundle"; do
            gio info -a standard::content-type "$file" | grep -q application/x-samverka || fail "$file: its type is not known"
        done
        # As on a GNOME desktop.
        export XDG_CURRENT_DESKTOP=GNOME
        picture_of workspace xdg-open $lead
        picture_of bundle xdg-open "Från Eslöv.samverka-bundle"
        echo "$opened" | grep -q "Från Eslöv.samverka-bundle" || fail "the bundle was not opened: $opened"
        ;;
    portable)
        mkdir "USB-minnet på jobbet"
        tar -C "USB-minnet på jobbet" -xJf /tmp/samverka.tar.xz
        mv .config .local /tmp/run-åsa/
        portable=$(echo "USB-minnet på jobbet"/samverka-*)
        picture_of portable "$portable/samverka" $lead
        [ -f "$portable/samverka-settings/settings.json" ] || fail "no settings beside the program"
        [ ! -e .config/samverka ] && [ ! -e .local/share/samverka ] || fail "something was left in the home"
        mv /tmp/run-åsa/.config /tmp/run-åsa/.local .
        ;;
    purged)
        ! command -v samverka >/dev/null || fail "the program is still there"
        for file in $lead "Eslövs arbete.samverka" .config/samverka/settings.json; do
            [ -f "$file" ] || fail "$file is gone"
        done
        ;;
    *) fail "$1 is no check" ;;
esac
