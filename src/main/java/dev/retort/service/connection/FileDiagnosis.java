package dev.retort.service.connection;

import dev.retort.service.ConnectionFailedException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads what SQLite says when it can't open a file. */
final class FileDiagnosis {
  private static final int READ_ONLY = 8;
  private static final int CORRUPT = 11;
  private static final int CANNOT_OPEN = 14;
  private static final int NOT_A_DATABASE = 26;

  private final ConnectionTarget target;

  FileDiagnosis(ConnectionTarget target) {
    this.target = target;
  }

  /** What is behind the failure. */
  Diagnosis of(@Nullable Path file, SQLException failure) {
    String name = file == null ? target.shown() : file.toString();
    String correct = "correct " + target.key("url") + ".";
    return switch (failure.getErrorCode() & 0xff) {
      case NOT_A_DATABASE ->
          new Diagnosis(
              Reason.NOT_A_DATABASE,
              name + " is no SQLite database, or an encrypted one. Move it away, or " + correct);
      case CORRUPT ->
          new Diagnosis(
              Reason.NOT_A_DATABASE,
              "The database " + name + " is damaged. Put a backup in its place, or " + correct);
      case READ_ONLY, CANNOT_OPEN -> unusable(name, file, correct);
      default ->
          new Diagnosis(
              Reason.OTHER,
              "Could not open "
                  + target.shown()
                  + ": "
                  + target.shown(String.valueOf(failure.getMessage())));
    };
  }

  private static Diagnosis unusable(String name, @Nullable Path file, String correct) {
    if (file != null && Files.isDirectory(file)) {
      return new Diagnosis(
          Reason.NOT_A_DATABASE, name + " is a folder. Name a file in it: " + correct);
    }
    return new Diagnosis(
        Reason.FILE_NOT_WRITABLE,
        "The database file "
            + name
            + " cannot be opened or made. Let this account write the file and its folder, or "
            + correct);
  }
}
