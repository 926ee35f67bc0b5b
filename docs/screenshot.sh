#!/bin/sh
# Pictures of the real program under Xvfb: docs/screenshot.sh PROGRAM. Called by ./dev screenshot.
# Each picture starts the program anew and types a sample into the window, as a keyboard scanner would.
set -eu
program=$(realpath "$1")
cd "$(dirname "$0")"
samples=../assets/samples
frames=$(mktemp -d)
mkfifo "$frames/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$frames/display" 2>/dev/null &
xvfb=$!
running=
trap 'kill $running $xvfb 2>/dev/null; rm -r "$frames"' EXIT
read -r display <"$frames/display"
export DISPLAY=":$display" LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY

# shoot NAME SAMPLE KEYS ARGS...: SAMPLE "-" waits for the demo scene alone; KEYS are pressed after it.
shoot() {
    name=$1 sample=$2 keys=$3
    shift 3
    XDG_CONFIG_HOME=$frames XDG_DATA_HOME=$frames "$program" "$@" 2>"$frames/log" &
    running=$!
    window=
    for _ in $(seq 100); do
        window=$(xdotool search --onlyvisible --pid "$running" 2>/dev/null | tail -n 1) && [ -n "$window" ] && break
        sleep 0.1
    done
    [ -n "$window" ] || { echo "no window: $(cat "$frames/log")" >&2; exit 1; }
    xdotool windowsize "$window" 1280 800 windowmove "$window" 0 0 windowfocus "$window"
    xdotool mousemove 1279 799
    if [ "$sample" = - ]; then
        sleep 2
    else
        sleep 3
        xdotool type --delay 6 "$(cat "$samples/$sample.txt")"
        xdotool key Return
        sleep 2
    fi
    # Back to scanning lasts only until the demo shows the next code.
    for key in $keys; do xdotool key "$key"; [ "$key" = Escape ] && sleep 0.4 || sleep 1; done
    import -window root -strip -define png:exclude-chunks=date,time "$name.png"
    kill "$running" 2>/dev/null || true
    wait "$running" 2>/dev/null || true
    running=
    echo "docs/$name.png"
}

shoot screenshot valid-c1 Return --lang en --theme light
shoot screenshot-scan - Escape --demo --lang zh --theme light
shoot screenshot-must-not-drive status-bdj "" --lang zh --theme dark
shoot screenshot-not-genuine tampered "" --lang en --theme dark
