package dev.retort.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.diff.Change;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.StoredObject.Kind;
import dev.retort.schema.Table;
import dev.retort.schema.TypeName;
import dev.retort.schema.View;
import dev.retort.sql.DialectId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written for one family of databases of what another has. */
class OtherFamiliesTest {
  private static final String OF_MYSQL =
      "select `t`.`id` AS `ID`,'it''s `not` a \\' name' AS `a``b` from `t`";

  private static DdlStatement written(DialectId dialect, Change change) {
    List<DdlStatement> statements =
        Dialect.of(dialect).renderer().render(List.of(change), Schema.empty());
    assertThat(statements).hasSize(1);
    return statements.get(0);
  }

  @Test
  void namesInBackticksAreQuotedForPostgreSql() {
    DdlStatement view =
        written(DialectId.POSTGRESQL, new Change.CreateView(new View("v", OF_MYSQL)));
    assertThat(view.sql())
        .isEqualTo(
            "CREATE VIEW v AS\n"
                + "select t.id AS \"ID\",'it''s `not` a \\' name' AS \"a`b\" from t");
    assertThat(view.note()).contains("MySQL or MariaDB");
  }

  @ParameterizedTest
  @CsvSource({
    "MYSQL,'select `a` from `t`',",
    "MARIADB,select a from t,",
    "MYSQL,SELECT (a)::text FROM t,PostgreSQL",
    "SQLITE,SELECT (a)::text FROM t,PostgreSQL",
    "SQLITE,select `a` from `t`,MySQL or MariaDB",
    "SQLITE,SELECT 'a::b' AS a FROM t,",
    "SQLITE,SELECT `a` FROM `t`,",
    "POSTGRESQL,SELECT (a)::text FROM t,",
  })
  void aQueryInAnotherFamilysWordsIsNoted(DialectId dialect, String query, String family) {
    String note = written(dialect, new Change.CreateView(new View("v", query))).note();
    assertThat(note)
        .isEqualTo(
            family == null
                ? null
                : "the query of v is in the words of " + family + "; see whether it runs here");
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE DEFINER=CURRENT_USER TRIGGER r AFTER INSERT ON t FOR EACH ROW BEGIN END",
    "CREATE TRIGGER r AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()",
  })
  void aTriggerOfAServerIsNotWrittenForSqlite(String sql) {
    StoredObject trigger = new StoredObject(Kind.TRIGGER, "r", "t", sql);
    DdlStatement statement = written(DialectId.SQLITE, new Change.CreateObject(trigger));
    assertThat(statement.isComment()).isTrue();
    assertThat(statement.note()).isEqualTo("not written for sqlite: create trigger r");
    List<Change> back = List.of(new Change.CreateObject(trigger), new Change.DropObject(trigger));
    assertThat(Dialect.of(DialectId.SQLITE).renderer().render(back, Schema.empty())).hasSize(1);
  }

  /** Only MySQL and MariaDB have names of indexes for each table. */
  @ParameterizedTest
  @EnumSource(DialectId.class)
  void theSecondIndexOfOneNameHasItsTablesNameBehindIt(DialectId dialect) {
    boolean mysql = dialect == DialectId.MYSQL || dialect == DialectId.MARIADB;
    List<Change> changes =
        List.of(
            new Change.CreateTable(table("one")),
            new Change.CreateTable(table("two")),
            new Change.CreateTable(table("three")),
            new Change.DropTable(table("one")));
    List<DdlStatement> indexes =
        Dialect.of(dialect).renderer().render(changes, Schema.empty()).stream()
            .filter(s -> s.sql().contains("INDEX"))
            .toList();
    assertThat(
            indexes.stream()
                .map(s -> s.sql().replaceAll(".*INDEX ([`\"\\w]+) ON ([`\"\\w]+).*", "$2.$1"))
                .map(s -> s.replaceAll("[`\"]", "")))
        .isEqualTo(
            mysql
                ? List.of("one.same", "two.same", "three.same")
                : List.of("one.same__one", "two.same__two", "three.same"));
    assertThat(indexes.stream().map(DdlStatement::note).filter(Objects::nonNull))
        .isEqualTo(
            mysql
                ? List.of()
                : List.of("is same__two here, since three has an index same as well"));
  }

  @Test
  void aNameThatGetsTooLongIsNoted() {
    String table = "a_table_with_a_name_that_is_nearly_as_long_as_a_name_may_be";
    List<Change> changes =
        List.of(new Change.CreateTable(table("a")), new Change.CreateTable(table(table)));
    assertThat(Dialect.of(DialectId.POSTGRESQL).renderer().render(changes, Schema.empty()))
        .extracting(DdlStatement::note)
        .containsOnlyOnce("fails while a has an index same as well; give one of them another name");
  }

  private static Index index() {
    return Index.of("same", false, List.of("id"));
  }

  private static Table table(String name) {
    return Table.builder(name)
        .column(Column.of("id", ColumnType.of(TypeName.INTEGER)))
        .index(index())
        .build();
  }
}
