package dev.retort.service.generate;

import dev.retort.config.Environment;
import dev.retort.config.GuardLevel;
import dev.retort.config.ScratchSettings;
import dev.retort.config.Secret;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ScratchRequest;
import dev.retort.service.connection.ConnectionFailures;
import dev.retort.service.connection.ConnectionSource;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Opens scratch databases of an environment's dialect. */
final class ScratchSource {
  private final Environment environment;
  private final Dialect dialect;
  private final Queue<ScratchDatabase> ahead = new ConcurrentLinkedQueue<>();

  ScratchSource(Environment environment, Dialect dialect) {
    this.environment = environment;
    this.dialect = dialect;
  }

  /** See {@link Dialect#fingerprint}; empty where no scratch database can be made. */
  Optional<String> fingerprint() {
    try {
      return Optional.of(dialect.fingerprint(request()));
    } catch (SQLException e) {
      // Whoever opens one next says why not.
      return Optional.empty();
    }
  }

  /** An empty scratch database. */
  ScratchDatabase open() {
    ScratchDatabase opened = ahead.poll();
    return opened == null ? openNow() : opened;
  }

  /** Opens a database for the next call of {@link #open}. */
  void openAhead() {
    ahead.add(openNow());
  }

  /** Closes what nobody has asked for since it was opened. */
  void closeUnused() {
    ScratchDatabase opened = ahead.poll();
    while (opened != null) {
      opened.close();
      opened = ahead.poll();
    }
  }

  private ScratchDatabase openNow() {
    try {
      return dialect.openScratch(request());
    } catch (SQLException e) {
      throw ConnectionFailures.ofScratch(environment, e);
    }
  }

  private ScratchRequest request() {
    Map<String, String> properties = new HashMap<>(ConnectionSource.driverProperties(environment));
    ScratchSettings settings = environment.scratch();
    String scratchUrl = null;
    if (settings != null) {
      scratchUrl = settings.url();
      String username = settings.username();
      Secret password = settings.password();
      if (username != null) {
        properties.put("user", username);
      }
      if (password != null) {
        properties.put("password", password.reveal());
      }
    }
    boolean isProtected = environment.guard().level() == GuardLevel.PROTECTED;
    String targetUrl = isProtected ? null : environment.database().url();
    return new ScratchRequest(scratchUrl, targetUrl, properties);
  }
}
