package dev.retort.ui.support;

import java.util.Optional;

/** What the window remembers from one start to the next: short texts by name. */
public interface Settings {
  /** The remembered text. */
  Optional<String> read(String name);

  /** Remembers a text; a failure to do so is no failure of the window. */
  void write(String name, String value);

  /** The remembered number, or another. */
  default double number(String name, double otherwise) {
    try {
      return read(name).map(Double::parseDouble).filter(Double::isFinite).orElse(otherwise);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Settings that nobody remembers. */
  static Settings inMemory() {
    return new MemorySettings();
  }
}
