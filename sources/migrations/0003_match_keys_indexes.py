import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    # Concurrently, so that articles are taken in and read meanwhile.
    atomic = False

    dependencies = [
        ('sources', '0002_match_keys'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='source',
            index=django.contrib.postgres.indexes.GinIndex(fields=['match_keys'], name='source_match_keys'),
        ),
        AddIndexConcurrently(
            model_name='sourcealias',
            index=django.contrib.postgres.indexes.GinIndex(fields=['match_keys'], name='source_alias_match_keys'),
        ),
    ]
