package dev.retort.service.backup;

import dev.retort.service.BackupFailedException;
import dev.retort.sql.DialectId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server's own client programs need in order to connect as the JDBC driver does.
 *
 * @param database which one on the server
 * @param settings the driver's settings: user, password and TLS among them
 */
record ServerAccount(String host, String port, String database, Map<String, String> settings) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "jdbc:(?:mysql|mariadb|postgresql)://([^:/?,@]+|\\[[^]]+])(?::(\\d+))?/([^?]*)(?:\\?(.*))?");

  ServerAccount {
    settings = Map.copyOf(settings);
  }

  /**
   * Reads an address.
   *
   * @param properties handed to the driver beside it
   * @throws BackupFailedException if it names several servers, or in a way that is not understood
   */
  static ServerAccount of(String url, Map<String, String> properties, DialectId dialect) {
    Matcher address = ADDRESS.matcher(url);
    if (!address.matches()) {
      throw new BackupFailedException(
          "Which server to dump can't be told from the address. Name a command in"
              + " guard.backup.command; it writes the file named by RETORT_BACKUP_FILE.",
          null);
    }
    Map<String, String> settings = new HashMap<>();
    String query = address.group(4) == null ? "" : address.group(4);
    for (String part : query.split("&")) {
      int equal = part.indexOf('=');
      if (equal > 0) {
        settings.put(part.substring(0, equal), decoded(part.substring(equal + 1)));
      }
    }
    settings.putAll(properties);
    String usual = dialect == DialectId.POSTGRESQL ? "5432" : "3306";
    return new ServerAccount(
        address.group(1).replaceAll("[\\[\\]]", ""),
        address.group(2) == null ? usual : address.group(2),
        decoded(address.group(3)),
        settings);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The same account, for another database. */
  ServerAccount with(String otherDatabase) {
    return new ServerAccount(host, port, otherDatabase, settings);
  }

  String user() {
    return settings.getOrDefault("user", "");
  }

  String password() {
    return settings.getOrDefault("password", "");
  }

  /** Never shows the settings, which may hold a password. */
  @Override
  public String toString() {
    return "ServerAccount[" + host + ":" + port + "/" + database + "]";
  }
}
