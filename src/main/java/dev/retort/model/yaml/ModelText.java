package dev.retort.model.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The text of a model file, cut at the lines where a section or a table begins. The cut looks at
 * indentation alone and may be wrong, as where a quoted text goes over several lines; whether it
 * was right, {@link #isAligned} tells.
 *
 * @param parts in their order; together they are the whole text
 * @param indent how far the names of tables are indented; 0 if there is none
 */
record ModelText(List<Part> parts, int indent) {
  private static final String TABLES = "tables";
  private static final String ENUMS = "enums";

  ModelText {
    parts = List.copyOf(parts);
  }

  /**
   * Some whole lines.
   *
   * @param section its name, or empty before the first
   * @param isTable whether this is one entry of the tables, rather than the head of a section
   */
  record Part(String section, boolean isTable, String text) {
    private boolean beginsSection() {
      return !isTable && !section.isEmpty();
    }
  }

  /** The parts of a text; empty if it is not written as plain indented sections. */
  static Optional<ModelText> cut(String text) {
    List<Part> parts = new ArrayList<>();
    String section = "";
    boolean isTable = false;
    int indent = 0;
    int begin = 0;
    int next;
    for (int line = 0; line < text.length(); line = next) {
      int end = text.indexOf('\n', line);
      next = end < 0 ? text.length() : end + 1;
      int first = line;
      while (first < next && text.charAt(first) == ' ') {
        first++;
      }
      if (first == next || "\r\n#".indexOf(text.charAt(first)) >= 0) {
        continue;
      }
      int depth = first - line;
      boolean beginsSection = depth == 0;
      if (beginsSection || (section.equals(TABLES) && (indent == 0 || depth <= indent))) {
        if (begin < line) {
          parts.add(new Part(section, isTable, text.substring(begin, line)));
        }
        begin = line;
        if (beginsSection) {
          section = key(text, line);
          isTable = false;
          if (section.isEmpty() || (section.equals(TABLES) && hasValue(text, line, next))) {
            return Optional.empty();
          }
        } else {
          isTable = true;
          if (indent > 0 && depth < indent) {
            return Optional.empty();
          }
          indent = depth;
        }
      }
    }
    parts.add(new Part(section, isTable, text.substring(begin)));
    return Optional.of(new ModelText(parts, indent));
  }

  private static String key(String text, int line) {
    int end = line;
    while (end < text.length()
        && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end < text.length() && text.charAt(end) == ':' ? text.substring(line, end) : "";
  }

  private static boolean hasValue(String text, int line, int next) {
    return !text.substring(line + TABLES.length() + 1, next).isBlank();
  }

  /** The text of each table, in their order. */
  List<String> tables() {
    return parts.stream().filter(Part::isTable).map(Part::text).toList();
  }

  /** What else decides how the text of a table is read: the enums that it may name. */
  String surroundings() {
    return parts.stream()
        .filter(p -> p.section().equals(ENUMS))
        .map(Part::text)
        .collect(Collectors.joining());
  }

  /** The same without these tables. */
  ModelText without(Set<String> tables) {
    return new ModelText(
        parts.stream().filter(p -> !p.isTable() || !tables.contains(p.text())).toList(), indent);
  }

  /** All parts together. */
  String text() {
    return parts.stream().map(Part::text).collect(Collectors.joining());
  }

  /** Whether the text, as YAML reads it, has a section or a table just where a part begins. */
  boolean isAligned(Node root) {
    if (!(root instanceof MappingNode sections)) {
      return false;
    }
    List<Integer> sectionLines = new ArrayList<>();
    List<Integer> tableLines = new ArrayList<>();
    int line = 0;
    for (Part part : parts) {
      if (part.isTable()) {
        tableLines.add(line);
      } else if (part.beginsSection()) {
        sectionLines.add(line);
      }
      line += lineBreaks(part.text());
    }
    List<NodeTuple> tables = new ArrayList<>();
    for (NodeTuple section : sections.getValue()) {
      if (section.getKeyNode() instanceof ScalarNode key
          && key.getValue().equals(TABLES)
          && section.getValueNode() instanceof MappingNode entries) {
        tables.addAll(entries.getValue());
      }
    }
    return beginAt(sections.getValue(), sectionLines, 0) && beginAt(tables, tableLines, indent);
  }

  private static int lineBreaks(String text) {
    int count = 0;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      count++;
    }
    return count;
  }

  private static boolean beginAt(List<NodeTuple> entries, List<Integer> lines, int column) {
    if (entries.size() != lines.size()) {
      return false;
    }
    for (int i = 0; i < lines.size(); i++) {
      Node key = entries.get(i).getKeyNode();
      if (!(key instanceof ScalarNode)
          || key.getStartMark().getLine() != lines.get(i)
          || key.getStartMark().getColumn() != column) {
        return false;
      }
    }
    return true;
  }
}
