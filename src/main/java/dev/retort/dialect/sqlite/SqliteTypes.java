package dev.retort.dialect.sqlite;

import dev.retort.schema.ColumnType;
import dev.retort.schema.ColumnType.Standard;
import dev.retort.schema.TypeName;
import dev.retort.sql.DialectId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Column types between the neutral form and the words of a SQLite declaration. */
final class SqliteTypes {
  /** What SQLite makes of a declared type. */
  enum Affinity {
    INTEGER,
    TEXT,
    BLOB,
    REAL,
    NUMERIC
  }

  private static final Pattern DECLARATION =
      Pattern.compile("([^()]*?)\\s*(?:\\(\\s*([0-9]+)\\s*(?:,\\s*([0-9]+)\\s*)?\\))?");
  private static final Map<String, TypeName> BY_WORDS = new HashMap<>();
  private static final Map<TypeName, String> SPELLING = new EnumMap<>(TypeName.class);

  static {
    for (TypeName name : TypeName.values()) {
      String spelling = name.sql().toUpperCase(Locale.ROOT);
      SPELLING.put(name, spelling);
      BY_WORDS.put(spelling, name);
    }
    BY_WORDS.put("BOOL", TypeName.BOOLEAN);
    BY_WORDS.put("INT1", TypeName.TINYINT);
    BY_WORDS.put("INT2", TypeName.SMALLINT);
    BY_WORDS.put("INT", TypeName.INTEGER);
    BY_WORDS.put("INT4", TypeName.INTEGER);
    BY_WORDS.put("MEDIUMINT", TypeName.INTEGER);
    BY_WORDS.put("INT8", TypeName.BIGINT);
    BY_WORDS.put("BIG INT", TypeName.BIGINT);
    BY_WORDS.put("NUMERIC", TypeName.DECIMAL);
    BY_WORDS.put("DEC", TypeName.DECIMAL);
    BY_WORDS.put("FLOAT", TypeName.DOUBLE);
    BY_WORDS.put("DOUBLE PRECISION", TypeName.DOUBLE);
    BY_WORDS.put("CHARACTER", TypeName.CHAR);
    BY_WORDS.put("NCHAR", TypeName.CHAR);
    BY_WORDS.put("NATIVE CHARACTER", TypeName.CHAR);
    BY_WORDS.put("CHARACTER VARYING", TypeName.VARCHAR);
    BY_WORDS.put("VARYING CHARACTER", TypeName.VARCHAR);
    BY_WORDS.put("NVARCHAR", TypeName.VARCHAR);
    BY_WORDS.put("VARCHAR2", TypeName.VARCHAR);
    BY_WORDS.put("CLOB", TypeName.TEXT);
    BY_WORDS.put("LONGTEXT", TypeName.TEXT);
    BY_WORDS.put("MEDIUMTEXT", TypeName.TEXT);
    BY_WORDS.put("LONGBLOB", TypeName.BLOB);
    BY_WORDS.put("DATETIME", TypeName.TIMESTAMP);
    BY_WORDS.put("TIMESTAMPTZ", TypeName.TIMESTAMPTZ);
    BY_WORDS.put("TIMETZ", TypeName.TIMETZ);
  }

  private SqliteTypes() {}

  /** The neutral type of a declaration, which may be empty. */
  static ColumnType read(String declared) {
    Matcher matcher = DECLARATION.matcher(declared.strip());
    if (!matcher.matches()) {
      return new ColumnType.Unsupported(declared);
    }
    String words = matcher.group(1).toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
    String bare = (" " + words + " ").replace(" UNSIGNED ", " ").strip();
    boolean unsigned = !bare.equals(words);
    TypeName name = BY_WORDS.get(bare);
    if (name == null || (unsigned && !isNumber(name))) {
      return new ColumnType.Unsupported(declared);
    }
    // A display width, which only MySQL ever knew.
    List<Integer> arguments =
        isInteger(name)
            ? List.of()
            : Stream.of(2, 3)
                .map(matcher::group)
                .filter(group -> group != null && group.length() < 10)
                .map(Integer::valueOf)
                .toList();
    return new Standard(name, arguments, unsigned);
  }

  /** The declaration of a type; of an enumeration without the check. */
  static String write(ColumnType type) {
    return type.accept(new Writer());
  }

  /** The declaration in a STRICT table, which knows six types. */
  static String writeStrict(ColumnType type) {
    String declared = write(type);
    if (declared.equalsIgnoreCase("ANY") || declared.equalsIgnoreCase("INT")) {
      return declared.toUpperCase(Locale.ROOT);
    }
    if (type instanceof Standard standard) {
      return switch (standard.name()) {
        case BOOLEAN, BIT -> "INTEGER";
        case BINARY, VARBINARY -> "BLOB";
        case DECIMAL -> "REAL";
        case DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ, INTERVAL, JSON, UUID -> "TEXT";
        default -> affinity(declared).name();
      };
    }
    Affinity affinity = affinity(declared);
    return affinity == Affinity.NUMERIC ? "ANY" : affinity.name();
  }

  /** SQLite's rule for the affinity of a declaration. */
  static Affinity affinity(String declared) {
    String upper = declared.toUpperCase(Locale.ROOT);
    if (upper.contains("INT")) {
      return Affinity.INTEGER;
    }
    if (upper.contains("CHAR") || upper.contains("CLOB") || upper.contains("TEXT")) {
      return Affinity.TEXT;
    }
    if (upper.isBlank() || upper.contains("BLOB")) {
      return Affinity.BLOB;
    }
    if (upper.contains("REAL") || upper.contains("FLOA") || upper.contains("DOUB")) {
      return Affinity.REAL;
    }
    return Affinity.NUMERIC;
  }

  /** Whether it is one of the integer types, with or without a sign. */
  static boolean isInteger(ColumnType type) {
    return type instanceof Standard standard && isInteger(standard.name());
  }

  private static boolean isInteger(TypeName name) {
    return switch (name) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> true;
      default -> false;
    };
  }

  private static boolean isNumber(TypeName name) {
    return isInteger(name) || name == TypeName.DECIMAL;
  }

  private static final class Writer implements ColumnType.Visitor<String> {
    @Override
    public String standard(Standard type) {
      String words = SPELLING.get(type.name()) + (type.unsigned() ? " UNSIGNED" : "");
      return type.arguments().isEmpty()
          ? words
          : type.arguments().stream()
              .map(String::valueOf)
              .collect(Collectors.joining(", ", words + "(", ")"));
    }

    @Override
    public String enumerated(ColumnType.Enumerated type) {
      int longest =
          type.values().stream().mapToInt(v -> v.codePointCount(0, v.length())).max().orElse(1);
      return "VARCHAR(" + Math.max(1, longest) + ")";
    }

    @Override
    public String array(ColumnType.Array type) {
      return "TEXT";
    }

    @Override
    public String unsupported(ColumnType.Unsupported type) {
      return type.text();
    }

    @Override
    public String overridden(ColumnType.Overridden type) {
      String own = type.byDialect().get(DialectId.SQLITE.id());
      return own != null ? own : type.base().accept(this);
    }
  }
}
