package dev.retort.model.yaml;

import org.jspecify.annotations.Nullable;

/** Phrases that several messages share. */
final class Texts {
  private Texts() {}

  static String didYouMean(@Nullable String nearest) {
    return nearest == null ? "" : " Did you mean " + nearest + "?";
  }
}
