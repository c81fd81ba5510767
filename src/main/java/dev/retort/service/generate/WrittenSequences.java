package dev.retort.service.generate;

import dev.retort.dialect.NumberSource;
import dev.retort.diff.Change;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Section;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plain sequences that revision files create, whichever database they are written for. Where a
 * table stands for a sequence the database can't say so, and MariaDB reads back more than was said;
 * the text for the other databases tells.
 */
final class WrittenSequences {
  private static final String NAME = "(?:[\\w$]+|\"[^\"]+\"|`[^`]+`)";
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?im)^\\s*(?<verb>CREATE|ALTER)\\s+SEQUENCE\\s+(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?(?<name>"
              + NAME
              + ")(?<options>(?:\\s+(?:START(?:\\s+WITH)?|INCREMENT(?:\\s+BY)?)\\s+-?\\d+)*)\\s*;");
  private static final Pattern START = option("START(?:\\s+WITH)?");
  private static final Pattern STEP = option("INCREMENT(?:\\s+BY)?");

  private final Map<String, NumberSource> written = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Those of the files up to these revisions; of two texts for one sequence the newer counts. */
  WrittenSequences(RevisionGraph graph, List<String> parents) {
    Set<String> lineage = graph.ancestors(parents, true);
    List<Revision> oldestFirst = new ArrayList<>(graph.newestFirst());
    Collections.reverse(oldestFirst);
    oldestFirst.stream()
        .filter(r -> lineage.contains(r.id()))
        .flatMap(r -> r.sections().stream())
        .filter(s -> s.direction() == Direction.UPGRADE)
        .map(Section::body)
        .forEach(this::read);
  }

  private static Pattern option(String word) {
    return Pattern.compile("(?i)\\b" + word + "\\s+(-?\\d+)");
  }

  private void read(String body) {
    Matcher statement = STATEMENT.matcher(body);
    while (statement.find()) {
      String name = statement.group("name").replaceAll("[\"`]", "");
      String options = statement.group("options");
      NumberSource before =
          statement.group("verb").equalsIgnoreCase("ALTER") ? written.get(name) : null;
      written.put(
          name,
          new NumberSource(
              name,
              number(START, options, before == null ? 1 : before.start()),
              number(STEP, options, before == null ? 1 : before.step())));
    }
  }

  private static long number(Pattern option, String options, long otherwise) {
    Matcher matcher = option.matcher(options);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : otherwise;
  }

  /**
   * What a model says otherwise of sequences than the files do, where a table stands for each: that
   * is the same here, and not elsewhere.
   *
   * @param expected what the files build
   */
  List<Change> differences(Schema model, Schema expected) {
    List<Change> changes = new ArrayList<>();
    for (Table declared : model.tables().values()) {
      Optional<NumberSource> wanted = NumberSource.of(declared);
      Optional<NumberSource> known = find(declared.name());
      Optional<Table> table = expected.table(declared.name());
      if (wanted.isPresent()
          && known.isPresent()
          && table.flatMap(known.get()::marked).isPresent()
          && !wanted.equals(known)) {
        changes.add(new Change.AlterSequence(known.get().sequence(), wanted.get().sequence()));
      }
    }
    return changes;
  }

  /** The sequence of this name, whose letters may be large or small. */
  Optional<NumberSource> find(String name) {
    return Optional.ofNullable(written.get(name))
        .map(n -> new NumberSource(name, n.start(), n.step()));
  }
}
