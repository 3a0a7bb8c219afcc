#!/bin/sh
# Run tests of the working tree with its wheel and the packages of a lock file, on each installed Python:
#
#     release/try_on.sh .venv/bin requirements/lowest.txt "3.12 /path/to/python" TESTS…
#
# The environments stay in build/ for inspection.
set -eu
bin=$1 lock=$2 pythons=$3
shift 3
unset PYTHONPATH
none=yes
"$bin/uv" build --wheel --clear --no-build-isolation --python "$bin/python" --out-dir build/wheel

for python in $pythons; do
    # A version manager's shim may exist without its Python, so ask for the version.
    version=$("$bin/uv" python find --show-version --no-python-downloads "$python" 2>/dev/null) || {
        echo "Python $python is not here: left out"
        continue
    }
    none=
    venv=build/$(basename "$lock" .txt)-python${version%.*}
    echo "$venv: $*"
    "$bin/uv" venv --quiet --clear --no-python-downloads --python "$python" "$venv"
    # --no-deps, as the lock is complete, and has an override that a resolver would refuse.
    "$bin/uv" pip install --quiet --python "$venv" --no-deps --require-hashes --requirement "$lock"
    "$bin/uv" pip install --quiet --python "$venv" --no-deps build/wheel/*.whl
    "$venv/bin/python" -I release/installed.py
    "$venv/bin/python" -m pytest -q -p no:cacheprovider "$@"
done

if [ "$none" ]; then
    echo "there is no Python $pythons" >&2
    exit 1
fi
