package dev.retort.schema;

import dev.retort.error.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a type as a model file spells it: a standard name or a common alias, its arguments, {@code
 * unsigned}, and {@code []} for a list. The case of letters does not count.
 */
public final class ColumnTypeParser {
  private static final Pattern ENUM = Pattern.compile("(?is)enum\\s*\\((.*)\\)");
  private static final Pattern ARGUMENTS = Pattern.compile("\\(([^()]*)\\)");
  private static final Pattern VALUE =
      Pattern.compile("\\G\\s*(?:'((?:[^']|'')*)'|([^',]+?))\\s*(,|$)");

  private final Map<String, List<String>> enums;

  /** Knows the standard types only. */
  public ColumnTypeParser() {
    this(Map.of());
  }

  /** Knows, besides the standard types, these enum types with their values. */
  public ColumnTypeParser(Map<String, List<String>> enums) {
    this.enums = Map.copyOf(enums);
  }

  /**
   * What a text means.
   *
   * @param type the type, {@link ColumnType.Unsupported} where there is a problem
   * @param problem what is wrong with the text and what to write instead, or null
   * @param nearest the type name that was probably meant, or null
   */
  public record Result(ColumnType type, @Nullable String problem, @Nullable String nearest) {}

  /** Reads {@code text}; never fails. */
  public Result parse(String text) {
    String trimmed = text.strip();
    if (trimmed.endsWith("[]")) {
      Result element = parse(trimmed.substring(0, trimmed.length() - 2));
      return element.problem() == null
          ? known(new ColumnType.Array(element.type()))
          : new Result(new ColumnType.Unsupported(text), element.problem(), element.nearest());
    }
    List<String> named = enums.get(trimmed);
    if (named != null) {
      return known(new ColumnType.Enumerated(trimmed, named));
    }
    Matcher enumeration = ENUM.matcher(trimmed);
    if (enumeration.matches()) {
      return enumeration(text, enumeration.group(1));
    }
    return standard(text, trimmed.toLowerCase(Locale.ROOT));
  }

  private static Result known(ColumnType type) {
    return new Result(type, null, null);
  }

  private static Result wrong(String text, String problem) {
    return new Result(new ColumnType.Unsupported(text), problem, null);
  }

  private static Result enumeration(String text, String list) {
    List<String> values = new ArrayList<>();
    Matcher value = VALUE.matcher(list);
    boolean more = true;
    while (more) {
      if (!value.find()) {
        return wrong(text, "The values of an enum are written as enum('a', 'b').");
      }
      String quoted = value.group(1);
      String bare = value.group(2);
      values.add(quoted != null ? quoted.replace("''", "'") : bare == null ? "" : bare);
      more = value.group(3).equals(",");
    }
    return enumerated(text, "", values);
  }

  private static Result enumerated(String text, String name, List<String> values) {
    return values.stream().distinct().count() == values.size()
        ? known(new ColumnType.Enumerated(name, values))
        : wrong(text, "An enum lists the same value twice.");
  }

  private Result standard(String text, String lower) {
    boolean unsigned = lower.endsWith(" unsigned");
    String rest = unsigned ? lower.substring(0, lower.length() - " unsigned".length()) : lower;
    List<Integer> arguments = new ArrayList<>();
    Matcher list = ARGUMENTS.matcher(rest);
    if (list.find()) {
      for (String argument : list.group(1).split(",", -1)) {
        if (!argument.strip().matches("[0-9]{1,9}")) {
          return wrong(
              text, "'" + argument.strip() + "' in '" + text.strip() + "' is not a number.");
        }
        arguments.add(Integer.valueOf(argument.strip()));
      }
      rest = rest.substring(0, list.start()) + " " + rest.substring(list.end());
    }
    String word = rest.strip().replaceAll("\\s+", " ");
    TypeName name = TypeAliases.find(word, arguments).orElse(null);
    if (name == null) {
      return unknown(text, word);
    }
    List<Integer> kept = TypeAliases.isFloat(word) ? List.of() : arguments;
    ColumnType.Standard type = new ColumnType.Standard(name, kept, unsigned);
    return TypeArguments.problem(type)
        .map(problem -> wrong(text, problem))
        .orElseGet(() -> known(type));
  }

  private Result unknown(String text, String word) {
    Optional<String> advice = TypeAliases.advice(word);
    if (advice.isPresent()) {
      return wrong(text, "There is no type '" + word + "'. " + advice.get());
    }
    TreeSet<String> names = new TreeSet<>(TypeAliases.names());
    names.addAll(enums.keySet());
    String nearest = NearestName.of(word, names).orElse(null);
    String hint =
        nearest == null
            ? "For a type that only one database has, write {sql: \"…\"}."
            : "Did you mean " + nearest + "?";
    return new Result(
        new ColumnType.Unsupported(text), "Unknown type '" + word + "'. " + hint, nearest);
  }
}
