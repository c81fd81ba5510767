package dev.retort.dialect;

import dev.retort.diff.Change;
import dev.retort.diff.DataLoss;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the statements of a rendering; the loss of a change goes to its first statement. */
public final class StatementList {
  private final List<DdlStatement> statements = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private @Nullable Change lossTold;

  /** Adds a note to the statement that comes next. */
  public void note(String note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  /** Appends a statement for {@code change}. */
  @SuppressWarnings("ReferenceEquality") // one change may stand twice in a list
  public void add(Change change, String sql) {
    String loss = change == lossTold ? null : DataLoss.phrase(change);
    lossTold = change;
    String note = notes.isEmpty() ? null : String.join("; ", notes);
    notes.clear();
    statements.add(new DdlStatement(sql, List.of(change), loss, note));
  }

  /** Appends a comment in place of a statement. */
  public void comment(Change change, String note) {
    statements.add(DdlStatement.comment(note, change));
  }

  /** What was collected. */
  public List<DdlStatement> statements() {
    return List.copyOf(statements);
  }
}
