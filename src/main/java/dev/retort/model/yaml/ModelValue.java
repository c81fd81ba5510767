package dev.retort.model.yaml;

import dev.retort.error.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value of the file with its place. Reading it as something that it is not adds a problem and
 * gives an empty result, so that reading goes on.
 *
 * @param node the value
 * @param key where its key stands, or the value itself in a list
 * @param path the keys that lead to it
 * @param problems where mistakes go
 */
record ModelValue(Node node, Mark key, String path, Problems problems) {
  private static final Set<String> TRUE_WORDS = Set.of("true", "yes", "on");

  static ModelValue root(Node node, Problems problems) {
    return new ModelValue(node, node.getStartMark(), "", problems);
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isSequence() {
    return node instanceof SequenceNode;
  }

  boolean isNull() {
    return node instanceof ScalarNode && Tag.NULL.equals(node.getTag());
  }

  boolean isScalar() {
    return node instanceof ScalarNode && !isNull();
  }

  /** Whether the value is a scalar that YAML takes for {@code tag}. */
  boolean is(Tag tag) {
    return node instanceof ScalarNode && tag.equals(node.getTag());
  }

  boolean isPlain() {
    return node instanceof ScalarNode scalar && scalar.isPlain();
  }

  /** A scalar as it is written, without quotes. */
  Optional<String> text(String what) {
    if (isScalar() && node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    problem("Write " + what + " as one text here, not " + kind() + ".");
    return Optional.empty();
  }

  /** SQL without the blanks and the semicolon around it. */
  Optional<String> sql(String what) {
    Optional<String> sql = text(what).map(String::strip);
    sql = sql.map(s -> s.endsWith(";") ? s.substring(0, s.length() - 1).stripTrailing() : s);
    if (sql.isPresent() && sql.get().isEmpty()) {
      problem("The text of " + what + " is empty.");
      return Optional.empty();
    }
    return sql;
  }

  /** True or false. */
  Optional<Boolean> flag() {
    if (is(Tag.BOOL) && node instanceof ScalarNode scalar) {
      return Optional.of(TRUE_WORDS.contains(scalar.getValue().toLowerCase(Locale.ROOT)));
    }
    problem("Write true or false here, without quotes.");
    return Optional.empty();
  }

  /** The values of a mapping whose keys are names. */
  Map<String, ModelValue> entries(String what) {
    if (isNull()) {
      return Map.of();
    }
    if (node instanceof MappingNode mapping) {
      return new MappingEntries(this).read(mapping);
    }
    problem("Write " + what + " as names with values here, not " + kind() + ".");
    return Map.of();
  }

  /** The values of a mapping whose keys are known; others are problems. */
  Map<String, ModelValue> fields(String what, Collection<String> valid) {
    Map<String, ModelValue> entries = entries(what);
    entries.forEach(
        (name, value) -> {
          if (!valid.contains(name)) {
            value.unknownKey(name, what, valid);
          }
        });
    return entries;
  }

  private void unknownKey(String name, String what, Collection<String> valid) {
    String nearest = NearestName.of(name, valid).orElse(null);
    String hint =
        nearest == null
            ? " Valid keys: " + String.join(", ", valid) + "."
            : " Did you mean " + nearest + "?";
    keyProblem("Unknown key '" + name + "' in " + what + "." + hint, nearest);
  }

  /** The values of a list. */
  List<ModelValue> items(String what) {
    if (isNull()) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      List<ModelValue> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(
            new ModelValue(
                item, item.getStartMark(), path + "[" + (items.size() + 1) + "]", problems));
      }
      return items;
    }
    problem("Write " + what + " as a list [a, b] here, not " + kind() + ".");
    return List.of();
  }

  /** The texts of a list, or of one text that stands for a list of one. */
  List<String> texts(String what) {
    if (isScalar()) {
      return text(what).stream().toList();
    }
    return items(what).stream().flatMap(item -> item.text("a name").stream()).toList();
  }

  private String kind() {
    return isNull() ? "nothing" : isMapping() ? "a mapping" : isSequence() ? "a list" : "a text";
  }

  void problem(String message) {
    problems.add(node.getStartMark(), path, message);
  }

  void problem(String message, @Nullable String nearest) {
    problems.add(node.getStartMark(), path, message, nearest);
  }

  void keyProblem(String message) {
    keyProblem(message, null);
  }

  void keyProblem(String message, @Nullable String nearest) {
    problems.add(key, path, message, nearest);
  }
}
