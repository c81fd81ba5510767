package dev.retort.service.connection;

import dev.retort.dialect.UnusableServerException;
import dev.retort.service.ConnectionFailedException.Reason;
import dev.retort.sql.DialectId;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Reads what a server or its driver says when a connection can't be opened. */
final class ServerDiagnosis {
  private static final int MYSQL_UNKNOWN_DATABASE = 1049;
  private static final int MYSQL_NO_RIGHT_TO_DATABASE = 1044;
  private static final int MYSQL_ACCESS_DENIED = 1045;
  private static final int MYSQL_WANTS_TLS = 3159;

  /** Locked, on MySQL and on MariaDB, and the password expired. */
  private static final Set<Integer> MYSQL_ACCOUNT_CLOSED = Set.of(3118, 4151, 1820, 1862);

  /** All connections taken: of the server, of the account, of the account in this hour. */
  private static final Set<Integer> MYSQL_FULL = Set.of(1040, 1203, 1226);

  private static final String POSTGRESQL_UNKNOWN_DATABASE = "3D000";
  private static final String POSTGRESQL_NO_PRIVILEGE = "42501";
  private static final String POSTGRESQL_FULL = "53300";
  private static final String POSTGRESQL_STARTS_OR_STOPS = "57P03";
  private static final String POSTGRESQL_REJECTED = "08004";
  private static final String POSTGRESQL_OTHER_PROTOCOL = "08P01";

  private final ConnectionTarget target;

  ServerDiagnosis(ConnectionTarget target) {
    this.target = target;
  }

  /** What is behind the failure; the last resort is what the driver says. */
  Diagnosis of(SQLException failure) {
    if (failure instanceof UnusableServerException unusable) {
      return new Diagnosis(reason(unusable), String.valueOf(unusable.getMessage()));
    }
    return byCode(failure)
        .or(() -> byText(failure))
        .or(() -> byNetwork(failure))
        .orElseGet(() -> other(failure));
  }

  private static Reason reason(UnusableServerException unusable) {
    return switch (unusable.reason()) {
      case TOO_OLD -> Reason.SERVER_TOO_OLD;
      case OTHER_FAMILY -> Reason.OTHER_SERVER;
      case MAY_NOT_CREATE_DATABASE -> Reason.MISSING_PRIVILEGE;
    };
  }

  private Optional<Diagnosis> byCode(SQLException failure) {
    int code = failure.getErrorCode();
    String state = String.valueOf(failure.getSQLState());
    String text = text(failure);
    if (code == MYSQL_UNKNOWN_DATABASE || state.equals(POSTGRESQL_UNKNOWN_DATABASE)) {
      return found(
          Reason.MISSING_DATABASE,
          "The server answers, but there is no database at "
              + target.shown()
              + ". Create it, or correct "
              + target.key("url")
              + ".");
    }
    if (code == MYSQL_NO_RIGHT_TO_DATABASE) {
      return found(
          Reason.MISSING_PRIVILEGE,
          "There is no database at "
              + target.shown()
              + ", or "
              + target.user()
              + " has no right to it. Let an administrator create it and run: GRANT ALL ON "
              + target.databaseName()
              + ".* TO "
              + target.grantee());
    }
    if (state.equals(POSTGRESQL_NO_PRIVILEGE)) {
      return found(
          Reason.MISSING_PRIVILEGE,
          "The server at "
              + target.shown()
              + " does not let "
              + target.user()
              + " into this database. Let an administrator run: GRANT CONNECT ON DATABASE "
              + target.databaseName()
              + " TO "
              + target.grantee());
    }
    if (code == MYSQL_WANTS_TLS) {
      return found(
          Reason.ENCRYPTION,
          "The server at "
              + target.shown()
              + " takes encrypted connections only. Set sslMode to REQUIRED in "
              + target.key("url")
              + ".");
    }
    if (MYSQL_ACCOUNT_CLOSED.contains(code)) {
      return found(
          Reason.ACCESS_DENIED,
          "The server at "
              + target.shown()
              + " refuses "
              + target.user()
              + ": "
              + sentence(text)
              + " Let an administrator mend the account.");
    }
    if (MYSQL_FULL.contains(code) || state.equals(POSTGRESQL_FULL)) {
      return found(
          Reason.SERVER_FULL,
          "The server at "
              + target.shown()
              + " takes no more connections: "
              + sentence(text)
              + " Close some, or let an administrator raise the limit.");
    }
    if (state.equals(POSTGRESQL_STARTS_OR_STOPS)) {
      return found(
          Reason.SERVER_AWAY,
          "The server at " + target.shown() + " is just starting or stopping. Try again shortly.");
    }
    return code == MYSQL_ACCESS_DENIED || (state.startsWith("28") && !text.contains("pg_hba.conf"))
        ? found(
            Reason.ACCESS_DENIED,
            "The server at "
                + target.shown()
                + " refuses "
                + target.user()
                + ": wrong name or password"
                + (code == MYSQL_ACCESS_DENIED ? ", or an account that must use TLS" : "")
                + ". Correct "
                + target.section()
                + ".username and "
                + target.key("password")
                + ".")
        : Optional.empty();
  }

