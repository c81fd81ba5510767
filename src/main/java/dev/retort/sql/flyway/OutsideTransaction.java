package dev.retort.sql.flyway;

import java.util.regex.Pattern;

/**
 * Recognises statements that PostgreSQL takes only outside of a transaction and that Flyway's
 * parser does not know as such.
 *
 * <p>Source: PostgreSQL's manual on {@code REINDEX}, {@code CLUSTER}, {@code ALTER TABLE} and
 * {@code ALTER DATABASE}. That the table of a {@code REINDEX TABLE} is partitioned no text tells.
 */
final class OutsideTransaction {
  /** White space or a comment. */
  private static final String GAP = "(?:\\s|--[^\\n]*+(?:\\n|$)|/\\*(?:[^*]|\\*(?!/))*+\\*/)";

  private static final String NAME = "(?:\"(?:[^\"]|\"\")++\"|[\\w$]++)";

  private static final Pattern STATEMENT =
      Pattern.compile(
          ("REINDEX#\\((?=[^)]*\\bCONCURRENTLY\\b(?!\\s+(?:FALSE|OFF|0)\\b)).*"
                  + "|REINDEX#(?:\\([^)]*\\)#)?(?:INDEX|TABLE|SCHEMA|DATABASE)_CONCURRENTLY\\b.*"
                  + "|CLUSTER#(?:\\([^)]*\\)|(?<=\\W)VERBOSE)?#"
                  + "|ALTER_TABLE_(?:IF_EXISTS_)?(?:NAME\\.)*NAME_DETACH_PARTITION_(?:NAME\\.)*NAME_CONCURRENTLY#"
                  + "|ALTER_DATABASE_NAME_SET_TABLESPACE\\b.*")
              .replace("NAME", NAME)
              .replace("_", GAP + "++")
              .replace("#", GAP + "*+"),
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  private OutsideTransaction() {}

  /** Whether it is one; {@code sql} begins with its first word and has no semicolon behind it. */
  static boolean needs(String sql) {
    return STATEMENT.matcher(sql).matches();
  }
}
