package dev.retort.service.mend;

import dev.retort.error.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a revision file with another header; the rest of it stays byte for byte. */
final class HeaderText {
  private static final int ID_LENGTH = 12;

  private HeaderText() {}

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new FileException("read", file, e);
    }
  }

  static String withId(String text, String id) {
    return line("revision").matcher(text).replaceFirst("$1" + Matcher.quoteReplacement(id));
  }

  /** With these names in a list; without the line if there are none. */
  static String withNames(String text, String directive, List<String> names) {
    if (names.isEmpty()) {
      return Pattern.compile("(?m)^-- @" + directive + "\\b.*\\R?").matcher(text).replaceFirst("");
    }
    return line(directive)
        .matcher(text)
        .replaceFirst("$1" + Matcher.quoteReplacement(String.join(", ", names)));
  }

  private static Pattern line(String directive) {
    return Pattern.compile("(?m)^(\\uFEFF?-- @" + directive + " +).*$");
  }

  /** An identity that follows from a text, so that everybody who mends it gets the same one. */
  static String newId(String text, Predicate<String> isTaken) {
    String salt = "";
    while (true) {
      String id = digest(salt + text).substring(0, ID_LENGTH);
      if (!isTaken.test(id)) {
        return id;
      }
      salt += "+";
    }
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
