"""Print the events that could not be delivered, or publish them again.

python -m examples.event_stream.dead_letters [--requeue]
"""

import asyncio
import json
import sys

from examples.event_stream.streams import DEAD, EVENTS, connect


async def main(*, requeue: bool) -> None:
    async with connect() as redis:
        for field, value in (await redis.hgetall(DEAD)).items():
            letter = json.loads(value)
            event = letter.pop("event")
            if requeue:
                event.pop("attempts", None)
                # One transaction. If two processes do this at once, the event
                # may be published twice; its key prevents a second run.
                async with redis.pipeline() as step:
                    step.xadd(EVENTS, event)
                    step.hdel(DEAD, field)
                    await step.execute()
            else:
                print(json.dumps(letter))


if __name__ == "__main__":
    asyncio.run(main(requeue="--requeue" in sys.argv[1:]))
