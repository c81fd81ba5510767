package dev.retort.dialect.postgresql;

import dev.retort.dialect.ScratchDatabase;
import dev.retort.dialect.ScratchLeftException;
import dev.retort.dialect.ScratchRequest;
import dev.retort.dialect.UnusableServerException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A throw-away database of its own beside the one that an address names.
 *
 * <p>Its name begins with {@value #PREFIX} and the second of its making. One in which no session is
 * a minute later was left behind by a crash, and whoever comes next drops it.
 */
final class PostgreSqlScratch implements ScratchDatabase {
  /** How every scratch database's name begins. */
  static final String PREFIX = "retort_scratch_";

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final Pattern ADDRESS =
      Pattern.compile("(jdbc:postgresql:(?://[^/?]*)?)/?([^?]*)(\\?.*)?");

  private final Connector connector;
  private final Connection connection;
  private final String url;
  private final String name;

  private PostgreSqlScratch(Connector connector, Connection connection, String url, String name) {
    this.connector = connector;
    this.connection = connection;
    this.url = url;
    this.name = name;
  }

  /** Opens connections for {@link #open}. */
  interface Connector {
    Connection connect(String url) throws SQLException;
  }

  static PostgreSqlScratch open(ScratchRequest request, Connector connector) throws SQLException {
    String url = url(request);
    String name;
    Session session;
    try (Connection beside = connector.connect(url);
        Statement statement = beside.createStatement()) {
      sweep(statement);
      session = Session.of(statement);
      name = create(statement);
    }
    Connection connection = null;
    try {
      connection = connector.connect(address(url, name));
      session.applyTo(connection, request.properties().get("currentSchema"));
      return new PostgreSqlScratch(connector, connection, url, name);
    } catch (SQLException e) {
      if (connection != null) {
        connection.close();
      }
      drop(connector, url, name);
      throw e;
    }
  }

  private static String url(ScratchRequest request) throws SQLException {
    String given = request.scratchUrl();
    String url = given == null ? request.targetUrl() : given;
    if (url == null) {
      throw new SQLException(
          "a scratch database is not made on the server of a protected environment");
    }
    return url;
  }

  /** The server's version, what a new database takes over, and the session's settings. */
  static String fingerprint(ScratchRequest request, Connector connector) throws SQLException {
    try (Connection connection = connector.connect(url(request));
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT concat_ws(E'\\n', version(), pg_encoding_to_char(d.encoding),"
                    + " d.datcollate, d.datctype, to_jsonb(d) ->> 'datlocprovider',"
                    + " COALESCE(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale'),"
                    + " current_schema(), current_user,"
                    + " (SELECT string_agg(s.name || '=' || COALESCE(s.setting, ''), E'\\n'"
                    + " ORDER BY s.name) FROM pg_settings s"
                    + " WHERE s.category ~ '^(Client Connection Defaults|Version and Platform)'))"
                    + " FROM pg_database d WHERE d.datname = current_database()")) {
      return (rows.next() ? rows.getString(1) : "")
          + "\ncurrentSchema="
          + request.properties().get("currentSchema");
    }
  }

  /** The address of another database on the same server. */
  static String address(String url, String database) {
    Matcher parts = ADDRESS.matcher(url);
    if (!parts.matches()) {
      return url;
    }
    String server = parts.group(1);
    String end = parts.group(3) == null ? "" : parts.group(3);
    return server + (server.endsWith(":") ? "" : "/") + database + end;
  }

  private static void sweep(Statement statement) throws SQLException {
    List<String> left = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT d.datname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba"
                + " WHERE d.datname ~ '^retort_scratch_[0-9]+_' AND r.rolname = current_user"
                + " AND split_part(d.datname, '_', 3)::bigint"
                + " < extract(epoch FROM now())::bigint - 60"
                + " AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datid = d.oid)")) {
      while (rows.next()) {
        left.add(rows.getString(1));
      }
    }
    for (String name : left) {
      statement.execute("DROP DATABASE IF EXISTS " + PostgreSqlNames.quote(name));
    }
  }

  /** As the database beside it is: encoding and order of texts decide how they compare. */
  private static String create(Statement statement) throws SQLException {
    String sql;
    String name;
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT extract(epoch FROM now())::bigint, pg_encoding_to_char(d.encoding),"
                + " d.datcollate, d.datctype, to_jsonb(d) ->> 'datlocprovider',"
                + " COALESCE(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale')"
                + " FROM pg_database d WHERE d.datname = current_database()")) {
      if (!rows.next()) {
        throw new SQLException("the database is not in its own catalogue");
      }
      name = PREFIX + rows.getLong(1) + "_" + UUID.randomUUID().toString().substring(0, 8);
      String provider = rows.getString(5);
      String locale = rows.getString(6);
      sql =
          "CREATE DATABASE "
              + PostgreSqlNames.quote(name)
              + " TEMPLATE template0 ENCODING "
              + PostgreSqlNames.literal(rows.getString(2))
              + " LC_COLLATE "
              + PostgreSqlNames.literal(rows.getString(3))
              + " LC_CTYPE "
              + PostgreSqlNames.literal(rows.getString(4))
              + (locale == null ? "" : provider(provider, locale));
    }
    try {
      statement.execute(sql);
      return name;
    } catch (SQLException e) {
      if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        throw e;
      }
      throw new UnusableServerException(
          UnusableServerException.Reason.MAY_NOT_CREATE_DATABASE,
          "the user may not create a database for it; run ALTER ROLE "
              + user(statement)
              + " CREATEDB as an administrator",
          e);
    }
  }

  private static String provider(@Nullable String letter, String locale) {
    String text = PostgreSqlNames.literal(locale);
    return "i".equals(letter)
        ? " LOCALE_PROVIDER icu ICU_LOCALE " + text
        : "b".equals(letter) ? " LOCALE_PROVIDER builtin BUILTIN_LOCALE " + text : "";
  }

  private static String user(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT current_user")) {
      return rows.next() ? PostgreSqlNames.quote(rows.getString(1)) : "";
    }
  }

  /** The database's name. */
  String name() {
    return name;
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    try {
      connection.close();
      drop(connector, url, name);
    } catch (SQLException e) {
      throw new ScratchLeftException(name, e);
    }
  }

  private static void drop(Connector connector, String url, String name) throws SQLException {
    try (Connection beside = connector.connect(url);
        Statement statement = beside.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + PostgreSqlNames.quote(name) + " WITH (FORCE)");
    }
  }

  /** Where names without a schema lead, which must be the same in the scratch database. */
  private record Session(String searchPath, @Nullable String schema) {
    static Session of(Statement statement) throws SQLException {
      try (ResultSet rows =
          statement.executeQuery("SELECT current_setting('search_path'), current_schema()")) {
        return rows.next()
            ? new Session(rows.getString(1), rows.getString(2))
            : new Session("public", "public");
      }
    }

    void applyTo(Connection connection, @Nullable String wanted) throws SQLException {
      String name = wanted == null ? schema : wanted;
      try (Statement statement = connection.createStatement()) {
        if (name != null && !name.equals("public")) {
          statement.execute("CREATE SCHEMA IF NOT EXISTS " + PostgreSqlNames.quote(name));
        }
        statement.execute(
            "SELECT "
                + ReadingSession.KEEPS_PLANS
                + (wanted == null
                    ? ", set_config('search_path', "
                        + PostgreSqlNames.literal(searchPath)
                        + ", false)"
                    : ""));
      }
    }
  }
}
