package dev.retort.lint.statement;

import dev.retort.lint.statement.Operation.AlterTable;
import dev.retort.lint.statement.Operation.CreateIndex;
import dev.retort.lint.statement.Operation.Drop;
import dev.retort.lint.statement.Operation.Other;
import dev.retort.lint.statement.Operation.RenameTables;
import dev.retort.lint.statement.Operation.Setting;
import dev.retort.lint.statement.Operation.TransactionControl;
import dev.retort.lint.statement.Operation.Truncate;
import dev.retort.lint.statement.Operation.Unknown;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a statement does. Schema statements are read from their tokens, whose places quick
 * fixes need; statements about rows by JSqlParser's grammar, from their tokens where that gives up.
 */
public final class OperationReader {
  private static final Set<String> TRANSACTION =
      Set.of("BEGIN", "COMMIT", "ROLLBACK", "START", "SAVEPOINT", "RELEASE", "ABORT");
  private static final Set<String> KINDS =
      Set.of(
          "TABLE",
          "INDEX",
          "VIEW",
          "SCHEMA",
          "DATABASE",
          "SEQUENCE",
          "TYPE",
          "TRIGGER",
          "FUNCTION",
          "PROCEDURE",
          "DOMAIN",
          "EXTENSION",
          "ROLE",
          "USER",
          "POLICY",
          "RULE",
          "EVENT",
          "CAST",
          "AGGREGATE",
          "PUBLICATION",
          "SUBSCRIPTION",
          "STATISTICS",
          "TABLESPACE",
          "COLLATION");
  private static final Set<String> HARMLESS =
      Set.of(
          "COMMENT",
          "ANALYZE",
          "SELECT",
          "WITH",
          "VALUES",
          "CALL",
          "DO",
          "USE",
          "SHOW",
          "EXPLAIN",
          "VACUUM",
          "CLUSTER",
          "REINDEX",
          "REFRESH",
          "OPTIMIZE",
          "GRANT",
          "REVOKE",
          "LOCK",
          "UNLOCK",
          "FLUSH",
          "CHECK",
          "REPAIR",
          "NOTIFY",
          "COPY",
          "LOAD",
          "IMPORT",
          "DELIMITER",
          "EXECUTE",
          "PREPARE",
          "DEALLOCATE",
          "REASSIGN",
          "SECURITY",
          "ATTACH",
          "DETACH");

  private OperationReader() {}

  /** The statement's tokens. */
  public static List<Token> tokens(String sql, DialectId dialect) {
    return Lexer.tokens(sql, dialect);
  }

  /** A column's declaration: its name, which may be in double quotes, its type and attributes. */
  public static ColumnDefinition column(String declaration) {
    return ColumnParser.parse(Lexer.tokens(declaration, DialectId.POSTGRESQL));
  }

  /** What the statement does, given its text and its tokens. */
  public static Operation read(String sql, List<Token> tokens, DialectId dialect) {
    Cursor at = new Cursor(tokens);
    if (TRANSACTION.contains(at.peek().keyword()) || (at.sees("END") && tokens.size() <= 2)) {
      return new TransactionControl(at.peek().keyword());
    } else if (at.accept("CREATE")) {
      return create(at);
    } else if (at.accept("ALTER")) {
      return alter(at);
    } else if (at.accept("DROP")) {
      return drop(at);
    } else if (at.accept("RENAME", "TABLE") || at.accept("RENAME", "TABLES")) {
      return new RenameTables(names(at, "TO", ","));
    } else if (at.accept("TRUNCATE")) {
      at.acceptAny("TABLE");
      at.accept("ONLY");
      return new Truncate(names(at, ","), Words.has(tokens, "CASCADE"));
    } else if (at.seesAny("SET", "PRAGMA", "RESET")) {
      return setting(at);
    } else if (at.seesAny("INSERT", "UPDATE", "DELETE", "REPLACE", "WITH", "MERGE")) {
      return RowChangeReader.read(sql, tokens);
    } else if (HARMLESS.contains(at.peek().keyword())) {
      return new Other(at.peek().keyword(), at.peek(1).text());
    }
    return Grammar.understands(sql)
        ? new Other(at.peek().keyword(), at.peek(1).text())
        : new Unknown();
  }

