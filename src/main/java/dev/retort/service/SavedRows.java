package dev.retort.service;

import java.nio.file.Path;
import java.util.List;

/**
 * The rows that a plan destroys, written to files before it runs.
 *
 * @param folder where the files are, one a table, with a {@code SHA256SUMS} that sha256sum reads
 * @param tables what each file holds, in the order in which they are put back
 */
public record SavedRows(Path folder, List<SavedTable> tables) {
  public SavedRows {
    tables = List.copyOf(tables);
  }

  /** The number of rows in all files. */
  public long rows() {
    return tables.stream().mapToLong(SavedTable::rows).sum();
  }

  /**
   * What one file holds: SQL that puts it back, one statement a line.
   *
   * @param table its name
   * @param columns those that are saved by the table's key; empty for whole rows
   * @param file its name in the folder
   * @param rows how many there are
   * @param sha256 of the file, in hex
   */
  public record SavedTable(
      String table, List<String> columns, String file, long rows, String sha256) {
    public SavedTable {
      columns = List.copyOf(columns);
    }

    /** One line for the journal. */
    public String note() {
      return rows
          + (rows == 1 ? " row of " : " rows of ")
          + table
          + (columns.isEmpty() ? "" : " (" + String.join(", ", columns) + ")")
          + " in "
          + file
          + ", SHA-256 "
          + sha256;
    }
  }
}
