package dev.retort.dialect.postgresql;

import dev.retort.dialect.ForeignQuery;
import dev.retort.dialect.StatementList;
import dev.retort.diff.Change;
import dev.retort.diff.SqlNames;
import dev.retort.schema.Schema;
import dev.retort.schema.View;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes views, and sets those aside that forbid a change to what they read. */
final class PostgreSqlViews {
  /** The option with a view's storage parameters, as {@code security_barrier=true, …}. */
  static final String WITH = "with";

  private final StatementList out;

  PostgreSqlViews(StatementList out) {
    this.out = out;
  }

  void create(Change change, View view) {
    ForeignQuery.note(view, DialectId.POSTGRESQL).ifPresent(out::note);
    out.add(change, definition(view));
  }

  /** The statement that makes the view. */
  static String definition(View view) {
    String with = view.options().get(WITH);
    return "CREATE "
        + kind(view)
        + PostgreSqlNames.quote(view.name())
        + (with == null ? "" : " WITH (" + with + ")")
        + " AS\n"
        + ForeignQuery.requoted(view.sql(), PostgreSqlNames::quote);
  }

  void drop(Change change, View view) {
    out.add(change, "DROP " + kind(view) + PostgreSqlNames.quote(view.name()));
  }

  private static String kind(View view) {
    return view.materialized() ? "MATERIALIZED VIEW " : "VIEW ";
  }

  /** Makes views again, with the triggers and indexes that they had. */
  void restore(Change change, Schema schema, List<View> aside) {
    for (View view : aside) {
      create(change, view);
      schema.objects().values().stream()
          .filter(o -> o.table().equals(view.name()))
          .flatMap(
              o ->
                  Stream.concat(
                      PostgreSqlObjects.create(o).stream(),
                      KeptComments.on(schema, PostgreSqlObjects.subject(o)).stream()))
          .forEach(sql -> out.add(change, sql));
      KeptComments.onView(schema, schema.views().get(view.name()), view)
          .forEach(sql -> out.add(change, sql));
    }
  }

  /** Drops the views that read {@code name}, directly or not; they come back by the result. */
  List<View> setAside(Change change, Schema schema, String name) {
    List<View> dependents = dependents(schema, name);
    List<View> drops = new ArrayList<>(dependents);
    Collections.reverse(drops);
    for (View view : drops) {
      out.note("reads " + name + ", is made again below");
      drop(change, view);
    }
    return dependents;
  }

  /** Views that read {@code name}, each before those that read it. */
  private static List<View> dependents(Schema schema, String name) {
    List<View> result = new ArrayList<>();
    TreeSet<String> reached = new TreeSet<>(List.of(name));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (View view : schema.views().values()) {
        if (!reached.contains(view.name())
            && reached.stream().anyMatch(n -> SqlNames.mentions(view.sql(), n))) {
          reached.add(view.name());
          result.add(view);
          grown = true;
        }
      }
    }
    return inOrder(result);
  }

  /** Finding them goes by name, so one may stand before what it reads. */
  private static List<View> inOrder(List<View> views) {
    List<View> open = new ArrayList<>(views);
    List<View> ordered = new ArrayList<>();
    while (!open.isEmpty()) {
      View next =
          open.stream()
              .filter(
                  v ->
                      open.stream()
                          .noneMatch(
                              o ->
                                  !o.name().equals(v.name())
                                      && SqlNames.mentions(v.sql(), o.name())))
              .findFirst()
              .orElse(open.get(0));
      open.remove(next);
      ordered.add(next);
    }
    return ordered;
  }
}
