package dev.retort.dialect;

import dev.retort.diff.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that carries out one or several changes.
 *
 * @param sql the text, possibly of several lines, without a final semicolon
 * @param changes what it serves
 * @param loses what data it loses, in a short phrase such as {@code all rows of users}, or null
 * @param note what a reader should know, written as a comment above it, or null
 */
public record DdlStatement(
    String sql, List<Change> changes, @Nullable String loses, @Nullable String note) {
  public DdlStatement {
    changes = List.copyOf(changes);
  }
}
