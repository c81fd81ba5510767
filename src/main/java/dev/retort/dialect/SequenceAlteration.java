package dev.retort.dialect;

import dev.retort.diff.Change;
import dev.retort.schema.SequenceOptions;
import dev.retort.schema.StoredObject;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the statement that gives a sequence other attributes. */
public final class SequenceAlteration {
  private SequenceAlteration() {}

  /**
   * The statement for a dialect that has sequences; empty where it sees no difference.
   *
   * @param quotedName the sequence as the dialect writes it
   */
  public static Optional<String> of(
      Change.AlterSequence change, DialectId dialect, String quotedName) {
    Map<String, String> old = said(change.from());
    Map<String, String> wanted = said(change.to());
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

  private static Map<String, String> said(StoredObject sequence) {
    return SequenceOptions.of(sequence).map(SequenceOptions::said).orElse(Map.of());
  }

  private static String action(String word, String value, boolean said, DialectId dialect) {
    if (word.equals(SequenceOptions.CYCLE)) {
      String no = dialect == DialectId.MARIADB ? "NOCYCLE" : "NO CYCLE";
      return value.isEmpty() ? no : SequenceOptions.CYCLE;
    }
    return !said && word.endsWith("VALUE") ? "NO " + word : word + " " + value;
  }

  /** What a sequence has of which these options are said. */
  private static Map<String, String> usual(DialectId dialect, Map<String, String> said) {
    boolean falling = said.getOrDefault(SequenceOptions.STEP, "1").startsWith("-");
    boolean mariaDb = dialect == DialectId.MARIADB;
    Map<String, String> usual = new LinkedHashMap<>();
    usual.put(SequenceOptions.TYPE, "bigint");
    usual.put(SequenceOptions.STEP, "1");
    usual.put(SequenceOptions.LEAST, falling ? mariaDb ? "-9223372036854775807" : "lowest" : "1");
    usual.put(
        SequenceOptions.GREATEST, falling ? "-1" : mariaDb ? "9223372036854775806" : "highest");
    String first = falling ? SequenceOptions.GREATEST : SequenceOptions.LEAST;
    usual.put(SequenceOptions.START, said.getOrDefault(first, String.valueOf(usual.get(first))));
    usual.put(SequenceOptions.CACHE, mariaDb ? "1000" : "1");
    usual.put(SequenceOptions.CYCLE, "");
    return usual;
  }
}
