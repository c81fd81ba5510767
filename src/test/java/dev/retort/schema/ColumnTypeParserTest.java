package dev.retort.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypeParserTest {
  private final ColumnTypeParser parser = new ColumnTypeParser();

  @ParameterizedTest
  @EnumSource(TypeName.class)
  void everyStandardTypeReadsBackFromItsOwnSpelling(TypeName name) {
    ColumnType type = ColumnType.of(name);
    assertThat(parser.parse(ColumnTypeText.of(type)))
        .isEqualTo(new ColumnTypeParser.Result(type, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INT | integer",
        "Bool | boolean",
        "numeric( 8 , 3 ) | decimal(8, 3)",
        "float | real",
        "float(24) | real",
        "float(25) | double",
        "double  precision | double",
        "character varying(20) | varchar(20)",
        "datetime(6) | timestamp(6)",
        "timestamp (3) with time zone | timestamp(3) with time zone",
        "timestamptz | timestamp with time zone",
        "jsonb | json",
        "bytea | blob",
        "bigint UNSIGNED | bigint unsigned",
        "int[] | integer[]",
        "varchar(5)[][] | varchar(5)[][]",
        "enum(a, b c) | enum('a', 'b c')",
        "enum('it''s', 'a,b') | enum('it''s', 'a,b')",
      })
  void anAliasMeansTheStandardType(String alias, String standard) {
    ColumnTypeParser.Result result = parser.parse(alias);
    assertThat(result.problem()).isNull();
    assertThat(ColumnTypeText.of(result.type())).isEqualTo(standard);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "integr",
        "int(11)",
        "varchar(a)",
        "varchar()",
        "varchar(0)",
        "varchar(1, 2)",
        "decimal(2, 3)",
        "decimal(1, 2, 3)",
        "timestamp(7)",
        "text unsigned",
        "enum()",
        "enum('a', 'a')",
        "enum('a' 'b')",
        "serial",
        "integr[]"
      })
  void aWrongTypeIsKeptAsItIsWithAProblem(String text) {
    ColumnTypeParser.Result result = parser.parse(text);
    assertThat(result.problem()).isNotBlank();
    assertThat(result.type()).isEqualTo(new ColumnType.Unsupported(text));
  }

  @Test
  void anUnknownWordComesWithTheNearestName() {
    assertThat(parser.parse("integr").nearest()).isEqualTo("integer");
    assertThat(parser.parse("geography").nearest()).isNull();
  }

  @Test
  void aNamedEnumIsFoundByItsName() {
    ColumnTypeParser named = new ColumnTypeParser(Map.of("state", List.of("a", "b")));
    assertThat(named.parse("state[]").type())
        .isEqualTo(new ColumnType.Array(new ColumnType.Enumerated("state", List.of("a", "b"))));
  }
}
