package dev.retort.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.Scope;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.TypeName;
import dev.retort.schema.UniqueConstraint;
import dev.retort.schema.View;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read is what the statements say. */
class SqliteIntrospectorTest {
  private static Table table(String definition) throws SQLException {
    return SqliteLab.schemaOf(definition).tables().values().iterator().next();
  }

  private static Column column(String definition) throws SQLException {
    return table("CREATE TABLE t (" + definition + ")").columns().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "VARCHAR(50) = VARCHAR [50]",
        "nvarchar ( 50 ) = VARCHAR [50]",
        "INT = INTEGER []",
        "int(11) = INTEGER []",
        "DATETIME = TIMESTAMP []",
        "timestamp with time zone = TIMESTAMPTZ []",
        "NUMERIC(10, 2) = DECIMAL [10, 2]",
        "double precision = DOUBLE []",
        "BOOL = BOOLEAN []",
        "json = JSON []",
        "UUID = UUID []",
        "BLOB = BLOB []",
      })
  void declaredTypesBecomeNeutral(String declared, String expected) throws SQLException {
    ColumnType.Standard type = (ColumnType.Standard) column("c " + declared).type();
    assertThat(type.name() + " " + type.arguments()).isEqualTo(expected);
    assertThat(type.unsigned()).isFalse();
  }

  @Test
  void unsignedIsKept() throws SQLException {
    ColumnType bigint = new ColumnType.Standard(TypeName.BIGINT, List.of(), true);
    assertThat(column("c BIGINT UNSIGNED").type()).isEqualTo(bigint);
    assertThat(column("c UNSIGNED BIG INT").type()).isEqualTo(bigint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GEOMETRY", "BLOB SUB_TYPE TEXT", "STRING"})
  void unknownTypesKeepTheirText(String declared) throws SQLException {
    assertThat(column("c " + declared).type()).isEqualTo(new ColumnType.Unsupported(declared));
  }

  @Test
  void defaultsAreUnderstood() throws SQLException {
    assertThat(column("c INT DEFAULT -5").defaultValue())
        .isEqualTo(new DefaultValue.Numeric(BigDecimal.valueOf(-5)));
    assertThat(column("c INT DEFAULT (7)").defaultValue())
        .isEqualTo(new DefaultValue.Numeric(BigDecimal.valueOf(7)));
    assertThat(column("c TEXT DEFAULT 'it''s'").defaultValue())
        .isEqualTo(new DefaultValue.Text("it's"));
    assertThat(column("c BOOLEAN DEFAULT 1").defaultValue()).isEqualTo(new DefaultValue.Bool(true));
    assertThat(column("c BOOLEAN DEFAULT FALSE").defaultValue())
        .isEqualTo(new DefaultValue.Bool(false));
    assertThat(column("c INT DEFAULT 1").defaultValue())
        .isEqualTo(new DefaultValue.Numeric(BigDecimal.ONE));
    assertThat(column("c TEXT DEFAULT NULL").defaultValue()).isNull();
    assertThat(column("c TEXT DEFAULT current_timestamp").defaultValue())
        .isEqualTo(new DefaultValue.Expression("CURRENT_TIMESTAMP"));
    assertThat(column("c TEXT DEFAULT (lower('A') || ')')").defaultValue())
        .isEqualTo(new DefaultValue.Expression("lower('A') || ')'"));
  }

  @Test
  void constraintsAreReadWithAndWithoutNames() throws SQLException {
    Table table =
        table(
            "CREATE TABLE t (a INT UNIQUE CHECK (a > 0), b INT CONSTRAINT u UNIQUE ON CONFLICT"
                + " REPLACE, CONSTRAINT c CHECK (a < b -- why\n), UNIQUE (b, A), CONSTRAINT pk"
                + " PRIMARY KEY (B))");
    assertThat(table.uniques())
        .containsExactly(
            new UniqueConstraint(null, List.of("a"), null),
            new UniqueConstraint("u", List.of("b"), "ON CONFLICT REPLACE"),
            new UniqueConstraint(null, List.of("b", "a"), null));
    assertThat(table.checks()).containsExactly(new Check(null, "a > 0"), new Check("c", "a < b"));
    assertThat(table.primaryKey()).isEqualTo(new PrimaryKey("pk", List.of("b")));
  }

  @Test
  void foreignKeyWithoutColumnsMeansTheOtherPrimaryKey() throws SQLException {
    Schema schema =
        SqliteLab.schemaOf(
            "CREATE TABLE Parent (Id INTEGER PRIMARY KEY)",
            "CREATE TABLE child (p INT CONSTRAINT fk REFERENCES parent ON DELETE CASCADE DEFERRABLE"
                + " INITIALLY DEFERRED, q INT REFERENCES parent (ID) NOT DEFERRABLE)");
    assertThat(schema.table("child").orElseThrow().foreignKeys())
        .containsExactly(
            new ForeignKey(
                "fk",
                List.of("p"),
                "Parent",
                List.of("Id"),
                ForeignKey.Action.CASCADE,
                ForeignKey.Action.NO_ACTION,
                "DEFERRABLE INITIALLY DEFERRED"),
            new ForeignKey(
                null,
                List.of("q"),
                "Parent",
                List.of("Id"),
                ForeignKey.Action.NO_ACTION,
                ForeignKey.Action.NO_ACTION,
                null));
  }

  @Test
  void generatedColumnsCollationsAndOptionsAreRead() throws SQLException {
    Table table =
        table(
            "CREATE TABLE t (a TEXT COLLATE NOCASE PRIMARY KEY, b INT GENERATED ALWAYS AS"
                + " (length(a)) STORED, c INT AS (b + 1)) WITHOUT ROWID, STRICT");
    assertThat(table.columns().get(0).collation()).isEqualTo("NOCASE");
    assertThat(table.columns().get(0).nullable()).isFalse();
    assertThat(table.columns().get(1).generated())
        .isEqualTo(new Column.Generated("length(a)", true));
    assertThat(table.columns().get(2).generated()).isEqualTo(new Column.Generated("b + 1", false));
    assertThat(table.options())
        .isEqualTo(Map.of("sqlite.strict", "true", "sqlite.without_rowid", "true"));
  }

  @Test
  void numberedKeyIsRead() throws SQLException {
    Table table = table("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)");
    assertThat(table.columns().get(0).autoIncrement()).isTrue();
    assertThat(table.columns().get(0).nullable()).isFalse();
    assertThat(column("id INTEGER PRIMARY KEY").autoIncrement()).isFalse();
  }

  @Test
  void keyThatIsNotTheRowNumberStaysSo() throws SQLException {
    for (String key : List.of("id INT PRIMARY KEY", "id INTEGER PRIMARY KEY DESC")) {
      Schema schema = SqliteLab.schemaOf("CREATE TABLE t (" + key + ")");
      try (SqliteLab lab = new SqliteLab()) {
        lab.become(schema);
        lab.run("INSERT INTO t DEFAULT VALUES");
        assertThat(lab.rows("SELECT id FROM t")).containsExactly("null");
      }
    }
  }

  @Test
  void indexesAreReadWithAllTheirParts() throws SQLException {
    Schema schema =
        SqliteLab.schemaOf(
            "CREATE TABLE t (a TEXT, b INT)",
            "CREATE UNIQUE INDEX i ON t (A COLLATE NOCASE DESC, lower(a) || ',' ASC) WHERE b > 0");
    assertThat(schema.table("t").orElseThrow().indexes())
        .containsExactly(
            new Index(
                "i",
                List.of(
                    new Index.Part("a", null, true, 0, "NOCASE", null),
                    new Index.Part(null, "lower(a) || ','", false, 0, null, null)),
                true,
                "b > 0",
                Map.of()));
  }

  @Test
  void enumerationIsReadAndItsCheckIsNot() throws SQLException {
    Table table =
        table(
            "CREATE TABLE t (s VARCHAR(3) CONSTRAINT ck_t_s_enum CHECK (s IN ('a', 'it''s')),"
                + " r TEXT CHECK (r IN ('x')))");
    assertThat(table.columns().get(0).type())
        .isEqualTo(new ColumnType.Enumerated("", List.of("a", "it's")));
    assertThat(table.checks()).containsExactly(new Check(null, "r IN ('x')"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "名",
        " blanks ",
        "*/ x",
        "*\\/",
        "a\\nb\\",
        "two\r\nlines",
        "/* , ( ' \" -- ;",
        "*"
      })
  void commentsComeBackAsTheyWere(String comment) throws SQLException {
    Table table =
        Table.builder("t")
            .comment(comment)
            .column(Column.of("a", ColumnType.of(TypeName.TEXT)).withComment(comment))
            .column(Column.of("b", ColumnType.of(TypeName.TEXT)).withComment(comment + "2"))
            .build();
    Schema schema = Schema.ofTables(List.of(table));
    try (SqliteLab lab = new SqliteLab()) {
      lab.become(schema);
      assertThat(lab.schema()).isEqualTo(schema);
    }
  }

  @Test
  void viewsTriggersAndVirtualTablesAreRead() throws SQLException {
    Schema schema =
        SqliteLab.schemaOf(
            "CREATE TABLE t (a INT)",
            "CREATE VIEW IF NOT EXISTS v AS SELECT a FROM t -- end",
            "CREATE TRIGGER g AFTER INSERT ON T BEGIN DELETE FROM t; END",
            "CREATE VIRTUAL TABLE f USING fts5(body)");
    assertThat(schema.tables()).containsOnlyKeys("t");
    assertThat(schema.views().values()).containsExactly(new View("v", "SELECT a FROM t"));
    assertThat(schema.objects().values())
        .containsExactlyInAnyOrder(
            new StoredObject(
                StoredObject.Kind.TRIGGER,
                "g",
                "t",
                "CREATE TRIGGER g AFTER INSERT ON T BEGIN DELETE FROM t; END"),
            new StoredObject(
                StoredObject.Kind.VIRTUAL_TABLE,
                "f",
                "",
                "CREATE VIRTUAL TABLE f USING fts5(body)"));
  }

  @Test
  void hiddenAndExcludedTablesAreNotShown() throws SQLException {
    try (SqliteLab lab =
        new SqliteLab(
            "CREATE TABLE alembic_version (version_num TEXT)",
            "CREATE TABLE tmp_x (id INTEGER PRIMARY KEY AUTOINCREMENT)",
            "CREATE TRIGGER g AFTER INSERT ON tmp_x BEGIN DELETE FROM tmp_x; END",
            "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)",
            "INSERT INTO t DEFAULT VALUES",
            "ANALYZE")) {
      Schema schema =
          SqliteLab.DIALECT
              .introspector()
              .read(
                  lab.connection(),
                  new Scope(null, n -> !n.startsWith("tmp_"), Set.of("alembic_version")));
      assertThat(schema.tables()).containsOnlyKeys("t");
      assertThat(schema.objects()).isEmpty();
    }
  }

  @Test
  void quotedNamesOfAnyKindAreRead() throws SQLException {
    Table table = table("CREATE TABLE [my t] (`a b` INT, \"c\"\"d\" \"VARCHAR\"(5), 'e' TEXT)");
    assertThat(table.name()).isEqualTo("my t");
    assertThat(table.columns()).extracting(Column::name).containsExactly("a b", "c\"d", "e");
    assertThat(table.columns().get(1).type()).isEqualTo(ColumnType.of(TypeName.VARCHAR, 5));
  }
}
