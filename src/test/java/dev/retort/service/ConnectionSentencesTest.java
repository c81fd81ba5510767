package dev.retort.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.dialect.TestServer;
import dev.retort.service.ConnectionFailedException.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What people read when a server doesn't let Retort in: why, where, and what to do. */
@SuppressWarnings("NullAway.Init")
class ConnectionSentencesTest {
  private static final String SECRET = "s3cret-word";

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void projectInAFolder() {
    project = Project.in(folder);
  }

  private static String user(TestServer server) {
    return server.who().getOrDefault("user", "");
  }

  private static String password(TestServer server) {
    return server.who().getOrDefault("password", "");
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = Mode.EXCLUDE, names = "SQLITE")
  void aClosedPort(TestServer server) {
    long start = System.nanoTime();
    Failure failure = open(server, start(server) + "127.0.0.1:1/app", "app", SECRET, "");
    failure.is(
        Reason.SERVER_AWAY,
        "No server answers at "
            + start(server)
            + "127.0.0.1:1/app. Start the server, or correct"
            + " database.url in "
            + project.config()
            + ".");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = Mode.EXCLUDE, names = "SQLITE")
  void aHostThatNobodyKnows(TestServer server) {
    open(server, start(server) + "no-such-host.invalid/app", "app", SECRET, "")
        .is(Reason.SERVER_AWAY, "The host no-such-host.invalid of ", " is not known. Start");
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = Mode.EXCLUDE, names = "SQLITE")
  void aPortThatAcceptsAndNeverAnswers(TestServer server) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = start(server) + "127.0.0.1:" + silent.getLocalPort() + "/app";
      open(server, url, "app", SECRET, ", pool: {connection_timeout: 1s}")
          .is(Reason.SERVER_AWAY, "Nothing answers at " + url + " within 1 s. Look whether");
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = Mode.EXCLUDE, names = "SQLITE")
  void aConnectionThatIsOpenMayTakeLongerThanTheLogin(TestServer server) throws SQLException {
    String url = server.newDatabase();
    config(
        address(server, url), user(server), password(server), ", pool: {connection_timeout: 1s}");
    String wait = server == TestServer.POSTGRESQL ? "SELECT pg_sleep(1.5)" : "SELECT SLEEP(1.5)";
    project.write(
        "versions/a.sql",
        "-- @revision a\n\n-- @upgrade\n" + wait + ";\n\n-- @downgrade\n" + wait + ";\n");
    try (MigrationService service = MigrationService.open(project.config())) {
      service.upgrade("head");
      assertThat(service.status().heads()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TestServer.class,
      names = {"MARIADB", "MYSQL"})
  void aWrongPassword(TestServer server) throws SQLException {
    String url = server.newDatabase();
    sql(server, url, "CREATE USER IF NOT EXISTS walter@'%' IDENTIFIED BY 'right'");
    open(server, url, "walter", SECRET, "")
        .is(
            Reason.ACCESS_DENIED,
            "refuses the user 'walter': wrong name or password, or an account that must use TLS."
                + " Correct database.username and database.password in ");
    open(server, url, "nobody", SECRET, "").is(Reason.ACCESS_DENIED, "refuses the user 'nobody'");
    sql(server, url, "CREATE USER IF NOT EXISTS locked@'%' IDENTIFIED BY 'pw' ACCOUNT LOCK");
    open(server, url, "locked", "pw", "")
        .is(Reason.ACCESS_DENIED, "locked. Let an administrator mend the account.");
  }

  @Test
  void aWrongPasswordOnPostgreSql() throws Exception {
    TestServer server = TestServer.POSTGRESQL;
    String url = server.newDatabase().replace("?user=postgres", "");
    sql(
        server,
        url,
        "CREATE ROLE walter LOGIN PASSWORD 'right'",
        "CREATE ROLE stranger LOGIN",
        "CREATE ROLE crowd LOGIN CONNECTION LIMIT 0");
    try (HostRules rules =
        HostRules.prepend(
            url, "host all walter all scram-sha-256", "hostnossl all stranger all reject")) {
      rules.await();
      open(server, url, "walter", SECRET, "")
          .is(
              Reason.ACCESS_DENIED,
              "refuses the user 'walter': wrong name or password. Correct database.username and");
      open(server, url, "walter", "", "")
          .is(Reason.ACCESS_DENIED, "asks the user 'walter' for a password. Set database.password");
      open(server, url, "stranger", SECRET, "")
          .is(
              Reason.ACCESS_DENIED,
              "does not let the user 'stranger' in from this machine, or only with TLS. Let an"
                  + " administrator add a line to its pg_hba.conf, or set sslmode to require in");
    }
    open(server, url, "nobody", SECRET, "").is(Reason.ACCESS_DENIED, "refuses the user 'nobody'");
    open(server, url, "crowd", SECRET, "")
        .is(
            Reason.SERVER_FULL,
            "takes no more connections: ",
            "Close some, or let an administrator");
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = Mode.EXCLUDE, names = "SQLITE")
  void aDatabaseThatIsNotThere(TestServer server) throws SQLException {
    String url = address(server, server.newDatabase());
    String missing = url.replaceFirst("(://[^/]*/)\\w+", "$1nowhere");
    open(server, missing, user(server), password(server), "")
        .is(
            Reason.MISSING_DATABASE,
            "The server answers, but there is no database at "
                + missing
                + ". Create it, or correct"
                + " database.url in ");
  }

  @ParameterizedTest
  @EnumSource(
      value = TestServer.class,
      names = {"MARIADB", "MYSQL"})
  void anAddressWithoutADatabase(TestServer server) throws SQLException {
    String url = address(server, server.newDatabase()).replaceFirst("(://[^/]*/)\\w+", "$1");
    open(server, url, user(server), password(server), "")
        .is(Reason.MISSING_DATABASE, "names no database. Write it after the port, as in jdbc:");
  }

  @ParameterizedTest
  @EnumSource(
      value = TestServer.class,
      names = {"MARIADB", "MYSQL"})
  void whoeverHasNoRightToADatabase(TestServer server) throws SQLException {
    String url = server.newDatabase();
    String name = url.replaceFirst(".*/(\\w+)\\?.*", "$1");
    sql(server, url, "CREATE USER IF NOT EXISTS guest@'%' IDENTIFIED BY 'pw'");
    open(server, url, "guest", "pw", "")
        .is(
            Reason.MISSING_PRIVILEGE,
            "or the user 'guest' has no right to it. Let an administrator create it and run: GRANT"
                + " ALL ON "
                + name
                + ".* TO guest");
  }

  @ParameterizedTest
  @EnumSource(value = TestServer.class, mode = Mode.EXCLUDE, names = "SQLITE")
  void whoeverMayConnectButNotCreate(TestServer server) throws SQLException {
    String url = server.newDatabase().replace("?user=postgres", "");
    if (server == TestServer.POSTGRESQL) {
      sql(server, url, "CREATE ROLE reader LOGIN", "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    } else {
      String name = url.replaceFirst(".*/(\\w+)\\?.*", "$1");
      sql(
          server,
          url,
          "CREATE USER IF NOT EXISTS reader@'%' IDENTIFIED BY 'pw'",
          "GRANT SELECT ON " + name + ".* TO reader@'%'");
    }
    config(address(server, url), "reader", "pw", "");
    project.write(
        "versions/a.sql", "-- @revision a\n\n-- @upgrade\nCREATE TABLE t (id INTEGER);\n");
    Throwable thrown;
    try (MigrationService service = MigrationService.open(project.config())) {
      assertThat(service.status().heads()).isNotEmpty();
      thrown =
          catchThrowableOfType(
              dev.retort.error.RetortException.class, () -> service.upgrade("head"));
    }
    assertThat(thrown)
        .hasMessageContaining("denied")
        .hasMessageEndingWith(
            "\nThe account lacks this privilege. Let the owner or an administrator GRANT it, or set"
                + " database.username to an account that has it.");
  }

  @Test
  void schemasOnPostgreSql() throws SQLException {
    TestServer server = TestServer.POSTGRESQL;
    String url = server.newDatabase().replace("?user=postgres", "");
    String name = url.substring(url.lastIndexOf('/') + 1);
    sql(server, url, "CREATE ROLE visitor LOGIN", "CREATE SCHEMA vault", "CREATE SCHEMA other");
    open(server, url, "postgres", "", ", schema: nope")
        .is(
            Reason.MISSING_SCHEMA,
            "The schema nope does not exist in " + url + ". Create it, or correct database.schema");
    open(server, url + "?currentSchema=nope", "postgres", "", "")
        .is(Reason.MISSING_SCHEMA, "looks (nope) exists and may be used. Create one, or set");
    open(server, url + "?currentSchema=other", "postgres", "", ", schema: vault")
        .is(Reason.MISSING_SCHEMA, "sets the schema other, and database.schema is vault.");
    open(server, url, "visitor", "", ", schema: vault")
        .is(
            Reason.MISSING_PRIVILEGE,
            "The user 'visitor' may not use the schema vault in",
            "Let its owner run: GRANT USAGE, CREATE ON SCHEMA vault TO visitor");
    sql(server, url, "REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
    open(server, url, "visitor", "", "")
        .is(
            Reason.MISSING_PRIVILEGE,
            "does not let the user 'visitor' into this database. Let an administrator run: GRANT"
                + " CONNECT ON DATABASE "
                + name
                + " TO visitor");
  }

  @ParameterizedTest
  @CsvSource({
    "POSTGRESQL, sslmode, require",
    "POSTGRESQL, sslmode, verify-full",
    "MARIADB, sslMode, REQUIRED",
  })
  void encryptionThatTheServerDoesNotHave(TestServer server, String key, String mode)
      throws SQLException {
    String url = address(server, server.newDatabase()).replaceFirst("\\?.*", "");
    String more = ", properties: {" + key + ": " + mode + "}";
    open(server, url, user(server), password(server), more)
        .is(
            Reason.ENCRYPTION,
            "TLS is demanded of the server at "
                + url
                + ", which has none. Switch it on there, or"
                + " lower "
                + key
                + " in database.url in ");
  }

  @Test
  void encryptionThatTheServerDemandsOrJavaDoesNotTrust() throws SQLException {
    TestServer server = TestServer.MYSQL;
    String url = server.newDatabase();
    String bare = url.replaceFirst("\\?.*", "");
    open(server, bare, "root", "", ", properties: {sslMode: VERIFY_IDENTITY}")
        .is(
            Reason.ENCRYPTION,
            "No TLS connection to the server at " + bare + " could be made: ",
            "Let Java trust its certificate, or lower sslMode in database.url");
    sql(server, url, "CREATE USER hush@'%' IDENTIFIED WITH caching_sha2_password BY 'pw'");
    open(server, bare + "?sslMode=DISABLED", "hush", "pw", "")
        .is(
            Reason.ENCRYPTION,
            "takes this password over an encrypted connection only. Set sslMode to REQUIRED, or"
                + " allowPublicKeyRetrieval to true, in database.url");
    try (Connection connection = server.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute("SET GLOBAL require_secure_transport = ON");
      try {
        open(server, url, "root", "", "")
            .is(Reason.ENCRYPTION, "takes encrypted connections only. Set sslMode to REQUIRED in");
      } finally {
        statement.execute("SET GLOBAL require_secure_transport = OFF");
      }
    }
  }

  @Test
  void theOtherFamily() throws SQLException {
    String mariadb = TestServer.MARIADB.newDatabase();
    open(TestServer.MYSQL, mariadb, "app", "pw", "")
        .is(
            Reason.OTHER_SERVER,
            "The server is MariaDB ",
            ", not MySQL. Begin the address with jdbc:mariadb: instead of jdbc:mysql:");
    String mysql = TestServer.MYSQL.newDatabase().replace("jdbc:mysql:", "jdbc:mariadb:");
    open(TestServer.MARIADB, mysql, "root", "", "")
        .is(
            Reason.OTHER_SERVER,
            "The server is MySQL ",
            ", not MariaDB. Begin the address with jdbc:mysql: instead of jdbc:mariadb:");
  }

  @Test
  void anotherKindOfServer() throws SQLException {
    String port = TestServer.MARIADB.newDatabase().replaceFirst(".*:(\\d+)/.*", "$1");
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/app";
    open(TestServer.POSTGRESQL, url, "app", SECRET, "")
        .is(
            Reason.OTHER_SERVER,
            "What answers at " + url + " is not PostgreSQL. Correct the port or the beginning of");
    String other = TestServer.POSTGRESQL.newDatabase().replaceFirst(".*:(\\d+)/.*", "$1");
    open(
            TestServer.MYSQL,
            "jdbc:mysql://127.0.0.1:" + other + "/app",
            "app",
            SECRET,
            ", pool: {connection_timeout: 1s}")
        .is(Reason.SERVER_AWAY, "Nothing answers at ", "another program listens there");
  }

  @Test
  void aSettingThatTheDriverDoesNotKnow() throws SQLException {
    String url = TestServer.MYSQL.newDatabase();
    open(TestServer.MYSQL, url, "root", "", ", properties: {connectionTimeZone: Mars}")
        .is(Reason.OTHER, "Could not open " + url + ": ", "Unknown time-zone ID: Mars.");
  }

  @Test
  void aSecretInTheAddressIsNotShown() {
    String url = "jdbc:mysql://app:" + SECRET + "@127.0.0.1:1/app?password=" + SECRET;
    open(TestServer.MYSQL, url, "app", "", "").is(Reason.SERVER_AWAY, "No server answers at");
  }

  @Test
  void aScratchDatabaseThatCannotBeMade() {
    project.write(
        "config.yaml",
        """
        database: {url: "jdbc:postgresql://127.0.0.1:1/app", username: app, password: %s}
        scratch: {url: "jdbc:postgresql://127.0.0.1:2/app"}
        migrations: {locations: [versions], dialects: [postgresql]}
        model: {yaml: model.yaml}
        """
            .formatted(SECRET));
    project.write("model.yaml", "tables: {t: {columns: {id: bigint}}}\n");
    try (MigrationService service = MigrationService.open(project.config())) {
      new Failure(
              catchThrowableOfType(
                  ConnectionFailedException.class, () -> service.generate("nothing")))
          .is(
              Reason.SERVER_AWAY,
              "Could not make a scratch database of PostgreSQL: No server answers at"
                  + " jdbc:postgresql://127.0.0.1:2/app. Start the server, or correct scratch.url"
                  + " in");
    }
  }

  private Failure open(
      TestServer server, String url, String user, String password, String settings) {
    config(address(server, url), user, password, settings);
    try (MigrationService service = MigrationService.open(project.config())) {
      return new Failure(
          catchThrowableOfType(ConnectionFailedException.class, () -> service.status()));
    }
  }

  private void config(String url, String user, String password, String settings) {
    project.write(
        "config.yaml",
        "database: {url: \"%s\", username: %s, password: \"%s\"%s}\nmigrations: {locations: [versions]}\n"
            .formatted(url, user, password, settings));
  }

  private static String address(TestServer server, String url) {
    return server == TestServer.MARIADB ? url.replace("jdbc:mysql:", "jdbc:mariadb:") : url;
  }

  private static String start(TestServer server) {
    return "jdbc:" + server.dialect().id() + "://";
  }

  private static void sql(TestServer server, String url, String... statements) throws SQLException {
    try (Connection connection = server.connect(url);
        Statement sender = connection.createStatement()) {
      for (String statement : statements) {
        sender.execute(statement);
      }
    }
  }

  private record Failure(ConnectionFailedException thrown) {
    void is(Reason reason, String... parts) {
      assertThat(thrown).isNotNull();
      assertThat(thrown.getMessage()).contains(parts).doesNotContain("\n");
      assertThat(thrown.reason()).isEqualTo(reason);
      StringWriter all = new StringWriter();
      thrown.printStackTrace(new PrintWriter(all, true));
      assertThat(all.toString() + thrown.fields()).doesNotContain(SECRET);
    }
  }

  /** Lines before all others of PostgreSQL's pg_hba.conf, which otherwise lets everybody in. */
  private record HostRules(Path file, String before, String url) implements AutoCloseable {
    static HostRules prepend(String url, String... lines) throws SQLException, IOException {
      Path file;
      try (Connection connection = TestServer.POSTGRESQL.connect(url);
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SHOW hba_file")) {
        rows.next();
        file = Path.of(rows.getString(1));
      }
      String before = Files.readString(file);
      HostRules rules = new HostRules(file, before, url);
      rules.load(String.join("\n", lines) + "\n" + before);
      return rules;
    }

    private void load(String text) throws SQLException, IOException {
      Files.writeString(file, text);
      sql(TestServer.POSTGRESQL, url, "SELECT pg_reload_conf()");
    }

    /** The server takes them over a moment after it was told to. */
    void await() {
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (System.nanoTime() < end) {
        try {
          TestServer.POSTGRESQL
              .dialect()
              .connect(url, java.util.Map.of("user", "stranger"))
              .close();
        } catch (SQLException e) {
          return;
        }
      }
      throw new AssertionError("the server does not take its rules");
    }

    @Override
    public void close() throws SQLException, IOException {
      load(before);
    }
  }
}
