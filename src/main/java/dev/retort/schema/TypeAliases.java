package dev.retort.schema;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The words that model files may use for the standard types. */
final class TypeAliases {
  /** Where single precision ends in standard SQL's {@code float(n)}. */
  private static final int SINGLE_PRECISION = 24;

  private static final Map<String, TypeName> ALIASES =
      Map.ofEntries(
          entry("bool", TypeName.BOOLEAN),
          entry("int", TypeName.INTEGER),
          entry("int2", TypeName.SMALLINT),
          entry("int4", TypeName.INTEGER),
          entry("int8", TypeName.BIGINT),
          entry("numeric", TypeName.DECIMAL),
          entry("dec", TypeName.DECIMAL),
          entry("float", TypeName.REAL),
          entry("float4", TypeName.REAL),
          entry("float8", TypeName.DOUBLE),
          entry("double precision", TypeName.DOUBLE),
          entry("character", TypeName.CHAR),
          entry("nchar", TypeName.CHAR),
          entry("character varying", TypeName.VARCHAR),
          entry("char varying", TypeName.VARCHAR),
          entry("nvarchar", TypeName.VARCHAR),
          entry("clob", TypeName.TEXT),
          entry("bytea", TypeName.BLOB),
          entry("time without time zone", TypeName.TIME),
          entry("timetz", TypeName.TIMETZ),
          entry("datetime", TypeName.TIMESTAMP),
          entry("timestamp without time zone", TypeName.TIMESTAMP),
          entry("timestamptz", TypeName.TIMESTAMPTZ),
          entry("jsonb", TypeName.JSON));

  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          entry("string", "Write varchar(255), or text for a long one."),
          entry("long", "Write bigint."),
          entry("byte", "Write tinyint, or blob for bytes."),
          entry("serial", "Write {type: integer, autoincrement: true}."),
          entry("bigserial", "Write {type: bigint, autoincrement: true}."),
          entry("smallserial", "Write {type: smallint, autoincrement: true}."),
          entry("tinytext", "Write {type: text, mysql: TINYTEXT}."),
          entry("mediumtext", "Write {type: text, mysql: MEDIUMTEXT}."),
          entry("longtext", "Write {type: text, mysql: LONGTEXT}."),
          entry("mediumint", "Write {type: integer, mysql: MEDIUMINT}."),
          entry("tinyblob", "Write {type: blob, mysql: TINYBLOB}."),
          entry("mediumblob", "Write {type: blob, mysql: MEDIUMBLOB}."),
          entry("longblob", "Write {type: blob, mysql: LONGBLOB}."),
          entry("money", "Write decimal(19, 4)."),
          entry("enum", "Write enum('a', 'b') with its values."));

  private TypeAliases() {}

  static Optional<TypeName> find(String word, List<Integer> arguments) {
    if (isFloat(word) && !arguments.isEmpty() && arguments.get(0) > SINGLE_PRECISION) {
      return Optional.of(TypeName.DOUBLE);
    }
    TypeName alias = ALIASES.get(word);
    return alias != null
        ? Optional.of(alias)
        : Arrays.stream(TypeName.values()).filter(t -> t.sql().equals(word)).findFirst();
  }

  /** Whether the argument of this word only chooses the type and is not kept. */
  static boolean isFloat(String word) {
    return word.equals("float");
  }

  /** What to write instead of a word that people use and that is no type here. */
  static Optional<String> advice(String word) {
    return Optional.ofNullable(ADVICE.get(word));
  }

  static Set<String> names() {
    Set<String> names = new TreeSet<>(ALIASES.keySet());
    Arrays.stream(TypeName.values()).map(TypeName::sql).forEach(names::add);
    return names;
  }
}
