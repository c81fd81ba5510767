package dev.retort.service.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A folder of cache files, one an entry; safe to delete at any time.
 *
 * <p>A file that is damaged, of another version or of another key counts as none. Files are written
 * under a temporary name and moved, so several processes may use one folder. The oldest go when all
 * together are larger than the bound. A folder that can't be used costs time and nothing else.
 */
public final class CacheFolder {
  /** Of what is in the files; another number makes every older file worthless. */
  static final int FORMAT = 2;

  private static final String SUFFIX = ".retort-cache";
  private static final String TEMPORARY = ".tmp";
  private static final byte[] MAGIC = "retort cache\n".getBytes(StandardCharsets.US_ASCII);
  private static final long DEFAULT_LIMIT = 64L << 20;
  private static final Duration TOUCH_AFTER = Duration.ofHours(12);
  private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

  private final @Nullable Path folder;
  private final long limit;
  private @Nullable String trouble;

  private CacheFolder(@Nullable Path folder, long limit) {
    this.folder = folder;
    this.limit = limit;
  }

  /** Keeps nothing. */
  public static CacheFolder none() {
    return new CacheFolder(null, 0);
  }

  /** A folder, which is made when something is kept. */
  public static CacheFolder at(Path folder) {
    return at(folder, DEFAULT_LIMIT);
  }

  static CacheFolder at(Path folder, long limit) {
    return new CacheFolder(folder, limit);
  }

  /**
   * The user's own: what the system property {@code retort.cache} or the variable {@code
   * RETORT_CACHE} names, {@code off} for none; else where the system keeps such files.
   */
  public static CacheFolder ofUser() {
    return CacheLocation.ofUser()
        .filter(folder -> ProgramIdentity.find().isPresent())
        .map(CacheFolder::at)
        .orElseGet(CacheFolder::none);
  }

  /** Where it is; empty when nothing is kept. */
  public Optional<Path> path() {
    return Optional.ofNullable(folder);
  }

  /** What was kept under this key. */
  public synchronized Optional<byte[]> read(String kind, CacheKey key) {
    if (folder == null) {
      return Optional.empty();
    }
    Path file = file(folder, kind, key);
    try {
      Optional<byte[]> content = content(Files.readAllBytes(file), key);
      if (content.isPresent()) {
        touch(file);
      }
      return content;
    } catch (IOException e) {
      // Mostly it is not there; whatever else it is, writing will tell.
      return Optional.empty();
    }
  }

  /** Keeps content under a key, in the place of what was there. */
  public synchronized void write(String kind, CacheKey key, byte[] content) {
    if (folder == null || content.length > limit) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, kind, TEMPORARY);
      try {
        Files.write(temporary, file(content, key));
        Files.move(
            temporary,
            file(folder, kind, key),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
      trouble = null;
      prune();
    } catch (IOException e) {
      trouble = describe(e);
    }
  }

  /** Whether something can be kept; if not, why. */
  public synchronized Optional<String> trouble() {
    if (folder == null) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "try", TEMPORARY));
      trouble = null;
    } catch (IOException e) {
      trouble = describe(e);
    }
    return Optional.ofNullable(trouble);
  }

  /** Number of entries and their bytes. */
  public CacheUse use() throws IOException {
    long bytes = 0;
    int files = 0;
    for (Entry entry : entries()) {
      if (entry.file().toString().endsWith(SUFFIX)) {
        bytes += entry.size();
        files++;
      }
    }
    return new CacheUse(folder, files, bytes);
  }

  /** Deletes every entry, and nothing else that lies in the folder; returns what was there. */
  public CacheUse clear() throws IOException {
    CacheUse before = use();
    for (Entry entry : entries()) {
      Files.deleteIfExists(entry.file());
    }
    return before;
  }

  private record Entry(Path file, long size, Instant used) {}

  private List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (folder == null || !Files.isDirectory(folder)) {
      return entries;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "*{" + SUFFIX + "," + TEMPORARY + "}")) {
      for (Path file : files) {
        entry(file).ifPresent(entries::add);
      }
    }
    return entries;
  }

  /** Empty if another process has deleted it meanwhile. */
  private static Optional<Entry> entry(Path file) throws IOException {
    try {
      return Optional.of(
          new Entry(file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private void prune() throws IOException {
    List<Entry> entries = entries();
    long bytes = entries.stream().mapToLong(Entry::size).sum();
    entries.sort(Comparator.comparing(Entry::used));
    Instant abandoned = Instant.now().minus(ABANDONED_AFTER);
    for (Entry entry : entries) {
      boolean temporary = entry.file().toString().endsWith(TEMPORARY);
      if (temporary ? entry.used().isBefore(abandoned) : bytes > limit) {
        Files.deleteIfExists(entry.file());
        bytes -= entry.size();
      }
    }
  }

  /** What is used stays; the clock of the file system decides. */
  private static void touch(Path file) throws IOException {
    Instant now = Instant.now();
    if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(TOUCH_AFTER))) {
      Files.setLastModifiedTime(file, FileTime.from(now));
    }
  }

  private static Path file(Path folder, String kind, CacheKey key) {
    return folder.resolve(kind + "-" + key.digest().substring(0, 40) + SUFFIX);
  }

  private static byte[] file(byte[] content, CacheKey key) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + 128);
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(MAGIC);
    out.writeInt(FORMAT);
    out.writeUTF(key.digest());
    out.writeInt(content.length);
    out.writeLong(checksum(content));
    out.write(content);
    return bytes.toByteArray();
  }

  private static Optional<byte[]> content(byte[] file, CacheKey key) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
    if (!java.util.Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)
        || in.readInt() != FORMAT
        || !in.readUTF().equals(key.digest())) {
      return Optional.empty();
    }
    int length = in.readInt();
    long checksum = in.readLong();
    byte[] content = in.readAllBytes();
    return content.length == length && checksum(content) == checksum
        ? Optional.of(content)
        : Optional.empty();
  }

  private static long checksum(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return crc.getValue();
  }

  private static String describe(IOException e) {
    return e instanceof FileSystemException f && f.getReason() != null
        ? f.getFile() + ": " + f.getReason()
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
