package dev.retort.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.service.run.ConcurrentIndexing.Create;
import dev.retort.service.run.ConcurrentIndexing.CreateUnnamed;
import dev.retort.service.run.ConcurrentIndexing.Drop;
import dev.retort.service.run.ConcurrentIndexing.Reindex;
import dev.retort.service.run.ConcurrentIndexing.ReindexDatabase;
import dev.retort.service.run.ConcurrentIndexing.ReindexSchema;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrentIndexingReaderTest {
  static Stream<Arguments> statements() {
    return Stream.of(
        Arguments.of(
            "CREATE INDEX CONCURRENTLY ix_a ON app.t USING btree (a)", new Create("ix_a", "app.t")),
        Arguments.of(
            "create unique index concurrently if not exists \"a b\" on only \"T\".\"x\"\"y\"(a)",
            new Create("\"a b\"", "\"T\".\"x\"\"y\"")),
        Arguments.of(
            "CREATE /* one */ INDEX -- two\n CONCURRENTLY on_time ON 用户表(a)",
            new Create("on_time", "用户表")),
        Arguments.of(
            "CREATE UNIQUE INDEX CONCURRENTLY ON ONLY app.\"T\" (lower(a))\nWHERE b > 0",
            new CreateUnnamed(
                "CREATE UNIQUE INDEX", "app.\"T\"", "\"T\"", " (lower(a))\nWHERE b > 0")),
        Arguments.of(
            "CREATE INDEX CONCURRENTLY ON t USING gin(a)",
            new CreateUnnamed("CREATE INDEX", "t", "t", " USING gin(a)")),
        Arguments.of("DROP INDEX CONCURRENTLY IF EXISTS app.ix_a", new Drop("app.ix_a")),
        Arguments.of("drop index concurrently 索引 restrict", new Drop("索引")),
        Arguments.of("REINDEX INDEX CONCURRENTLY app.ix_a", new Reindex("app.ix_a")),
        Arguments.of("REINDEX (VERBOSE, CONCURRENTLY, TABLESPACE fast) TABLE t", new Reindex("t")),
        Arguments.of(
            "REINDEX(CONCURRENTLY TRUE)TABLE concurrently_t", new Reindex("concurrently_t")),
        Arguments.of("REINDEX (VERBOSE) TABLE CONCURRENTLY t ", new Reindex("t")),
        Arguments.of("REINDEX SCHEMA CONCURRENTLY \"App\"", new ReindexSchema("\"App\"")),
        Arguments.of("reindex (concurrently) schema app", new ReindexSchema("app")),
        Arguments.of("REINDEX DATABASE CONCURRENTLY", new ReindexDatabase()),
        Arguments.of("REINDEX (CONCURRENTLY) DATABASE", new ReindexDatabase()),
        Arguments.of("REINDEX DATABASE CONCURRENTLY app -- all\n", new ReindexDatabase()));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void itSaysWhatAStatementBuildsOrDrops(String sql, ConcurrentIndexing expected) {
    assertThat(ConcurrentIndexingReader.read(sql)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX ix_a ON t (a)",
        "CREATE INDEX concurrently_a ON t (a)",
        "DROP INDEX ix_a",
        "REINDEX TABLE t",
        "REINDEX TABLE concurrently_t",
        "REINDEX (CONCURRENTLY FALSE) TABLE t",
        "REINDEX (VERBOSE) SCHEMA app",
        "REINDEX SYSTEM CONCURRENTLY app",
        "SELECT 'CREATE INDEX CONCURRENTLY ON t (a)'"
      })
  void othersAreNone(String sql) {
    assertThat(ConcurrentIndexingReader.read(sql)).isEmpty();
  }

  @Test
  void aLongTextIsReadAtOnce() {
    String spaces = " ".repeat(50_000);
    assertThat(ConcurrentIndexingReader.read("CREATE" + spaces + "/*" + "x".repeat(50_000)))
        .isEmpty();
    assertThat(ConcurrentIndexingReader.read("REINDEX (" + spaces + ") TABLE" + spaces)).isEmpty();
  }
}
