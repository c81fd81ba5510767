package dev.retort.testsupport;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A MySQL 8.0 server for this JVM, started when first asked for, which needs the library libaio; or
 * the one that the system property {@code retort.mysql.url} names, with the account of these tests.
 */
public final class MySqlServer {
  /** Who connects, without a password; the server listens on this machine alone. */
  public static final String USER = "root";

  private static final @Nullable String GIVEN = System.getProperty("retort.mysql.url");
  private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";
  private static @Nullable TestDatabases databases;
  private static @Nullable String failure;

  private MySqlServer() {}

  /** The address of a new, empty database; the test is skipped where no server can be started. */
  public static String newDatabase() throws SQLException {
    return databases().create();
  }

  private static synchronized TestDatabases databases() {
    if (databases == null && GIVEN != null) {
      databases = TestDatabases.given(GIVEN, USER, "");
    }
    TestDatabases running = databases;
    if (running == null && failure == null) {
      try {
        running = new TestDatabases("127.0.0.1:" + start().port(), USER, "");
        databases = running;
      } catch (IOException | UncheckedIOException e) {
        failure = e.getMessage();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failure = "interrupted";
      }
    }
    return running == null
        ? abort("MySQL cannot be started here (is libaio1 installed?): " + failure)
        : running;
  }

  private record Started(int port, Path data) {}

  /** A server that a test can kill; the test is skipped where no server can be started. */
  public static CrashableServer crashable(String... options) throws Exception {
    if (GIVEN != null) {
      abort("A server that others gave is not killed.");
    }
    newDatabase();
    Started started = start(options);
    String url = new TestDatabases("127.0.0.1:" + started.port(), USER, "").create();
    return CrashableServer.of(started.data(), url, USER, "");
  }

  private static Started start(String... options) throws IOException, InterruptedException {
    if (!System.getProperty("os.name").startsWith("Linux")) {
      throw new IOException("only its Linux build is among the test libraries");
    }
    Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
    Path base = unpacked(target.resolve("mysql-base"));
    Path data = Files.createTempDirectory(target, "mysql-data");
    Process initializing = run(base, data.resolve("d"), List.of("--initialize-insecure"));
    String said =
        new String(
            initializing.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (initializing.waitFor() != 0) {
      throw new IOException(said.strip());
    }
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    Path files = Files.createTempDirectory("mysql");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--port=" + free,
                "--bind-address=127.0.0.1",
                "--socket=" + files.resolve("s"),
                "--pid-file=" + files.resolve("pid"),
                "--plugin-dir=" + base.resolve("lib/plugin"),
                "--character-sets-dir=" + base.resolve("share/charsets"),
                "--mysqlx=OFF",
                "--skip-log-bin",
                "--secure-file-priv=NULL",
                "--performance-schema=OFF",
                "--innodb-flush-log-at-trx-commit=2",
                "--innodb-flush-method=nosync",
                "--innodb-doublewrite=0"));
    arguments.addAll(List.of(options));
    Process process = run(base, data.resolve("d"), arguments);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    awaitReady(process);
    return new Started(free, data.resolve("d"));
  }

  private static Path unpacked(Path base) throws IOException, InterruptedException {
    if (Files.exists(base.resolve("bin/mysqld"))) {
      return base;
    }
    Path archive = Files.createTempFile("mysql", ".tar.gz");
    try (InputStream in = MySqlServer.class.getResourceAsStream(ARCHIVE)) {
      if (in == null) {
        throw new IOException("its archive is not among the test libraries");
      }
      Files.copy(in, archive, StandardCopyOption.REPLACE_EXISTING);
    }
    Path fresh = Files.createTempDirectory(base.getParent(), "mysql-unpack");
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", fresh.toString()).start();
    int result = tar.waitFor();
    Files.delete(archive);
    if (result != 0) {
      throw new IOException("its archive cannot be unpacked");
    }
    Files.move(fresh, base);
    return base;
  }

  private static Process run(Path base, Path data, List<String> more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                base.resolve("bin/mysqld").toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--basedir=" + base,
                "--datadir=" + data,
                "--lc-messages-dir=" + base.resolve("share")));
    command.addAll(more);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static void drain(BufferedReader log) {
    Thread reader =
        new Thread(
            () -> {
              try {
                while (log.readLine() != null) {}
              } catch (IOException e) {
                // The server is gone; nobody needs its log any more.
              }
            });
    reader.setDaemon(true);
    reader.start();
  }

  private static void awaitReady(Process process) throws IOException, InterruptedException {
    BufferedReader log = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      said.append(line).append('\n');
      if (line.contains("ready for connections")) {
        drain(log);
        return;
      }
    }
    throw new IOException("it ended with " + process.waitFor() + ": " + said);
  }
}
