from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # Concurrently, so that articles are read meanwhile.
    atomic = False

    dependencies = [
        ('claims', '0007_source_match_indexes'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='membership',
            index=models.Index(condition=models.Q(('state', 'suggested')), fields=['claim'], name='membership_to_decide'),
        ),
    ]
