"""The table of agencies and outlets: what is there already stays, and publishers named like them resolve to them."""

import zoneinfo
from collections import Counter

import pytest
from django.core.management import call_command

from sources.intake import publisher_named
from sources.models import Source, SourceAlias, SourceKind
from sources.queries import find_sources, source_key
from sources.well_known import load_well_known, well_known

pytestmark = pytest.mark.django_db
KINDS = {SourceKind.AGENCY, SourceKind.PUBLISHER}


def counts():
    return Source.objects.count(), SourceAlias.objects.count()


def test_every_row_is_one_source_that_its_names_lead_to():
    rows = well_known()
    keys = Counter(source_key(name) for row in rows for name in {row.name, *row.aliases})
    assert 60 <= len(rows) <= 120
    assert all(count == 1 for count in keys.values()), keys.most_common(3)
    assert {row.kind for row in rows} <= set(KINDS)
    assert {row.time_zone for row in rows} <= zoneinfo.available_timezones()
    assert all(len(row.country) == 2 and row.country.isupper() for row in rows)
    for row in rows:
        assert all([source.name for source in find_sources(source_key(name))] == [row.name] for name in row.aliases)


def test_loaded_again_it_changes_nothing(capsys):
    before = counts()
    call_command("load_well_known_sources")
    assert counts() == before
    assert capsys.readouterr().out == "0 sources loaded.\n"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Reuters", "Reuters"),
        ("AFP", "Agence France-Presse"),
        ("Agence France-Presse", "Agence France-Presse"),
        ("The AP", "Associated Press"),
        ("jpost", "Jerusalem Post"),
        ("The Jerusalem Post", "Jerusalem Post"),
    ],
)
def test_publishers_named_like_them_are_them(written, name):
    before = counts()
    assert publisher_named(written).name == name
    assert counts() == before


class TestWhatIsThere:
    """A desk that had sources of these names before the table came."""

    @pytest.fixture(autouse=True)
    def _before_the_table(self):
        SourceAlias.objects.all().delete()
        Source.objects.all().delete()

    def load(self, name="Agence France-Presse"):
        return load_well_known(Source, SourceAlias, rows=[row for row in well_known() if row.name == name])

    def test_a_source_of_the_name_is_completed_and_what_somebody_chose_stays(self):
        there = Source.objects.create(name="AFP", key="afp", kind="other", country="LU")
        assert self.load() == 0
        there.refresh_from_db()
        assert (there.name, there.kind, there.country, there.time_zone) == ("AFP", "agency", "LU", "Europe/Paris")
        assert find_sources(source_key("Agence France-Presse")) == [there]

    def test_a_kind_that_somebody_chose_stays(self):
        there = Source.objects.create(name="AFP", key="afp", kind="publisher")
        self.load()
        there.refresh_from_db()
        assert there.kind == "publisher"

    def test_two_that_are_there_stay_two(self):
        short = Source.objects.create(name="AFP", key="afp")
        long = Source.objects.create(name="Agence France-Presse", key="agence france presse")
        self.load()
        assert find_sources("afp") == [short]
        assert find_sources("agence france presse") == [long]
        assert Source.objects.count() == 2

    def test_sources_that_were_there_are_found_by_names_like_theirs(self):
        there = Source.objects.create(name="Popular Mobilization Units", key="popular mobilization units")
        call_command("load_well_known_sources")
        there.refresh_from_db()
        assert "initials:pmu" in there.match_keys
