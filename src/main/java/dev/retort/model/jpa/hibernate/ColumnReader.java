package dev.retort.model.jpa.hibernate;

import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.ColumnTypeParser;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.TypeName;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Turns Hibernate's columns into ours. */
final class ColumnReader {
  private static final Pattern VALUES =
      Pattern.compile(
          "(?is)\\(?\\s*\"?[\\w$]+\"?\\s+in\\s*\\(((?:\\s*'(?:[^']|'')*'\\s*,?)+)\\)\\s*\\)?");
  private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
  private static final Pattern WITH_DEFAULT =
      Pattern.compile("(?is)(.+?)\\s+default\\s+(.+?)(\\s+not\\s+null)?");
  private static final Pattern NEVER_NULL = Pattern.compile("(?i)\\snot\\s+null\\b");
  private static final Pattern ARRAY = Pattern.compile("(?i)(.+) array");

  private final Metadata metadata;
  private final ColumnTypeParser types = new ColumnTypeParser();
  private final Set<String> numbered = new HashSet<>();
  private final Set<String> discriminators = new HashSet<>();

  ColumnReader(Metadata metadata) {
    this.metadata = metadata;
    for (PersistentClass entity : metadata.getEntityBindings()) {
      Property id = entity.getIdentifierProperty();
      if (id != null && isNumbered(entity, id.getName())) {
        entity
            .getIdentifier()
            .getColumns()
            .forEach(c -> numbered.add(place(entity.getRootTable(), c)));
      }
      if (entity.getDiscriminator() != null) {
        entity
            .getDiscriminator()
            .getColumns()
            .forEach(c -> discriminators.add(place(entity.getRootTable(), c)));
      }
    }
  }

  /** Hibernate's columns are equal when their names are, whatever table they are of. */
  private static String place(Table table, org.hibernate.mapping.Column column) {
    return table.getQualifiedTableName() + " " + column.getName();
  }

  private static boolean isNumbered(PersistentClass entity, String property) {
    String getter =
        "get" + property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
    for (Class<?> type = entity.getMappedClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(property) && isIdentity(field)) {
          return true;
        }
      }
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(getter) && isIdentity(method)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isIdentity(AnnotatedElement element) {
    GeneratedValue value = element.getAnnotation(GeneratedValue.class);
    return value != null && value.strategy() == GenerationType.IDENTITY;
  }

  Column read(Table table, org.hibernate.mapping.Column column) {
    String written = column.getSqlType();
    Optional<EnumMapping> own = EnumMapping.of(column);
    String text =
        written != null
            ? NEVER_NULL.matcher(written).replaceAll("").strip()
            : own.isPresent() ? "" : column.getSqlType(metadata);
    Matcher defaulted = WITH_DEFAULT.matcher(text);
    boolean hasDefault = written != null && defaulted.matches();
    String value = hasDefault ? defaulted.group(2) : column.getDefaultValue();
    List<String> values = values(table, column);
    String typeText = hasDefault ? defaulted.group(1) : text;
    ColumnType type =
        own.isPresent()
            ? own.get().type(typeText)
            : values.isEmpty() ? type(typeText, column) : new ColumnType.Enumerated("", values);
    boolean key =
        table.getPrimaryKey() != null && table.getPrimaryKey().getColumns().contains(column);
    String generated = column.getGeneratedAs();
    return new Column(
        column.getName(),
        type,
        column.isNullable() && !key && !(written != null && NEVER_NULL.matcher(written).find()),
        value == null || generated != null ? null : defaultOf(value, type),
        generated == null ? null : new Column.Generated(generated, true),
        numbered.contains(place(table, column)) || (key && column.isIdentity()),
        column.getCollation(),
        column.getComment(),
        Map.of());
  }

  private ColumnType type(String text, org.hibernate.mapping.Column column) {
    if (text.equals("oid")) {
      int code = column.getSqlTypeCode() == null ? Types.BLOB : column.getSqlTypeCode();
      boolean characters = code == Types.CLOB || code == Types.NCLOB;
      return ColumnType.of(characters ? TypeName.TEXT : TypeName.BLOB);
    }
    if (text.equalsIgnoreCase("interval second")) {
      return ColumnType.of(TypeName.INTERVAL);
    }
    Matcher array = ARRAY.matcher(text);
    if (array.matches()) {
      return new ColumnType.Array(type(array.group(1), column));
    }
    ColumnTypeParser.Result parsed = types.parse(text);
    return parsed.problem() == null ? parsed.type() : new ColumnType.Unsupported(text);
  }

  /** The values of an enum, which Hibernate keeps as a check; empty if it is none. */
  private List<String> values(Table table, org.hibernate.mapping.Column column) {
    List<String> values = new ArrayList<>();
    if (discriminators.contains(place(table, column))) {
      return values;
    }
    for (CheckConstraint check : column.getCheckConstraints()) {
      Matcher list = VALUES.matcher(check.getConstraint());
      if (list.matches()) {
        Matcher text = TEXT.matcher(list.group(1));
        while (text.find()) {
          values.add(text.group(1).replace("''", "'"));
        }
      }
    }
    return values;
  }

  /** The checks of a column apart from that of an enum. */
  List<Check> checks(Table table, org.hibernate.mapping.Column column) {
    boolean hasValues = !values(table, column).isEmpty();
    return column.getCheckConstraints().stream()
        .map(CheckConstraint::getConstraint)
        .filter(c -> !hasValues || !VALUES.matcher(c).matches())
        .map(c -> new Check(null, unquoted(c)))
        .toList();
  }

  /** An expression without brackets around all of it. */
  static String unquoted(String expression) {
    String text = expression.strip();
    boolean whole = text.startsWith("(") && text.endsWith(")");
    String inside = whole ? text.substring(1, text.length() - 1) : text;
    return whole && inside.indexOf('(') < 0 && inside.indexOf(')') < 0 ? inside.strip() : text;
  }

  private static @Nullable DefaultValue defaultOf(String sql, ColumnType type) {
    String text = sql.strip();
    if (text.equalsIgnoreCase("null")) {
      return null;
    }
    Matcher quoted = TEXT.matcher(text);
    if (quoted.matches()) {
      return new DefaultValue.Text(quoted.group(1).replace("''", "'"));
    }
    if (NUMBER.matcher(text).matches()) {
      boolean bool = type.equals(ColumnType.of(TypeName.BOOLEAN));
      return bool
          ? new DefaultValue.Bool(!text.equals("0"))
          : new DefaultValue.Numeric(new BigDecimal(text));
    }
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return new DefaultValue.Bool(text.equalsIgnoreCase("true"));
    }
    return new DefaultValue.Expression(text);
  }
}
