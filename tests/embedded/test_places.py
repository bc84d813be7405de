"""Addresses follow from the checkout alone, and asking for them does nothing."""

import stat
from pathlib import Path
from urllib.parse import unquote

import dj_database_url
import pytest
import redis

from config import embedded
from config.embedded import places
from config.embedded.secret_files import ensure_secret, read_secret


def test_asking_for_addresses_and_secrets_makes_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("FACTBASE_VAR", str(tmp_path / "var"))
    assert embedded.database_url() == embedded.database_url()
    assert embedded.redis_url() == embedded.redis_url()
    assert embedded.secret_key() is None
    assert list(tmp_path.iterdir()) == []


def test_two_checkouts_have_different_addresses(tmp_path):
    one, other = places.place_of(tmp_path / "one" / "var"), places.place_of(tmp_path / "other" / "var")
    assert one.database_url != other.database_url
    assert one.redis_url != other.redis_url


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path):
    place = places.place_at(tmp_path)
    made = ensure_secret(place, "secret_key")
    assert len(made) >= 50
    assert ensure_secret(place, "secret_key") == made
    assert read_secret(place, "secret_key") == made
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert ensure_secret(place, "admin_password") != made


@pytest.mark.parametrize("home", ["/srv/desk", "/Users/Anna/News desk", "/srv/50% off, really"])
def test_the_addresses_are_understood_with_any_path(home):
    place = places.place_at(Path(home))
    database = dj_database_url.parse(place.database_url)
    assert (database["HOST"], database["USER"], database["NAME"]) == (f"{home}/sockets", "facts", "factbase")
    broker = redis.Redis.from_url(place.redis_url).connection_pool.connection_kwargs
    assert (broker["path"], broker["db"]) == (f"{home}/sockets/v.sock", 0)


def test_celery_is_told_of_a_unix_socket_in_its_own_scheme():
    assert embedded.celery_broker_url("redis://cache:6379/2") == "redis://cache:6379/2"
    assert embedded.celery_broker_url("unix:///srv/v.sock?db=3") == "redis+socket:///srv/v.sock?virtual_host=3"
    assert embedded.celery_broker_url("unix:///srv/v.sock") == "redis+socket:///srv/v.sock?virtual_host=0"


def test_sockets_have_a_short_path_however_long_the_checkouts_is(monkeypatch):
    monkeypatch.setattr(places, "is_root", lambda: False)
    near, far = places.place_of(Path("/srv/desk/var")), places.place_of(Path("/srv") / ("deep/" * 30) / "var")
    assert near.sockets == Path("/srv/desk/var/sockets")
    assert far.state.parts[-2:] == ("deep", "var")
    assert len(str(far.sockets)) < 60
    assert unquote(far.redis_url).startswith("unix:///tmp/factbase-")


def test_a_directory_that_somebody_else_put_there_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "sockets").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(places.EmbeddedError, match="is a symbolic link, and so not private"):
        places.private_directory(tmp_path / "sockets")
