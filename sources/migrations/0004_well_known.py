"""Agencies and large outlets, and the keys by which the names of sources that are there already are found alike.

The loader and its table are imported and not copied: it names every column that it writes, adapts to what is there, and
is to be run again by `manage.py load_well_known_sources` whenever the table has grown. Going back leaves the sources:
articles may name them by then.
"""

from django.db import migrations

from sources.well_known import load_well_known, refresh_match_keys, well_known


def load(apps, schema_editor):
    models = apps.get_model("sources", "Source"), apps.get_model("sources", "SourceAlias")
    load_well_known(*models, rows=well_known())
    refresh_match_keys(*models)


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0003_match_keys_indexes"),
    ]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
