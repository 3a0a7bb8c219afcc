"""Print what could not be triggered, or try all of it again.

python -m examples.event_stream.dead_letters [--requeue]
"""

import asyncio
import json
import sys
from collections.abc import Mapping

from redis.typing import EncodableT, FieldT

from examples.event_stream.streams import DEAD, connect

Letter = Mapping[bytes, bytes]


async def main(*, requeue: bool) -> None:
    async with connect() as redis:
        # Up to the newest of now: what fails again is not tried for ever.
        newest = await redis.xrevrange(DEAD, count=1)
        start, last = b"-", newest[0][0] if newest else b"0"
        while page := await redis.xrange(DEAD, start, last, count=100):
            for letter_id, letter in page:
                if not requeue:
                    print(json.dumps(told(letter)))
                    continue
                # In one transaction. If two do it at once it may be there
                # twice, which the key keeps at one run.
                async with redis.pipeline(transaction=True) as commands:
                    commands.xadd(letter[b"stream"], message(letter))
                    commands.xdel(DEAD, letter_id)
                    await commands.execute()
            start = b"(" + page[-1][0]


def told(letter: Letter) -> dict[str, object]:
    """What is printed: the request, or else the message as it came."""
    key, request = None, json.loads(letter[b"fields"])
    try:
        document = json.loads(request["request"].encode("latin-1"))
        key, request = document["idempotency_key"], document
    except (KeyError, TypeError, ValueError):
        pass
    return {
        "key": key,
        "error": letter[b"error"].decode(),
        "reason": letter[b"reason"].decode(),
        "request": request,
    }


def message(letter: Letter) -> dict[FieldT, EncodableT]:
    """The message as it came, as if it had never been tried."""
    fields: dict[str, str] = json.loads(letter[b"fields"])
    if "attempts" in fields:
        fields["attempts"] = "0"
    return {
        name.encode("latin-1"): value.encode("latin-1")
        for name, value in fields.items()
    }


if __name__ == "__main__":
    asyncio.run(main(requeue="--requeue" in sys.argv[1:]))
