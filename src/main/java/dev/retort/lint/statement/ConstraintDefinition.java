package dev.retort.lint.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constraint or an index that a statement declares for a table.
 *
 * @param kind what it is
 * @param name its name, or empty
 * @param columns what it is about; an empty name for an expression
 * @param references the other table of a foreign key, or null
 * @param notValid whether rows that are there are not looked at
 * @param usingIndex whether an index that exists is taken
 * @param tokens the whole declaration
 */
public record ConstraintDefinition(
    Kind kind,
    String name,
    List<String> columns,
    @Nullable ObjectName references,
    boolean notValid,
    boolean usingIndex,
    List<Token> tokens) {
  /** What a table can be told to keep. */
  public enum Kind {
    PRIMARY_KEY("PRIMARY KEY"),
    UNIQUE("UNIQUE"),
    FOREIGN_KEY("FOREIGN KEY"),
    CHECK("CHECK"),
    EXCLUDE("EXCLUDE"),
    NOT_NULL("NOT NULL"),
    INDEX("INDEX"),
    FULLTEXT("FULLTEXT INDEX"),
    SPATIAL("SPATIAL INDEX");

    private final String sql;

    Kind(String sql) {
      this.sql = sql;
    }

    /** The SQL words. */
    public String sql() {
      return sql;
    }
  }

  public ConstraintDefinition {
    columns = List.copyOf(columns);
    tokens = List.copyOf(tokens);
  }

  /** What it is and what it is called, for messages. */
  public String title() {
    return kind.sql() + (name.isEmpty() ? " without a name" : " " + name);
  }
}
