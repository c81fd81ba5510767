package dev.retort.service.verify;

import dev.retort.service.VerificationReport.Check;
import dev.retort.service.VerificationReport.Outcome;
import dev.retort.service.connection.ConnectionSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether tables may be created and dropped; asks, and never tries. */
final class Privileges {
  private static final String ID = "privileges";

  private final ConnectionSource connections;

  Privileges(ConnectionSource connections) {
    this.connections = connections;
  }

  Check absentFile() {
    Path file = connections.file().orElseThrow().toAbsolutePath();
    Path folder = file.getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    return folder != null && Files.isDirectory(folder) && Files.isWritable(folder)
        ? pass("The folder of " + file + " can be written.")
        : fail(
            "The folder of " + file + " cannot be written.",
            "Give this account the right to write there, or choose another path.");
  }

  Check check(Connection connection) {
    return switch (connections.dialect().id()) {
      case SQLITE -> file();
      case POSTGRESQL -> postgresql(connection);
      case MYSQL, MARIADB -> mysql(connection);
    };
  }

  private Check file() {
    if (connections.file().isEmpty()) {
      return pass("A database in memory can be written.");
    }
    Path file = connections.file().get().toAbsolutePath();
    Path folder = file.getParent();
    if (!Files.isWritable(file)) {
      return fail(file + " cannot be written.", "Give this account the right to write it.");
    }
    return folder == null || Files.isWritable(folder)
        ? pass(file + " can be written.")
        : fail(
            "The folder " + folder + " cannot be written, and SQLite keeps its journal there.",
            "Give this account the right to write in the folder.");
  }

  private static Check postgresql(Connection connection) {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT has_schema_privilege(current_schema(), 'CREATE'), current_user")) {
      boolean may = rows.next() && rows.getBoolean(1);
      return may
          ? pass(rows.getString(2) + " may create tables.")
          : fail(
              "The account may not create tables in the schema.",
              "Let an owner run GRANT CREATE ON SCHEMA … TO the account.");
    } catch (SQLException e) {
      return unknown(e);
    }
  }

  private static Check mysql(Connection connection) {
    List<String> grants = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW GRANTS")) {
      while (rows.next()) {
        grants.add(rows.getString(1).toUpperCase(Locale.ROOT));
      }
    } catch (SQLException e) {
      return unknown(e);
    }
    boolean all = grants.stream().anyMatch(g -> g.startsWith("GRANT ALL PRIVILEGES"));
    boolean each =
        grants.stream().anyMatch(g -> g.matches(".*\\bCREATE\\b.*"))
            && grants.stream().anyMatch(g -> g.matches(".*\\bDROP\\b.*"))
            && grants.stream().anyMatch(g -> g.matches(".*\\bALTER\\b.*"));
    return all || each
        ? pass("The account may create, alter and drop tables.")
        : fail(
            "The account lacks CREATE, ALTER or DROP.",
            "Let an administrator run GRANT CREATE, ALTER, DROP, INDEX, REFERENCES ON … TO the"
                + " account.");
  }

  private static Check unknown(SQLException e) {
    return new Check(
        ID, Outcome.WARN, "The database does not tell: " + e.getMessage(), "Try on a copy first.");
  }

  private static Check pass(String detail) {
    return new Check(ID, Outcome.PASS, detail, null);
  }

  private static Check fail(String detail, @Nullable String remedy) {
    return new Check(ID, Outcome.FAIL, detail, remedy);
  }
}
