"""The groups viewer, reviewer, editor and administrator, each with what the one before it may do and more."""

from django.db import migrations

# Copied here and not imported: a migration must go on meaning what it meant.
SOURCES = ("source", "sourcealias", "article", "revision")
CLAIMS = (
    "reading", "claim", "attribution", "sourcematch", "event", "fact", "membership", "verdict",
    "conflict", "conflictevent", "resolution",
)  # fmt: skip

VIEWER = [("sources", f"view_{model}") for model in SOURCES] + [("claims", f"view_{model}") for model in CLAIMS]
# Whoever sees the desk may have its conflicts mailed to himself.
VIEWER += [("claims", "add_subscription"), ("claims", "view_subscription")]
REVIEWER = [
    ("claims", "review_claim"),
    ("claims", "group_claim"),
    ("claims", "resolve_conflict"),
    ("claims", "change_sourcematch"),
    ("claims", "change_reading"),
]
EDITOR = [
    ("sources", "add_article"),
    ("sources", "change_article"),
    ("sources", "withdraw_article"),
    ("sources", "add_source"),
    ("sources", "change_source"),
    ("sources", "add_sourcealias"),
    ("sources", "change_sourcealias"),
    ("sources", "delete_sourcealias"),
    ("claims", "change_event"),
    ("claims", "change_fact"),
]
ADMINISTRATOR = [
    ("auth", "view_user"),
    ("auth", "add_user"),
    ("auth", "change_user"),
    ("auth", "view_group"),
    ("claims", "change_subscription"),
    ("claims", "delete_subscription"),
    ("claims", "view_delivery"),
    ("claims", "view_profile"),
    ("claims", "change_profile"),
]
GROUPS = {
    "viewer": VIEWER,
    "reviewer": VIEWER + REVIEWER,
    "editor": VIEWER + REVIEWER + EDITOR,
    "administrator": VIEWER + REVIEWER + EDITOR + ADMINISTRATOR,
}


def make_groups(apps, schema_editor):
    """Permissions are made after all migrations otherwise; those that are named here are made now."""
    Group = apps.get_model("auth", "Group")
    for name, wanted in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*(permission(apps, app, codename) for app, codename in wanted))


def permission(apps, app, codename):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    action, _, model = codename.partition("_")
    content_type, _ = ContentType.objects.get_or_create(app_label=app, model=model)
    own = dict(apps.get_model(app, model)._meta.permissions)
    name = own.get(codename, f"Can {action} {apps.get_model(app, model)._meta.verbose_name}")
    found, _ = Permission.objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return found


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0001_initial"),
        ("sources", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
