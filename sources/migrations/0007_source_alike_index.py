"""Sources are found by names that are like theirs: an index of named ones only, without a list of pending entries."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # Concurrently, so that articles are taken in and read meanwhile.
    atomic = False

    dependencies = [
        ('sources', '0006_copies_owed'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='source',
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(('article__isnull', True)),
                fastupdate=False,
                fields=['match_keys'],
                name='source_alike',
            ),
        ),
        RemoveIndexConcurrently(
            model_name='source',
            name='source_match_keys',
        ),
    ]
