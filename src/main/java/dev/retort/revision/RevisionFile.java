package dev.retort.revision;

import dev.retort.error.SourcePosition;
import dev.retort.revision.RevisionProblem.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Reads revision files; never splits their statements. */
public final class RevisionFile {
  private static final String BOM = "\uFEFF";

  private RevisionFile() {}

  /** Reads {@code text}, which may begin with a BOM and have any line ends. */
  public static ParsedRevision parse(Path file, String text) {
    String normal = normalised(text);
    return new RevisionParser(file, normal)
        .parse(checksum(normal.getBytes(StandardCharsets.UTF_8)));
  }

  /** Reads a file; that it cannot be read is a problem in the result, not an exception. */
  public static ParsedRevision read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      String reason = e instanceof NoSuchFileException ? "it does not exist" : e.toString();
      return failed(file, Kind.UNREADABLE, "The file cannot be read: " + reason + ".", 0);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      int badLine = lineOfBadByte(bytes);
      if (badLine > 0) {
        return failed(file, Kind.NOT_UTF8, "The file is not UTF-8. Save it as UTF-8.", badLine);
      }
    }
    String normal = normalised(text);
    boolean asStored = normal.length() == text.length();
    String checksum = checksum(asStored ? bytes : normal.getBytes(StandardCharsets.UTF_8));
    return new RevisionParser(file, normal).parse(checksum);
  }

  /** The checksum of a file's text: SHA-256 in hex, without a BOM, line ends as LF. */
  public static String checksum(String text) {
    return checksum(normalised(text).getBytes(StandardCharsets.UTF_8));
  }

  private static ParsedRevision failed(Path file, Kind kind, String message, int line) {
    RevisionProblem problem =
        new RevisionProblem(kind, message, SourcePosition.of(file, line), null);
    return new ParsedRevision(null, List.of(problem));
  }

  /** The text that the checksum is of: without a BOM, line ends as LF. */
  public static String normalised(String text) {
    String body = text.startsWith(BOM) ? text.substring(1) : text;
    return body.indexOf('\r') < 0 ? body : body.replace("\r\n", "\n");
  }

  private static int lineOfBadByte(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer input = ByteBuffer.wrap(bytes);
    if (!decoder.decode(input, CharBuffer.allocate(bytes.length + 1), true).isError()) {
      return 0;
    }
    int line = 1;
    for (int i = 0; i < input.position(); i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private static String checksum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
