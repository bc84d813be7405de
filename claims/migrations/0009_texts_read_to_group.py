"""A text that was read is grouped in its turn: the state between, and the index by which turns are found."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # Concurrently, so that articles are read meanwhile.
    atomic = False

    dependencies = [("claims", "0008_membership_to_decide_index")]

    operations = [
        migrations.AlterField(
            model_name="reading",
            name="state",
            field=models.CharField(
                choices=[
                    ("due", "due"),
                    ("leased", "being read"),
                    ("read", "read, to be grouped"),
                    ("done", "done"),
                    ("failed", "failed"),
                ],
                default="due",
                max_length=6,
            ),
        ),
        AddIndexConcurrently(
            model_name="reading",
            index=models.Index(condition=models.Q(("state", "read")), fields=["due_at", "id"], name="reading_to_group"),
        ),
    ]
