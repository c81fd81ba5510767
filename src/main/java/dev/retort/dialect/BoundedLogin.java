package dev.retort.dialect;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Opens connections to servers that may accept one and then never say a word.
 *
 * <p>A driver's {@code connectTimeout} ends when the port answers, and its {@code socketTimeout}
 * would break long statements off. So the first is used as the second until the login is done.
 */
public final class BoundedLogin {
  private static final String CONNECT_TIMEOUT = "connectTimeout";
  private static final String SOCKET_TIMEOUT = "socketTimeout";

  private BoundedLogin() {}

  /**
   * A connection whose statements may take as long as they like, unless the address or the
   * properties set a {@code socketTimeout} of their own.
   *
   * @throws SQLException if the server refuses, or says nothing for as long as {@code
   *     connectTimeout} among the properties
   */
  public static Connection open(String url, Properties properties) throws SQLException {
    String limit = properties.getProperty(CONNECT_TIMEOUT);
    if (limit == null || properties.containsKey(SOCKET_TIMEOUT) || url.contains(SOCKET_TIMEOUT)) {
      return DriverManager.getConnection(url, properties);
    }
    Properties bounded = new Properties();
    bounded.putAll(properties);
    bounded.put(SOCKET_TIMEOUT, limit);
    Connection connection = DriverManager.getConnection(url, bounded);
    try {
      connection.setNetworkTimeout(Runnable::run, 0);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
