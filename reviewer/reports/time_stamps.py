"""Time stamps from a server (RFC 3161 over HTTP), asked for only while signing; verifying never does."""

import urllib.error
import urllib.request

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper

from reviewer.errors import Fault, Refused

TYPE = "application/timestamp-query"
SECONDS = 20
LONGEST = 1 << 20


class StampServerSilent(Fault):
    """The time-stamp server cannot be reached or answers with something else."""

    key = "reports.stamp_server_silent"


class StampServerUnclear(Refused):
    key = "reports.stamp_server_unclear"


class ServerStamps(TimeStamper):
    """Asks one server for a stamp on each signature."""

    def __init__(self, url: str) -> None:
        if not url.startswith(("https://", "http://")):
            raise StampServerUnclear(url=url)
        super().__init__()  # type: ignore[no-untyped-call]  # pyHanko leaves it untyped
        self._url = url

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """The server's answer, unchecked; pyHanko compares its digest and nonce with the request."""
        # The scheme was checked above; nothing but HTTP is asked.
        asked = urllib.request.Request(self._url, data=req.dump(), headers={"Content-Type": TYPE})  # noqa: S310 - scheme checked above
        try:
            with urllib.request.urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310 - scheme checked above
                return tsp.TimeStampResp.load(answer.read(LONGEST))
        except (urllib.error.URLError, OSError, ValueError) as error:
            raise StampServerSilent(url=self._url, fault=str(error)) from error
