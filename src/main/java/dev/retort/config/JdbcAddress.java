package dev.retort.config;

import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What must be done to a JDBC address before it is used or shown. */
final class JdbcAddress {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String MASK = "***";

  private JdbcAddress() {}

  /** The address with user information and secret parameters replaced by {@code ***}. */
  static String mask(String url) {
    return maskParameters(maskUserInfo(url));
  }

  private static String maskUserInfo(String url) {
    int start = url.indexOf("//");
    if (start < 0) {
      return url;
    }
    start += 2;
    int end = endOfAuthority(url, start);
    int at = url.lastIndexOf('@', end - 1);
    if (at < start) {
      return url;
    }
    int colon = url.indexOf(':', start);
    String user = colon >= 0 && colon < at ? url.substring(start, colon + 1) : "";
    return url.substring(0, start) + user + MASK + url.substring(at);
  }

  /** A password may hold a slash, so the authority reaches to the last @ before the parameters. */
  private static int endOfAuthority(String url, int start) {
    int query = url.indexOf('?', start);
    int limit = query < 0 ? url.length() : query;
    int at = url.lastIndexOf('@', limit - 1);
    return Math.max(at < start ? start : at + 1, start);
  }

  private static String maskParameters(String url) {
    StringBuilder masked = new StringBuilder(url.length());
    int from = 0;
    while (from < url.length()) {
      int end = from;
      while (end < url.length() && "?&;".indexOf(url.charAt(end)) < 0) {
        end++;
      }
      String part = url.substring(from, end);
      int equal = part.indexOf('=');
      boolean secret = equal > 0 && isSecret(part.substring(0, equal));
      masked.append(secret ? part.substring(0, equal + 1) + MASK : part);
      if (end < url.length()) {
        masked.append(url.charAt(end));
      }
      from = end + 1;
    }
    return masked.toString();
  }

  private static boolean isSecret(String parameter) {
    String name = parameter.toLowerCase(Locale.ROOT);
    return name.contains("pass")
        || name.contains("pwd")
        || name.contains("secret")
        || name.contains("token")
        || name.endsWith("key");
  }

  /** The address with a relative SQLite file resolved against a folder; others as they are. */
  static String resolve(String url, Path folder) {
    if (!url.startsWith(SQLITE)) {
      return url;
    }
    int query = url.indexOf('?');
    String file = url.substring(SQLITE.length(), query < 0 ? url.length() : query);
    if (file.isEmpty() || file.startsWith(":") || file.startsWith("file:")) {
      return url;
    }
    String parameters = query < 0 ? "" : url.substring(query);
    return SQLITE + folder.resolve(file).normalize() + parameters;
  }

  /** What an address may begin with, a string a dialect. */
  static List<String> beginnings() {
    return Arrays.stream(DialectId.values()).map(dialect -> "jdbc:" + dialect + ":").toList();
  }

  /** The beginning that was probably meant, or empty. */
  static Optional<String> nearestBeginning(String url) {
    String rest = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
    int colon = rest.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : NearestName.of("jdbc:" + rest.substring(0, colon + 1), beginnings());
  }
}
