"""Every night by itself: the nightly flow on Prefect's own scheduler.

In: a cron line, a time zone and the folders. Out: a deployment that is served until stopped;
a night that was missed while nobody served is made up for at once. The decision to question: a run
that would begin while another is still going is skipped and not queued, since the next one finds
whatever it would have found. It finds out by the lock of the lake and no limit of Prefect's, whose
slot stays taken for ever where a server went down with a night: then all others are cancelled.
"""

import asyncio
import signal
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound
from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.server.schemas.schedules import CronSchedule
from prefect.types.entrypoint import EntrypointType
from pydantic import ValidationError

from flows.nightly import nightly
from flows.settings import Settings

DEPLOYMENT = "onrecord"


def make_deployment(
    archives: Sequence[str], settings: Settings, *, cron: str, timezone: str
) -> RunnerDeployment:
    """The nightly flow with its schedule and its parameters.

    Raises `ValueError` if the cron line or the time zone makes no sense, in one sentence.
    """
    try:
        deployment: Any = nightly.to_deployment(
            name=DEPLOYMENT,
            schedule=Cron(cron, timezone=timezone),
            parameters={
                "archives": list(archives),
                "settings": settings.anchored().model_dump(mode="json"),
            },
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
    except ValidationError as error:
        told = "; ".join(problem["msg"] for problem in error.errors())
        raise ValueError(told.replace("Value error, ", "")) from error
    require_night(cron=cron, timezone=timezone)
    checked: RunnerDeployment = deployment
    return checked


def require_night(*, cron: str, timezone: str) -> None:
    """Raise `ValueError` if a cron line that can be read names a time that never comes."""
    try:
        asyncio.run(CronSchedule(cron=cron, timezone=timezone).get_dates(n=1))
    except ValueError as error:
        raise ValueError("there is no such day in any year") from error


def forget_last_service() -> None:
    """Remove the deployment that an earlier service left in an API of our own.

    Runs that it had planned, and missed, would all begin now. The history of runs stays.
    """
    with get_client(sync_client=True) as client, suppress(ObjectNotFound):
        left = client.read_deployment_by_name(f"{nightly.name}/{DEPLOYMENT}")
        client.delete_deployment(left.id)


def is_night_missed(last: datetime | None, *, cron: str, timezone: str) -> bool:
    """Whether a run was due between the last one that completed (naive UTC) and now.

    Where that lies ahead, since a clock went back, nobody knows: then a run more does no harm.
    """
    if last is None:
        # Nothing was there to be missed; the first night is the next one.
        return False
    schedule = CronSchedule(cron=cron, timezone=timezone)
    moment, now = last.replace(tzinfo=UTC), datetime.now(UTC)
    return moment > now or bool(asyncio.run(schedule.get_dates(n=1, start=moment, end=now)))


def run_now(deployment: RunnerDeployment) -> UUID:
    """Have the deployment run as soon as it is served; the id of the run."""
    identifier = cast(UUID, deployment.apply())
    with get_client(sync_client=True) as client:
        made = client.create_flow_run_from_deployment(identifier, tags=["catch-up"])
        return made.id


class _Service(Runner):
    """Prefect's runner, which is stopped by signals and ends the night that is going on.

    Its own handler of SIGTERM asks for the end in a way that nobody waits for, and Python says so;
    what Ctrl-C raises in the middle of the loop is told as an error of whatever was running.
    """

    _is_asked: bool = False
    _end: "asyncio.Task[None] | None" = None

    def handle_sigterm(self, *_: Any, **__: Any) -> None:
        """Ask for the end; it is there at once before the start, and for whoever asks twice."""
        if self._is_asked or not self.started:
            raise KeyboardInterrupt
        self._is_asked = True
        # A signal may come while the loop waits, which has to hear of it.
        asyncio.get_running_loop().call_soon_threadsafe(self._begin_end)

    def _begin_end(self) -> None:
        self._end = asyncio.get_running_loop().create_task(self.astop())

    async def start_stoppable(self) -> None:
        """Run what is due, until a signal asks for the end."""
        for number in (signal.SIGINT, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, self.handle_sigterm)
        await self.start()


def serve_nights(deployment: RunnerDeployment) -> None:
    """Run the deployment whenever it is due, until interrupted or told to end."""
    # One at work, and one that finds that out: all that were missed may be due at once.
    service = _Service(limit=2)
    with suppress(KeyboardInterrupt):
        # It asks the API, which on a busy machine takes long enough to be stopped in.
        service.add_deployment(deployment)
        asyncio.run(service.start_stoppable())
