#!/bin/sh
# Make a virtual environment with the locked tools, or install this package into it:
#
#     requirements/setup.sh tools .venv python3
#     requirements/setup.sh package .venv
#
# It runs before anything is installed, and reports its progress on stderr.
set -u
exec >&2
here=$(dirname "$0")
what=$1 venv=$2
log=$(mktemp)
pid=
trap 'rm -f "$log"' EXIT
trap 'kill "$pid" 2>/dev/null; exit 130' INT TERM

fail() {
    echo "make setup failed: $*"
    exit 1
}

# Print a line about a command and run it; show the command's output only if it fails.
step() {
    line=$1 advice=$2
    shift 2
    "$@" >"$log" 2>&1 </dev/null &
    pid=$! seconds=0
    if [ -t 2 ]; then
        while kill -0 "$pid" 2>/dev/null; do
            printf '\r%s %s s ' "$line" "$seconds"
            sleep 1
            seconds=$((seconds + 1))
        done
        echo
    else
        echo "$line"
    fi
    wait "$pid" && return
    tail -n 30 "$log"
    fail "$advice"
}

# uv is much faster than pip: seconds, not a minute. If it fails, try pip, which also reads pip's own
# settings.
with_tools() {
    "$python" -m venv --clear "$venv" || return
    sed -n '/^uv==/,/[^\\]$/p' "$here/dev.txt" >"$venv/uv.txt" && with_pip "$venv/uv.txt" || return
    "$venv/bin/uv" pip install --quiet --python "$venv" --require-hashes \
        --requirement "$here/dev.txt" || with_pip "$here/dev.txt"
}

with_pip() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --no-compile \
        --require-hashes --requirement "$1"
}

with_package() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --no-build-isolation --no-deps --editable "$here/.."
}

case $what in
tools)
    python=$3
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) ||
        fail "there is no $python. Name a Python 3.11 or newer: make PYTHON=/path/to/python3.11 …"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "$python is Python $version. Name 3.11 or newer: make PYTHON=/path/to/python3.11 …"
    step "Installing the tools into $venv (about 30 s, once)" \
        "the tools are not installed; the lines above say why. To install from an index of your \
own, set PIP_INDEX_URL to its URL. On Debian, Python also needs the package python3-venv." \
        with_tools
    ;;
package)
    step "Installing this package into $venv (about 5 s)" \
        "this package is not installed; the lines above say why." \
        with_package
    ;;
esac
