package dev.retort.service.merge;

import dev.retort.config.ConfigException;
import dev.retort.config.Environment;
import dev.retort.config.EnvironmentLoader;
import dev.retort.error.Cancellation;
import dev.retort.service.ConnectionFailedException;
import dev.retort.service.SectionMissingException;
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
import java.util.function.Consumer;

/**
 * The databases on which a project's revisions can be tried: the environment's own, SQLite in
 * memory, and for the rest the scratch databases of the environments beside it that have the same
 * revisions. One server a dialect is enough.
 *
 * <p>Whether a server makes scratch databases is found by opening one, which then serves the first
 * trial there; so this is closed once nothing more is tried.
 */
final class TrialDialects implements AutoCloseable {
  private final List<ScratchSchemas> tried;
  private final List<Untried> untried;

  private TrialDialects(List<ScratchSchemas> tried, List<Untried> untried) {
    this.tried = List.copyOf(tried);
    this.untried = untried;
  }

  /** Looks for them, which opens a scratch database on each server but the environment's own. */
  static TrialDialects of(Environment environment, Cancellation cancellation) {
    Search search = new Search(environment, cancellation);
    boolean found = false;
    try {
      Surroundings.filesBeside(environment).forEach(search::look);
      TrialDialects dialects = search.found();
      found = true;
      return dialects;
    } finally {
      if (!found) {
        search.found().close();
      }
    }
  }

  /** Those that have scratch databases, the environment's own first. */
  List<DialectId> tried() {
    return tried.stream().map(ScratchSchemas::dialectId).toList();
  }

  /** Those that the project has sections for, and no scratch database. */
  List<Untried> untried() {
    return untried;
  }

  /** What builds schemas on those of these dialects; also after the end of what is at hand. */
  List<ScratchSchemas> scratches(Collection<DialectId> dialects) {
    return tried.stream().filter(s -> dialects.contains(s.dialectId())).toList();
  }

  /**
   * Tries something on each, the environment's own first.
   *
   * @return where it was not tried: there is no scratch database, or no section
   */
  List<Untried> each(Consumer<ScratchSchemas> trial) {
    return each(tried, trial);
  }

  /**
   * The same where without the environment's own there is nothing to say.
   *
   * @throws SectionMissingException if that has no section
   */
  List<Untried> eachAfterOwn(Consumer<ScratchSchemas> trial) {
    trial.accept(tried.get(0));
    return each(tried.subList(1, tried.size()), trial);
  }

  private List<Untried> each(List<ScratchSchemas> scratches, Consumer<ScratchSchemas> trial) {
    List<Untried> notTried = new ArrayList<>(untried);
    for (ScratchSchemas scratch : scratches) {
      try {
        trial.accept(scratch);
      } catch (SectionMissingException e) {
        notTried.add(new Untried(scratch.dialectId(), String.valueOf(e.getMessage())));
      }
    }
    return List.copyOf(notTried);
  }

  @Override
  public void close() {
    tried.forEach(ScratchSchemas::closeUnused);
  }

  /** What has been found so far. */
  private static final class Search {
    private final Environment environment;
    private final Cancellation cancellation;
    private final Set<DialectId> written;
    private final List<ScratchSchemas> tried = new ArrayList<>();
    private final Map<DialectId, List<String>> failures = new LinkedHashMap<>();
    private final List<String> unread = new ArrayList<>();

    Search(Environment environment, Cancellation cancellation) {
      this.environment = environment;
      this.cancellation = cancellation;
      this.written = new LinkedHashSet<>(environment.migrations().dialects());
      tried.add(new ScratchSchemas(environment, cancellation));
      if (written.contains(DialectId.SQLITE) && !isTried(DialectId.SQLITE)) {
        // It needs no server, so its sections can always be tried.
        tried.add(new ScratchSchemas(environment.inMemory(), cancellation));
      }
    }

    private boolean isTried(DialectId dialect) {
      return tried.stream().anyMatch(s -> s.dialectId() == dialect);
    }

    TrialDialects found() {
      return new TrialDialects(tried, untried());
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
      if (isTried(dialect)
          || !other.migrations().locations().equals(environment.migrations().locations())
          || dialect.lookupOrder().stream().noneMatch(written::contains)) {
        return;
      }
      try {
        ScratchSchemas scratches = new ScratchSchemas(other, cancellation);
        scratches.openAhead();
        tried.add(scratches);
      } catch (ConnectionFailedException e) {
        failures
            .computeIfAbsent(dialect, d -> new ArrayList<>())
            .add(file.getFileName() + ": " + e.getMessage());
      }
    }

    private List<Untried> untried() {
      return written.stream()
          .filter(d -> tried.stream().noneMatch(s -> s.dialectId().lookupOrder().contains(d)))
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
