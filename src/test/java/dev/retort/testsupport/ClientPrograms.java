package dev.retort.testsupport;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Programs that dump servers' databases; a test that needs a missing one is skipped. */
public final class ClientPrograms {
  private static final int SERVER_PATIENCE_SECONDS = 30;

  private static @Nullable Integer postgresPort;
  private static int number;

  private ClientPrograms() {}

  /** MariaDB's, which comes with its server among the test libraries. */
  public static String mariadbDump() {
    Path own = Path.of("target", "mariadb-base", "bin", "mariadb-dump").toAbsolutePath();
    return Files.isExecutable(own) ? own.toString() : onPath("mariadb-dump");
  }

  /** MySQL's, which comes with no test library. */
  public static String mysqlDump() {
    return onPath("mysqldump");
  }

  /** PostgreSQL's; it refuses servers that are newer than itself. */
  public static String pgDump() {
    return onPath("pg_dump");
  }

  private static String onPath(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseGet(() -> abort(name + " is not on the path"));
  }

  /**
   * The address of a new database on a server of the same version as {@link #pgDump()}, started
   * when first asked for; the password of its account {@code postgres} is {@code pw 'x}.
   */
  public static synchronized String postgresDatabase() throws IOException, InterruptedException {
    Integer port = postgresPort;
    if (port == null) {
      port = startPostgres();
      postgresPort = port;
    }
    String name = "t" + ++number;
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/";
    try (var connection =
            java.sql.DriverManager.getConnection(url + "postgres", "postgres", "pw 'x");
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (java.sql.SQLException e) {
      throw new IOException(e);
    }
    return url + name;
  }

  private static int startPostgres() throws IOException, InterruptedException {
    if (System.getProperty("user.name").equals("root")) {
      return startPostgresAs(
          List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
    }
    return startPostgresAs(List.of());
  }

  private static int startPostgresAs(List<String> account)
      throws IOException, InterruptedException {
    pgDump();
    Path programs;
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      programs =
          versions
              .max(Comparator.comparing(Path::toString))
              .map(v -> v.resolve("bin"))
              .orElseGet(() -> abort("no PostgreSQL server is installed"));
    } catch (java.nio.file.NoSuchFileException e) {
      return abort("no PostgreSQL server is installed");
    }
    Path folder = Files.createTempDirectory("pg");
    Path password = Files.writeString(folder.resolve("password"), "pw 'x\n");
    if (!account.isEmpty()) {
      run(List.of("chown", "-R", "nobody:nogroup", folder.toString()));
    }
    Path data = folder.resolve("data");
    run(
        with(
            account,
            programs.resolve("initdb").toString(),
            "-D",
            data.toString(),
            "-U",
            "postgres",
            "-A",
            "scram-sha-256",
            "--pwfile=" + password,
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C"));
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    String control = programs.resolve("pg_ctl").toString();
    String log = folder.resolve("log").toString();
    String options = "-p " + free + " -h 127.0.0.1 -F -k " + folder;
    run(with(account, control, "start", "-w", "-D", data.toString(), "-l", log, "-o", options));
    List<String> stop = with(account, control, "stop", "-m", "immediate", "-D", data.toString());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    run(stop);
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    return free;
  }

  private static List<String> with(List<String> first, String... rest) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(rest));
    return all;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(SERVER_PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(command + ": " + said);
    }
  }
}
