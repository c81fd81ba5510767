package dev.retort.dialect.postgresql;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.TestServer;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeDescriber;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.SchemaDiffer;
import dev.retort.diff.SchemaEditor;
import dev.retort.model.ModelWriter;
import dev.retort.model.yaml.YamlModelReader;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgreSqlRoundTripTest {
  private static final Path CASES = Path.of("src/test/resources/cases/postgresql-round-trip");
  private static final TestServer SERVER = TestServer.POSTGRESQL;

  @ParameterizedTest
  @ValueSource(strings = {"tables", "objects", "types"})
  void whatIsReadCanBeWrittenAndReadAgain(String name) throws Exception {
    Schema read = load(CASES.resolve(name + ".sql"));
    Schema again = SERVER.build(read);
    assertThat(SERVER.differences(read, again)).isEmpty();
    assertThat(withoutOpaque(again)).isEqualTo(withoutOpaque(read));
  }

  /** Each is told in one line, and its text makes it again. */
  @Test
  void whatIsNotUnderstoodIsToldAndItsTextMakesItAgain() throws Exception {
    String cases = Files.readString(CASES.resolve("opaque.sql"), StandardCharsets.UTF_8);
    try (Connection connection = SERVER.connect(SERVER.newDatabase());
        Statement statement = connection.createStatement()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      statement.execute(understood(cases, version));
      Schema read = SERVER.read(connection);
      List<StoredObject> opaque = TestServer.opaque(read);
      assertThat(opaque.stream().map(PostgreSqlRoundTripTest::told))
          .containsExactlyInAnyOrderElementsOf(
              Files.readAllLines(CASES.resolve("opaque.told.txt")).stream()
                  .filter(line -> version >= 18 || !line.matches("not null .*|.* lax.*"))
                  .filter(line -> version >= 15 || !line.matches(".* some_nulls .*|access .*"))
                  .toList());
      assertThat(opaque).noneMatch(o -> o.sql().contains("hidden"));
      assertThat(SERVER.differences(read, Schema.empty()))
          .noneMatch(c -> c.toString().contains("OPAQUE"));
      try (ScratchDatabase scratch = SERVER.scratch(SERVER.newDatabase());
          Statement sender = scratch.connection().createStatement()) {
        sender.execute(cases.substring(0, cases.indexOf("CREATE TYPE unused")));
        sender.execute("CREATE ACCESS METHOD other_heap TYPE TABLE HANDLER heap_tableam_handler");
        SERVER.migrate(scratch.connection(), Schema.empty(), read, DiffPolicy.EXACT);
        SERVER.make(scratch.connection(), opaque);
        assertThat(SERVER.read(scratch.connection())).isEqualTo(read);
      }
    }
  }

  private static String told(StoredObject object) {
    return object.sql().lines().findFirst().orElse("").replace("-- not understood, and kept: ", "");
  }

  @Test
  void theModelFileSaysAllOfIt() throws Exception {
    Schema read = load(CASES.resolve("types.sql"));
    Schema again =
        new YamlModelReader(DialectId.POSTGRESQL)
            .read(ModelWriter.load().write(read), Path.of("model.yaml"));
    assertThat(again.views()).isEqualTo(read.views());
    assertThat(again.objects()).isEqualTo(read.objects());
    assertThat(SERVER.differences(read, SERVER.build(again))).isEmpty();
  }

  /** Each is a statement of the case, what it becomes, and what must be as it was. */
  @ParameterizedTest
  @CsvSource({
    "word text,word varchar(70)",
    "count(*) AS amount,count(id) AS amount",
    "'SELECT id, word FROM words','SELECT id, word FROM words WHERE id > 0'",
    "CREATE MATERIALIZED VIEW totals,CREATE VIEW totals",
    "label tag,label text",
    "lower(most),upper(most)",
  })
  void whatHangsOnViewsComesBackWithThem(String part, String replacement) throws Exception {
    String text = Files.readString(CASES.resolve("types.sql"), StandardCharsets.UTF_8);
    assertThat(text).contains(part);
    String other = text.replace(part, replacement);
    if (replacement.startsWith("CREATE VIEW")) {
      other = other.replaceAll("CREATE (UNIQUE )?INDEX.*", "");
    }
    Schema from = load(text);
    Schema to = load(other);
    assertThat(SERVER.differences(from, to)).isNotEmpty();
    var policy = SERVER.dialect().diffPolicy(List.of(DialectId.POSTGRESQL));
    try (Connection connection = SERVER.connect(SERVER.newDatabase())) {
      SERVER.migrate(connection, Schema.empty(), from, DiffPolicy.EXACT);
      SERVER.migrate(connection, from, to, policy);
      assertThat(SERVER.differences(SERVER.read(connection), to)).isEmpty();
      SERVER.migrate(connection, to, from, policy);
      assertThat(SERVER.differences(SERVER.read(connection), from)).isEmpty();
    }
  }

  /** Each is a statement of the case that is lost and comes back, and what else is written. */
  @ParameterizedTest
  @CsvSource({
    "tables,' INCLUDE (name, born) WITH (fillfactor = 80)',INCLUDE",
    "tables,' DEFERRABLE INITIALLY DEFERRED);\nALTER',DEFERRED",
    "tables,'ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY, ',FORCE",
    "tables,', REPLICA IDENTITY NOTHING',NOTHING",
    "objects,ALTER TABLE parts DISABLE TRIGGER touched;,DISABLE TRIGGER",
    "objects,ALTER TABLE parts ENABLE ALWAYS TRIGGER everywhere;,ENABLE ALWAYS",
  })
  void whatIsLostOrComesIsSeenAndWritten(String name, String part, String word) throws Exception {
    String text = Files.readString(CASES.resolve(name + ".sql"), StandardCharsets.UTF_8);
    String lost = part.replace("\\n", "\n");
    assertThat(text).contains(lost);
    Schema from = load(text);
    Schema to = load(text.replace(lost, lost.endsWith("ALTER") ? ");\nALTER" : ""));
    var policy = SERVER.dialect().diffPolicy(List.of(DialectId.POSTGRESQL));
    assertThat(String.join("\n", SERVER.statements(to, from, policy))).contains(word);
    try (Connection connection = SERVER.connect(SERVER.newDatabase())) {
      SERVER.migrate(connection, Schema.empty(), from, DiffPolicy.EXACT);
      SERVER.migrate(connection, from, to, policy);
      assertThat(withoutOpaque(SERVER.read(connection))).isEqualTo(withoutOpaque(to));
      SERVER.migrate(connection, to, from, policy);
      assertThat(withoutOpaque(SERVER.read(connection))).isEqualTo(withoutOpaque(from));
    }
  }

  /** Each is a part of the case that is changed, and everything that was commented is so again. */
  @ParameterizedTest
  @CsvSource({
    "word TEXT,word VARCHAR(70)",
    "amount > 0,amount > 1",
    "ON words (word),ON words (word DESC)",
    "w * h,h * w",
    "BEFORE UPDATE,AFTER UPDATE",
    "id BIGINT PRIMARY KEY,id BIGINT PRIMARY KEY DEFERRABLE",
  })
  void commentsAreKeptThroughChanges(String part, String replacement) throws Exception {
    String text = Files.readString(CASES.resolve("comments.sql"), StandardCharsets.UTF_8);
    assertThat(text).contains(part);
    Schema from = load(text);
    assertThat(TestServer.opaque(from)).hasSize(15);
    Schema to = load(text.replace(part, replacement));
    var policy = SERVER.dialect().diffPolicy(List.of(DialectId.POSTGRESQL));
    assertThat(SERVER.differences(from, to)).isNotEmpty();
    try (Connection connection = SERVER.connect(SERVER.newDatabase())) {
      SERVER.migrate(connection, Schema.empty(), from, DiffPolicy.EXACT);
      SERVER.make(connection, TestServer.opaque(from));
      assertThat(SERVER.read(connection)).isEqualTo(from);
      SERVER.migrate(connection, from, to, policy);
      Schema migrated = SERVER.read(connection);
      assertThat(TestServer.opaque(migrated)).isEqualTo(TestServer.opaque(to));
      assertThat(migrated).isEqualTo(to);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SERIAL,INTEGER GENERATED ALWAYS AS IDENTITY,4",
    "INTEGER GENERATED BY DEFAULT AS IDENTITY,SERIAL,4",
  })
  void numbersGoOnWhereAnotherThingCounts(String from, String to, int next) throws Exception {
    String table = "CREATE TABLE \"Items\" (id %s PRIMARY KEY, name TEXT)";
    Schema before = load(table.formatted(from));
    Schema after = load(table.formatted(to));
    var policy = SERVER.dialect().diffPolicy(List.of(DialectId.POSTGRESQL));
    try (Connection connection = SERVER.connect(SERVER.newDatabase());
        Statement statement = connection.createStatement()) {
      SERVER.migrate(connection, Schema.empty(), before, DiffPolicy.EXACT);
      statement.execute("INSERT INTO \"Items\" (name) VALUES ('a'), ('b'), ('c')");
      SERVER.migrate(connection, before, after, policy);
      assertThat(SERVER.read(connection)).isEqualTo(after);
      statement.execute("INSERT INTO \"Items\" (name) VALUES ('d')");
      try (var rows = statement.executeQuery("SELECT max(id) FROM \"Items\"")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(next);
      }
    }
  }

  /** Each is what another form of the column becomes, there and back. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "b INTEGER GENERATED ALWAYS AS (a + 1) VIRTUAL; b INTEGER",
        "b INTEGER GENERATED ALWAYS AS (a + 1) VIRTUAL; b INTEGER GENERATED ALWAYS AS (a + 1) STORED",
        "b INTEGER GENERATED ALWAYS AS (a + 1) VIRTUAL; b INTEGER GENERATED ALWAYS AS (a + 2) VIRTUAL",
      })
  void aColumnThatIsComputedWhenReadStaysSo(String one, String other) throws Exception {
    try (Connection connection = SERVER.connect(SERVER.newDatabase())) {
      assumeTrue(connection.getMetaData().getDatabaseMajorVersion() >= 18);
    }
    String table = "CREATE TABLE t (a INTEGER, %s)";
    thereAndBack(table.formatted(one), table.formatted(other));
  }

  /** Each is what another form of the constraint becomes, there and back. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "UNIQUE (a) INCLUDE (b, \"c d\"); UNIQUE (a)",
        "UNIQUE (a) INCLUDE (b); UNIQUE (a) INCLUDE (\"c d\")",
        "UNIQUE NULLS NOT DISTINCT (a) DEFERRABLE; UNIQUE (a) DEFERRABLE",
        "UNIQUE (a) INCLUDE (b) WITH (fillfactor = 70) DEFERRABLE; UNIQUE (b)",
        "PRIMARY KEY (a) INCLUDE (\"c d\", b); PRIMARY KEY (a) INCLUDE (b)",
      })
  void keysHoldWhatIsIncluded(String one, String other) throws Exception {
    try (Connection connection = SERVER.connect(SERVER.newDatabase())) {
      boolean hasWords = !one.contains("NULLS");
      assumeTrue(hasWords || connection.getMetaData().getDatabaseMajorVersion() >= 15);
    }
    String table = "CREATE TABLE t (a INTEGER, b INTEGER, \"c d\" INTEGER, CONSTRAINT k %s)";
    thereAndBack(table.formatted(one), table.formatted(other));
  }

  @Test
  void anIncludedColumnThatIsRenamedStaysIncluded() throws Exception {
    String sql =
        "CREATE TABLE t (a INTEGER, %1$s INTEGER, CONSTRAINT k UNIQUE (a) INCLUDE (%1$s));"
            + "CREATE INDEX i ON t (a) INCLUDE (%1$s)";
    Schema before = load(sql.formatted("b"));
    Schema after = load(sql.formatted("c"));
    Change rename = new Change.RenameColumn("t", "b", "c");
    assertThat(SERVER.differences(SchemaEditor.apply(before, List.of(rename)), after)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CREATE COLLATION by_number (PROVIDER = icu, LOCALE = 'en-u-kn'); b TEXT COLLATE by_number",
        "CREATE COLLATION \"Any Case\" (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);"
            + " b TEXT COLLATE \"Any Case\"",
        "CREATE COLLATION bare (LC_COLLATE = 'C', LC_CTYPE = 'POSIX'); b bare_text",
      })
  void collationsComeBeforeWhatIsSortedByThem(String collation, String column) throws Exception {
    String domain = column.contains("bare") ? "CREATE DOMAIN bare_text AS text COLLATE bare;" : "";
    thereAndBack(
        "CREATE TABLE t (a INTEGER)",
        collation + ";" + domain + "CREATE TABLE t (a INTEGER, " + column + ")");
  }

  @ParameterizedTest
  @CsvSource({
    "'',INCREMENT BY 5 MAXVALUE 500 CACHE 10 CYCLE,"
        + "'increment 1 to 5, maxvalue 500, cache 10, cycle'",
    "AS integer START WITH 7,MINVALUE 5 CYCLE,"
        + "'type integer to bigint, no start, minvalue 5, cycle'",
    "INCREMENT BY -1,INCREMENT BY -3 MINVALUE -90 START WITH -2,"
        + "'increment -1 to -3, start -2, minvalue -90'",
  })
  void sequencesGoOnCounting(String one, String other, String said) throws Exception {
    String from = "CREATE SEQUENCE \"Numbers\" " + one;
    String to = "CREATE SEQUENCE \"Numbers\" " + other;
    thereAndBack(from, to);
    var policy = SERVER.dialect().diffPolicy(List.of(DialectId.POSTGRESQL));
    assertThat(SERVER.statements(load(from), load(to), policy))
        .singleElement(as(STRING))
        .startsWith("ALTER SEQUENCE \"Numbers\" ");
    assertThat(SchemaDiffer.diff(load(from), load(to), policy, List.of()).changes())
        .singleElement()
        .extracting(ChangeDescriber::describe)
        .isEqualTo("change sequence Numbers: " + said);
  }

  private static void thereAndBack(String one, String other) throws Exception {
    try (Connection connection = SERVER.connect(SERVER.newDatabase())) {
      Schema before = load(one);
      Schema after = load(other);
      assertThat(TestServer.opaque(before)).isEmpty();
      Schema modelled =
          new YamlModelReader(DialectId.POSTGRESQL)
              .read(ModelWriter.load().write(before), Path.of("model.yaml"));
      var policy = SERVER.dialect().diffPolicy(List.of(DialectId.POSTGRESQL));
      SERVER.migrate(connection, Schema.empty(), modelled, DiffPolicy.EXACT);
      assertThat(SERVER.read(connection)).isEqualTo(before);
      SERVER.migrate(connection, before, after, policy);
      assertThat(SERVER.read(connection)).isEqualTo(after);
      SERVER.migrate(connection, after, before, policy);
      assertThat(SERVER.read(connection)).isEqualTo(before);
    }
  }

  private static Schema withoutOpaque(Schema schema) {
    return Schema.of(
        schema.tables().values(),
        schema.views().values(),
        schema.objects().values().stream()
            .filter(o -> o.kind() != StoredObject.Kind.OPAQUE)
            .toList());
  }

  private static Schema load(Path file) throws IOException, SQLException {
    return load(Files.readString(file, StandardCharsets.UTF_8));
  }

  private static Schema load(String sql) throws SQLException {
    try (Connection connection = SERVER.connect(SERVER.newDatabase());
        Statement statement = connection.createStatement()) {
      statement.execute(understood(sql, connection.getMetaData().getDatabaseMajorVersion()));
      return SERVER.read(connection);
    }
  }

  /** What a server of this version has words for. */
  private static String understood(String sql, int version) {
    String text = sql;
    if (version < 18) {
      text =
          text.replaceAll("(?m)^ .* NOT ENFORCED.*\\n|^ALTER TABLE settled ADD.*\\n", "")
              .replace("NOT NULL NO INHERIT", "NOT NULL");
    }
    if (version < 15) {
      text =
          text.replace(" NULLS NOT DISTINCT", "")
              .replaceAll("(?m)^.*(SET NULL \\(|USING other_heap).*\\n", "");
    }
    return version < 14 ? text.replace("ALTER COLUMN word SET COMPRESSION pglz,", "") : text;
  }
}
