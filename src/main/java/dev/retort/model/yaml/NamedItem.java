package dev.retort.model.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of several constraints or indexes, which stand under their names or in a list without.
 *
 * @param name its name, or null in a list
 * @param value the constraint
 */
record NamedItem(@Nullable String name, ModelValue value) {

  /** Items that are lists of columns or mappings. */
  static List<NamedItem> of(@Nullable ModelValue section, String what) {
    List<NamedItem> items = ofTexts(section, what);
    if (section != null
        && section.isSequence()
        && items.stream().anyMatch(i -> i.value().isScalar())) {
      section.problem(
          "It is not clear which columns belong together. Write [[a, b]] for a and b together, or"
              + " [[a], [b]] for each of them.");
      return List.of();
    }
    return items;
  }

  /** Items that may be plain texts. */
  static List<NamedItem> ofTexts(@Nullable ModelValue section, String what) {
    List<NamedItem> items = new ArrayList<>();
    if (section == null || section.isNull()) {
      return items;
    }
    if (section.isSequence()) {
      section.items(what).forEach(value -> items.add(new NamedItem(null, value)));
    } else {
      section.entries(what).forEach((name, value) -> items.add(new NamedItem(name, value)));
    }
    return items;
  }

  /** The name, which a mapping in a list may give itself. */
  @Nullable String nameOr(Map<String, ModelValue> fields) {
    ModelValue given = fields.get("name");
    if (given != null && name != null) {
      given.keyProblem("The name stands before it already: remove 'name'.");
    }
    return name != null ? name : ColumnReader.text(fields, "name");
  }
}
