package dev.retort.ui.support;

import java.util.Locale;

/** How the window looks. */
public enum Theme {
  LIGHT,
  DARK;

  /** The name as settings and options write it, for example {@code dark}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The theme of that id; light for any other. */
  public static Theme of(String id) {
    return DARK.id().equals(id) ? DARK : LIGHT;
  }

  /** The other one. */
  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }
}
