from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # Concurrently, so that articles are read meanwhile.
    atomic = False

    dependencies = [
        ('claims', '0006_source_match_voice'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='sourcematch',
            index=models.Index(condition=models.Q(('voice__isnull', False)), fields=['voice', 'source', 'id'], name='source_match_of_voice'),
        ),
        AddIndexConcurrently(
            model_name='sourcematch',
            index=models.Index(condition=models.Q(('state', 'suggested')), fields=['-score', 'id'], name='source_match_to_decide'),
        ),
    ]
