package dev.retort.testsupport;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** New databases on one server. */
final class TestDatabases {
  private static final Pattern ADDRESS = Pattern.compile("jdbc:(?:mysql|mariadb)://([^/?]+)/?");
  private static final String NO_TLS = "?sslMode=DISABLED&allowPublicKeyRetrieval=true";

  private final String server;
  private final String user;
  private final String password;
  private final List<String> names = new ArrayList<>();

  /**
   * Databases on a server.
   *
   * @param host where it listens, with its port
   */
  TestDatabases(String host, String user, String password) {
    this.server = "jdbc:mysql://" + host + "/";
    this.user = user;
    this.password = password;
  }

  /**
   * Databases on the server that whoever runs the tests has given; they are dropped when this JVM
   * ends.
   */
  static TestDatabases given(String url, String user, String password) {
    Matcher address = ADDRESS.matcher(url);
    if (!address.matches()) {
      throw new IllegalArgumentException(
          "write the address of a server like jdbc:mysql://127.0.0.1:3306/, not " + url);
    }
    TestDatabases databases = new TestDatabases(address.group(1), user, password);
    Runtime.getRuntime().addShutdownHook(new Thread(databases::dropAll));
    return databases;
  }

  /** The address of a new, empty database. */
  synchronized String create() throws SQLException {
    String name = "t" + ProcessHandle.current().pid() + "_" + (names.size() + 1);
    execute("CREATE DATABASE " + name);
    names.add(name);
    return server + name + NO_TLS;
  }

  private synchronized void dropAll() {
    for (String name : names) {
      try {
        execute("DROP DATABASE IF EXISTS " + name);
      } catch (SQLException e) {
        throw new IllegalStateException("the database " + name + " is left behind", e);
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server + NO_TLS, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
