package dev.retort.dialect.postgresql;

import dev.retort.dialect.ConstraintNames;
import dev.retort.dialect.ExpressionQuoting;
import dev.retort.dialect.StatementList;
import dev.retort.schema.Check;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes keys, checks and indexes. */
final class PostgreSqlKeys {
  private static final Set<String> METHODS =
      Set.of("btree", "hash", "gin", "gist", "spgist", "brin");

  private PostgreSqlKeys() {}

  static String primaryKey(Table table, PrimaryKey key) {
    return "CONSTRAINT "
        + PostgreSqlNames.quote(ConstraintNames.of(table.name(), key))
        + " PRIMARY KEY "
        + PostgreSqlNames.list(key.columns())
        + words(table.options().get(PostgreSqlTables.PRIMARY_KEY));
  }

  static String unique(String table, UniqueConstraint unique) {
    return "CONSTRAINT "
        + PostgreSqlNames.quote(ConstraintNames.of(table, unique))
        + " UNIQUE "
        + (unique.options().containsKey(Index.NULLS_NOT_DISTINCT) ? "NULLS NOT DISTINCT " : "")
        + PostgreSqlNames.list(unique.columns())
        + included(unique.options())
        + storage(unique.options())
        + words(unique.deferrable());
  }

  static String foreignKey(String table, ForeignKey key) {
    return "CONSTRAINT "
        + PostgreSqlNames.quote(ConstraintNames.of(table, key))
        + " FOREIGN KEY "
        + PostgreSqlNames.list(key.columns())
        + " REFERENCES "
        + PostgreSqlNames.quote(key.referencedTable())
        + (key.referencedColumns().isEmpty()
            ? ""
            : " " + PostgreSqlNames.list(key.referencedColumns()))
        + action(" ON DELETE ", key.onDelete())
        + action(" ON UPDATE ", key.onUpdate())
        + words(key.deferrable());
  }

  /** Whether old rows are not held to it; a new table's key is valid whatever is written. */
  static boolean isNotValid(ForeignKey key) {
    String words = key.deferrable();
    return words != null && words.contains("NOT VALID");
  }

  private static String action(String words, ForeignKey.Action action) {
    return action == ForeignKey.Action.NO_ACTION ? "" : words + action.sql();
  }

  private static String words(@Nullable String words) {
    return words == null ? "" : " " + words;
  }

  static String check(Table table, Check check) {
    return "CONSTRAINT "
        + PostgreSqlNames.quote(ConstraintNames.of(table.name(), check))
        + " CHECK ("
        + ExpressionQuoting.of(check.expression(), table, PostgreSqlNames::quote)
        + ")";
  }

  static String index(Table table, Index index, StatementList out) {
    String method = Objects.toString(index.options().get("method"), "").toLowerCase(Locale.ROOT);
    if (!method.isEmpty() && !METHODS.contains(method)) {
      out.note("PostgreSQL has no " + method + " index; written as a plain one");
      method = "";
    }
    String predicate = index.predicate();
    return "CREATE "
        + (index.unique() ? "UNIQUE " : "")
        + "INDEX "
        + PostgreSqlNames.quote(index.name())
        + " ON "
        + PostgreSqlNames.quote(table.name())
        + (method.isEmpty() ? "" : " USING " + method)
        + parts(table, index)
        + included(index.options())
        + (index.options().containsKey(Index.NULLS_NOT_DISTINCT) ? " NULLS NOT DISTINCT" : "")
        + storage(index.options())
        + (predicate == null
            ? ""
            : " WHERE " + ExpressionQuoting.of(predicate, table, PostgreSqlNames::quote));
  }

  static String included(Map<String, String> options) {
    List<String> columns = Index.included(options);
    return columns.isEmpty() ? "" : " INCLUDE " + PostgreSqlNames.list(columns);
  }

  private static String storage(Map<String, String> options) {
    String parameters = options.get(Index.STORAGE);
    return parameters == null ? "" : " WITH (" + parameters + ")";
  }

  private static String parts(Table table, Index index) {
    String[] nulls = index.options().getOrDefault(IndexReader.NULLS, "").split(",", -1);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < index.parts().size(); i++) {
      String place = i < nulls.length && !nulls[i].isEmpty() ? nulls[i] : "";
      parts.add(
          part(table, index.parts().get(i))
              + (place.isEmpty() ? "" : " NULLS " + place.toUpperCase(Locale.ROOT)));
    }
    return " (" + String.join(", ", parts) + ")";
  }

  private static String part(Table table, Index.Part part) {
    String column = part.column();
    String sql =
        column != null
            ? PostgreSqlNames.quote(column)
            : "("
                + ExpressionQuoting.of("" + part.expression(), table, PostgreSqlNames::quote)
                + ")";
    String collation = part.collation();
    boolean known = collation != null && !Set.of("BINARY", "NOCASE", "RTRIM").contains(collation);
    return sql
        + (known ? " COLLATE \"" + collation + "\"" : "")
        + (part.operatorClass() == null ? "" : " " + part.operatorClass())
        + (part.descending() ? " DESC" : "");
  }
}
