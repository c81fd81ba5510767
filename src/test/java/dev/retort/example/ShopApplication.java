package dev.retort.example;

import dev.retort.service.MigrationService;
import dev.retort.service.RunResult;
import dev.retort.startup.Retort;
import java.nio.file.Path;

/**
 * An application that brings its database to the newest revision before it does anything else.
 *
 * <p>Which environment is used is decided outside: by the system property {@code retort.config},
 * the variable {@code CONFIG_FILE}, or a {@code config.yaml} in the working directory. Start as
 * many of these as you like at once.
 */
public final class ShopApplication {
  private ShopApplication() {}

  /** Upgrades, tells what happened, and would then open for business. */
  public static void main(String[] arguments) {
    RunResult result = Retort.upgradeOnStartup();
    System.out.println("ran " + result.plan().steps().size() + " at " + result.headsAfter());
  }

  /** The same with more in one's own hands. */
  static void byHand(Path environmentFile) {
    try (MigrationService service = MigrationService.open(environmentFile)) {
      service.generate("add a column").save();
      service.upgrade("head");
      service.downgrade("-1");
    }
  }
}
