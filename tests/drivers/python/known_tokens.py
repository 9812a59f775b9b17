"""The tokens that boto3 makes of known credentials at a known time."""

from datetime import datetime, timezone
from unittest.mock import patch

import boto3

NOW = datetime(2024, 11, 7, 17, 39, 33, tzinfo=timezone.utc)

for session_token in [None, "a+b/c="]:
    client = boto3.client(
        "dsql",
        region_name="us-east-1",
        aws_access_key_id="access_key",
        aws_secret_access_key="secret_key",
        aws_session_token=session_token,
    )
    with patch("botocore.auth.get_current_datetime", return_value=NOW):
        for make in [
            client.generate_db_connect_auth_token,
            client.generate_db_connect_admin_auth_token,
        ]:
            print(make("test.dsql.us-east-1.on.aws", "us-east-1"))
