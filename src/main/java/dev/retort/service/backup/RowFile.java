package dev.retort.service.backup;

import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.List;

/** Writes statements to a file, one a line, and knows the file's checksum at the end. */
final class RowFile implements AutoCloseable {
  private static final int MOST_ROWS = 100;
  private static final int MOST_CHARACTERS = 1 << 16;

  private final FileOutputStream file;
  private final DigestOutputStream digest;
  private final BufferedWriter out;
  private int open;
  private int characters;
  private long rows;

  RowFile(Path path) throws IOException {
    this.file = new FileOutputStream(path.toFile());
    this.digest = new DigestOutputStream(file, Checksums.sha256());
    this.out = new BufferedWriter(new OutputStreamWriter(digest, StandardCharsets.UTF_8));
  }

  void comment(String text) throws IOException {
    out.write("-- " + text.replace('\n', ' ').replace('\r', ' ') + "\n");
  }

  void statement(String sql) throws IOException {
    out.write(sql + ";\n");
  }

  /** Adds a row to the statement at hand, or begins another. */
  void insert(String beginning, List<String> literals) throws IOException {
    String row = "(" + String.join(", ", literals) + ")";
    boolean next = open > 0 && open < MOST_ROWS && characters + row.length() < MOST_CHARACTERS;
    if (!next) {
      end();
    }
    out.write((next ? ", " : beginning) + row);
    open = next ? open + 1 : 1;
    characters = next ? characters + row.length() : row.length();
    rows++;
  }

  void update(String sql) throws IOException {
    statement(sql);
    rows++;
  }

  private void end() throws IOException {
    if (open > 0) {
      out.write(";\n");
      open = 0;
    }
  }

  long rows() {
    return rows;
  }

  /** Ends the file, has it on the disk, and tells its SHA-256 in hex. */
  String finish() throws IOException {
    end();
    out.flush();
    file.getFD().sync();
    return HexFormat.of().formatHex(digest.getMessageDigest().digest());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
