package dev.retort.service;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is asked for.
 *
 * @param command which way
 * @param targets one specifier; several only for a stamp. {@code a:b} names the start as well and
 *     opens no database
 * @param from the current heads, so that no database is asked; null to ask the database; empty for
 *     none
 * @param purge empty the version table before a stamp
 */
public record PlanRequest(
    Command command, List<String> targets, @Nullable List<String> from, boolean purge) {
  public PlanRequest {
    targets = List.copyOf(targets);
    from = from == null ? null : List.copyOf(from);
  }

  /** What kind of plan. */
  public enum Command {
    UPGRADE,
    DOWNGRADE,
    STAMP;

    /** The word that a person types. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** An upgrade from where the database stands. */
  public static PlanRequest upgrade(String target) {
    return new PlanRequest(Command.UPGRADE, List.of(target), null, false);
  }

  /** A downgrade from where the database stands. */
  public static PlanRequest downgrade(String target) {
    return new PlanRequest(Command.DOWNGRADE, List.of(target), null, false);
  }

  /** A stamp. */
  public static PlanRequest stamp(List<String> targets, boolean purge) {
    return new PlanRequest(Command.STAMP, targets, null, purge);
  }

  /** Whether it says itself where it starts, so that no database is asked. */
  public boolean namesStart() {
    return from != null || targets.stream().anyMatch(t -> t.indexOf(':') >= 0);
  }

  /** The same, starting from these heads without asking a database. */
  public PlanRequest startingFrom(List<String> heads) {
    return new PlanRequest(command, targets, heads, purge);
  }
}
