package dev.retort.dialect.postgresql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.schema.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes views of the rows of {@code pg_class}; one that cannot be built alone is kept as text. */
final class ViewReading {
  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  /** A view, and the oids of what it reads. */
  private record Draft(View view, List<String> reads) {}

  void read(String oid, CatalogueRow row) throws SQLException {
    String storage = row.text("storage");
    View view =
        new View(
            row.text("name"),
            row.text("query").strip().replaceFirst(";$", ""),
            row.is("kind", "m"),
            storage.isEmpty() ? Map.of() : Map.of(PostgreSqlViews.WITH, storage));
    drafts.put(oid, new Draft(view, List.of(row.text("reads").split(","))));
  }

  /**
   * The views.
   *
   * @param texts the oids of the relations that are kept as text alone; those views are added that
   *     read one of them, directly or not
   * @param opaque takes these views
   */
  List<View> views(Set<String> texts, OpaqueObjects opaque) {
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Map.Entry<String, Draft> entry : drafts.entrySet()) {
        boolean found =
            !texts.contains(entry.getKey())
                && entry.getValue().reads().stream().anyMatch(texts::contains);
        grown = (found && texts.add(entry.getKey())) || grown;
      }
    }
    List<View> views = new ArrayList<>();
    drafts.forEach(
        (oid, draft) -> {
          View view = draft.view();
          if (texts.contains(oid)) {
            opaque.add(
                view.materialized() ? "materialized view" : "view",
                view.name(),
                "",
                "that reads what is not understood",
                PostgreSqlViews.definition(view));
          } else {
            views.add(view);
          }
        });
    return views;
  }
}
