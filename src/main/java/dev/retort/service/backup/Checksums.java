package dev.retort.service.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The file that says which SHA-256 each file beside it has, as sha256sum writes and reads it. */
final class Checksums {
  static final String FILE = "SHA256SUMS";

  private Checksums() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String of(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static void write(Path folder, Map<String, String> byFile) throws IOException {
    StringBuilder text = new StringBuilder();
    byFile.forEach((file, sum) -> text.append(sum).append("  ").append(file).append('\n'));
    Files.writeString(folder.resolve(FILE), text);
  }

  /** The checksums by the names of the files, in the order in which they were written. */
  static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> byFile = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder.resolve(FILE))) {
      int gap = line.indexOf("  ");
      if (gap > 0) {
        byFile.put(line.substring(gap + 2), line.substring(0, gap));
      }
    }
    return byFile;
  }
}
