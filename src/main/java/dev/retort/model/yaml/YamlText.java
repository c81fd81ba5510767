package dev.retort.model.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Spells texts, lists and mappings in YAML. */
final class YamlText {
  /** Letters, digits, and signs that mean nothing to YAML, full-width ones among them. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "[\\p{L}_](?:[\\p{L}\\p{N}_()./*<>=+\\-\\u3001-\\u303F\\uFF01-\\uFF5E ]*"
              + "[\\p{L}\\p{N}_()./*<>=+\\-\\u3001-\\u303F\\uFF01-\\uFF5E])?");

  private static final Resolver RESOLVER = new Resolver();

  private YamlText() {}

  /** A text, in quotes where it needs them. */
  static String scalar(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && Tag.STR.equals(RESOLVER.resolve(NodeId.scalar, text, true));
    return plain ? text : quoted(text);
  }

  /** A text in double quotes. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(c -> out.append(escaped(c)));
    return out.append('"').toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> isPrintable(c) ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c);
    };
  }

  private static boolean isPrintable(int c) {
    boolean latin = c >= 0x20 && c <= 0x7E;
    boolean breaksLine = c == 0x2028 || c == 0x2029;
    boolean wide = (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
    return latin || (wide && !breaksLine) || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }

  /** {@code [a, b]}. */
  static String list(Collection<String> texts) {
    return "[" + String.join(", ", texts.stream().map(YamlText::scalar).toList()) + "]";
  }

  /** {@code {a: 1, b: 2}}; the values are YAML already. */
  static String mapping(Map<String, String> entries) {
    List<String> pairs = new ArrayList<>();
    entries.forEach((key, value) -> pairs.add(scalar(key) + ": " + value));
    return "{" + String.join(", ", pairs) + "}";
  }

  /**
   * A text as the value of a key of a block, over several lines where it has several.
   *
   * @param indent of the lines below the key
   */
  static String block(String text, String indent) {
    boolean literal =
        text.indexOf('\n') > 0
            && !text.startsWith(" ")
            && !text.endsWith("\n")
            && text.codePoints().allMatch(c -> c == '\n' || c == '\t' || isPrintable(c));
    return literal
        ? "|-\n"
            + text.lines()
                .map(line -> line.isEmpty() ? line : indent + line)
                .collect(Collectors.joining("\n"))
        : scalar(text);
  }
}
