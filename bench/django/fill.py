"""Makes the database of the peer, with so many accounts that have one password."""

import os
import sys

import psycopg2

people, password = int(sys.argv[1]), sys.argv[2]
server = psycopg2.connect(
    host="127.0.0.1", port=os.environ["BENCH_PG_PORT"], user=os.environ["BENCH_PG_USER"], dbname="postgres"
)
server.autocommit = True
server.cursor().execute("create database django")

import django  # noqa: E402

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

call_command("migrate", verbosity=0)
with connection.cursor() as cursor:
    cursor.execute(
        "insert into auth_user (id, username, email, first_name, last_name, password, is_active,"
        " is_staff, is_superuser, date_joined) select n, 'person' || n, 'person' || n ||"
        " '@example.org', 'First' || n, 'Last' || n, %s, true, false, false, now()"
        " from generate_series(1, %s) n",
        [make_password(password), people],
    )
    cursor.execute("analyze")
