from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("Article", "stock", models.IntegerField(null=True)),
        migrations.AddIndex("Article", models.Index(fields=["stock"], name="article_stock")),
        migrations.AddConstraint(
            "Article",
            models.CheckConstraint(condition=models.Q(price__gte=0), name="price_is_paid"),
        ),
    ]
