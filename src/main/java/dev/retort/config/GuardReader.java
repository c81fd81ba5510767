package dev.retort.config;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the group {@code guard} of an environment file. */
final class GuardReader {
  private static final List<String> NAMES =
      Arrays.stream(GuardCheckName.values()).map(GuardCheckName::id).toList();

  /** What a check can be set to. */
  private enum Setting {
    ON,
    OFF
  }

  private GuardReader() {}

  /**
   * The guard.
   *
   * @param file the environment file, beside which backups go unless it says otherwise
   */
  static GuardSettings read(Section section, Path file) {
    Scalar level = section.scalar("level");
    TimeLimits usual = TimeLimits.DEFAULT;
    Scalar lock = section.scalar("lock_timeout");
    Scalar statement = section.scalar("statement_timeout");
    Scalar retries = section.scalar("lock_retries");
    Scalar runLock = section.scalar("run_lock_timeout");
    return new GuardSettings(
        level == null ? GuardLevel.OPEN : level.oneOf(GuardLevel.values(), GuardLevel.OPEN),
        new TimeLimits(
            lock == null ? usual.lock() : lock.duration(usual.lock()),
            statement == null ? usual.statement() : limit(statement, usual.statement()),
            retries == null ? usual.retries() : retries.from(0, usual.retries()),
            runLock == null ? usual.runLock() : runLock.duration(usual.runLock())),
        checks(section),
        window(section.scalar("window")),
        backup(section.section("backup"), file),
        approvers(section));
  }

  private static Duration limit(Scalar text, Duration usual) {
    return text.value().strip().equals("none") ? Duration.ZERO : text.duration(usual);
  }

  private static Map<String, PublicKey> approvers(Section section) {
    Map<String, PublicKey> approvers = new TreeMap<>();
    section
        .scalars("approvers")
        .forEach((name, key) -> publicKey(key).ifPresent(k -> approvers.put(name, k)));
    return approvers;
  }

  private static Optional<PublicKey> publicKey(Scalar text) {
    try {
      return Optional.of(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text.value()))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      text.problem(
          "must be an Ed25519 public key in Base64; 'retort approve --new-key FILE' prints one",
          null);
      return Optional.empty();
    }
  }

  private static Map<GuardCheckName, Boolean> checks(Section section) {
    Map<GuardCheckName, Boolean> own = new EnumMap<>(GuardCheckName.class);
    section
        .scalars("checks")
        .forEach(
            (name, value) -> {
              Optional<GuardCheckName> check = GuardCheckName.of(name);
              if (check.isPresent()) {
                value
                    .constant(Setting.values())
                    .ifPresent(s -> own.put(check.get(), s == Setting.ON));
              } else {
                Optional<String> nearest = NearestName.of(name, NAMES);
                value.unknownName("is no check; valid are " + String.join(", ", NAMES), nearest);
              }
            });
    return own;
  }

  private static @Nullable TimeWindow window(@Nullable Scalar scalar) {
    if (scalar == null) {
      return null;
    }
    Optional<TimeWindow> window = TimeWindow.parse(scalar.value());
    if (window.isEmpty()) {
      scalar.problem("must be two times of day, for example 22:00-04:00", null);
    }
    return window.orElse(null);
  }

  private static BackupSettings backup(Section section, Path file) {
    Scalar folder = section.scalar("folder");
    Path named = folder == null ? null : folder.path();
    Scalar proof = section.scalar("proof");
    BackupSettings.Proof usual = BackupSettings.Proof.RESTORED;
    return new BackupSettings(
        named == null ? file.toAbsolutePath().resolveSibling("backups") : named,
        filled(section.scalar("command")),
        filled(section.scalar("restore")),
        filled(section.scalar("program")),
        proof == null ? usual : proof.oneOf(BackupSettings.Proof.values(), usual));
  }

  private static @Nullable String filled(@Nullable Scalar scalar) {
    return scalar == null ? null : scalar.filled();
  }
}
