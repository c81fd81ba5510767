package dev.retort.config;

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must be shown before something runs, and how long it may take.
 *
 * @param level how strict the environment is
 * @param limits time limits of a run
 * @param own checks that the file itself turns on or off
 * @param window when runs are allowed, or null for always
 * @param backup how backups are made
 * @param approvers who may approve plans, with their Ed25519 keys; empty where an approval is not
 *     signed
 */
public record GuardSettings(
    GuardLevel level,
    TimeLimits limits,
    Map<GuardCheckName, Boolean> own,
    @Nullable TimeWindow window,
    BackupSettings backup,
    Map<String, PublicKey> approvers) {
  /** Nothing is asked. */
  public static final GuardSettings OPEN = new GuardSettings(GuardLevel.OPEN, TimeLimits.DEFAULT);

  public GuardSettings {
    own = Map.copyOf(own);
    approvers = Collections.unmodifiableMap(new TreeMap<>(approvers));
  }

  /** A level with its usual checks. */
  public GuardSettings(GuardLevel level, TimeLimits limits) {
    this(level, limits, Map.of(), null, BackupSettings.in(Path.of("backups")), Map.of());
  }

  /** The same with other limits. */
  public GuardSettings withLimits(TimeLimits other) {
    return new GuardSettings(level, other, own, window, backup, approvers);
  }

  /** The checks that are made, in their order. */
  public List<GuardCheckName> checks() {
    return Arrays.stream(GuardCheckName.values()).filter(this::asks).toList();
  }

  private boolean asks(GuardCheckName check) {
    boolean usual =
        check.isUsual(level)
            || (check == GuardCheckName.WINDOW && window != null)
            || (check == GuardCheckName.APPROVAL && !approvers.isEmpty());
    return own.getOrDefault(check, usual);
  }
}
