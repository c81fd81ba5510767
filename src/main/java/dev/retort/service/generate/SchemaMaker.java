package dev.retort.service.generate;

import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ThrowAway;
import dev.retort.error.Cancellation;
import dev.retort.schema.Schema;
import dev.retort.service.ModelNotBuildableException;
import dev.retort.sql.DialectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;

/** Makes all that a schema has in a scratch database, by the statements that create it. */
final class SchemaMaker {
  /** So many statements a transaction: each alone waits for the disk, all together need locks. */
  private static final int BATCH = 200;

  private final Dialect dialect;
  private final Cancellation cancellation;

  SchemaMaker(Dialect dialect, Cancellation cancellation) {
    this.dialect = dialect;
    this.cancellation = cancellation;
  }

  void make(ScratchDatabase scratch, Schema model) {
    Connection connection = scratch.connection();
    List<String> statements = statements(model);
    try (Statement sender = connection.createStatement()) {
      for (int start = 0; start < statements.size(); start += BATCH) {
        dialect.begin(connection);
        for (String sql : statements.subList(start, Math.min(start + BATCH, statements.size()))) {
          execute(sender, sql);
        }
        dialect.commit(connection);
      }
    } catch (SQLException e) {
      throw new ModelNotBuildableException(dialect.id(), "", e);
    }
  }

  /**
   * Whether a schema is better made in a transaction that is taken back than in a database of its
   * own. SQLite opens a database faster than that, and MySQL takes no tables back.
   */
  boolean takesBack() {
    return dialect.id() == DialectId.POSTGRESQL;
  }

  /** Whether that can be done with this schema: many objects need more locks than a server has. */
  boolean canTakeBack(Schema schema) {
    return takesBack() && schema.tables().size() <= BATCH;
  }

  /** What {@code work} finds while a schema is there, in a transaction that is taken back. */
  <T> T takingBack(ScratchDatabase scratch, Schema schema, Supplier<T> work) {
    Connection connection = scratch.connection();
    try {
      dialect.begin(connection);
      try (Statement sender = connection.createStatement()) {
        for (String sql : statements(schema)) {
          execute(sender, sql);
        }
        return work.get();
      } finally {
        dialect.rollback(connection);
      }
    } catch (SQLException e) {
      throw new ModelNotBuildableException(dialect.id(), "", e);
    }
  }

  /** A schema as the statements that create it. */
  private List<String> statements(Schema schema) {
    return dialect.renderer().create(schema).stream()
        .map(DdlStatement::sql)
        .filter(sql -> !sql.isEmpty())
        .toList();
  }

  private void execute(Statement sender, String sql) {
    try {
      ThrowAway.call(cancellation, sender, () -> sender.execute(sql));
    } catch (SQLException e) {
      throw new ModelNotBuildableException(dialect.id(), sql, e);
    }
  }
}
