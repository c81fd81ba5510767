package dev.retort.bench;

import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Scope;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.SchemaDiffer;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.TableBuilder;
import dev.retort.schema.TypeName;
import dev.retort.sql.DialectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it takes to read a schema of many tables from SQLite and to compare it with another. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SchemaBenchmark {
  private static final Dialect SQLITE = Dialect.of(DialectId.SQLITE);

  /** Tables of ten columns, a primary key and an index. */
  @Param({"200", "2000", "20000"})
  public int tables;

  private Schema before = Schema.empty();
  private Schema after = Schema.empty();
  private @org.jspecify.annotations.Nullable Connection connection;

  /** Creates the tables in memory. */
  @Setup(Level.Trial)
  public void create() throws SQLException {
    before = schema(0);
    after = schema(10);
    Connection opened = SQLITE.connect("jdbc:sqlite::memory:", Map.of());
    try (Statement statement = opened.createStatement()) {
      statement.execute("BEGIN");
      for (DdlStatement ddl :
          SQLITE
              .renderer()
              .render(
                  SchemaDiffer.diff(Schema.empty(), before, DiffPolicy.EXACT, List.of()).changes(),
                  Schema.empty())) {
        statement.execute(ddl.sql());
      }
      statement.execute("COMMIT");
    }
    connection = opened;
  }

  /** Closes the database. */
  @TearDown
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }

  /** One bulk reading of the catalogue. */
  @Benchmark
  public Object introspect() {
    if (connection == null) {
      throw new IllegalStateException("not set up");
    }
    return SQLITE.introspector().read(connection, Scope.all());
  }

  /** Ten changed tables among many. */
  @Benchmark
  public Object diff() {
    return SchemaDiffer.diff(before, after, DiffPolicy.EXACT, List.of());
  }

  private Schema schema(int changed) {
    List<Table> all = new ArrayList<>();
    for (int i = 0; i < tables; i++) {
      TableBuilder table = Table.builder("t" + i);
      table.column(Column.of("id", ColumnType.of(TypeName.INTEGER)).withNullable(false));
      for (int c = 1; c < 10; c++) {
        int length = i < changed && c == 5 ? 80 : 50;
        table.column(Column.of("c" + c, ColumnType.of(TypeName.VARCHAR, length)));
      }
      table.primaryKey(new PrimaryKey("pk_t" + i, List.of("id")));
      table.index(Index.of("ix_t" + i + "_c1", false, List.of("c1")));
      all.add(table.build());
    }
    return Schema.ofTables(all);
  }
}