  private static Operation create(Cursor at) {
    at.accept("OR", "REPLACE");
    boolean temporary = at.acceptAny("TEMPORARY", "TEMP");
    at.acceptAny("UNLOGGED");
    if (at.accept("TABLE")) {
      return CreateTableReader.read(at, temporary);
    }
    ConstraintDefinition.Kind index = indexKind(at);
    if (index != null) {
      return createIndex(at, index);
    }
    String kind = skipToKind(at);
    if (kind.isEmpty()) {
      return new Unknown();
    }
    at.accept("IF", "NOT", "EXISTS");
    ObjectName name = at.name();
    return new Other("CREATE " + kind, name == null ? "" : name.toString());
  }

  private static ConstraintDefinition.@Nullable Kind indexKind(Cursor at) {
    if (at.accept("INDEX")) {
      return ConstraintDefinition.Kind.INDEX;
    } else if (at.accept("UNIQUE", "INDEX")) {
      return ConstraintDefinition.Kind.UNIQUE;
    } else if (at.accept("FULLTEXT", "INDEX")) {
      return ConstraintDefinition.Kind.FULLTEXT;
    }
    return at.accept("SPATIAL", "INDEX") ? ConstraintDefinition.Kind.SPATIAL : null;
  }

  private static Operation createIndex(Cursor at, ConstraintDefinition.Kind kind) {
    boolean concurrently = at.accept("CONCURRENTLY");
    boolean ifNotExists = at.accept("IF", "NOT", "EXISTS");
    ObjectName name = at.sees("ON") ? null : at.name();
    if (at.accept("USING")) {
      at.next();
    }
    if (!at.accept("ON")) {
      return new Unknown();
    }
    at.accept("ONLY");
    ObjectName table = at.name();
    if (at.accept("USING")) {
      at.next();
    }
    return table == null
        ? new Unknown()
        : new CreateIndex(
            name == null ? "" : name.name(), table, kind, at.nameList(), concurrently, ifNotExists);
  }

  private static Operation alter(Cursor at) {
    at.acceptAny("ONLINE", "IGNORE");
    if (at.accept("TABLE")) {
      at.accept("IF", "EXISTS");
      at.accept("ONLY");
      ObjectName table = at.name();
      at.accept("*");
      return table == null ? new Unknown() : new AlterTable(table, ActionParser.parse(at.rest()));
    }
    String kind = skipToKind(at);
    at.accept("IF", "EXISTS");
    ObjectName name = at.name();
    return kind.isEmpty()
        ? new Other("ALTER", name == null ? "" : name.toString())
        : new Other("ALTER " + kind, name == null ? "" : name.toString());
  }

  private static Operation drop(Cursor at) {
    at.accept("TEMPORARY");
    String kind = skipToKind(at);
    if (kind.isEmpty()) {
      return Grammar.understands(Cursor.text(at.rest())) ? new Other("DROP", "") : new Unknown();
    }
    boolean concurrently = at.accept("CONCURRENTLY");
    boolean ifExists = at.accept("IF", "EXISTS");
    boolean cascade = Words.has(at.rest(), "CASCADE");
    return new Drop(kind, names(at, ","), ifExists, cascade, concurrently);
  }

  /** Steps over words such as MATERIALIZED or DEFINER=… to what is made; empty if nothing known. */
  private static String skipToKind(Cursor at) {
    List<String> before = new ArrayList<>();
    for (int i = 0; i < 14 && !at.atEnd(); i++) {
      String keyword = at.next().keyword();
      if (KINDS.contains(keyword)) {
        return before.contains("MATERIALIZED") ? "MATERIALIZED " + keyword : keyword;
      }
      before.add(keyword);
    }
    return "";
  }

  private static List<ObjectName> names(Cursor at, String... separators) {
    List<ObjectName> names = new ArrayList<>();
    do {
      ObjectName name = at.name();
      if (name == null) {
        break;
      }
      names.add(name);
    } while (at.acceptAny(separators));
    return names;
  }

  private static Operation setting(Cursor at) {
    String verb = at.next().keyword();
    at.acceptAny("SESSION", "LOCAL", "GLOBAL");
    ObjectName name = at.name();
    at.acceptAny("=", "TO");
    List<Token> inner = at.brackets();
    String value = Cursor.text(inner == null ? at.rest() : inner);
    String known = name == null ? "" : name.name();
    if (known.startsWith("@@")) {
      known = known.substring(2);
    }
    return new Setting(verb, known.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
  }
}
