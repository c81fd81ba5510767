package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionResolver;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What commands do with the revisions that a person names. */
final class Specs {
  private Specs() {}

  /** The specifier, or an error that suggests one. */
  static String required(@Nullable String spec, String command, String example) {
    if (spec == null || spec.isBlank()) {
      throw new UsageException(
          "retort " + command,
          "'"
              + command
              + "' needs to know where to. Type for example: retort "
              + command
              + " "
              + example);
    }
    return spec;
  }

  /**
   * The revisions that some specifiers mean; the database is asked only where one counts from it.
   */
  static List<Revision> resolve(Session session, List<String> specs) {
    boolean relative = specs.stream().anyMatch(Specs::countsFromDatabase);
    List<String> rows = relative ? session.service().status().current() : List.of();
    RevisionResolver resolver = new RevisionResolver(session.service().graph());
    Set<Revision> found = new LinkedHashSet<>();
    for (String spec : specs) {
      found.addAll(resolver.resolve(spec, rows));
    }
    return List.copyOf(found);
  }

  /** {@code REV[,REV…]} as ids; none for {@code base}. */
  static List<String> from(Session session, String list) {
    RevisionResolver resolver = new RevisionResolver(session.service().graph());
    Set<String> ids = new LinkedHashSet<>();
    for (String spec : list.split(",")) {
      if (!spec.isBlank()) {
        ids.addAll(RevisionText.ids(resolver.resolve(spec.strip(), List.of())));
      }
    }
    return ids.stream().sorted().toList();
  }

  private static boolean countsFromDatabase(String spec) {
    String local = spec.substring(spec.indexOf('@') + 1);
    return spec.contains("current") || local.startsWith("+") || local.startsWith("-");
  }
}
