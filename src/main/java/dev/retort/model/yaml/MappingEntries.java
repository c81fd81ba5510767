package dev.retort.model.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The entries of a mapping by name: merge keys ({@code <<}) are followed, a name that stands twice
 * is a problem, and brackets that YAML cut at a comma are put together again, so that {@code {type:
 * decimal(10, 2)}} means what it says.
 */
final class MappingEntries {
  private final ModelValue parent;
  private final Set<Node> merging = Collections.newSetFromMap(new IdentityHashMap<>());

  MappingEntries(ModelValue parent) {
    this.parent = parent;
  }

  Map<String, ModelValue> read(MappingNode mapping) {
    Map<String, ModelValue> entries = new LinkedHashMap<>();
    Set<String> merged = new HashSet<>();
    merging.add(mapping);
    List<NodeTuple> tuples = mapping.getValue();
    for (int i = 0; i < tuples.size(); i++) {
      NodeTuple tuple = tuples.get(i);
      if (Tag.MERGE.equals(tuple.getKeyNode().getTag())) {
        merge(tuple.getValueNode(), entries, merged);
        continue;
      }
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        parent
            .problems()
            .add(tuple.getKeyNode().getStartMark(), parent.path(), "A name is a text.");
        continue;
      }
      Node value = tuple.getValueNode();
      if (mapping.getFlowStyle() == FlowStyle.FLOW && value instanceof ScalarNode cut) {
        List<String> rest = rest(cut, tuples.subList(i + 1, tuples.size()));
        i += rest.size();
        value = rest.isEmpty() ? cut : joined(cut, rest);
      }
      put(entries, merged, key, value);
    }
    merging.remove(mapping);
    return entries;
  }

  /** What was merged gives way, and keeps its place. */
  private void put(
      Map<String, ModelValue> entries, Set<String> merged, ScalarNode key, Node value) {
    String name = key.getValue();
    String path = parent.path().isEmpty() ? name : parent.path() + "." + name;
    ModelValue found = new ModelValue(value, key.getStartMark(), path, parent.problems());
    if (merged.remove(name)) {
      entries.put(name, found);
    } else if (entries.putIfAbsent(name, found) != null) {
      found.keyProblem("'" + name + "' stands here twice. Keep one of them.");
    }
  }

  private void merge(Node source, Map<String, ModelValue> entries, Set<String> merged) {
    if (source instanceof SequenceNode several) {
      several.getValue().forEach(one -> merge(one, entries, merged));
    } else if (source instanceof MappingNode mapping && !merging.contains(mapping)) {
      read(mapping)
          .forEach(
              (name, value) -> {
                if (entries.putIfAbsent(name, value) == null) {
                  merged.add(name);
                }
              });
    } else {
      parent
          .problems()
          .add(source.getStartMark(), parent.path(), "Only a mapping can be merged with '<<'.");
    }
  }

  private static List<String> rest(ScalarNode value, List<NodeTuple> following) {
    int open = value.isPlain() ? openBrackets(value.getValue()) : 0;
    List<String> rest = new ArrayList<>();
    for (NodeTuple tuple : following) {
      if (open <= 0
          || !(tuple.getKeyNode() instanceof ScalarNode key)
          || !Tag.NULL.equals(tuple.getValueNode().getTag())) {
        break;
      }
      rest.add(key.getValue());
      open += openBrackets(key.getValue());
    }
    return open == 0 ? rest : List.of();
  }

  private static int openBrackets(String text) {
    return (int)
        (text.chars().filter(c -> c == '(').count() - text.chars().filter(c -> c == ')').count());
  }

  private static ScalarNode joined(ScalarNode first, List<String> rest) {
    return new ScalarNode(
        Tag.STR,
        first.getValue() + ", " + String.join(", ", rest),
        first.getStartMark(),
        first.getEndMark(),
        first.getScalarStyle());
  }
}
