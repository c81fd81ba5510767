package dev.retort.service.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan starts from.
 *
 * @param rows of the version table
 * @param server product and version, or null where there is no database yet
 */
public record PlanStart(List<String> rows, @Nullable String server) {
  /** Where there is no database yet. */
  public static final PlanStart NOTHING = new PlanStart(List.of(), null);

  public PlanStart {
    rows = List.copyOf(rows);
  }
}
