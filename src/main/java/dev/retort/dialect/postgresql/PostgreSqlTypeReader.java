package dev.retort.dialect.postgresql;

import dev.retort.schema.ColumnType;
import dev.retort.schema.ColumnTypeParser;
import dev.retort.schema.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes types of what {@code format_type} writes. */
final class PostgreSqlTypeReader {
  /** What the neutral words would write in another way. */
  private static final Set<String> OWN = Set.of("json", "name", "\"char\"", "bit varying");

  private final ColumnTypeParser parser = new ColumnTypeParser();
  private final Map<String, List<String>> enums;

  /** Knows the enum types of the schema with their values. */
  PostgreSqlTypeReader(Map<String, List<String>> enums) {
    this.enums = enums;
  }

  /**
   * The type.
   *
   * @param text as {@code format_type} writes it
   * @param enumName the name of the enum type that it is, or whose array it is, or empty
   */
  ColumnType read(String text, String enumName) {
    if (text.endsWith("[]")) {
      return new ColumnType.Array(read(text.substring(0, text.length() - 2), enumName));
    }
    List<String> values = enums.get(enumName);
    if (values != null) {
      return new ColumnType.Enumerated(enumName, values);
    }
    if (OWN.contains(text) || text.startsWith("interval ") || text.startsWith("interval(")) {
      return new ColumnType.Unsupported(text);
    }
    if (text.equals("interval")) {
      return ColumnType.of(TypeName.INTERVAL);
    }
    ColumnType type = parser.parse(text).type();
    return type instanceof ColumnType.Standard standard && isSame(standard, text)
        ? type
        : new ColumnType.Unsupported(text);
  }

  /** Whether the neutral type comes back as this one. */
  private static boolean isSame(ColumnType.Standard type, String text) {
    return switch (type.name()) {
      case TINYINT, BINARY, VARBINARY -> false;
      case JSON -> text.equals("jsonb");
      case BLOB -> text.equals("bytea");
      default -> true;
    };
  }
}
