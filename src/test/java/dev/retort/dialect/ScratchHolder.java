package dev.retort.dialect;

import dev.retort.sql.DialectId;
import dev.retort.testsupport.JavaProcess;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of its own that makes a scratch database, says its name, and waits to be killed. */
final class ScratchHolder implements AutoCloseable {
  private final Process process;
  private final String name;

  private ScratchHolder(Process process, String name) {
    this.process = process;
    this.name = name;
  }

  static ScratchHolder start(TestServer server, String url) throws IOException {
    Process process =
        JavaProcess.of(ScratchHolder.class.getName(), List.of(server.name(), url))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String name = process.inputReader().readLine();
    if (name == null) {
      throw new IOException("the process made no scratch database");
    }
    return new ScratchHolder(process, name);
  }

  /** The name of its database or the path of its file. */
  String name() {
    return name;
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Lets it drop its database and end, if it was not killed. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
  }

  public static void main(String[] arguments) throws Exception {
    TestServer server = TestServer.valueOf(arguments[0]);
    boolean file = server.dialect().id() == DialectId.SQLITE;
    ScratchRequest request =
        new ScratchRequest(
            file ? arguments[1] : null, file ? null : arguments[1], file ? Map.of() : server.who());
    try (ScratchDatabase scratch = server.dialect().openScratch(request);
        Statement statement = scratch.connection().createStatement()) {
      statement.execute("CREATE TABLE t (id INTEGER)");
      System.out.println(file ? file(statement) : scratch.connection().getCatalog());
      System.out.flush();
      System.in.read();
    }
  }

  private static String file(Statement statement) throws Exception {
    try (ResultSet rows =
        statement.executeQuery("SELECT file FROM pragma_database_list WHERE name = 'main'")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