  /** Some failures share a code with others; these words are in every language of a driver. */
  private Optional<Diagnosis> byText(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    String text = text(failure);
    if (text.startsWith("No suitable driver")) {
      return found(
          Reason.MISSING_DRIVER,
          "There is no JDBC driver for "
              + target.shown()
              + ". Add the driver of "
              + target.dialect().title()
              + " to the class path.");
    }
    if (text.contains("pg_hba.conf")) {
      return found(
          Reason.ACCESS_DENIED,
          "The server at "
              + target.shown()
              + " does not let "
              + target.user()
              + " in from this machine, or only with TLS. Let an administrator add a line to its"
              + " pg_hba.conf, or set sslmode to require in "
              + target.key("url")
              + ".");
    }
    if (text.contains("Public Key Retrieval")) {
      return found(
          Reason.ENCRYPTION,
          "The server at "
              + target.shown()
              + " takes this password over an encrypted connection only. Set sslMode to REQUIRED,"
              + " or allowPublicKeyRetrieval to true, in "
              + target.key("url")
              + ".");
    }
    if (state.equals(POSTGRESQL_OTHER_PROTOCOL)) {
      return found(
          Reason.OTHER_SERVER,
          "What answers at "
              + target.shown()
              + " is not PostgreSQL. Correct the port or the beginning of "
              + target.key("url")
              + ".");
    }
    boolean tls =
        (state.equals(POSTGRESQL_REJECTED) && text.contains("SSL"))
            || text.startsWith("SSL Connection required");
    if (tls) {
      return found(
          Reason.ENCRYPTION,
          "TLS is demanded of the server at "
              + target.shown()
              + ", which has none. Switch it on there, or lower "
              + tlsSwitch()
              + ".");
    }
    return state.equals(POSTGRESQL_REJECTED) && !target.hasPassword()
        ? found(
            Reason.ACCESS_DENIED,
            "The server at "
                + target.shown()
                + " asks "
                + target.user()
                + " for a password. Set "
                + target.key("password")
                + ".")
        : Optional.empty();
  }

  private String tlsSwitch() {
    return (target.dialect() == DialectId.POSTGRESQL ? "sslmode" : "sslMode")
        + " in "
        + target.key("url");
  }

  private Optional<Diagnosis> byNetwork(SQLException failure) {
    for (Throwable next = failure.getCause(); next != null; next = next.getCause()) {
      if (next instanceof SSLException) {
        return found(
            Reason.ENCRYPTION,
            "No TLS connection to the server at "
                + target.shown()
                + " could be made: "
                + sentence(String.valueOf(next.getMessage()))
                + " Let Java trust its certificate, or lower "
                + tlsSwitch()
                + ".");
      }
      if (next instanceof UnknownHostException) {
        return away("The host " + target.host() + " of " + target.shown() + " is not known.");
      }
      if (next instanceof SocketTimeoutException) {
        return found(
            Reason.SERVER_AWAY,
            "Nothing answers at "
                + target.shown()
                + " within "
                + target.patience()
                + " s. Look whether the server is overloaded, a firewall is in between, or another"
                + " program listens there; else correct "
                + target.key("url")
                + ".");
      }
      if (next instanceof ConnectException || next instanceof NoRouteToHostException) {
        return away("No server answers at " + target.shown() + ".");
      }
      if (next instanceof EOFException || next instanceof SocketException) {
        return away(
            "What answers at "
                + target.shown()
                + " hangs up: it is no "
                + target.dialect().title()
                + " server, or one that stops.");
      }
    }
    return Optional.empty();
  }

  private Optional<Diagnosis> away(String sentence) {
    return found(
        Reason.SERVER_AWAY, sentence + " Start the server, or correct " + target.key("url") + ".");
  }

  /** A driver often says no more than that it failed, and its cause says why. */
  private Diagnosis other(SQLException failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text = text(failure);
    String deepest = String.valueOf(root.getMessage());
    String all =
        root.getMessage() == null || text.contains(deepest)
            ? sentence(text)
            : sentence(text) + " " + sentence(deepest);
    return new Diagnosis(
        Reason.OTHER, "Could not open " + target.shown() + ": " + target.shown(all));
  }

  private String text(SQLException failure) {
    return target.shown(String.valueOf(failure.getMessage()));
  }

  private static String sentence(String text) {
    String stripped = text.strip();
    return stripped.matches("(?s).*[.!?]") ? stripped : stripped + ".";
  }

  private static Optional<Diagnosis> found(Reason reason, String sentence) {
    return Optional.of(new Diagnosis(reason, sentence));
  }
}
