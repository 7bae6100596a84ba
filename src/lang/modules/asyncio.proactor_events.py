"""asyncio.proactor_events: there is no such loop on Linux, and none here."""

from _refused import classes as _classes

globals().update(_classes("asyncio.proactor_events", "BaseProactorEventLoop"))
