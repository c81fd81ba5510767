package dev.retort.dialect.postgresql;

import dev.retort.dialect.StatementList;
import dev.retort.diff.Change;
import dev.retort.diff.SchemaEditor;
import dev.retort.schema.Column;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The statements of a pass over changes so far, and the schema as it is before the next. */
final class RenderingPass {
  private final StatementList out = new StatementList();
  private Schema schema;

  RenderingPass(Schema before) {
    this.schema = before;
  }

  StatementList out() {
    return out;
  }

  Schema schema() {
    return schema;
  }

  /** Goes on to the next change. */
  void apply(Change change) {
    schema = SchemaEditor.apply(schema, List.of(change));
  }

  Table table(String name) {
    return schema.table(name).orElseGet(() -> Table.builder(name).build());
  }

  boolean alter(Change change, String table, String action) {
    out.add(change, "ALTER TABLE " + PostgreSqlNames.quote(table) + " " + action);
    return true;
  }

  void columnComment(Change change, String table, @Nullable Column from, Column to) {
    String column = PostgreSqlNames.quote(table) + "." + PostgreSqlNames.quote(to.name());
    comment(change, "COLUMN " + column, from == null ? null : from.comment(), to.comment());
  }

  boolean comment(Change change, String what, @Nullable String from, @Nullable String to) {
    if (!Objects.equals(from, to)) {
      String text = to == null ? "NULL" : PostgreSqlNames.literal(to);
      out.add(change, "COMMENT ON " + what + " IS " + text);
    }
    return true;
  }

  /** What was commented before it was made anew is so again. */
  boolean comments(Change change, String what) {
    KeptComments.on(schema, what).forEach(sql -> out.add(change, sql));
    return true;
  }
}
