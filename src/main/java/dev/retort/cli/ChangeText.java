package dev.retort.cli;

import dev.retort.diff.Change;
import dev.retort.diff.ChangeDescriber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes in words, and for programs. */
final class ChangeText {
  private ChangeText() {}

  /** One line. */
  static String of(Change change) {
    return ChangeDescriber.describe(change);
  }

  /** {@code kind}, {@code subject} and {@code description} of each. */
  static List<Map<String, Object>> fields(List<Change> changes) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Change change : changes) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("kind", kind(change));
      fields.put("subject", change.subject());
      fields.put("description", of(change));
      all.add(fields);
    }
    return all;
  }

  /** The name of the record in snake case, for example {@code add_column}. */
  private static String kind(Change change) {
    String name = change.getClass().getSimpleName();
    StringBuilder kind = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) && i > 0) {
        kind.append('_');
      }
      kind.append(Character.toLowerCase(c));
    }
    return kind.toString();
  }
}
