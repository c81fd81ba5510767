package dev.retort.service.guard;

import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.Dialect;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeSet;
import dev.retort.diff.ChangeSubject;
import dev.retort.diff.SchemaDiffer;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.service.Drift;
import dev.retort.service.generate.SchemaScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares a live schema with what it should be, and writes how to make one the other. */
public final class DriftFinder {
  private final Dialect dialect;

  /** For a dialect. */
  public DriftFinder(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * The differences; both schemas were read from databases of the dialect.
   *
   * @param against {@code revisions} or {@code model}
   */
  public Drift find(String against, List<String> revisions, Schema expected, Schema live) {
    List<Drift.Item> items = new ArrayList<>();
    List<Change> all = changes(expected, live);
    Map<String, List<Change>> bySubject = new LinkedHashMap<>();
    for (Change change : all) {
      String subject = ChangeSubject.of(change);
      items.add(
          new Drift.Item(
              kind(subject, expected, live),
              subject,
              change,
              ways(List.of(change), expected, live),
              definition(subject, expected),
              definition(subject, live)));
      bySubject.computeIfAbsent(subject, s -> new ArrayList<>()).add(change);
    }
    Map<String, Drift.Ways> objects = new HashMap<>();
    bySubject.forEach((subject, own) -> objects.put(subject, ways(own, expected, live)));
    return new Drift(against, revisions, items, objects, ways(all, expected, live));
  }

  private Drift.Ways ways(List<Change> changes, Schema expected, Schema live) {
    List<Change> back = new ChangeSet(changes, List.of()).inverse();
    return new Drift.Ways(sql(changes, expected), sql(back, live));
  }

  private static Drift.Kind kind(String subject, Schema expected, Schema live) {
    return expected.tables().containsKey(subject) || live.tables().containsKey(subject)
        ? Drift.Kind.TABLE
        : expected.views().containsKey(subject) || live.views().containsKey(subject)
            ? Drift.Kind.VIEW
            : Drift.Kind.OTHER;
  }

  /** What of a schema goes by this name, as SQL that builds it. */
  private String definition(String subject, Schema schema) {
    Schema alone =
        Schema.of(
            schema.table(subject).stream().toList(),
            schema.views().values().stream().filter(v -> v.name().equals(subject)).toList(),
            schema.objects().values().stream()
                .filter(o -> o.name().equals(subject) && o.kind() != StoredObject.Kind.OPAQUE)
                .toList());
    return alone.isEmpty() ? "" : SchemaScript.of(alone, dialect).strip();
  }

  /** What leads from one schema to another, as this dialect sees it. */
  public List<Change> changes(Schema from, Schema to) {
    return SchemaDiffer.diff(from, to, dialect.diffPolicy(List.of(dialect.id())), List.of())
        .changes();
  }

  private List<String> sql(List<Change> changes, Schema before) {
    return dialect.renderer().render(changes, before).stream()
        .filter(s -> !s.isComment())
        .map(DdlStatement::sql)
        .toList();
  }
}
