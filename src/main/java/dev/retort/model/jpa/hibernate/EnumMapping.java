package dev.retort.model.jpa.hibernate;

import dev.retort.schema.ColumnType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.type.SqlTypes;

/**
 * An enum that is mapped to an enum of the database, with a name of its own or in the column.
 *
 * @param name of the type, as Hibernate writes it; empty where the column has the values to itself
 * @param values in the order in which Hibernate would create them
 */
record EnumMapping(String name, List<String> values) {
  EnumMapping {
    values = List.copyOf(values);
  }

  /** Empty where the column holds anything else, among it an enum that is kept as a text. */
  static Optional<EnumMapping> of(Column column) {
    if (!(column.getValue() instanceof BasicValue basic)) {
      return Optional.empty();
    }
    BasicValue.Resolution<?> resolution = basic.resolve();
    Class<?> type = resolution.getDomainJavaType().getJavaTypeClass();
    int code = resolution.getJdbcType().getDefaultSqlTypeCode();
    boolean named = code == SqlTypes.NAMED_ENUM || code == SqlTypes.NAMED_ORDINAL_ENUM;
    boolean sorted = code == SqlTypes.NAMED_ENUM || code == SqlTypes.ENUM;
    if (!type.isEnum()
        || resolution.getValueConverter() != null
        || !(named || sorted || code == SqlTypes.ORDINAL_ENUM)) {
      return Optional.empty();
    }
    Stream<String> names = Stream.of(type.getEnumConstants()).map(c -> ((Enum<?>) c).name());
    return Optional.of(
        new EnumMapping(
            named ? type.getSimpleName() : "", (sorted ? names.sorted() : names).toList()));
  }

  /**
   * The type of the column.
   *
   * @param definition what the mapping says of it, or empty
   */
  ColumnType type(String definition) {
    String written = name.isEmpty() || definition.isEmpty() ? name : definition;
    boolean quoted = written.startsWith("\"") && written.endsWith("\"") && written.length() > 2;
    return new ColumnType.Enumerated(
        quoted
            ? written.substring(1, written.length() - 1)
            // Hibernate writes the name without quotes, and PostgreSQL makes it small.
            : written.toLowerCase(Locale.ROOT),
        values);
  }
}
