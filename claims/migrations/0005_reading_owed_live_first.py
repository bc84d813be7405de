"""The readings owed, those of texts never read first: the index that workers take them by, made while they work."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("claims", "0004_rereading")]

    operations = [
        AddIndexConcurrently(
            model_name="reading",
            index=models.Index(
                condition=models.Q(("state__in", ("due", "leased"))),
                fields=["reread", "due_at", "id"],
                name="reading_owed_live_first",
            ),
        ),
        RemoveIndexConcurrently(model_name="reading", name="reading_owed"),
    ]
