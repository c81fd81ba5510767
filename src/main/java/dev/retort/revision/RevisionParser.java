package dev.retort.revision;

import dev.retort.error.SourcePosition;
import dev.retort.revision.Directive.Place;
import dev.retort.revision.RevisionProblem.Kind;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pass over the lines of one file. */
final class RevisionParser {
  private static final List<String> DIALECT_NAMES =
      Arrays.stream(DialectId.values()).map(DialectId::id).toList();
  private static final List<String> CONFLICT_MARKERS = List.of("<<<<<<< ", ">>>>>>> ", "||||||| ");

  private final Path file;
  private final String text;
  private final List<RevisionProblem> problems = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final Set<Directive> seen = EnumSet.noneOf(Directive.class);

  private @Nullable String id;
  private List<String> downRevisions = List.of();
  private List<String> dependsOn = List.of();
  private List<String> replaces = List.of();
  private List<String> branchLabels = List.of();
  private String squashChecksum = "";
  private String message = "";
  private @Nullable Instant created;
  private @Nullable OpenSection open;
  private boolean headerTextReported;
  private boolean inBlockComment;
  private int lineNumber;
  private int conflictLine;

  /** {@code text} has LF line ends and no BOM. */
  RevisionParser(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  ParsedRevision parse(String checksum) {
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      lineNumber++;
      readLine(start, end);
      start = end + 1;
    }
    closeSection(text.length());
    if (conflictLine > 0) {
      problems.clear();
      lineNumber = conflictLine;
      report(Kind.CONFLICT_MARKER, "The file has conflict markers of a merge. Resolve it first.");
    } else if (!seen.contains(Directive.REVISION)) {
      reportMissingIdentity();
    }
    return finish(checksum);
  }

  private ParsedRevision finish(String checksum) {
    String found = id;
    List<RevisionProblem> named =
        problems.stream()
            .map(p -> new RevisionProblem(p.kind(), p.message(), p.position(), found))
            .toList();
    if (found == null) {
      return new ParsedRevision(null, named);
    }
    Revision revision =
        new Revision(
            found,
            downRevisions,
            dependsOn,
            branchLabels,
            message,
            created,
            file,
            sections,
            replaces,
            squashChecksum,
            checksum,
            text);
    return new ParsedRevision(revision, named);
  }

  private void reportMissingIdentity() {
    if (seen.isEmpty() && problems.stream().noneMatch(p -> p.kind() == Kind.UNKNOWN_DIRECTIVE)) {
      problems.clear();
      lineNumber = 0;
      report(
          Kind.NO_HEADER,
          "This is not a revision file: it has no line '-- @revision ID'."
              + " Add the header, or move the file out of the folder.");
    } else {
      lineNumber = 1;
      report(Kind.MISSING_REVISION, "The header has no line '-- @revision ID'.");
    }
  }

  private void readLine(int start, int end) {
    if (start == end) {
      return;
    }
    char first = text.charAt(start);
    if (first == '-' && text.startsWith(Directive.PREFIX, start)) {
      Directive.Line line = Directive.Line.read(text.substring(start, end));
      if (line != null) {
        readDirective(line, start, end);
        return;
      }
    }
    if (first == '<' || first == '>' || first == '|') {
      findConflict(start);
    }
    if (open == null) {
      checkHeaderText(text.substring(start, end).strip());
    }
  }

  private void findConflict(int start) {
    if (conflictLine == 0 && CONFLICT_MARKERS.stream().anyMatch(m -> text.startsWith(m, start))) {
      conflictLine = lineNumber;
    }
  }

  private void checkHeaderText(String line) {
    boolean comment = inBlockComment || line.startsWith("/*");
    if (comment) {
      inBlockComment = !line.contains("*/");
    } else if (!line.isEmpty() && !line.startsWith("--") && !headerTextReported) {
      headerTextReported = true;
      report(
          Kind.TEXT_OUTSIDE_SECTION,
          "This statement stands before the first '-- @upgrade' or '-- @downgrade' and would never"
              + " run.");
    }
  }

  private void readDirective(Directive.Line line, int start, int end) {
    Optional<Directive> known = Directive.of(line.name());
    if (known.isEmpty()) {
      String hint = NearNames.hint(line.name(), Directive.NAMES);
      report(
          Kind.UNKNOWN_DIRECTIVE,
          "There is no directive '@"
              + line.name()
              + "'."
              + (hint.isEmpty() ? " Leave out the at sign if it is a comment." : hint));
      return;
    }
    Directive directive = known.get();
    if (directive.place() == Place.SECTION_START) {
      closeSection(start);
      openSection(directive, line.value(), Math.min(end + 1, text.length()));
    } else if ((directive.place() == Place.HEADER) != (open == null)) {
      String where = open == null ? "inside a section" : "in the header, above the first section";
      report(Kind.MISPLACED_DIRECTIVE, "'@" + directive.text() + "' belongs " + where + ".");
    } else if (directive.place() == Place.HEADER) {
      readHeader(directive, line.value());
    } else if (open != null) {
      readInSection(open, directive, line.value());
    }
  }

