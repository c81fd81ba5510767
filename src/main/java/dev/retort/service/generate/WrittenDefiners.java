package dev.retort.service.generate;

import dev.retort.dialect.DdlStatement;
import dev.retort.diff.Change;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Section;
import dev.retort.schema.StoredObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The definers that revision files give to views, triggers and routines of MySQL and MariaDB. No
 * comparison knows them, and what is made anew gets the user that runs the revision.
 */
final class WrittenDefiners {
  private static final String PART = "(?:`[^`]+`|'[^']*'|\"[^\"]+\"|[\\w$%.]+)";
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?i)\\b(?:CREATE|ALTER)\\s+(?:OR\\s+REPLACE\\s+)?(?:ALGORITHM\\s*=\\s*\\w+\\s+)?"
              + "(?:DEFINER\\s*=\\s*(?<definer>"
              + PART
              + "(?:\\s*\\(\\s*\\)|@"
              + PART
              + ")?)\\s+)?(?:SQL\\s+SECURITY\\s+\\w+\\s+)?(?:AGGREGATE\\s+)?"
              + "(?<kind>VIEW|TRIGGER|FUNCTION|PROCEDURE)\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(?:"
              + PART
              + "\\s*\\.\\s*)?(?<name>`[^`]+`|\"[^\"]+\"|[\\w$]+)");
  private static final Pattern WORD = Pattern.compile("(?i)\\bDEFINER\\s*=");
  private static final Pattern WHOEVER_RUNS = Pattern.compile("(?i)CURRENT_USER.*");

  private final Map<String, String> definers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Those of the files up to these revisions; what was made anew since has none. */
  WrittenDefiners(RevisionGraph graph, List<String> parents) {
    Set<String> lineage = graph.ancestors(parents, true);
    List<Revision> oldestFirst = new ArrayList<>(graph.newestFirst());
    Collections.reverse(oldestFirst);
    List<String> bodies =
        oldestFirst.stream()
            .filter(r -> lineage.contains(r.id()))
            .flatMap(r -> r.sections().stream())
            .filter(s -> s.direction() == Direction.UPGRADE)
            .map(Section::body)
            .toList();
    if (bodies.stream().anyMatch(b -> WORD.matcher(b).find())) {
      bodies.forEach(this::read);
    }
  }

  private void read(String body) {
    Matcher statement = STATEMENT.matcher(body);
    while (statement.find()) {
      String definer = statement.group("definer");
      String key = key(statement.group("kind"), statement.group("name"));
      if (definer == null || WHOEVER_RUNS.matcher(definer).matches()) {
        definers.remove(key);
      } else {
        definers.put(key, definer.replaceAll("[`'\"]", ""));
      }
    }
  }

  private static String key(String kind, String name) {
    return kind + " " + name.replaceAll("[`\"]", "");
  }

  /** The statements, with a note where one makes anew what had another definer. */
  List<DdlStatement> noted(List<DdlStatement> statements) {
    if (definers.isEmpty()) {
      return statements;
    }
    List<DdlStatement> noted = new ArrayList<>();
    for (DdlStatement statement : statements) {
      Optional<String> note =
          statement.changes().stream().flatMap(c -> note(c).stream()).findFirst();
      noted.add(
          note.isEmpty() || statement.isComment()
              ? statement
              : new DdlStatement(
                  statement.sql(),
                  statement.changes(),
                  statement.loses(),
                  statement.note() == null ? note.get() : statement.note() + "; " + note.get()));
    }
    return noted;
  }

  private Optional<String> note(Change change) {
    String key = "";
    if (change instanceof Change.ReplaceView replace) {
      key = key("VIEW", replace.to().name());
    } else if (change instanceof Change.CreateView create) {
      key = key("VIEW", create.view().name());
    } else if (change instanceof Change.CreateObject create) {
      StoredObject object = create.object();
      key = key(object.kind().name(), object.name());
    }
    return Optional.ofNullable(definers.get(key))
        .map(
            d ->
                "the definer "
                    + d
                    + " of "
                    + change.subject()
                    + " becomes the user that runs this");
  }
}
