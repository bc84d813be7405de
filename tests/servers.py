"""The servers of one test run: real ones, thrown away after it. A pytest plugin, because settings are read early.

`python -m pytest` loads it by `-p tests.servers` before Django's settings are read.
"""

import atexit
import os
import secrets
from contextlib import ExitStack

from config import embedded

_stack = ExitStack()
servers = _stack.enter_context(embedded.throwaway())
atexit.register(_stack.close)
# WhiteNoise warns where there is none, and warnings are errors here.
(servers.place.var / "static").mkdir(parents=True)

os.environ.update(
    DATABASE_URL=servers.database_url,
    REDIS_URL=servers.redis_url,
    SECRET_KEY=secrets.token_urlsafe(50),
    MAIL_DIR=str(servers.place.var / "mail"),
    STATIC_DIR=str(servers.place.var / "static"),
    LEASE_SECONDS="30",
    ALERT_WAIT_SECONDS="60",
)
for name in ("EMAIL_URL", "DEBUG", "HTTPS", "SITE_URL", "ALLOWED_HOSTS", "LOG_FORMAT"):
    os.environ.pop(name, None)
