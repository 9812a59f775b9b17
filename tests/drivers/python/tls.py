"""TLS and IAM tokens, with psycopg, asyncpg and AWS's connector for both.

The environment says where the proxy is, and which authority is to be trusted. The tokens are AWS's own,
signed with a secret of nobody's.
"""

import asyncio
import os
import socket
import ssl
import time

import asyncpg
import aurora_dsql_asyncpg
import aurora_dsql_psycopg
import boto3
import psycopg

CLUSTER = os.environ["CLUSTER"]
REGION = CLUSTER.split(".")[2]
PORT = int(os.environ["PGPORT"])
AUTHORITY = os.environ["AUTHORITY"]
dsql = boto3.client("dsql", region_name=REGION)


def token(user="admin", host=CLUSTER, **options):
    admin = dsql.generate_db_connect_admin_auth_token
    make = admin if user == "admin" else dsql.generate_db_connect_auth_token
    return make(host, REGION, **options)


def parameters(host, mode="verify-full", user="admin", password=None):
    return {
        "host": host,
        "hostaddr": "127.0.0.1",
        "user": user,
        "password": password or token(user),
        "sslmode": mode,
        "sslrootcert": AUTHORITY,
    }


def hint(**options):
    """What a client is told that is not let in."""
    try:
        psycopg.connect(**parameters(CLUSTER, **options)).close()
    except psycopg.OperationalError as error:
        lines = str(error).splitlines()
        return " ".join(it.split("FATAL:  ")[-1].strip() for it in lines)
    return "let in"


for host in ("localhost", CLUSTER):
    for mode in ("disable", "prefer", "require", "verify-ca", "verify-full"):
        with psycopg.connect(**parameters(host, mode)) as connection:
            [answer] = connection.execute("SELECT 1").fetchone()
            print("psycopg", host, mode, connection.pgconn.ssl_in_use, answer)

print("as app:", hint(user="app"))
print("for the wrong user:", hint(password=token("app")))
print("for the wrong user:", hint(user="app", password=token("admin")))
print("for another cluster:", hint(password=token(host="other.dsql.us-east-1.on.aws")))
print("for another region:", hint(password=token().replace("%2Fus-east-1%2F", "%2Feu-west-1%2F")))
print("no token:", hint(password="open sesame"))
short = token(ExpiresIn=1)
time.sleep(3)
print("too late:", hint(password=short).split(": 2")[0])

with aurora_dsql_psycopg.connect(
    CLUSTER, hostaddr="127.0.0.1", sslmode="verify-full", sslrootcert=AUTHORITY
) as connection:
    [answer] = connection.execute("SELECT 1").fetchone()
    print("connector of psycopg", connection.pgconn.ssl_in_use, answer)

# asyncpg knows no hostaddr.
look_up = socket.getaddrinfo
socket.getaddrinfo = lambda host, *rest, **options: look_up(
    "127.0.0.1" if host == CLUSTER else host, *rest, **options
)


async def main():
    context = ssl.create_default_context(cafile=AUTHORITY)
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    for host in ("localhost", CLUSTER):
        connection = await asyncpg.connect(host=host, password=token(), ssl=context)
        version = connection._transport.get_extra_info("ssl_object").version()
        print("asyncpg", host, version, await connection.fetchval("SELECT 1"))
        await connection.close()
    connection = await aurora_dsql_asyncpg.connect(
        CLUSTER, port=PORT, ssl="verify-full", sslrootcert=AUTHORITY
    )
    print("connector of asyncpg", await connection.fetchval("SELECT 1"))
    await connection.close()


asyncio.run(main())
