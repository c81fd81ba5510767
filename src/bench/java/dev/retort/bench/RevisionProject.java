package dev.retort.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Writes projects of many revisions for the benchmarks. */
final class RevisionProject {
  private RevisionProject() {}

  /**
   * A line of revisions, each of which creates a table and an index; with the environment file
   * beside it.
   */
  static Path linear(Path folder, int revisions) throws IOException {
    Path versions = Files.createDirectories(folder.resolve("versions"));
    for (int i = 1; i <= revisions; i++) {
      String down = i == 1 ? "" : "-- @down_revision " + id(i - 1) + "\n";
      write(versions, i, down);
    }
    return environment(folder);
  }

  /**
   * Groups of four: a parent, two branches and their merge, so that a third of the graph is not a
   * line.
   */
  static Path branched(Path folder, int revisions) throws IOException {
    Path versions = Files.createDirectories(folder.resolve("versions"));
    for (int i = 1; i <= revisions; i++) {
      String down =
          switch (i % 4) {
            case 1 -> i == 1 ? "" : id(i - 1);
            case 2 -> id(i - 1);
            case 3 -> id(i - 2);
            default -> id(i - 2) + ", " + id(i - 1);
          };
      write(versions, i, down.isEmpty() ? "" : "-- @down_revision " + down + "\n");
    }
    return environment(folder);
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Path environment(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("config.yaml"),
        """
        name: bench
        database:
          url: jdbc:sqlite:bench.db
        migrations:
          locations: [versions]
        """);
  }

  private static String id(int i) {
    return "r%06d".formatted(i);
  }

  private static void write(Path versions, int i, String down) throws IOException {
    Files.writeString(
        versions.resolve("%06d_create_table.sql".formatted(i)),
        """
        -- @revision %s
        %s-- @message create table t%d
        -- @created 2026-01-01T00:00:00Z

        -- @upgrade
        CREATE TABLE t%d (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, created_at TIMESTAMP);
        CREATE INDEX ix_t%d_name ON t%d (name);

        -- @downgrade
        DROP TABLE t%d;
        """
            .formatted(id(i), down, i, i, i, i, i));
  }
}
