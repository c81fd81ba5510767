package dev.retort.dialect.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Keeps the driver's native library in the user's cache folder, so that it is not unpacked at each
 * start. Where that cannot be done the driver unpacks it as usual.
 */
final class NativeLibrary {
  private static final String PATH = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";
  private static final String TEMPORARY = "org.sqlite.tmpdir";
  private static final AtomicBoolean PREPARED = new AtomicBoolean();

  private NativeLibrary() {}

  /** Points the driver to the kept library, once a process; respects what the user has set. */
  static void prepare() {
    if (!PREPARED.compareAndSet(false, true)
        || System.getProperty(PATH) != null
        || System.getProperty(TEMPORARY) != null) {
      return;
    }
    Path folder = cacheFolder();
    Path library = folder == null ? null : keep(folder);
    if (library != null) {
      System.setProperty(PATH, String.valueOf(library.getParent()));
      System.setProperty(NAME, String.valueOf(library.getFileName()));
    }
  }

  /**
   * The library in {@code cache}, unpacked if it is not there; null if that is not possible.
   *
   * <p>The driver's own ways to tell its version and platform take half of the time that is to be
   * saved, so where the library is kept they are not asked: the folder goes by the driver's file.
   */
  static @Nullable Path keep(Path cache) {
    try {
      Path folder = cache.resolve(identity());
      Path library = folder.resolve(System.mapLibraryName("sqlitejdbc"));
      return Files.isReadable(library) || unpack(folder, library) ? library : null;
    } catch (IOException | URISyntaxException | RuntimeException notPossible) {
      // The driver's own way remains.
      return null;
    }
  }

  /** Changes with the driver's version and with the platform. */
  private static String identity() throws IOException, URISyntaxException {
    CodeSource source = SQLiteJDBCLoader.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IOException("the driver's file is not known");
    }
    Path jar = Path.of(source.getLocation().toURI());
    BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new IOException("the driver is no file");
    }
    String name =
        String.join(
            "-",
            String.valueOf(jar.getFileName()),
            Long.toHexString(attributes.size()),
            Long.toHexString(attributes.lastModifiedTime().toMillis()),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
    StringBuilder plain = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '.' && c != '-') {
        plain.setCharAt(i, '_');
      }
    }
    return plain.toString();
  }

  private static boolean unpack(Path folder, Path library) throws IOException {
    URL packed =
        SQLiteJDBCLoader.class.getResource(
            LibraryLoaderUtil.getNativeLibResourcePath()
                + "/"
                + LibraryLoaderUtil.getNativeLibName());
    if (packed == null) {
      return false;
    }
    Files.createDirectories(folder);
    // Another process may do the same: each writes a file of its own, and the last move wins.
    Path part = Files.createTempFile(folder, "unpack", ".part");
    try {
      try (InputStream in = packed.openStream()) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    return true;
  }

  private static @Nullable Path cacheFolder() {
    String home = System.getProperty("user.home");
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String local = System.getenv("LOCALAPPDATA");
    String xdg = System.getenv("XDG_CACHE_HOME");
    if (system.contains("windows")) {
      return local == null ? null : Path.of(local, "retort", "cache");
    }
    if (xdg != null && xdg.startsWith("/")) {
      return Path.of(xdg, "retort");
    }
    if (home == null || !home.startsWith("/")) {
      return null;
    }
    return system.contains("mac")
        ? Path.of(home, "Library", "Caches", "retort")
        : Path.of(home, ".cache", "retort");
  }
}
