package dev.retort.dialect;

import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the indexes of a schema are called in the database. */
final class WrittenIndexNames {
  private final Map<String, Map<String, String>> byTable = new TreeMap<>();
  private final Map<String, String> firstTables = new HashMap<>();

  private final IndexNaming naming;

  WrittenIndexNames(Schema schema, IndexNaming naming) {
    this.naming = naming;
    schema.tables().values().stream()
        .sorted(Comparator.comparing(Table::name, IndexNamesakes.ORDER))
        .forEach(this::add);
  }

  private void add(Table table) {
    Map<String, String> written = byTable.computeIfAbsent(table.name(), t -> new TreeMap<>());
    for (String name : naming.names(table)) {
      String first = firstTables.computeIfAbsent(naming.key(name), k -> table.name());
      String other = name + IndexNamesakes.JOINT + table.name();
      written.put(name, first.equals(table.name()) || !naming.fits(other) ? name : other);
    }
  }

  /** By table, the names of its indexes and what they are in the database. */
  Map<String, Map<String, String>> byTable() {
    return byTable;
  }

  Optional<String> find(String table, String name) {
    return Optional.ofNullable(byTable.getOrDefault(table, Map.of()).get(name));
  }

  String of(String table, String name) {
    return find(table, name).orElse(name);
  }

  /** What a reader should know, by {@link NamesakePlan#key}. */
  Map<String, String> notes() {
    Map<String, String> notes = new HashMap<>();
    byTable.forEach(
        (table, written) ->
            written.forEach(
                (name, other) -> {
                  String first = String.valueOf(firstTables.get(naming.key(name)));
                  if (!other.equals(name)) {
                    notes.put(
                        NamesakePlan.key(table, other),
                        "is "
                            + other
                            + " here, since "
                            + first
                            + " has an index "
                            + name
                            + " as well");
                  } else if (!first.equals(table)) {
                    notes.put(
                        NamesakePlan.key(table, other),
                        "fails while "
                            + first
                            + " has an index "
                            + name
                            + " as well; give one of them another name");
                  }
                }));
    return notes;
  }
}