  private void readHeader(Directive directive, String value) {
    if (!seen.add(directive)) {
      report(Kind.REPEATED_DIRECTIVE, "'@" + directive.text() + "' stands here a second time.");
      return;
    }
    switch (directive) {
      case REVISION -> readIdentity(value);
      case DOWN_REVISION -> downRevisions = names(directive, value, Kind.INVALID_VALUE);
      case REPLACES -> replaces = names(directive, value, Kind.INVALID_VALUE);
      case SQUASH_CHECKSUM -> squashChecksum = value;
      case DEPENDS_ON -> dependsOn = names(directive, value, Kind.INVALID_VALUE);
      case BRANCH_LABELS -> branchLabels = names(directive, value, Kind.INVALID_LABEL);
      case CREATED -> readCreated(value);
      default -> message = value;
    }
  }

  private void readIdentity(String value) {
    String fault = RevisionId.fault(value);
    if (fault.isEmpty()) {
      id = value;
    } else {
      report(Kind.INVALID_REVISION_ID, fault);
    }
  }

  private void readCreated(String value) {
    try {
      created = Instant.parse(value);
    } catch (DateTimeException e) {
      report(
          Kind.INVALID_TIMESTAMP,
          "'" + value + "' is not a time. Write it like 2025-08-29T12:45:00Z.");
    }
  }

  private List<String> names(Directive directive, String value, Kind kind) {
    if (value.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String part : value.split(",", -1)) {
      String name = part.strip();
      String fault = RevisionId.fault(name);
      if (!fault.isEmpty()) {
        report(kind, "In '@" + directive.text() + "': " + fault);
      } else if (names.contains(name)) {
        report(kind, "'@" + directive.text() + "' names " + name + " twice.");
      } else {
        names.add(name);
      }
    }
    return names;
  }

  private void openSection(Directive directive, String value, int bodyStart) {
    Direction direction = directive == Directive.UPGRADE ? Direction.UPGRADE : Direction.DOWNGRADE;
    List<DialectId> dialects = new ArrayList<>();
    if (!value.isEmpty()) {
      for (String part : value.split(",", -1)) {
        DialectId.of(part.strip()).ifPresentOrElse(dialects::add, () -> unknownDialect(part));
      }
    }
    checkUnique(direction, dialects, !value.isEmpty());
    // A section whose dialects are all misspelt must not serve everybody.
    boolean usable = value.isEmpty() || !dialects.isEmpty();
    open = new OpenSection(direction, dialects, lineNumber, bodyStart, usable);
  }

  private void unknownDialect(String part) {
    String name = part.strip();
    String hint = NearNames.hint(name, DIALECT_NAMES);
    report(
        Kind.UNKNOWN_DIALECT,
        "There is no dialect '"
            + name
            + "'."
            + (hint.isEmpty() ? " Known: " + String.join(", ", DIALECT_NAMES) + "." : hint));
  }

  private void checkUnique(Direction direction, List<DialectId> dialects, boolean named) {
    for (Section other : sections) {
      boolean sameDialect = dialects.stream().anyMatch(other.dialects()::contains);
      boolean bothUnnamed = !named && other.dialects().isEmpty();
      if (other.direction() == direction && (sameDialect || bothUnnamed)) {
        report(
            Kind.DUPLICATE_SECTION,
            "Line " + other.line() + " begins a section for the same direction and dialect.");
        return;
      }
    }
  }

  private void closeSection(int end) {
    OpenSection closing = open;
    open = null;
    if (closing != null && closing.usable) {
      sections.add(closing.close(text.substring(Math.min(closing.bodyStart, end), end)));
    }
  }

  private void readInSection(OpenSection section, Directive directive, String value) {
    switch (directive) {
      case TRANSACTION -> {
        if (value.equals("off") || value.equals("on")) {
          section.transactional = value.equals("on");
        } else {
          report(Kind.INVALID_VALUE, "'@transaction' is 'on' or 'off', not '" + value + "'.");
        }
      }
      case IRREVERSIBLE -> {
        if (section.direction == Direction.DOWNGRADE) {
          section.irreversible = value.isEmpty() ? "no reason is given" : value;
        } else {
          report(Kind.MISPLACED_DIRECTIVE, "'@irreversible' belongs inside a downgrade section.");
        }
      }
      case ALLOW -> {
        int blank = value.indexOf(' ');
        String rule = blank < 0 ? value : value.substring(0, blank);
        String reason = blank < 0 ? "" : value.substring(blank).strip();
        if (rule.isEmpty()) {
          report(Kind.INVALID_VALUE, "'@allow' needs a rule and a reason.");
        } else {
          section.allowances.add(new Allowance(rule, reason, lineNumber));
        }
      }
      default -> {
        if (value.isEmpty()) {
          report(Kind.INVALID_VALUE, "'@check' needs a message to show when the answer is no.");
        }
      }
    }
  }

  private void report(Kind kind, String text) {
    problems.add(new RevisionProblem(kind, text, SourcePosition.of(file, lineNumber), null));
  }

  /** A section whose end is not reached yet. */
  private static final class OpenSection {
    private final Direction direction;
    private final List<DialectId> dialects;
    private final int line;
    private final int bodyStart;
    private final boolean usable;
    private final List<Allowance> allowances = new ArrayList<>();
    private boolean transactional = true;
    private @Nullable String irreversible;

    OpenSection(
        Direction direction, List<DialectId> dialects, int line, int bodyStart, boolean usable) {
      this.direction = direction;
      this.dialects = dialects;
      this.line = line;
      this.bodyStart = bodyStart;
      this.usable = usable;
    }

    Section close(String body) {
      return new Section(direction, dialects, line, body, transactional, irreversible, allowances);
    }
  }
}
