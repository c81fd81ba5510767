package dev.retort.testsupport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A server of a test's own that can be killed and started again on the same data; Linux only. */
public final class CrashableServer implements AutoCloseable {
  private final List<String> command;
  private final Map<String, String> environment;
  private final String url;
  private final Properties account;
  private ProcessHandle process;

  private CrashableServer(
      ProcessHandle process,
      List<String> command,
      Map<String, String> environment,
      String url,
      Properties account) {
    this.process = process;
    this.url = url;
    this.account = account;
    this.command = command;
    this.environment = environment;
  }

  /**
   * The running server that was started with this folder for its data.
   *
   * @param url of a database in it
   * @param user who connects to it
   */
  static CrashableServer of(Path data, String url, String user, String password)
      throws IOException {
    ProcessHandle found =
        ProcessHandle.allProcesses()
            .filter(p -> words(p, "cmdline").stream().anyMatch(w -> w.endsWith(data.toString())))
            .findFirst()
            .orElseThrow(() -> new IOException("no process has the data folder " + data));
    Map<String, String> environment = new HashMap<>();
    for (String entry : words(found, "environ")) {
      int equals = entry.indexOf('=');
      environment.put(entry.substring(0, equals), entry.substring(equals + 1));
    }
    Properties account = new Properties();
    account.put("user", user);
    account.put("password", password);
    return new CrashableServer(found, words(found, "cmdline"), environment, url, account);
  }

  private static List<String> words(ProcessHandle process, String file) {
    try {
      String text =
          Files.readString(Path.of("/proc/" + process.pid() + "/" + file), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\0")).filter(w -> !w.isEmpty()).toList();
    } catch (IOException e) {
      // Processes come and go while they are listed.
      return List.of();
    }
  }

  /** The address of a database in it. */
  public String url() {
    return url;
  }

  /**
   * Kills it, as a failing machine would: a process that it started for a connection would else go
   * on answering for a while.
   */
  public void kill() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(0, process);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }

  /** Starts it again; returns when it takes connections. */
  public void start() throws IOException, InterruptedException {
    boolean ready = false;
    while (!ready) {
      Process started = launch();
      while (!ready && !started.waitFor(100, TimeUnit.MILLISECONDS)) {
        ready = answers();
      }
      process = started.toHandle();
    }
  }

  private Process launch() throws IOException {
    List<String> line = new ArrayList<>();
    // PostgreSQL refuses to be run by root.
    if (command.get(0).endsWith("postgres") && "root".equals(System.getProperty("user.name"))) {
      line.addAll(List.of("unshare", "-U"));
    }
    line.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private boolean answers() {
    try (Connection connection = DriverManager.getConnection(url, account)) {
      return connection.isValid(0);
    } catch (SQLException e) {
      // It is not up yet, or still reads its log.
      return false;
    }
  }

  @Override
  public void close() {
    kill();
  }
}
