package dev.retort.dialect;

import dev.retort.diff.Change;
import dev.retort.diff.SchemaEditor;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.List;
import java.util.function.UnaryOperator;

/** The statements of a pass over changes so far, and the schema as it is before the next. */
public class ChangePass {
  private final StatementList out = new StatementList();
  private final UnaryOperator<String> quote;
  private Schema schema;

  /**
   * A pass that begins.
   *
   * @param quote writes a name as the dialect has it
   */
  public ChangePass(Schema before, UnaryOperator<String> quote) {
    this.schema = before;
    this.quote = quote;
  }

  /** The statements so far. */
  public StatementList out() {
    return out;
  }

  /** The schema before the next change. */
  public Schema schema() {
    return schema;
  }

  /** Goes on to the next change. */
  public void apply(Change change) {
    schema = SchemaEditor.apply(schema, List.of(change));
  }

  /** A table as it is, without columns if it is not there. */
  public Table table(String name) {
    return schema.table(name).orElseGet(() -> Table.builder(name).build());
  }

  /** Appends an {@code ALTER TABLE}. */
  public boolean alter(Change change, String table, String action) {
    out.add(change, "ALTER TABLE " + quote.apply(table) + " " + action);
    return true;
  }
}
