package dev.retort.service.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The digest of everything that decides what a cache entry holds. */
public record CacheKey(String digest) {

  /** A key of these parts, in this order; a part may be null. */
  public static CacheKey of(Iterable<? extends @Nullable Object> parts) {
    MessageDigest sha256 = sha256();
    for (Object part : parts) {
      // With its length before it no text can look like two.
      byte[] bytes =
          part instanceof byte[] raw ? raw : String.valueOf(part).getBytes(StandardCharsets.UTF_8);
      sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      sha256.update(bytes);
    }
    return new CacheKey(HexFormat.of().formatHex(sha256.digest()));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
