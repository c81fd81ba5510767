package dev.retort.ui.workspace;

import dev.retort.service.Status;
import java.util.Locale;

/** How an environment is, as far as is known. */
public enum EnvironmentState {
  LOADING,
  UP_TO_DATE,
  BEHIND,
  DIVERGED,
  UNREACHABLE,
  ERROR;

  /** The state that a database's status means. */
  public static EnvironmentState of(Status.State state) {
    return switch (state) {
      case UP_TO_DATE -> UP_TO_DATE;
      case BEHIND -> BEHIND;
      case DIVERGED -> DIVERGED;
    };
  }

  /** The name in message keys and style classes, for example {@code up_to_date}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
