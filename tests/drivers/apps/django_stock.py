"""Django's own applications on its PostgreSQL backend: the tables of a new project, a user and a page."""

import os

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="of nobody",
    INSTALLED_APPS=[f"django.contrib.{it}" for it in ("contenttypes", "auth", "sessions", "admin", "sites")],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    SITE_ID=1,
    USE_TZ=True,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": os.environ["PGDATABASE"],
            "USER": "admin",
            "PASSWORD": "any",
            "HOST": "127.0.0.1",
            "PORT": os.environ["PGPORT"],
        }
    },
)
django.setup()

from django.contrib.auth.models import Group, User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

call_command("migrate", verbosity=0)
with transaction.atomic():
    user = User.objects.create_user("ada", password="secret")
    with transaction.atomic():
        user.groups.add(Group.objects.create(name="buyers"))
print(len(list(User.objects.iterator())))
