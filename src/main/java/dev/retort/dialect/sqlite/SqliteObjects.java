package dev.retort.dialect.sqlite;

import dev.retort.schema.StoredObject;
import dev.retort.schema.StoredObject.Kind;
import dev.retort.schema.View;
import java.util.regex.Pattern;

/** Writes views and triggers, and knows which objects SQLite has. */
final class SqliteObjects {
  /** How a trigger begins that MySQL or MariaDB keeps, or ends that PostgreSQL keeps. */
  private static final Pattern FOREIGN =
      Pattern.compile("(?is)^CREATE DEFINER\\b|^CREATE\\s.*\\bEXECUTE\\s+(FUNCTION|PROCEDURE)\\s");

  private SqliteObjects() {}

  static boolean isKnown(Kind kind) {
    return kind == Kind.TRIGGER || kind == Kind.VIRTUAL_TABLE;
  }

  /** Whether the text is in the language of another family of databases. */
  static boolean isForeign(StoredObject object) {
    return FOREIGN.matcher(object.sql()).find();
  }

  static String createView(View view) {
    return "CREATE VIEW " + SqliteNames.quote(view.name()) + " AS\n" + view.sql();
  }

  static String dropView(View view) {
    return "DROP VIEW " + SqliteNames.quote(view.name());
  }

  static String dropTrigger(StoredObject trigger) {
    return "DROP TRIGGER " + SqliteNames.quote(trigger.name());
  }
}
