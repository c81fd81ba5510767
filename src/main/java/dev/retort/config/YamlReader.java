package dev.retort.config;

import dev.retort.config.YamlNode.Field;
import dev.retort.config.YamlNode.Fields;
import dev.retort.config.YamlNode.Items;
import dev.retort.config.YamlNode.Text;
import dev.retort.error.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Turns YAML into nodes with positions.
 *
 * <p>Works on the parser's events: composing would resolve the type of every scalar by regular
 * expressions, which costs start-up time and would lose what was written.
 */
final class YamlReader {
  private static final int DEEPEST = 50;

  private final YamlText text;
  private final Problems problems;
  private final Map<String, YamlNode> anchors = new HashMap<>();

  private YamlReader(YamlText text, Problems problems) {
    this.text = text;
    this.problems = problems;
  }

  /**
   * The keys of a file; without any for an empty one.
   *
   * @return null if the text is not YAML or not a group of keys, after adding the problem
   */
  static @Nullable Fields read(YamlText text, String content, Problems problems) {
    return new YamlReader(text, problems).read(content);
  }

  private @Nullable Fields read(String content) {
    try {
      return document(new ParserImpl(new StreamReader(content), new LoaderOptions()));
    } catch (MarkedYAMLException e) {
      addSyntaxProblem(e);
    } catch (ReaderException e) {
      problems.add(
          "the character U+%04X is not allowed in YAML; remove it".formatted(e.getCodePoint()),
          text.position(e.getPosition()),
          null);
    }
    return null;
  }

  private @Nullable Fields document(Parser parser) {
    parser.getEvent();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return new Fields(Map.of(), text.position(0));
    }
    parser.getEvent();
    YamlNode root = node(parser, 0);
    parser.getEvent();
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      problems.add(
          "a second YAML document begins here; an environment file has one",
          text.position(parser.peekEvent().getStartMark()),
          null);
      return null;
    }
    if (root instanceof Fields fields) {
      return fields;
    }
    if (root instanceof Text scalar && scalar.isNothing()) {
      return new Fields(Map.of(), scalar.position());
    }
    problems.add(
        "an environment file is a group of keys, for example 'database:', not " + root.kind(),
        root.position(),
        null);
    return null;
  }

  private YamlNode node(Parser parser, int depth) {
    Event event = parser.getEvent();
    SourcePosition position = text.position(event.getStartMark());
    if (depth > DEEPEST) {
      throw new MarkedYAMLException(
          null, null, "the file is nested too deeply", event.getStartMark()) {};
    }
    if (event.is(Event.ID.Alias)) {
      return alias((NodeEvent) event, position);
    }
    YamlNode node;
    if (event.is(Event.ID.MappingStart)) {
      node = mapping(parser, position, depth);
    } else if (event.is(Event.ID.SequenceStart)) {
      node = sequence(parser, position, depth);
    } else {
      ScalarEvent scalar = (ScalarEvent) event;
      node = new Text(scalar.getValue(), scalar.isPlain(), position);
    }
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      anchors.put(anchor, node);
    }
    return node;
  }

  private YamlNode alias(NodeEvent event, SourcePosition position) {
    YamlNode target = anchors.get(event.getAnchor());
    if (target == null) {
      problems.add(
          "no anchor of this name stands above; a value that begins with * must be quoted",
          position,
          null);
      return new Text("", true, position);
    }
    return target;
  }

  private YamlNode sequence(Parser parser, SourcePosition position, int depth) {
    List<YamlNode> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(parser, depth + 1));
    }
    parser.getEvent();
    return new Items(items, position);
  }

  private YamlNode mapping(Parser parser, SourcePosition position, int depth) {
    Map<String, Field> fields = new LinkedHashMap<>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      YamlNode key = node(parser, depth + 1);
      Field field = new Field(key.position(), node(parser, depth + 1));
      if (key instanceof Text name) {
        Field first = fields.putIfAbsent(name.value(), field);
        if (first != null) {
          problems.add(
              "the key '%s' stands here a second time, first on line %d; keep one"
                  .formatted(name.value(), first.keyPosition().line()),
              key.position(),
              name.value());
        }
      } else {
        problems.add("a key must be a single word, not " + key.kind(), key.position(), null);
      }
    }
    parser.getEvent();
    return new Fields(fields, position);
  }

  private void addSyntaxProblem(MarkedYAMLException e) {
    boolean unclosed = e.getContextMark() != null && e.getProblem().contains("end of stream");
    Mark mark = unclosed ? e.getContextMark() : e.getProblemMark();
    SourcePosition position = text.position(mark == null ? 0 : mark.getIndex());
    List<SourcePosition> tabs = text.tabsInIndentation();
    for (SourcePosition tab : tabs) {
      problems.add("a line is indented with a tab; YAML allows only spaces there", tab, null);
    }
    if (tabs.isEmpty() || position.line() < tabs.get(0).line()) {
      // The snippet that the exception also offers may hold a password.
      problems.add(
          unclosed
              ? "what begins here is never closed"
              : "this is not YAML: " + e.getProblem() + hint(position),
          position,
          null);
    }
  }

  private String hint(SourcePosition position) {
    String line = text.line(position.line()).stripTrailing();
    if (line.contains("{")) {
      return "; a value with { } in it must be in quotes";
    }
    return line.endsWith(":") ? "; a value that ends with a colon must be in quotes" : "";
  }
}
