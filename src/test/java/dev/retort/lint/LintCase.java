package dev.retort.lint;

import dev.retort.config.LintSettings;
import dev.retort.config.TransactionMode;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFile;
import dev.retort.revision.RevisionGraph;
import dev.retort.sql.DialectId;
import dev.retort.sql.StatementSplitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One example of a rule. A file {@code cases/lint/RULE.sql} consists of blocks that begin with a
 * line {@code ### KIND DIALECT WORD…}:
 *
 * <ul>
 *   <li>{@code setup}: what an earlier revision ran; for the blocks of its dialect that follow
 *   <li>{@code bad}: each line that ends with {@code -- !} has a finding, no other line has
 *   <li>{@code good}: has none
 *   <li>{@code fixed}: what the quick fixes make of the block before
 * </ul>
 *
 * A word is {@code version=…}, {@code rows=…} (of every table), or {@code norun} where the text is
 * not meant for the server of the tests. A block that has no {@code @upgrade} of its own is the
 * upgrade of its dialect, and the downgrade is irreversible.
 */
record LintCase(
    String rule,
    String kind,
    DialectId dialect,
    List<String> words,
    @Nullable String setup,
    String text,
    @Nullable String fixed) {
  static final Path FOLDER = Path.of("src/test/resources/cases/lint");
  private static final String MARK = " -- !";

  /** All examples, by rule. */
  static List<LintCase> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().flatMap(file -> read(file).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<LintCase> read(Path file) {
    String rule = Objects.toString(file.getFileName()).replace(".sql", "");
    List<LintCase> cases = new ArrayList<>();
    String setup = null;
    String setupDialect = "";
    for (String block : content(file).split("(?m)^### ")) {
      if (block.isBlank()) {
        continue;
      }
      int end = block.indexOf('\n');
      List<String> head = List.of(block.substring(0, end).strip().split(" +"));
      String text = block.substring(end + 1).strip() + "\n";
      String kind = head.get(0);
      if (kind.equals("fixed")) {
        LintCase last = cases.remove(cases.size() - 1);
        cases.add(last.withFixed(text));
      } else if (kind.equals("setup")) {
        setup = text;
        setupDialect = head.get(1);
      } else {
        DialectId dialect = DialectId.of(head.get(1)).orElseThrow();
        List<String> words = head.subList(2, head.size());
        String own = setupDialect.equals(head.get(1)) ? setup : null;
        cases.add(new LintCase(rule, kind, dialect, words, own, text, null));
      }
    }
    return cases;
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LintCase withFixed(String text) {
    return new LintCase(rule, kind, dialect, words, setup, this.text, text);
  }

  boolean isBad() {
    return kind.equals("bad");
  }

  boolean runs() {
    return !words.contains("norun");
  }

  /** The file of a text that is a block of this example. */
  String file(String block) {
    String plain = block.replace(MARK, "");
    boolean whole = plain.contains("-- @upgrade");
    String head = "-- @revision b2\n" + (setup == null ? "" : "-- @down_revision a1\n") + "\n";
    return whole
        ? head + plain
        : head
            + "-- @upgrade "
            + dialect
            + "\n"
            + plain
            + "\n-- @downgrade "
            + dialect
            + "\n-- @irreversible it is an example\n";
  }

  /** The lines of {@link #file} on which findings are expected. */
  List<Integer> marked() {
    String marked = file(text.replace(MARK, " -- \u0001"));
    List<Integer> lines = new ArrayList<>();
    int line = 1;
    for (String each : marked.split("\n", -1)) {
      if (each.contains("-- \u0001")) {
        lines.add(line);
      }
      line++;
    }
    return lines;
  }

  LintContext context() {
    Map<String, TableSize> sizes =
        word("rows=")
            .map(rows -> Map.of("t", new TableSize(Long.parseLong(rows), -1)))
            .findFirst()
            .orElse(Map.of());
    ServerVersion version =
        word("version=").map(v -> ServerVersion.parse(v).orElseThrow()).findFirst().orElse(null);
    return LintContext.of(dialect)
        .withVersion(version)
        .withDatabase(null, sizes)
        .withEnvironment(TransactionMode.RUN, List.of(dialect), LintSettings.DEFAULT);
  }

  private Stream<String> word(String prefix) {
    return words.stream().filter(w -> w.startsWith(prefix)).map(w -> w.substring(prefix.length()));
  }

  /** What this rule finds where one run makes the tables and does what the example does. */
  List<Finding> findingsInOneRun() {
    Revision before = before();
    Revision revision = parse("b2.sql", file(text));
    List<Revision> both = before == null ? List.of(revision) : List.of(before, revision);
    return new Linter(StatementSplitter.load())
        .lint(both, RevisionGraph.of(both), List.of(context().withOneRun(true))).stream()
            .filter(f -> f.rule().equals(rule) && f.revision().equals("b2"))
            .toList();
  }

  /** What this rule finds where every table has a few rows. */
  List<Finding> findingsInSmallTables() {
    Map<String, TableSize> small = new HashMap<>();
    for (String word : (setup + text).split("\\W+")) {
      small.put(word.toLowerCase(Locale.ROOT), new TableSize(3, 100));
    }
    return findings(file(text), context().withDatabase(null, small));
  }

  private @Nullable Revision before() {
    return setup == null
        ? null
        : parse("a1.sql", "-- @revision a1\n\n-- @upgrade " + dialect + "\n" + setup);
  }

  /** What this rule finds in a file. */
  List<Finding> findings(String file) {
    return findings(file, context());
  }

  private List<Finding> findings(String file, LintContext context) {
    List<Revision> revisions = new ArrayList<>();
    Revision before = before();
    if (before != null) {
      revisions.add(before);
    }
    Revision revision = parse("b2.sql", file);
    revisions.add(revision);
    return new Linter(StatementSplitter.load())
        .lint(List.of(revision), RevisionGraph.of(revisions), List.of(context)).stream()
            .filter(finding -> finding.rule().equals(rule))
            .toList();
  }

  static Revision parse(String name, String text) {
    return Objects.requireNonNull(RevisionFile.parse(Path.of(name), text).revision());
  }

  @Override
  public String toString() {
    return rule + " " + kind + " " + dialect + " " + text.lines().findFirst().orElse("");
  }
}
