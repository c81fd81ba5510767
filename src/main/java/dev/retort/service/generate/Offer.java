package dev.retort.service.generate;

import dev.retort.config.Environment;
import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.Dialect;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeDescriber;
import dev.retort.diff.ChangeSelection;
import dev.retort.diff.ChangeSet;
import dev.retort.diff.Rename;
import dev.retort.diff.RenameCandidate;
import dev.retort.diff.SchemaEditor;
import dev.retort.revision.Direction;
import dev.retort.revision.DraftSection;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionDraft;
import dev.retort.schema.Schema;
import dev.retort.service.GeneratedRevision;
import dev.retort.service.PendingRevision;
import dev.retort.service.RevisionRequest;
import dev.retort.service.revise.RevisionAuthor;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A proven choice among the changes between the revision files and the model. */
final class Offer implements GeneratedRevision {
  /** What stays the same from one choice to the next. */
  record Context(Environment environment, RevisionAuthor author, Replay replay, Schema declared) {}

  private record Sql(
      Map<DialectId, String> up, Map<DialectId, String> down, Set<String> warnings) {}

  private final Context context;
  private final Comparison comparison;
  private final RevisionRequest request;
  private final List<Change> selected;
  private final Sql sql;
  private final List<String> outerWarnings;
  private final @Nullable PendingRevision pending;

  private Offer(
      Context context,
      Comparison comparison,
      RevisionRequest request,
      List<Change> selected,
      Sql sql,
      List<String> outerWarnings) {
    this.context = context;
    this.comparison = comparison;
    this.request = request;
    this.selected = selected;
    this.sql = sql;
    this.outerWarnings = outerWarnings;
    this.pending = selected.isEmpty() ? null : context.author().revision(request, sections(sql));
  }

  /** All changes, proven. */
  static Offer of(Context context, Comparison comparison, RevisionRequest request) {
    return choose(context, comparison, request, comparison.changes());
  }

  private static Offer choose(
      Context context, Comparison comparison, RevisionRequest request, List<Change> selected) {
    Sql sql = render(context, comparison, selected);
    DialectId own = context.environment().dialect();
    if (!selected.isEmpty()) {
      Sql proven = sql.up().containsKey(own) ? sql : renderOwn(context, comparison, selected);
      List<String> left =
          comparison.changes().stream()
              .filter(c -> !selected.contains(c))
              .map(ChangeDescriber::describe)
              .toList();
      new Proof(context.replay(), comparison)
          .prove(proven.up().getOrDefault(own, ""), proven.down().getOrDefault(own, ""), left);
    }
    return new Offer(context, comparison, request, selected, sql, List.of());
  }

  private static Sql renderOwn(Context context, Comparison comparison, List<Change> selected) {
    return render(List.of(context.environment().dialect()), comparison, selected);
  }

  private static Sql render(Context context, Comparison comparison, List<Change> selected) {
    return render(context.environment().migrations().dialects(), comparison, selected);
  }

  private static Sql render(
      List<DialectId> dialects, Comparison comparison, List<Change> selected) {
    Map<DialectId, String> up = new LinkedHashMap<>();
    Map<DialectId, String> down = new LinkedHashMap<>();
    Set<String> warnings = new LinkedHashSet<>();
    if (!selected.isEmpty()) {
      Schema after = SchemaEditor.apply(comparison.expected(), selected);
      List<Change> back = new ChangeSet(selected, List.of()).inverse();
      for (DialectId id : dialects) {
        Dialect dialect = Dialect.of(id);
        List<DdlStatement> upward = dialect.renderer().render(selected, comparison.expected());
        for (DdlStatement statement : upward) {
          if (statement.loses() != null) {
            warnings.add("The upgrade loses " + statement.loses() + ".");
          }
          if (statement.note() != null) {
            warnings.add(id.title() + ": " + statement.note());
          }
        }
        up.put(id, SectionText.of(id, upward));
        down.put(id, SectionText.of(id, dialect.renderer().render(back, after)));
      }
    }
    return new Sql(up, down, warnings);
  }

  private static List<DraftSection> sections(Sql sql) {
    List<DraftSection> sections = new ArrayList<>();
    sql.up().forEach((d, t) -> sections.add(new DraftSection(Direction.UPGRADE, List.of(d), t)));
    sql.down()
        .forEach((d, t) -> sections.add(new DraftSection(Direction.DOWNGRADE, List.of(d), t)));
    return sections;
  }

  Offer withWarnings(List<String> warnings) {
    return new Offer(context, comparison, request, selected, sql, List.copyOf(warnings));
  }

  @Override
  public boolean isEmpty() {
    return comparison.changes().isEmpty();
  }

  @Override
  public List<Change> changes() {
    return comparison.changes();
  }

  @Override
  public List<Change> selected() {
    return selected;
  }

  @Override
  public List<RenameCandidate> candidates() {
    return comparison.candidates();
  }

  @Override
  public List<String> warnings() {
    List<String> all = new ArrayList<>(sql.warnings());
    all.addAll(outerWarnings);
    return List.copyOf(all);
  }

  @Override
  public GeneratedRevision select(Collection<Change> changes) {
    List<Change> runnable = ChangeSelection.of(comparison.changes(), changes).changes();
    return choose(context, comparison, request, runnable).withWarnings(outerWarnings);
  }

  @Override
  public GeneratedRevision rename(Rename rename) {
    List<Rename> renames = new ArrayList<>(request.renames());
    renames.add(rename);
    Comparison again =
        comparison.again(context.environment(), context.replay(), context.declared(), renames);
    return of(context, again, request.withRenames(renames)).withWarnings(outerWarnings);
  }

  @Override
  public GeneratedRevision withMessage(String message) {
    return new Offer(
        context, comparison, request.withMessage(message), selected, sql, outerWarnings);
  }

  @Override
  public Map<DialectId, String> upgradeSql() {
    return Map.copyOf(sql.up());
  }

  @Override
  public Map<DialectId, String> downgradeSql() {
    return Map.copyOf(sql.down());
  }

  @Override
  public Optional<RevisionDraft> draft() {
    return Optional.ofNullable(pending).map(PendingRevision::draft);
  }

  @Override
  public Optional<Path> file() {
    return Optional.ofNullable(pending).map(PendingRevision::file);
  }

  @Override
  public String text() {
    return pending == null ? "" : pending.text();
  }

  @Override
  public Optional<Revision> save() {
    return Optional.ofNullable(pending).map(PendingRevision::save);
  }

  @Override
  public Optional<Revision> save(String editedText) {
    return Optional.ofNullable(pending).map(p -> p.save(editedText));
  }
}
