package dev.retort.dialect;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file that an SQLite address names. */
public final class SqliteFile {
  private static final String PREFIX = "jdbc:sqlite:";
  private static final List<String> COMPANIONS = List.of("-journal", "-wal", "-shm");

  private SqliteFile() {}

  /** The files that SQLite keeps beside a database while it is written, whether there or not. */
  public static List<Path> companions(Path file) {
    return COMPANIONS.stream()
        .map(suffix -> file.resolveSibling(file.getFileName() + suffix))
        .toList();
  }

  /** The file; empty for a database in memory. */
  public static Optional<Path> of(String url) {
    String rest = url.substring(PREFIX.length());
    int query = rest.indexOf('?');
    String parameters = query < 0 ? "" : rest.substring(query);
    String name = query < 0 ? rest : rest.substring(0, query);
    if (name.isEmpty() || name.startsWith(":") || parameters.contains("mode=memory")) {
      return Optional.empty();
    }
    if (!name.startsWith("file:")) {
      return Optional.of(Path.of(name));
    }
    if (name.startsWith("file::memory:")) {
      return Optional.empty();
    }
    return Optional.of(
        name.startsWith("file:/") ? Path.of(URI.create(name)) : Path.of(name.substring(5)));
  }
}
