package dev.retort.service.connection;

import dev.retort.config.Environment;
import dev.retort.config.ScratchSettings;
import dev.retort.config.Secret;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was to be opened, as a sentence may name it.
 *
 * @param url the address, never to be shown
 * @param shown the address without credentials
 * @param username the account, or null
 * @param password never to be shown, or null
 * @param section of the environment file, where the address is
 * @param seconds how long the server may be silent
 */
record ConnectionTarget(
    DialectId dialect,
    String url,
    String shown,
    @Nullable String username,
    @Nullable Secret password,
    String section,
    Path file,
    double seconds) {
  private static final Pattern HOST = Pattern.compile("jdbc:\\w+://(?:[^/?]*@)?([^/?:,]+).*");
  private static final Pattern DATABASE =
      Pattern.compile("jdbc:\\w+:(?://[^/?]*/)?([^/?:]+)(?:\\?.*)?");

  static ConnectionTarget database(Environment environment) {
    return new ConnectionTarget(
        environment.dialect(),
        environment.database().url(),
        environment.database().displayUrl(),
        environment.database().username(),
        environment.database().password(),
        "database",
        environment.file(),
        seconds(environment));
  }

  /** Where the environment makes its scratch databases; beside its database by default. */
  static ConnectionTarget scratch(Environment environment) {
    ScratchSettings given = environment.scratch();
    if (given == null) {
      return database(environment);
    }
    ConnectionTarget beside = database(environment);
    return new ConnectionTarget(
        environment.dialect(),
        given.url(),
        given.displayUrl(),
        given.username() == null ? beside.username() : given.username(),
        given.password() == null ? beside.password() : given.password(),
        "scratch",
        environment.file(),
        seconds(environment));
  }

  private static double seconds(Environment environment) {
    return environment.database().pool().connectionTimeout().toMillis() / 1000.0;
  }

  /** A key of its section and the file that it is in. */
  String key(String name) {
    return section + "." + name + " in " + file;
  }

  /** Who wants in, in quotes. */
  String user() {
    return username == null ? "the user that the address names" : "the user '" + username + "'";
  }

  /** The account as a GRANT names it. */
  String grantee() {
    return username == null ? "the account" : username;
  }

  /** The host that is asked. */
  String host() {
    Matcher parts = HOST.matcher(url);
    return parts.matches() ? parts.group(1) : "localhost";
  }

  /** The database's name, or an ellipsis where the address has none. */
  String databaseName() {
    Matcher parts = DATABASE.matcher(url);
    return parts.matches() ? parts.group(1) : "…";
  }

  /** The number of seconds without a needless fraction. */
  String patience() {
    return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
  }

  /** A text of a driver without what must not be seen. */
  String shown(String text) {
    String clean = text.replace(url, shown);
    String secret = password == null ? "" : password.reveal();
    return secret.isEmpty() ? clean : clean.replace(secret, "***");
  }

  boolean hasPassword() {
    return password != null && !password.reveal().isEmpty();
  }

  /** Whether a text may be seen as it is. */
  boolean isClean(String text) {
    return text.equals(shown(text));
  }
}
