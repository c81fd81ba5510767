package dev.retort.service.cache;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Many small entries in one file of a {@link CacheFolder}, read when first asked and written as a
 * whole. Holds the bound number of entries that were used last. Of two processes that write at once
 * one loses what it added, and nothing else. Safe for many threads.
 */
public final class ObjectPack {
  private static final String KIND = "objects";
  private static final int LIMIT = 50_000;
  private static final int DIGEST = 32;

  private final CacheFolder folder;
  private final CacheKey key;
  private final int limit;
  private @Nullable Map<CacheKey, Entry> entries;
  private long turn;
  private boolean changed;

  private static final class Entry {
    private final byte[] content;
    private long used;

    Entry(byte[] content, long used) {
      this.content = content;
      this.used = used;
    }
  }

  /** The pack of this key. */
  public ObjectPack(CacheFolder folder, CacheKey key) {
    this(folder, key, LIMIT);
  }

  ObjectPack(CacheFolder folder, CacheKey key, int limit) {
    this.folder = folder;
    this.key = key;
    this.limit = limit;
  }

  /** Reads the file, so that the entries are at hand. */
  public synchronized void fetch() {
    entries();
  }

  /** What is kept under a key. */
  public synchronized Optional<byte[]> get(CacheKey object) {
    Entry entry = entries().get(object);
    if (entry == null) {
      return Optional.empty();
    }
    entry.used = turn;
    return Optional.of(entry.content);
  }

  /** Keeps something, until {@link #save} in memory. */
  public synchronized void put(CacheKey object, byte[] content) {
    entries().put(object, new Entry(content, turn));
    changed = true;
  }

  /** Writes the file, if something was put. */
  public synchronized void save() {
    if (changed) {
      changed = false;
      folder.write(KIND, key, bytes());
    }
  }

  private Map<CacheKey, Entry> entries() {
    Map<CacheKey, Entry> known = entries;
    if (known == null) {
      known = new HashMap<>();
      Optional<byte[]> kept = folder.read(KIND, key);
      if (kept.isPresent() && !read(kept.get(), known)) {
        known.clear();
      }
      turn = known.values().stream().mapToLong(e -> e.used).max().orElse(0) + 1;
      entries = known;
    }
    return known;
  }

  private static boolean read(byte[] bytes, Map<CacheKey, Entry> into) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      byte[] digest = new byte[DIGEST];
      while (in.hasRemaining()) {
        in.get(digest);
        long used = in.getLong();
        byte[] content = new byte[in.getInt()];
        in.get(content);
        into.put(new CacheKey(HexFormat.of().formatHex(digest)), new Entry(content, used));
      }
      return true;
    } catch (java.nio.BufferUnderflowException | NegativeArraySizeException e) {
      return false;
    }
  }

  private byte[] bytes() {
    List<Map.Entry<CacheKey, Entry>> all = new ArrayList<>(entries().entrySet());
    all.sort(
        Comparator.comparingLong((Map.Entry<CacheKey, Entry> e) -> -e.getValue().used)
            .thenComparing(e -> e.getKey().digest()));
    all = all.subList(0, Math.min(limit, all.size()));
    ByteBuffer out =
        ByteBuffer.allocate(
            all.stream()
                .mapToInt(e -> DIGEST + Long.BYTES + Integer.BYTES + e.getValue().content.length)
                .sum());
    for (Map.Entry<CacheKey, Entry> entry : all) {
      out.put(HexFormat.of().parseHex(entry.getKey().digest()));
      out.putLong(entry.getValue().used);
      out.putInt(entry.getValue().content.length);
      out.put(entry.getValue().content);
    }
    return out.array();
  }
}
