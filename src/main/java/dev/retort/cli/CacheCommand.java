package dev.retort.cli;

import dev.retort.service.CacheStatus;
import dev.retort.service.MigrationService;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Where what databases made of definitions is kept, and how to be rid of it. */
@Command(
    name = "cache",
    description = {
      "Tell where the cache of autogenerate is and how large, or clear it.",
      "The variable RETORT_CACHE names another folder; off keeps nothing."
    })
final class CacheCommand extends RetortCommand {
  private static final long MEGABYTE = 1 << 20;

  /** What to do with it. */
  enum Action {
    clear
  }

  @Parameters(arity = "0..1", paramLabel = "clear", description = "Delete every entry.")
  @Nullable Action action;

  @Override
  int run(Session session) {
    CacheStatus cache =
        action == Action.clear ? MigrationService.clearCache() : MigrationService.cache();
    Output output = session.output();
    if (output.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("folder", cache.folder() == null ? null : cache.folder().toString());
      fields.put(action == null ? "entries" : "cleared", cache.entries());
      fields.put("bytes", cache.bytes());
      fields.put("trouble", cache.trouble());
      output.json(fields);
    } else if (cache.folder() == null) {
      output.line("The cache is off.");
    } else {
      output.line(
          (action == null ? "" : "Cleared: ")
              + cache.folder()
              + ": "
              + cache.entries()
              + (cache.entries() == 1 ? " file, " : " files, ")
              + size(cache.bytes()));
    }
    if (cache.trouble() != null) {
      output.warning("Nothing can be kept there: " + cache.trouble());
    }
    return OK;
  }

  private static String size(long bytes) {
    return bytes < MEGABYTE
        ? (bytes + 1023) / 1024 + " KB"
        : String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGABYTE);
  }
}
