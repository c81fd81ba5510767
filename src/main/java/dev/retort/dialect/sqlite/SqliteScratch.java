package dev.retort.dialect.sqlite;

import dev.retort.dialect.ScratchDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A throw-away database in memory, or in a file that is deleted in the end. */
final class SqliteScratch implements ScratchDatabase {
  private final Connection connection;
  private final @Nullable Path file;

  SqliteScratch(Connection connection, @Nullable Path file) {
    this.connection = connection;
    this.file = file;
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    try {
      connection.close();
      if (file != null) {
        for (String suffix : new String[] {"", "-journal", "-wal", "-shm"}) {
          Files.deleteIfExists(Path.of(file + suffix));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The scratch database could not be closed.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
