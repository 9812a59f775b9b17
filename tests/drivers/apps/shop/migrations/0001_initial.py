import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            "Article",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("title", models.CharField(max_length=100, unique=True)),
                ("price", models.DecimalField(max_digits=10, decimal_places=2)),
                ("details", models.JSONField(default=dict)),
                (
                    "owner",
                    models.ForeignKey(settings.AUTH_USER_MODEL, django.db.models.deletion.CASCADE),
                ),
            ],
        ),
    ]
