package dev.retort.dialect;

import dev.retort.diff.Change;
import dev.retort.schema.StoredObject;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sequences that go in a list of changes and come again with other attributes. They are altered
 * in place: one that is made anew would give out numbers that rows have already.
 */
public final class AlteredSequences {
  private static final Pattern CREATE =
      Pattern.compile(
          "(?is)CREATE\\s+SEQUENCE\\s+(?:\"(?:[^\"]|\"\")+\"|`(?:[^`]|``)+`|\\S+)(?<options>.*)");
  private static final Pattern OPTION =
      Pattern.compile(
          "(?i)\\s+(?:(?<word>AS|INCREMENT(?:\\s+BY)?|MINVALUE|MAXVALUE|START(?:\\s+WITH)?|CACHE)"
              + "\\s+(?<value>-?\\w+)|(?<no>NO\\s*)?(?<cycle>CYCLE))(?=\\s|$)");
  private static final String CYCLE = "CYCLE";
  private static final String START = "START WITH";

  private final Map<String, StoredObject> before = new HashMap<>();

  /** Those of these changes. */
  public AlteredSequences(List<Change> changes) {
    Map<String, StoredObject> gone = new HashMap<>();
    for (Change change : changes) {
      if (change instanceof Change.DropObject drop && options(drop.object()).isPresent()) {
        gone.put(drop.object().name(), drop.object());
      } else if (change instanceof Change.CreateObject create
          && gone.containsKey(create.object().name())
          && options(create.object()).isPresent()) {
        before.put(create.object().name(), gone.get(create.object().name()));
      }
    }
  }

  /** Whether what is dropped comes again, or what is created was there. */
  public boolean contains(StoredObject object) {
    return object.kind() == StoredObject.Kind.SEQUENCE && before.containsKey(object.name());
  }

  /**
   * The statement that gives a sequence that comes again its new attributes; empty where the
   * database sees no difference.
   */
  public Optional<String> alter(StoredObject after, DialectId dialect, String quotedName) {
    StoredObject old = before.get(after.name());
    return old == null ? Optional.empty() : alter(old, after, dialect, quotedName);
  }

  /** The same for a table that stands for a sequence, of which another number was said. */
  public static Optional<String> alter(
      NumberSource from, NumberSource to, DialectId dialect, String quotedName) {
    return alter(from.sequence(), to.sequence(), dialect, quotedName);
  }

  private static Optional<String> alter(
      StoredObject from, StoredObject to, DialectId dialect, String quotedName) {
    Map<String, String> old = options(from).orElse(Map.of());
    Map<String, String> wanted = options(to).orElse(Map.of());
    Map<String, String> usual = usual(dialect, wanted);
    List<String> actions = new ArrayList<>();
    Map<String, String> complete = usual(dialect, old);
    complete.putAll(old);
    usual.forEach(
        (word, ofNew) -> {
          String value = wanted.getOrDefault(word, ofNew);
          if (!value.equals(complete.get(word))) {
            actions.add(action(word, value, wanted.containsKey(word), dialect));
          }
        });
    return actions.isEmpty()
        ? Optional.empty()
        : Optional.of("ALTER SEQUENCE " + quotedName + " " + String.join(" ", actions));
  }

  private static String action(String word, String value, boolean said, DialectId dialect) {
    if (word.equals(CYCLE)) {
      String no = dialect == DialectId.MARIADB ? "NOCYCLE" : "NO CYCLE";
      return value.equals(CYCLE) ? CYCLE : no;
    }
    return !said && word.endsWith("VALUE") ? "NO " + word : word + " " + value;
  }

  /** What a sequence has of which these options are said. */
  private static Map<String, String> usual(DialectId dialect, Map<String, String> said) {
    boolean falling = said.getOrDefault("INCREMENT BY", "1").startsWith("-");
    boolean mariaDb = dialect == DialectId.MARIADB;
    Map<String, String> usual = new LinkedHashMap<>();
    usual.put("AS", "bigint");
    usual.put("INCREMENT BY", "1");
    usual.put("MINVALUE", falling ? mariaDb ? "-9223372036854775807" : "lowest" : "1");
    usual.put("MAXVALUE", falling ? "-1" : mariaDb ? "9223372036854775806" : "highest");
    String first = falling ? "MAXVALUE" : "MINVALUE";
    usual.put(START, said.getOrDefault(first, String.valueOf(usual.get(first))));
    usual.put("CACHE", mariaDb ? "1000" : "1");
    usual.put(CYCLE, "");
    return usual;
  }

  /** What the text says by its words; empty if it is no sequence or says more than that. */
  private static Optional<Map<String, String>> options(StoredObject object) {
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
              case "INCREMENT" -> "INCREMENT BY";
              case "START" -> START;
              default -> word;
            },
            option.group("value"));
      }
    }
    return create.group("options").substring(end).isBlank()
        ? Optional.of(options)
        : Optional.empty();
  }
}
