"""Blocking keys go into their index at once: a list of pending ones was read from its beginning by each search."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("claims", "0009_texts_read_to_group")]

    operations = [
        migrations.SeparateDatabaseAndState(
            # The index that is there is kept: it need not be made anew for this.
            database_operations=[
                migrations.RunSQL(
                    [
                        "ALTER INDEX fact_blocking_keys SET (fastupdate = off)",
                        "SELECT gin_clean_pending_list('fact_blocking_keys'::regclass)",
                    ],
                    "ALTER INDEX fact_blocking_keys SET (fastupdate = on)",
                ),
            ],
            state_operations=[
                migrations.RemoveIndex(model_name="fact", name="fact_blocking_keys"),
                migrations.AddIndex(
                    model_name="fact",
                    index=GinIndex(name="fact_blocking_keys", fields=("blocking_keys",), fastupdate=False),
                ),
            ],
        ),
    ]
