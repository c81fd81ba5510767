package dev.retort.service.recover;

import dev.retort.dialect.Capabilities;
import dev.retort.dialect.DdlRenderer;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Introspector;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ScratchRequest;
import dev.retort.dialect.mariadb.MariaDbDialect;
import dev.retort.dialect.mysql.MySqlDialect;
import dev.retort.dialect.postgresql.PostgreSqlDialect;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.diff.DiffPolicy;
import dev.retort.error.Cancellation;
import dev.retort.service.MigrationService;
import dev.retort.service.PlanRequest;
import dev.retort.service.RunListener;
import dev.retort.sql.DialectId;
import dev.retort.testsupport.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/**
 * A process of its own that runs an upgrade and stops at one of the calls to the database that
 * write something: before it, or on SQLite inside of it.
 */
final class KilledCall implements AutoCloseable {
  private static final String THERE = "there";
  private static final String WROTE = "wrote ";
  private static final Pattern WRITES =
      Pattern.compile("(?is)\\s*(CREATE|INSERT|UPDATE|DELETE|ALTER|DROP|BEGIN|COMMIT)\\b.*");

  private final Process child;
  private final BufferedReader said;

  private KilledCall(Process child) {
    this.child = child;
    this.said = child.inputReader();
  }

  /** Which call, counted from 0, and whether to go on until SQLite is at work on it. */
  record Point(int call, boolean inside) {
    private static final Point NONE = new Point(-1, false);

    private static Point parse(String text) {
      return new Point(Integer.parseInt(text.substring(1)), text.charAt(0) == 'i');
    }

    private String word() {
      return (inside ? "i" : "b") + call;
    }
  }

  /** The calls of a whole run, each in a few words. */
  static List<String> all(Path config, Path services) throws Exception {
    try (KilledCall run = new KilledCall(start(Point.NONE, config, services))) {
      List<String> lines = run.said.lines().toList();
      return lines.stream()
          .filter(l -> l.startsWith(WROTE))
          .map(l -> l.substring(WROTE.length()))
          .toList();
    }
  }

  /** A run that has come to a point and stays there. */
  static KilledCall at(Point point, Path config, Path services) throws Exception {
    KilledCall run = new KilledCall(start(point, config, services));
    List<String> before = new ArrayList<>();
    String line = run.said.readLine();
    while (line != null && !line.equals(THERE)) {
      before.add(line);
      line = run.said.readLine();
    }
    if (line == null) {
      throw new AssertionError("It never came to " + point + ": " + before);
    }
    return run;
  }

  /** Lets it go on. */
  void release() throws IOException {
    child.getOutputStream().write('\n');
    child.getOutputStream().flush();
  }

  /** Kills it, as a failing machine would. */
  void kill() {
    child.destroyForcibly().onExit().join();
  }

  @Override
  public void close() throws IOException {
    kill();
    said.close();
  }

  private static Process start(Point point, Path config, Path services) throws IOException {
    Path file = services.resolve("META-INF/services/" + Dialect.class.getName());
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        String.join(
            "\n",
            OfSqlite.class.getName(),
            OfPostgreSql.class.getName(),
            OfMariaDb.class.getName(),
            OfMySql.class.getName()));
    ProcessBuilder builder =
        JavaProcess.of(KilledCall.class.getName(), List.of(point.word(), config.toString()));
    int classPath = builder.command().indexOf("-cp") + 1;
    builder
        .command()
        .set(classPath, services + java.io.File.pathSeparator + builder.command().get(classPath));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The child's part. */
  public static void main(String[] arguments) {
    Calls.point = Point.parse(arguments[0]);
    try (MigrationService service = MigrationService.open(Path.of(arguments[1]))) {
      service.run(PlanRequest.upgrade("head"), RunListener.NONE, Cancellation.none());
      Calls.isOver();
    }
  }

  /** Counts what the child writes, and stops it. */
  private static final class Calls {
    private static Point point = Point.NONE;
    private static int number;

    private static synchronized void before(String sql, Connection real) throws SQLException {
      if (!WRITES.matcher(sql).matches()) {
        return;
      }
      System.out.println(WROTE + shortened(sql));
      if (number == point.call()) {
        if (point.inside()) {
          ProgressHandler.setHandler(
              real,
              1,
              new ProgressHandler() {
                @Override
                protected int progress() {
                  stop();
                  return 0;
                }
              });
        } else {
          stop();
        }
      }
      number++;
    }

    private static synchronized void isOver() {
      if (number == point.call()) {
        stop();
      }
    }

    private static void stop() {
      System.out.println(THERE);
      System.out.flush();
      try {
        System.in.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String shortened(String sql) {
      String line = sql.strip().replaceAll("[\"`]", "").replaceAll("\\s+", " ");
      return line.substring(0, Math.min(40, line.length()));
    }
  }

  private static Connection watched(Connection real) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("commit")) {
            Calls.before("COMMIT", real);
          }
          Object result = call(real, method, arguments);
          if (result instanceof PreparedStatement prepared) {
            return watched(PreparedStatement.class, prepared, real, String.valueOf(arguments[0]));
          }
          return result instanceof Statement made
              ? watched(Statement.class, made, real, null)
              : result;
        });
  }

  private static <T extends Statement> T watched(
      Class<T> type, T real, Connection connection, @Nullable String prepared) {
    return proxy(
        type,
        (proxy, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            Calls.before(
                prepared == null ? Objects.requireNonNull(arguments)[0].toString() : prepared,
                connection);
          }
          return call(real, method, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(KilledCall.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  /** A dialect whose connections are watched. */
  private abstract static class Watched implements Dialect {
    private final Dialect real;

    Watched(Dialect real) {
      this.real = real;
    }

    @Override
    public DialectId id() {
      return real.id();
    }

    @Override
    public Capabilities capabilities() {
      return real.capabilities();
    }

    @Override
    public String quote(String name) {
      return real.quote(name);
    }

    @Override
    public String literal(String text) {
      return real.literal(text);
    }

    @Override
    public DdlRenderer renderer() {
      return real.renderer();
    }

    @Override
    public Introspector introspector() {
      return real.introspector();
    }

    @Override
    public DiffPolicy diffPolicy(Collection<DialectId> targets) {
      return real.diffPolicy(targets);
    }

    @Override
    public Connection connect(String url, Map<String, String> properties) throws SQLException {
      return watched(real.connect(url, properties));
    }

    @Override
    public ScratchDatabase openScratch(ScratchRequest request) throws SQLException {
      return real.openScratch(request);
    }

    @Override
    public String fingerprint(ScratchRequest request) throws SQLException {
      return real.fingerprint(request);
    }

    @Override
    public void begin(Connection connection) throws SQLException {
      real.begin(connection);
    }

    @Override
    public void commit(Connection connection) throws SQLException {
      real.commit(connection);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
      real.rollback(connection);
    }
  }

  /** SQLite. */
  public static final class OfSqlite extends Watched {
    /** Called by the service loader. */
    public OfSqlite() {
      super(new SqliteDialect());
    }
  }

  /** PostgreSQL. */
  public static final class OfPostgreSql extends Watched {
    /** Called by the service loader. */
    public OfPostgreSql() {
      super(new PostgreSqlDialect());
    }
  }

  /** MariaDB. */
  public static final class OfMariaDb extends Watched {
    /** Called by the service loader. */
    public OfMariaDb() {
      super(new MariaDbDialect());
    }
  }

  /** MySQL. */
  public static final class OfMySql extends Watched {
    /** Called by the service loader. */
    public OfMySql() {
      super(new MySqlDialect());
    }
  }
}
