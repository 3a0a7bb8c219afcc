"""Print what could not be triggered, or try all of it again.

python -m examples.event_stream.dead_letters [--requeue]
"""

import asyncio
import json
import sys
from itertools import chain

from examples.event_stream.streams import (
    DEAD,
    PUT_BACK,
    Fields,
    Script,
    connect,
)

FIELD = b"field:"


async def main(*, requeue: bool) -> None:
    async with connect() as redis:
        put_back: Script = redis.register_script(PUT_BACK)
        # Up to the newest of now: what fails again is not tried for ever.
        newest = await redis.xrevrange(DEAD, count=1)
        start, last = "-", newest[0][0] if newest else "0"
        while page := await redis.xrange(DEAD, start, last, count=100):
            for letter_id, letter in page:
                if requeue:
                    words = chain.from_iterable(original(letter).items())
                    keys = [DEAD, letter[b"stream"]]
                    await put_back(keys, [letter_id, *words])
                else:
                    print(json.dumps(told(letter)))
            start = b"(" + page[-1][0]


def told(letter: Fields) -> dict[str, object]:
    fields = original(letter)
    request: object = {text(name): text(fields[name]) for name in fields}
    key: object = None
    try:
        document = json.loads(fields[b"request"])
        key, request = document["idempotency_key"], document
    except (KeyError, TypeError, ValueError):
        pass  # It is no request, so it is printed as it came.
    return {
        "key": key,
        "error": text(letter[b"error"]),
        "reason": text(letter[b"reason"]),
        "request": request,
    }


def original(letter: Fields) -> dict[bytes, bytes]:
    """The fields of the message, as if it had never been tried."""
    fields = {
        name.removeprefix(FIELD): value
        for name, value in letter.items()
        if name.startswith(FIELD)
    }
    return fields | ({b"attempts": b"0"} if b"attempts" in fields else {})


def text(value: bytes) -> str:
    return value.decode(errors="backslashreplace")


if __name__ == "__main__":
    asyncio.run(main(requeue="--requeue" in sys.argv[1:]))
