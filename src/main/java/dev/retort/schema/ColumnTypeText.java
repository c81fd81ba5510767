package dev.retort.schema;

import java.util.stream.Collectors;

/**
 * Spells a type as a model file does, for example {@code decimal(10, 2)}; see {@code
 * ColumnTypeParser}.
 */
public final class ColumnTypeText implements ColumnType.Visitor<String> {
  private static final ColumnTypeText INSTANCE = new ColumnTypeText();

  private ColumnTypeText() {}

  /**
   * The type's text. A named enum is spelled by its values, an overridden type by its base, an
   * unsupported one as it was read.
   */
  public static String of(ColumnType type) {
    return type.accept(INSTANCE);
  }

  @Override
  public String standard(ColumnType.Standard type) {
    String arguments =
        type.arguments().isEmpty()
            ? ""
            : type.arguments().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(", ")"));
    String name = type.name().sql();
    int blank = name.indexOf(' ');
    String text =
        blank < 0 ? name + arguments : name.substring(0, blank) + arguments + name.substring(blank);
    return type.unsigned() ? text + " unsigned" : text;
  }

  @Override
  public String enumerated(ColumnType.Enumerated type) {
    return type.values().stream()
        .map(value -> "'" + value.replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "enum(", ")"));
  }

  @Override
  public String array(ColumnType.Array type) {
    return of(type.element()) + "[]";
  }

  @Override
  public String unsupported(ColumnType.Unsupported type) {
    return type.text();
  }

  @Override
  public String overridden(ColumnType.Overridden type) {
    return of(type.base());
  }
}
