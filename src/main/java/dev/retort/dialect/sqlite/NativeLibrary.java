package dev.retort.dialect.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /** The library in {@code cache}, unpacked if it is not there; null if that is not possible. */
  static @Nullable Path keep(Path cache) {
    String resource =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    URL packed = SQLiteJDBCLoader.class.getResource(resource);
    if (packed == null) {
      return null;
    }
    Path folder =
        cache
            .resolve("sqlite-" + SQLiteJDBCLoader.getVersion())
            .resolve(platform(LibraryLoaderUtil.getNativeLibResourcePath()));
    Path library = folder.resolve(LibraryLoaderUtil.getNativeLibName());
    try {
      if (Files.isRegularFile(library)
          && Files.size(library) == packed.openConnection().getContentLengthLong()
          && Files.isReadable(library)) {
        return library;
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
      return library;
    } catch (IOException | SecurityException notWritable) {
      return null;
    }
  }

  private static String platform(String resourcePath) {
    int at = resourcePath.indexOf("/native/");
    return resourcePath.substring(at < 0 ? 0 : at + "/native/".length()).replace('/', '-');
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
