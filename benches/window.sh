#!/bin/sh
# Start to first preview frame, memory at rest, size of the program: benches/window.sh PROGRAM [RUNS]. Called by ./dev bench.
# Beside each start stands one of glxgears: the machine's own part, of which loading a software OpenGL is the most.
# Under Xvfb, whose screen is a file: the first preview frame is there when its row of pixels has colours enough.
set -eu
program=$(realpath "$1")
runs=${2:-9}
work=$(mktemp -d)
mkfifo "$work/display"
Xvfb -displayfd 3 -fbdir "$work" -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
xvfb=$!
running=
trap 'kill $running $xvfb 2>/dev/null; rm -r "$work"' EXIT
read -r display <"$work/display"
export DISPLAY=":$display" LIBGL_ALWAYS_SOFTWARE=1 XDG_CONFIG_HOME="$work" XDG_DATA_HOME="$work"
unset WAYLAND_DISPLAY

ROW=400 FROM=100 PIXELS=400
header=$(($(od -An -N4 -tu4 --endian=big "$work/Xvfb_screen0")))
colours_on=$(od -An -j76 -N4 -tu4 --endian=big "$work/Xvfb_screen0")
skip=$((header + 12 * colours_on + 4 * (ROW * 1280 + FROM)))

colours() { od -An -v -j "$skip" -N "$((4 * PIXELS))" -w4 -tx4 "$work/Xvfb_screen0" | sort -u | wc -l; }
milliseconds() { echo $(($(date +%s%N) / 1000000)); }
of_status() { awk -v key="$1:" '$1 == key { printf "%.0f", $2 / 1024 }' "/proc/$running/$2"; }

# begin COLOURS PROGRAM...: starts it; `took` is the time until the row has more colours than that.
begin() {
    least=$1
    shift
    began=$(milliseconds)
    "$@" 2>"$work/log" &
    running=$!
    while [ "$(colours)" -le "$least" ]; do
        kill -0 "$running" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
        [ $(($(milliseconds) - began)) -lt 20000 ] || { echo "no picture within 20 s: $*" >&2; exit 1; }
        sleep 0.01
    done
    took=$(($(milliseconds) - began))
}

end() {
    kill "$running"
    wait "$running" 2>/dev/null || true
    running=
    while [ "$(colours)" -gt 1 ]; do sleep 0.01; done
}

median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }

starts='' gears=''
for _ in $(seq "$runs"); do
    begin 3 glxgears -geometry 1280x800
    gears="$gears $took"
    end
    begin 60 "$program" --demo --lang en --theme light
    starts="$starts $took"
    end
done
begin 60 "$program" --demo --lang en --theme light
sleep 10
# shellcheck disable=SC2086
echo "start to first preview frame, ms:$starts; median $(median $starts)"
# shellcheck disable=SC2086
echo "glxgears to its first picture, ms:$gears; median $(median $gears)"
echo "memory after 10 s of the demo scene, MB: resident $(of_status VmRSS status), of its own $(of_status Pss smaps_rollup)"
echo "size of the program, MB: $(($(stat -c %s "$program") / 1000000))"
