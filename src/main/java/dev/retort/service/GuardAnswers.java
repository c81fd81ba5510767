package dev.retort.service;

import dev.retort.config.GuardCheckName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person says to the checks.
 *
 * @param name what was typed as the environment's name, or null
 * @param waivers checks to go on without, each with its reason
 */
public record GuardAnswers(@Nullable String name, Map<GuardCheckName, String> waivers) {
  /** Nobody was asked. */
  public static final GuardAnswers NONE = new GuardAnswers(null, Map.of());

  public GuardAnswers {
    waivers = Map.copyOf(waivers);
  }

  /** The name was typed, nothing is waived. */
  public static GuardAnswers named(String name) {
    return new GuardAnswers(name, Map.of());
  }
}
