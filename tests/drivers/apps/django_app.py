"""An application that uses Django with AWS's adapter for Aurora DSQL, as its documentation says.

With the argument `shipped` it runs the migrations of django.contrib.auth, which change types of columns.
Otherwise the tables of Django's own applications are made as they are today.
"""

import os
import sys

import django
from django.conf import settings

is_shipped = sys.argv[1:] == ["shipped"]
settings.configure(
    SECRET_KEY="of nobody",
    INSTALLED_APPS=[
        "django.contrib.contenttypes",
        "django.contrib.auth",
        "django.contrib.sessions",
        "shop",
    ],
    MIGRATION_MODULES={} if is_shipped else dict.fromkeys(["auth", "contenttypes", "sessions"]),
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    DATABASES={
        "default": {
            "ENGINE": "aurora_dsql_django",
            "NAME": "postgres",
            "USER": "admin",
            "HOST": os.environ["CLUSTER"],
            "PORT": os.environ["PGPORT"],
            "OPTIONS": {
                "hostaddr": "127.0.0.1",
                "sslmode": "verify-full",
                "sslrootcert": os.environ["AUTHORITY"],
            },
        }
    },
)
django.setup()

from django.contrib.auth.models import Group, User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.utils import DatabaseError  # noqa: E402
from django.db.models import F, Sum  # noqa: E402
from shop.models import Article  # noqa: E402


def refused(work):
    try:
        work()
        return "none"
    except DatabaseError as error:
        return f"{error.__cause__.sqlstate} {str(error).splitlines()[0]}"


if is_shipped:
    print("migrations of auth", refused(lambda: call_command("migrate", verbosity=0)))
    sys.exit()

for _ in range(2):
    call_command("migrate", run_syncdb=True, verbosity=0)
print("version", connection.pg_version)
tables = connection.introspection.table_names()
print("tables", len(tables), "shop_article" in tables)
user = User.objects.create_user("ada", password="secret")
user.groups.add(Group.objects.create(name="buyers"))
print("user", user.check_password("secret"), [it.name for it in user.groups.all()])
with transaction.atomic():
    for number in range(3):
        Article.objects.create(title=f"article {number}", price="1.50", owner=user, stock=number)
Article.objects.filter(stock__gt=0).update(stock=F("stock") + 10)
print("stock", Article.objects.aggregate(all=Sum("stock"))["all"])
# The adapter has no words for it.
print("json", refused(lambda: Article.objects.filter(details__colour="red").count()))
print("iterated", len(list(Article.objects.iterator())))
print("same title", refused(lambda: Article.objects.create(title="article 0", price=1, owner=user)))
print("price", refused(lambda: Article.objects.create(title="free", price=-1, owner=user)))
print("permissions", user.has_perm("shop.add_article"))
user.delete()
print("left", Article.objects.count())
call_command("migrate", "shop", "zero", verbosity=0)
print("tables", "shop_article" in connection.introspection.table_names())
