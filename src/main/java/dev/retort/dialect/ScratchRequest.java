package dev.retort.dialect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a scratch database may be made.
 *
 * @param scratchUrl the address that the environment gives for it, or null
 * @param targetUrl the address of the target, beside which it may be made, or null where that is
 *     forbidden
 * @param properties for the driver; user and password among them
 */
public record ScratchRequest(
    @Nullable String scratchUrl, @Nullable String targetUrl, Map<String, String> properties) {
  public ScratchRequest {
    properties = Map.copyOf(properties);
  }

  /** The dialect's own default. */
  public static ScratchRequest anywhere() {
    return new ScratchRequest(null, null, Map.of());
  }

  /** Never shows the properties, which may hold a password. */
  @Override
  public String toString() {
    return "ScratchRequest[" + properties.keySet() + "]";
  }
}
