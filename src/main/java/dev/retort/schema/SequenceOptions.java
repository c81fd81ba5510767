package dev.retort.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the statement that creates a sequence says of it.
 *
 * @param said value by word, such as {@code INCREMENT BY}, {@code START WITH} or {@link #CYCLE},
 *     whose value is empty for {@code NO CYCLE}
 */
public record SequenceOptions(Map<String, String> said) {
  public static final String TYPE = "AS";
  public static final String STEP = "INCREMENT BY";
  public static final String LEAST = "MINVALUE";
  public static final String GREATEST = "MAXVALUE";
  public static final String START = "START WITH";
  public static final String CACHE = "CACHE";
  public static final String CYCLE = "CYCLE";

  /** The words that come with a value. */
  public static final List<String> VALUES = List.of(TYPE, STEP, START, LEAST, GREATEST, CACHE);

  private static final Pattern CREATE =
      Pattern.compile(
          "(?is)CREATE\\s+SEQUENCE\\s+(?:\"(?:[^\"]|\"\")+\"|`(?:[^`]|``)+`|\\S+)(?<options>.*)");
  private static final Pattern OPTION =
      Pattern.compile(
          "(?i)\\s+(?:(?<word>AS|INCREMENT(?:\\s+BY)?|MINVALUE|MAXVALUE|START(?:\\s+WITH)?|CACHE)"
              + "\\s+(?<value>-?\\w+)|(?<no>NO\\s*)?(?<cycle>CYCLE))(?=\\s|$)");

  public SequenceOptions {
    said = Map.copyOf(said);
  }

  /** Those of an object; empty if it is no sequence or its statement says more than that. */
  public static Optional<SequenceOptions> of(StoredObject object) {
    Matcher create = CREATE.matcher(object.sql());
    if (object.kind() != StoredObject.Kind.SEQUENCE || !create.matches()) {
      return Optional.empty();
    }
    Map<String, String> options = new HashMap<>();
    Matcher option = OPTION.matcher(create.group("options"));
    int end = 0;
    while (option.find() && option.start() == end) {
      end = option.end();
      if (option.group("cycle") != null) {
        options.put(CYCLE, option.group("no") == null ? CYCLE : "");
      } else {
        String word = option.group("word").toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        options.put(
            switch (word) {
              case "INCREMENT" -> STEP;
              case "START" -> START;
              default -> word;
            },
            option.group("value"));
      }
    }
    return create.group("options").substring(end).isBlank()
        ? Optional.of(new SequenceOptions(options))
        : Optional.empty();
  }
}
