package dev.retort.service.generate;

import dev.retort.diff.Change;
import dev.retort.diff.Rename;
import dev.retort.diff.RenameCandidate;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionDraft;
import dev.retort.service.GeneratedRevision;
import dev.retort.service.PendingRevision;
import dev.retort.service.RevisionRequest;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A comparison, a choice of its changes, and the proven file that carries them out. */
final class GeneratedDraft implements GeneratedRevision {
  private final RevisionGenerator generator;
  private final RevisionRequest request;
  private final Comparison comparison;
  private final List<Change> selected;
  private final List<String> warnings;
  private final @Nullable PendingRevision pending;
  private final @Nullable ExpectedSchema after;

  GeneratedDraft(
      RevisionGenerator generator,
      RevisionRequest request,
      Comparison comparison,
      List<Change> selected,
      List<String> warnings,
      @Nullable PendingRevision pending,
      @Nullable ExpectedSchema after) {
    this.generator = generator;
    this.request = request;
    this.comparison = comparison;
    this.selected = List.copyOf(selected);
    this.warnings = List.copyOf(warnings);
    this.pending = pending;
    this.after = after;
  }

  @Override
  public boolean isEmpty() {
    return comparison.declared().isEmpty();
  }

  @Override
  public List<Change> changes() {
    return comparison.declared();
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
    return warnings;
  }

  @Override
  public GeneratedRevision select(Collection<Change> changes) {
    return generator.draft(request, comparison, changes);
  }

  @Override
  public GeneratedRevision rename(Rename rename) {
    List<Rename> renames = new ArrayList<>(request.renames());
    renames.add(rename);
    return generator.compare(request.withRenames(renames));
  }

  @Override
  public GeneratedRevision withMessage(String message) {
    RevisionRequest other = request.withMessage(message);
    PendingRevision known = pending;
    return new GeneratedDraft(
        generator,
        other,
        comparison,
        selected,
        warnings,
        known == null ? null : generator.pending(other, known.draft().sections()),
        after);
  }

  @Override
  public Map<DialectId, String> upgradeSql() {
    return sql(Direction.UPGRADE);
  }

  @Override
  public Map<DialectId, String> downgradeSql() {
    return sql(Direction.DOWNGRADE);
  }

  private Map<DialectId, String> sql(Direction direction) {
    Map<DialectId, String> found = new LinkedHashMap<>();
    draft()
        .ifPresent(
            d ->
                d.sections().stream()
                    .filter(s -> s.direction() == direction)
                    .forEach(s -> s.dialects().forEach(id -> found.put(id, s.body()))));
    return found;
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
    PendingRevision known = pending;
    return known == null ? "" : known.text();
  }

  @Override
  public Optional<Revision> save() {
    Optional<Revision> saved = Optional.ofNullable(pending).map(PendingRevision::save);
    saved.ifPresent(this::keep);
    return saved;
  }

  @Override
  public Optional<Revision> save(String editedText) {
    return editedText.equals(text())
        ? save()
        : Optional.ofNullable(pending).map(p -> p.save(editedText));
  }

  private void keep(Revision saved) {
    ExpectedSchema known = after;
    if (known != null) {
      generator.written(request, comparison, saved, known);
    }
  }
}
