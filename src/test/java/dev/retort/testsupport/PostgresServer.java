package dev.retort.testsupport;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server for this JVM, started when first asked for; it stops itself at the end. */
public final class PostgresServer {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;
  private static @Nullable String failure;

  private PostgresServer() {}

  /** The address of a new, empty database; the test is skipped where no server can be started. */
  public static String newDatabase() throws SQLException {
    String name = "t" + NUMBER.incrementAndGet();
    EmbeddedPostgres running = server();
    try (Connection connection =
            DriverManager.getConnection(running.getJdbcUrl("postgres", "postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return running.getJdbcUrl("postgres", name);
  }

  /** A server that a test can kill; the test is skipped where no server can be started. */
  public static CrashableServer crashable() throws Exception {
    newDatabase();
    Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "postgres-data");
    EmbeddedPostgres started =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(Path.of("target", "postgres").toFile())
            .setDataDirectory(data)
            // It is off for speed otherwise, and a kill then takes back the last commits.
            .setServerConfig("synchronous_commit", "on")
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .start();
    return CrashableServer.of(data, started.getJdbcUrl("postgres", "postgres"), "postgres", "");
  }

  private static synchronized EmbeddedPostgres server() {
    EmbeddedPostgres running = server;
    if (running == null && failure == null) {
      try {
        running =
            EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Path.of("target", "postgres").toFile())
                .start();
        server = running;
      } catch (IOException | RuntimeException e) {
        failure = e.toString();
      }
    }
    return running == null ? abort("PostgreSQL cannot be started here: " + failure) : running;
  }
}
