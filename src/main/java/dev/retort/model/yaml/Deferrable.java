package dev.retort.model.yaml;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads when a constraint is checked. */
final class Deferrable {
  private static final String VALID = "(NOT )?DEFERRABLE( INITIALLY (DEFERRED|IMMEDIATE))?";
  private static final String VALID_FOREIGN_KEY = VALID + "( NOT VALID)?|NOT VALID";

  private Deferrable() {}

  /** The SQL words, or null for the database's default. */
  static @Nullable String read(@Nullable ModelValue value) {
    return read(value, VALID);
  }

  /**
   * The SQL words of a foreign key, which PostgreSQL need not hold against the rows that were there
   * before it.
   */
  static @Nullable String ofForeignKey(@Nullable ModelValue value) {
    return read(value, VALID_FOREIGN_KEY);
  }

  private static @Nullable String read(@Nullable ModelValue value, String valid) {
    if (value == null || value.isNull()) {
      return null;
    }
    if (value.is(Tag.BOOL)) {
      return value.flag().orElse(false) ? "DEFERRABLE" : null;
    }
    String words =
        value
            .text("when the constraint is checked")
            .map(t -> t.strip().toUpperCase(Locale.ROOT).replace('_', ' ').replaceAll("\\s+", " "))
            .orElse("DEFERRABLE");
    return switch (words) {
      case "DEFERRED", "INITIALLY DEFERRED" -> "DEFERRABLE INITIALLY DEFERRED";
      case "IMMEDIATE", "INITIALLY IMMEDIATE" -> "DEFERRABLE INITIALLY IMMEDIATE";
      default -> checked(value, words, valid);
    };
  }

  private static String checked(ModelValue value, String words, String valid) {
    if (!words.matches(valid)) {
      value.problem("Write true, 'initially deferred' or 'initially immediate'.");
    }
    return words;
  }
}
