//! Roles, also as users and groups, every clause.

use super::one;
use super::outline::check;

#[test]
fn reads_create_role() {
    check("CREATE ROLE r", "CreateRole(word=Role[ROLE], name=[r])");
    check(
        "CREATE ROLE \"R\" WITH LOGIN NOSUPERUSER CREATEDB NOINHERIT PASSWORD NULL CONNECTION LIMIT -1 VALID UNTIL 'infinity' IN ROLE a, b ROLE c ADMIN d, CURRENT_USER SYSID 1",
        "CreateRole(word=Role[ROLE], name=[\"R\"], options=[RoleOption([LOGIN], Attribute('LOGIN', true)), RoleOption([NOSUPERUSER], Attribute('SUPERUSER', false)), RoleOption([CREATEDB], Attribute('CREATEDB', true)), RoleOption([NOINHERIT], Attribute('INHERIT', false)), RoleOption([PASSWORD NULL], Password), RoleOption([CONNECTION LIMIT -1], ConnectionLimit(-1)), RoleOption([VALID UNTIL 'infinity'], ValidUntil('infinity')), RoleOption([IN ROLE a, b], InRole([[a], [b]])), RoleOption([ROLE c], Role([[c]])), RoleOption([ADMIN d, CURRENT_USER], Admin([[d], CurrentUser[CURRENT_USER]])), RoleOption([SYSID 1], Sysid(1))])",
    );
    check(
        "CREATE USER u ENCRYPTED PASSWORD 'secret' IN GROUP g USER v",
        "CreateRole(word=User[USER], name=[u], options=[RoleOption([ENCRYPTED PASSWORD 'secret'], Password), RoleOption([IN GROUP g], InRole([[g]])), RoleOption([USER v], Role([[v]]))])",
    );
    check("CREATE GROUP g", "CreateRole(word=Group[GROUP], name=[g])");
}

#[test]
fn reads_alter_role() {
    check(
        "ALTER ROLE r WITH NOLOGIN BYPASSRLS",
        "AlterRole(name=[r], action=Options([RoleOption([NOLOGIN], Attribute('LOGIN', false)), RoleOption([BYPASSRLS], Attribute('BYPASSRLS', true))]))",
    );
    check("ALTER ROLE r", "AlterRole(name=[r], action=Options([]))");
    check(
        "ALTER USER CURRENT_USER RENAME TO s",
        "AlterRole(name=CurrentUser[CURRENT_USER], action=RenameTo([s]))",
    );
    check(
        "ALTER ROLE ALL IN DATABASE d SET search_path = a, b",
        "AlterRole(action=Set(database=[d], set=Set(parameter=[search_path], value=List([[a], [b]])[a, b])[SET search_path = a, b]))",
    );
    check(
        "ALTER ROLE r SET work_mem FROM CURRENT",
        "AlterRole(name=[r], action=Set(set=Set(parameter=[work_mem], value=Current[FROM CURRENT])[SET work_mem FROM CURRENT]))",
    );
    check(
        "ALTER ROLE r RESET ALL",
        "AlterRole(name=[r], action=Set(set=Set(parameter=[ALL], is_reset)[RESET ALL]))",
    );
    check(
        "ALTER USER r IN DATABASE d RESET work_mem",
        "AlterRole(name=[r], action=Set(database=[d], set=Set(parameter=[work_mem], is_reset)[RESET work_mem]))",
    );
    check(
        "ALTER GROUP g ADD USER a, b",
        "AlterRole(name=[g], action=AddUser([[a], [b]]))",
    );
    check(
        "ALTER GROUP g DROP USER a",
        "AlterRole(name=[g], action=DropUser([[a]]))",
    );
}

#[test]
fn reads_drops_of_roles() {
    check(
        "DROP ROLE IF EXISTS a, \"B\"",
        "DropObjects(object=Role, if_exists=[IF EXISTS], names=[Plain([a])[a], Plain([\"B\"])[\"B\"]])",
    );
    check(
        "DROP USER CURRENT_USER",
        "DropObjects(object=Role, names=[Plain([CURRENT_USER])[CURRENT_USER]])",
    );
    check(
        "DROP GROUP g",
        "DropObjects(object=Role, names=[Plain([g])[g]])",
    );
}

#[test]
fn stops_at_what_it_does_not_know() {
    for sql in [
        "CREATE ROLE",
        "CREATE ROLE r FLY",
        "CREATE ROLE r ENCRYPTED PASSWORD NULL",
        "ALTER ROLE r IN DATABASE d LOGIN",
        "DROP ROLE a CASCADE x",
    ] {
        assert!(one(sql).unread.is_some(), "{sql}");
    }
}
