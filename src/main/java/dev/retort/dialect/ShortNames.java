package dev.retort.dialect;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Makes names fit a database's limit, the same name always in the same way. */
public final class ShortNames {
  private ShortNames() {}

  /** The name, or its beginning and a hash of the whole if it has more characters than allowed. */
  public static String characters(String name, int limit) {
    int length = name.codePointCount(0, name.length());
    if (length <= limit) {
      return name;
    }
    return name.substring(0, name.offsetByCodePoints(0, limit - 9)) + "_" + hash(name);
  }

  /** As {@link #characters}, for a limit in bytes of UTF-8. */
  public static String bytes(String name, int limit) {
    if (name.getBytes(StandardCharsets.UTF_8).length <= limit) {
      return name;
    }
    StringBuilder start = new StringBuilder();
    int used = 0;
    for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
      String next = Character.toString(name.codePointAt(i));
      used += next.getBytes(StandardCharsets.UTF_8).length;
      if (used > limit - 9) {
        break;
      }
      start.append(next);
    }
    return start + "_" + hash(name);
  }

  /** Eight hex digits that stand for a text. */
  public static String hash(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", crc.getValue());
  }
}
