package dev.retort.service.merge;

import dev.retort.config.ConfigException;
import dev.retort.config.Environment;
import dev.retort.config.EnvironmentLoader;
import dev.retort.error.Cancellation;
import dev.retort.service.ConnectionFailedException;
import dev.retort.service.Untried;
import dev.retort.service.generate.ScratchSchemas;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The databases on which a project's revisions can be tried: the environment's own, SQLite in
 * memory, and for the rest the scratch databases of the environments beside it that have the same
 * revisions. One server a dialect is enough.
 *
 * @param tried one environment for each dialect that has scratch databases, the asking one first
 * @param untried the dialects that the project has sections for, and no scratch database
 */
record TrialDialects(List<Environment> tried, List<Untried> untried) {
  TrialDialects {
    tried = List.copyOf(tried);
    untried = List.copyOf(untried);
  }

  /** Looks for them, which opens a scratch database on each server but the environment's own. */
  static TrialDialects of(Environment environment, Cancellation cancellation) {
    Search search = new Search(environment, cancellation);
    Surroundings.filesBeside(environment).forEach(search::look);
    return new TrialDialects(List.copyOf(search.tried.values()), search.untried());
  }

  /** What builds schemas on each of them. */
  List<ScratchSchemas> scratches(Cancellation cancellation) {
    return tried.stream().map(e -> new ScratchSchemas(e, cancellation)).toList();
  }

  /** The same without the dialects that turned out not to be served. */
  TrialDialects only(Collection<DialectId> served) {
    return new TrialDialects(
        tried.stream().filter(e -> served.contains(e.dialect())).toList(), untried);
  }

  /** What has been found so far. */
  private static final class Search {
    private final Environment environment;
    private final Cancellation cancellation;
    private final Set<DialectId> written;
    private final Map<DialectId, Environment> tried = new LinkedHashMap<>();
    private final Map<DialectId, List<String>> failures = new LinkedHashMap<>();
    private final List<String> unread = new ArrayList<>();

    Search(Environment environment, Cancellation cancellation) {
      this.environment = environment;
      this.cancellation = cancellation;
      this.written = new LinkedHashSet<>(environment.migrations().dialects());
      tried.put(environment.dialect(), environment);
      if (written.contains(DialectId.SQLITE)) {
        // It needs no server, so its sections can always be tried.
        tried.putIfAbsent(DialectId.SQLITE, environment.inMemory());
      }
    }

    void look(Path file) {
      cancellation.throwIfRequested();
      Environment other;
      try {
        other = EnvironmentLoader.load(file);
      } catch (ConfigException e) {
        unread.add(file.getFileName() + ": " + e.getMessage());
        return;
      }
      DialectId dialect = other.dialect();
      if (tried.containsKey(dialect)
          || !other.migrations().locations().equals(environment.migrations().locations())
          || dialect.lookupOrder().stream().noneMatch(written::contains)) {
        return;
      }
      try {
        new ScratchSchemas(other, cancellation).open().close();
        tried.put(dialect, other);
      } catch (ConnectionFailedException e) {
        failures
            .computeIfAbsent(dialect, d -> new ArrayList<>())
            .add(file.getFileName() + ": " + e.getMessage());
      }
    }

    List<Untried> untried() {
      return written.stream()
          .filter(d -> tried.keySet().stream().noneMatch(t -> t.lookupOrder().contains(d)))
          .map(d -> new Untried(d, reason(d)))
          .toList();
    }

    private String reason(DialectId dialect) {
      List<String> reasons = new ArrayList<>();
      failures.forEach(
          (failed, why) -> {
            if (failed.lookupOrder().contains(dialect)) {
              reasons.addAll(why);
            }
          });
      if (reasons.isEmpty()) {
        reasons.add("no environment file beside " + name() + " names such a database");
        reasons.addAll(unread);
      }
      return String.join(" ", reasons.stream().map(Search::sentence).toList());
    }

    private Path name() {
      return Path.of(String.valueOf(environment.file().getFileName()));
    }

    private static String sentence(String text) {
      return text.endsWith(".") ? text : text + ".";
    }
  }
}
