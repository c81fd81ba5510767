package dev.retort.service.mend;

import dev.retort.config.Environment;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionSet;
import dev.retort.service.GitFailedException;
import dev.retort.service.git.GitFolder;
import dev.retort.service.merge.Surroundings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What speaks for one file or another: databases, git, dates. Asked only when it is needed. */
final class Evidence {
  private final Environment environment;
  private final RevisionGraph graph;
  private final RevisionSet files;
  private final Map<Path, Set<String>> published = new HashMap<>();
  private final Map<Path, Set<String>> committed = new HashMap<>();
  private final Set<String> failures = new LinkedHashSet<>();
  private @Nullable Surroundings surroundings;

  Evidence(Environment environment, RevisionSet files) {
    this.environment = environment;
    this.files = files;
    this.graph = RevisionGraph.of(files);
  }

  RevisionGraph graph() {
    return graph;
  }

  /** All revisions that could be read, those included whose identity another file has too. */
  List<Revision> revisions() {
    return files.revisions();
  }

  Environment environment() {
    return environment;
  }

  Surroundings surroundings() {
    Surroundings known = surroundings;
    if (known == null) {
      known = Surroundings.ask(environment);
      surroundings = known;
    }
    return known;
  }

  /** Environments that ran exactly this file. */
  List<String> appliedIn(Revision revision) {
    return surroundings().answers().stream()
        .filter(a -> a.has(revision.id()))
        .filter(a -> revision.checksum().equals(a.checksums().get(revision.id())))
        .map(Surroundings.Answer::name)
        .toList();
  }

  Optional<GitFolder> git(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? Optional.empty() : ask(() -> GitFolder.of(folder), Optional.empty());
  }

  /** What git says, or {@code silence} where it can't; then {@link #notAsked()} tells. */
  <T> T ask(Supplier<T> question, T silence) {
    try {
      return question.get();
    } catch (GitFailedException e) {
      failures.add(String.valueOf(e.getMessage()));
      return silence;
    }
  }

  /** What git could not say till now, with the reason. */
  List<String> unread() {
    return List.copyOf(failures);
  }

  /** What did not answer till now, with the reason. */
  List<String> notAsked() {
    Surroundings known = surroundings;
    List<String> all = new ArrayList<>(known == null ? List.of() : known.notAsked());
    all.addAll(failures);
    return all;
  }

  boolean isPublished(Path file) {
    return contains(published, file, Evidence::remoteNames);
  }

  boolean isCommitted(Path file) {
    return contains(committed, file, GitFolder::committedNames);
  }

  private static Set<String> remoteNames(GitFolder git) {
    Set<String> names = new HashSet<>();
    git.remoteBranches().values().forEach(ref -> names.addAll(git.names(ref)));
    return names;
  }

  private boolean contains(
      Map<Path, Set<String>> known, Path file, Function<GitFolder, Set<String>> read) {
    Path folder = file.toAbsolutePath().getParent();
    Path name = file.getFileName();
    return folder != null
        && name != null
        && known
            .computeIfAbsent(
                folder,
                f ->
                    ask(() -> GitFolder.of(f).map(read), Optional.<Set<String>>empty())
                        .orElse(Set.of()))
            .contains(name.toString());
  }

  /** Those first that others are more likely to rely on; for files that no database tells apart. */
  Comparator<Revision> seniority() {
    return Comparator.<Revision, Boolean>comparing(r -> !isPublished(r.file()))
        .thenComparing(r -> !isCommitted(r.file()))
        .thenComparing(Evidence::created)
        .thenComparing(r -> name(r.file()));
  }

  /** Why {@code first} comes before {@code second}. */
  String reason(Revision first, Revision second) {
    if (isPublished(first.file()) && !isPublished(second.file())) {
      return name(first.file()) + " is published on a remote branch";
    }
    if (isCommitted(first.file()) && !isCommitted(second.file())) {
      return name(first.file()) + " is committed on this branch";
    }
    if (created(first).isBefore(created(second))) {
      return name(first.file()) + " was created earlier";
    }
    return name(first.file()) + " comes first by name";
  }

  private static Instant created(Revision revision) {
    Instant created = revision.created();
    return created == null ? Instant.EPOCH : created;
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
