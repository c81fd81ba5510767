package dev.retort.revision;

import java.util.Locale;

/** Which way a step or a section goes. */
public enum Direction {
  UPGRADE,
  DOWNGRADE;

  /** The name as files and programs write it, for example {@code upgrade}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The other way. */
  public Direction opposite() {
    return this == UPGRADE ? DOWNGRADE : UPGRADE;
  }
}
