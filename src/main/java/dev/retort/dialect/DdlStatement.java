package dev.retort.dialect;

import dev.retort.diff.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that carries out one or several changes, or a {@linkplain #comment comment} in the
 * place of one that this dialect cannot write.
 *
 * @param sql the text, possibly of several lines, without a final semicolon; empty for a comment
 * @param changes what it serves
 * @param loses what data it loses, in a short phrase such as {@code all rows of users}, or null
 * @param note what a reader should know, written as a comment above it, or null
 */
public record DdlStatement(
    String sql, List<Change> changes, @Nullable String loses, @Nullable String note) {
  public DdlStatement {
    changes = List.copyOf(changes);
  }

  /**
   * Says why nothing is written for a change. Whoever writes a script puts the note there as a
   * comment; whoever runs statements passes over it.
   */
  public static DdlStatement comment(String note, Change change) {
    return new DdlStatement("", List.of(change), null, note);
  }

  /** Whether there is nothing to run. */
  public boolean isComment() {
    return sql.isEmpty();
  }
}
