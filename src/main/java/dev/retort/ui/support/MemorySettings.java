package dev.retort.ui.support;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Settings for one run only. */
final class MemorySettings implements Settings {
  private final Map<String, String> values = new HashMap<>();

  @Override
  public Optional<String> read(String name) {
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public void write(String name, String value) {
    values.put(name, value);
  }
}
