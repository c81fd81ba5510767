package dev.retort.config;

import dev.retort.config.YamlNode.Field;
import dev.retort.config.YamlNode.Fields;
import dev.retort.config.YamlNode.Items;
import dev.retort.config.YamlNode.Text;
import dev.retort.error.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One group of keys of an environment file; reports the keys that it should not have. */
final class Section {
  private final String path;
  private final Fields fields;
  private final Problems problems;
  private final Variables variables;
  private final boolean readable;

  /** The whole file. */
  Section(Fields fields, Problems problems, Variables variables) {
    this("", fields, problems, variables, true);
  }

  private Section(
      String path, Fields fields, Problems problems, Variables variables, boolean readable) {
    this.path = path;
    this.fields = fields;
    this.problems = problems;
    this.variables = variables;
    this.readable = readable;
    List<String> known = Keys.of(path);
    fields.fields().forEach((key, field) -> checkKey(key, field, known));
  }

  private void checkKey(String key, Field field, List<String> known) {
    if (!known.contains(key)) {
      String where = path.isEmpty() ? "here" : "in " + path;
      String nearest = Keys.nearest(path, key).orElse(null);
      String valid = nearest == null ? "; valid are " + String.join(", ", known) : "";
      problems.add(
          "there is no key '" + key + "' " + where + valid,
          field.keyPosition(),
          Keys.path(path, key),
          nearest);
    }
  }

  /** Whether this is what the file says; false if something else stands where a group must be. */
  boolean isReadable() {
    return readable;
  }

  /** Whether the key is there with a value. */
  boolean has(String key) {
    Field field = fields.fields().get(key);
    return field != null && !(field.value() instanceof Text text && text.isNothing());
  }

  /** The position of a key, or of the group if the key is missing. */
  SourcePosition position(String key) {
    Field field = fields.fields().get(key);
    return field == null ? fields.position() : field.keyPosition();
  }

  /** The group under a key; an empty one if there is none. */
  Section section(String key) {
    Fields group = has(key) ? expect(Fields.class, key, "a group of keys") : null;
    return new Section(
        Keys.path(path, key),
        group == null ? new Fields(Map.of(), position(key)) : group,
        problems,
        variables,
        group != null || !has(key));
  }

  /** The scalar under a key, or null if there is none or none that can be read. */
  @Nullable Scalar scalar(String key) {
    Text text = has(key) ? expect(Text.class, key, "a single value") : null;
    return text == null ? null : scalar(Keys.path(path, key), text);
  }

  private @Nullable Scalar scalar(String key, Text text) {
    String value = variables.expand(text, key);
    return value == null ? null : new Scalar(key, value, text, problems);
  }

  /** The scalars of the list under a key; null if there is no list. */
  @Nullable List<Scalar> list(String key) {
    Items items = has(key) ? expect(Items.class, key, "a list, for example [a, b]") : null;
    if (items == null) {
      return null;
    }
    List<Scalar> scalars = new ArrayList<>();
    for (YamlNode item : items.items()) {
      String name = Keys.path(path, key);
      if (item instanceof Text text) {
        Scalar scalar = scalar(name, text);
        if (scalar != null) {
          scalars.add(scalar);
        }
      } else {
        problems.add(
            "an item of " + name + " must be a single value, not " + item.kind(),
            item.position(),
            name);
      }
    }
    return scalars;
  }

  /** The free names and their values under a key, without those that cannot be read. */
  Map<String, String> texts(String key) {
    Map<String, String> texts = new TreeMap<>();
    scalars(key).forEach((name, scalar) -> texts.put(name, scalar.value()));
    return texts;
  }

  /** The free names and their scalars under a key, without those that cannot be read. */
  Map<String, Scalar> scalars(String key) {
    Fields group = has(key) ? expect(Fields.class, key, "a group of names with values") : null;
    Map<String, Scalar> scalars = new TreeMap<>();
    if (group == null) {
      return scalars;
    }
    group
        .fields()
        .forEach(
            (name, field) -> {
              String full = Keys.path(Keys.path(path, key), name);
              if (field.value() instanceof Text text) {
                Scalar scalar = text.isNothing() ? null : scalar(full, text);
                if (scalar != null) {
                  scalars.put(name, scalar);
                }
              } else {
                addWrongKind(full, "a single value", field.value());
              }
            });
    return scalars;
  }

  private <T extends YamlNode> @Nullable T expect(Class<T> kind, String key, String wanted) {
    Field field = fields.fields().get(key);
    if (field == null) {
      return null;
    }
    if (kind.isInstance(field.value())) {
      return kind.cast(field.value());
    }
    addWrongKind(Keys.path(path, key), wanted, field.value());
    return null;
  }

  private void addWrongKind(String key, String wanted, YamlNode value) {
    problems.add(key + " must be " + wanted + ", not " + value.kind(), value.position(), key);
  }
}
