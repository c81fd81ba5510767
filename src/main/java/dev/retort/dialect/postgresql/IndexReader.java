package dev.retort.dialect.postgresql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.schema.Index;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes indexes of rows that each tell one part, in their order; the last is made at the end. */
final class IndexReader {
  /** The option that says for each part where NULL stands, where that is not the usual. */
  static final String NULLS = "nulls";

  private static final int DESCENDING = 1;
  private static final int NULLS_FIRST = 2;

  private final OpaqueObjects opaque;
  private @Nullable Draft current;

  IndexReader(OpaqueObjects opaque) {
    this.opaque = opaque;
  }

  void read(CatalogueRow row, TableDraft table) throws SQLException {
    Draft draft = current;
    if (draft == null || !draft.name.equals(row.text("name"))) {
      finish();
      draft = new Draft(row, table);
      current = draft;
    }
    draft.part(row);
  }

  /** Hands the last index to its table. */
  void finish() {
    Draft draft = current;
    current = null;
    if (draft == null) {
      return;
    }
    if (draft.valid) {
      draft.table.index(draft.index());
    } else {
      opaque.add(
          "invalid index",
          draft.name,
          draft.table.name(),
          "left by a CREATE INDEX CONCURRENTLY that failed; drop it",
          draft.definition);
    }
  }

  /** An index whose parts are still coming. */
  private static final class Draft {
    private final String name;
    private final TableDraft table;
    private final boolean unique;
    private final boolean valid;
    private final String definition;
    private final @Nullable String predicate;
    private final List<Index.Part> parts = new ArrayList<>();
    private final List<String> included = new ArrayList<>();
    private final List<String> nulls = new ArrayList<>();
    private final Map<String, String> options = new TreeMap<>();

    Draft(CatalogueRow row, TableDraft table) throws SQLException {
      this.name = row.text("name");
      this.table = table;
      this.unique = row.is("is_unique", "t");
      this.valid = row.is("is_valid", "t");
      this.definition = row.text("definition");
      String condition = row.nullable("predicate");
      this.predicate = condition == null ? null : PostgreSqlExpressions.withoutBrackets(condition);
      if (!row.is("method", "btree")) {
        options.put("method", row.text("method"));
      }
      if (row.is("nulls_equal", "t")) {
        options.put(Index.NULLS_NOT_DISTINCT, "true");
      }
      if (!row.text("storage").isEmpty()) {
        options.put(Index.STORAGE, row.text("storage"));
      }
    }

    void part(CatalogueRow row) throws SQLException {
      if (row.is("is_included", "t")) {
        included.add(row.text("column_name"));
        return;
      }
      String expression = row.nullable("expression");
      int direction = row.number("direction");
      boolean descending = (direction & DESCENDING) != 0;
      boolean first = (direction & NULLS_FIRST) != 0;
      nulls.add(first == descending ? "" : first ? "first" : "last");
      parts.add(
          new Index.Part(
              expression == null ? row.text("column_name") : null,
              expression == null ? null : PostgreSqlExpressions.withoutBrackets(expression),
              descending,
              0,
              row.nullable("collation"),
              row.nullable("operator_class")));
    }

    Index index() {
      if (!included.isEmpty()) {
        options.put(Index.INCLUDE, String.join(", ", included));
      }
      if (nulls.stream().anyMatch(n -> !n.isEmpty())) {
        options.put(NULLS, String.join(",", nulls));
      }
      return new Index(name, parts, unique, predicate, options);
    }
  }
}
