package dev.retort.dialect.postgresql;

import dev.retort.dialect.ChangePass;
import dev.retort.diff.Change;
import dev.retort.schema.Column;
import dev.retort.schema.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pass that knows how comments are written. */
final class RenderingPass extends ChangePass {
  RenderingPass(Schema before) {
    super(before, PostgreSqlNames::quote);
  }

  void columnComment(Change change, String table, @Nullable Column from, Column to) {
    String column = PostgreSqlNames.quote(table) + "." + PostgreSqlNames.quote(to.name());
    comment(change, "COLUMN " + column, from == null ? null : from.comment(), to.comment());
  }

  boolean comment(Change change, String what, @Nullable String from, @Nullable String to) {
    if (!Objects.equals(from, to)) {
      String text = to == null ? "NULL" : PostgreSqlNames.literal(to);
      out().add(change, "COMMENT ON " + what + " IS " + text);
    }
    return true;
  }

  /** What was commented before it was made anew is so again. */
  boolean comments(Change change, String what) {
    KeptComments.on(schema(), what).forEach(sql -> out().add(change, sql));
    return true;
  }
}
