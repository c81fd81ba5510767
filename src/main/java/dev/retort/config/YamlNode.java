package dev.retort.config;

import dev.retort.error.SourcePosition;
import java.util.List;
import java.util.Map;

/** A part of a YAML file together with where it stands. */
sealed interface YamlNode {
  /** Where the value begins. */
  SourcePosition position();

  /** What to call this kind in a message. */
  String kind();

  /**
   * A scalar, as written; its type is decided by the key that it belongs to.
   *
   * @param plain whether it stands without quotes
   */
  record Text(String value, boolean plain, SourcePosition position) implements YamlNode {
    @Override
    public String kind() {
      return "a single value";
    }

    /** Whether the key is there but has no value, which means the same as no key. */
    boolean isNothing() {
      return plain && (value.isEmpty() || value.equals("~") || value.equals("null"));
    }
  }

  /** A sequence. */
  record Items(List<YamlNode> items, SourcePosition position) implements YamlNode {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A mapping in file order. */
  record Fields(Map<String, Field> fields, SourcePosition position) implements YamlNode {
    @Override
    public String kind() {
      return "a group of keys";
    }
  }

  /** The value of a key, and where the key stands. */
  record Field(SourcePosition keyPosition, YamlNode value) {}
}
