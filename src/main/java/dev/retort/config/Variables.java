package dev.retort.config;

import dev.retort.config.YamlNode.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replaces {@code ${VAR}}, {@code ${VAR:default}} and {@code ${file:PATH}} in scalars. */
final class Variables {
  private static final String FILE = "file:";

  private final Map<String, String> values;
  private final Problems problems;

  Variables(Map<String, String> values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /**
   * The text with everything replaced; a doubled dollar sign before a brace stands for a single
   * one.
   *
   * @param key the key that the text belongs to, for messages
   * @return null if something is missing, after adding every problem
   */
  @Nullable String expand(Text text, String key) {
    return text.value().contains("${") ? expand(text.value(), text, key) : text.value();
  }

  private @Nullable String expand(String template, Text text, String key) {
    StringBuilder expanded = new StringBuilder();
    boolean complete = true;
    int from = 0;
    for (int at = template.indexOf("${"); at >= 0; at = template.indexOf("${", from)) {
      boolean escaped = at > from && template.charAt(at - 1) == '$';
      expanded.append(template, from, escaped ? at - 1 : at);
      if (escaped) {
        expanded.append("${");
        from = at + 2;
        continue;
      }
      int end = endOfVariable(template, at + 2);
      if (end < 0) {
        problems.add("a ${ without its }; write $${ for the characters", text.position(), key);
        return null;
      }
      String value = value(template.substring(at + 2, end), text, key);
      complete &= value != null;
      expanded.append(value);
      from = end + 1;
    }
    expanded.append(template, from, template.length());
    return complete ? expanded.toString() : null;
  }

  /** The index of the closing brace, past those of variables inside a default; -1 if missing. */
  private static int endOfVariable(String template, int from) {
    int open = 1;
    for (int i = from; i < template.length(); i++) {
      if (template.startsWith("${", i)) {
        open++;
      } else if (template.charAt(i) == '}' && --open == 0) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable String value(String expression, Text text, String key) {
    if (expression.startsWith(FILE)) {
      String path = expand(expression.substring(FILE.length()), text, key);
      return path == null ? null : fileContent(path, text, key);
    }
    int colon = expression.indexOf(':');
    String name = colon < 0 ? expression : expression.substring(0, colon);
    if (!isName(name)) {
      problems.add(
          "'%s' cannot be the name of a variable; write ${NAME}, ${NAME:default} or ${file:PATH}"
              .formatted(name),
          text.position(),
          key);
      return null;
    }
    String value = values.get(name);
    if (value != null) {
      return value;
    }
    if (colon >= 0) {
      return expand(expression.substring(colon + 1), text, key);
    }
    problems.add(
        "the variable %1$s is not set; set it, or write ${%1$s:default}".formatted(name),
        text.position(),
        key);
    return null;
  }

  private static boolean isName(String name) {
    if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
      return false;
    }
    return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
  }

  private @Nullable String fileContent(String path, Text text, String key) {
    try {
      Path file = text.position().file().toAbsolutePath().resolveSibling(path).normalize();
      String content = Files.readString(file);
      if (content.endsWith("\r\n")) {
        return content.substring(0, content.length() - 2);
      }
      return content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
    } catch (IOException | InvalidPathException e) {
      String reason = e instanceof NoSuchFileException ? "it does not exist" : "it cannot be read";
      problems.add(
          "the file '%s' that ${file:…} names: %s".formatted(path, reason), text.position(), key);
      return null;
    }
  }
}
