package dev.retort.ui.support;

import java.util.Optional;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;

/** Settings in the place where the operating system keeps those of the user. */
public final class UserSettings implements Settings {
  private final Preferences node;

  /** The settings under this node. */
  public UserSettings(Preferences node) {
    this.node = node;
  }

  /** Retort's own. */
  public static UserSettings ofUser() {
    return new UserSettings(Preferences.userRoot().node("dev/retort/ui"));
  }

  @Override
  public Optional<String> read(String name) {
    return Optional.ofNullable(node.get(name, null));
  }

  @Override
  public void write(String name, String value) {
    if (value.length() > Preferences.MAX_VALUE_LENGTH) {
      return;
    }
    node.put(name, value);
    try {
      node.flush();
    } catch (BackingStoreException e) {
      // A window that cannot remember its size still works.
      node.remove(name);
    }
  }
}
