package dev.retort.ui.shell;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a picture of the window shows in its centre. */
public enum SnapshotContent {
  GRAPH(null),
  FILE("revision.edit"),
  PLAN("upgrade"),
  GENERATE("generate"),
  MERGE("merge"),
  CONFLICTS("conflicts"),
  RESOLVE("resolve"),
  DRIFT("drift"),
  GUARDS("guards"),
  JOURNAL("journal"),
  REPAIR("repair"),
  PALETTE("palette");

  private final @Nullable String command;

  SnapshotContent(@Nullable String command) {
    this.command = command;
  }

  /** The content of that name, for example {@code plan}. */
  public static SnapshotContent of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The id of the command that opens it, if one has to. */
  Optional<String> command() {
    return Optional.ofNullable(command);
  }
}
