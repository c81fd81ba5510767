package dev.retort.ui.revision;

import dev.retort.config.Environment;
import dev.retort.lint.Finding;
import dev.retort.lint.LintContext;
import dev.retort.lint.Linter;
import dev.retort.lint.PriorTables;
import dev.retort.lint.QuickFix;
import dev.retort.lint.QuickFixes;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionFile;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Section;
import dev.retort.sql.DialectId;
import dev.retort.sql.StatementSplitter;
import dev.retort.ui.support.Job;
import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What lint says of the text in the editor, while it is typed. It knows the revision files, and
 * asks no database; the plan does that.
 */
final class RevisionLint {
  private final Workspace workspace;
  private final RevisionViewModel model;
  private final UiContext context;
  private final Linter linter = new Linter(StatementSplitter.load());
  private final ObservableList<Finding> findings = FXCollections.observableArrayList();
  private final ObservableList<Finding> readOnlyFindings =
      FXCollections.unmodifiableObservableList(findings);
  private final NewestAnswer judgement;
  private volatile @Nullable Prior prior;
  private @Nullable Waiting waiting;

  /** What is to be done once the file is in the editor. */
  private record Waiting(Finding finding, Consumer<Finding> action) {}

  /** What stands before a revision, as long as the graph is the same. */
  private record Prior(
      RevisionGraph graph, Environment environment, String id, PriorTables tables) {}

  RevisionLint(UiContext context, Workspace workspace, RevisionViewModel model) {
    this.context = context;
    this.workspace = workspace;
    this.model = model;
    this.judgement = new NewestAnswer(context.tasks());
    model.revisionProperty().addListener((o, old, now) -> judge());
    model.textProperty().addListener((o, old, now) -> judge());
    model.choiceProperty().addListener((o, old, now) -> judge());
    workspace.graph().addListener((o, old, now) -> judge());
  }

  /** What remains to be said of what is shown, by line; lines are the file's. */
  ObservableList<Finding> findings() {
    return readOnlyFindings;
  }

  /** The line of the file that stands above the first one in the editor. */
  int linesAbove() {
    return section().map(RevisionLint::linesAbove).orElse(0);
  }

  private static int linesAbove(Section section) {
    long blank = section.body().lines().takeWhile(String::isBlank).count();
    return section.line() + (int) blank;
  }

  private Optional<Section> section() {
    Revision shown = model.revisionProperty().get();
    DialectId dialect = model.dialectProperty().get();
    return shown == null || dialect == null
        ? Optional.empty()
        : model.choiceProperty().get().section(shown, dialect);
  }

  /** Rewrites the text as the finding proposes; opens the file for that if need be. */
  void mend(Finding finding) {
    inFile(finding, this::rewrite);
  }

  /** Does something about a finding in the file, which is opened first if need be. */
  void inFile(Finding finding, Consumer<Finding> action) {
    if (model.choiceProperty().get() == SqlChoice.FILE) {
      action.accept(finding);
    } else {
      waiting = new Waiting(finding, action);
      model.edit();
    }
  }

  private void rewrite(Finding finding) {
    QuickFix fix = finding.fix();
    if (fix != null) {
      model.textProperty().set(QuickFixes.apply(model.textProperty().get(), List.of(fix)));
    }
  }

  /**
   * Writes the directive that accepts a finding above its statement, for a reason to be added.
   *
   * @return the line that waits for the reason
   */
  int accept(Finding finding) {
    List<String> lines = new ArrayList<>(model.textProperty().get().lines().toList());
    Revision parsed = RevisionFile.parse(finding.file(), model.textProperty().get()).revision();
    int line = Math.max(1, finding.line());
    if (parsed != null && finding.statement().isEmpty()) {
      line =
          1
              + parsed.sections().stream()
                  .mapToInt(Section::line)
                  .filter(l -> l <= finding.line())
                  .max()
                  .orElse(parsed.sections().isEmpty() ? 0 : parsed.sections().get(0).line());
    }
    lines.add(Math.min(lines.size(), line - 1), "-- @allow " + finding.rule() + " ");
    model.textProperty().set(String.join("\n", lines) + "\n");
    return line;
  }

  private void judge() {
    Revision shown = model.revisionProperty().get();
    RevisionGraph graph = workspace.graph().getValue();
    EnvironmentSession session = workspace.selected().orElse(null);
    Environment environment = session == null ? null : session.environmentProperty().get();
    if (shown == null || graph == null || environment == null) {
      judgement.forget();
      findings.clear();
      return;
    }
    boolean whole = model.choiceProperty().get() == SqlChoice.FILE;
    String text = whole ? model.textProperty().get() : null;
    judgement.ask(
        Job.of("lint", "lint", (progress, cancellation) -> judge(shown, text, graph, environment))
            .quiet()
            .onSuccess(this::show)
            .onFailure(context.dialogs()::showError));
  }

  private List<Finding> judge(
      Revision shown, @Nullable String text, RevisionGraph graph, Environment environment) {
    Revision revision = text == null ? shown : RevisionFile.parse(shown.file(), text).revision();
    if (revision == null) {
      return List.of();
    }
    Prior before = prior;
    if (before == null
        || before.graph() != graph
        || !before.environment().equals(environment)
        || !before.id().equals(shown.id())) {
      PriorTables tables = linter.before(shown, graph, LintContext.all(environment));
      before = new Prior(graph, environment, shown.id(), tables);
      prior = before;
    }
    return linter.lint(revision, before.tables()).stream()
        .filter(Predicate.not(Finding::isAccepted))
        .toList();
  }

  private void show(List<Finding> found) {
    Section section = section().orElse(null);
    findings.setAll(
        section == null ? found : found.stream().filter(f -> isIn(f, section)).toList());
    Waiting next = waiting;
    if (next != null && model.choiceProperty().get() == SqlChoice.FILE && !found.isEmpty()) {
      waiting = null;
      found.stream()
          .filter(f -> f.rule().equals(next.finding().rule()))
          .filter(f -> f.line() == next.finding().line())
          .findFirst()
          .ifPresent(next.action());
    }
  }

  private static boolean isIn(Finding finding, Section section) {
    int last = section.line() + (int) section.body().lines().count();
    return finding.line() >= section.line() && finding.line() <= last;
  }
}
