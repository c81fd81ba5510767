package dev.retort.service.generate;

import dev.retort.dialect.NumberSource;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeVisitor;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import dev.retort.schema.SequenceOptions;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import dev.retort.schema.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Gives the changes that were found between two schemas read from one database the model's own
 * form, so that they can be written for every database. What the model does not have stays as it
 * was read, and so does the side from which a change leads.
 */
final class DeclaredForm implements ChangeVisitor<Change> {
  private final Map<String, Table> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, View> views = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, StoredObject> objects;
  private final DeclaredParts parts;
  private final WrittenSequences sequences;

  /**
   * The form of a model.
   *
   * @param sequences what the files before say of sequences, which no table can say that stands for
   *     one
   */
  DeclaredForm(Schema model, WrittenSequences sequences) {
    this.sequences = sequences;
    tables.putAll(model.tables());
    views.putAll(model.views());
    objects = model.objects();
    parts = new DeclaredParts(tables);
  }

  Change of(Change change) {
    return change.accept(this);
  }

  @Override
  public Change createTable(Change.CreateTable change) {
    Table read = change.table();
    Table declared = tables.get(read.name());
    if (declared == null) {
      return change;
    }
    // Foreign keys that close a cycle, and whatever else the differ set apart, come on their own.
    List<ForeignKey> foreignKeys =
        read.foreignKeys().stream().map(f -> parts.foreignKey(read.name(), f)).toList();
    // Where a unique index is the same as a constraint, it is read as one.
    List<Index> indexes =
        Stream.concat(
                read.indexes().stream().map(i -> parts.index(read.name(), i)),
                read.uniques().stream().flatMap(u -> parts.uniqueIndex(read.name(), u).stream()))
            .toList();
    return new Change.CreateTable(
        declared.toBuilder().foreignKeys(foreignKeys).indexes(indexes).build());
  }

  @Override
  public Change dropTable(Change.DropTable change) {
    Table table = change.table();
    return sequences
        .find(table.name())
        .flatMap(n -> n.marked(table))
        .<Change>map(Change.DropTable::new)
        .orElse(change);
  }

  @Override
  public Change renameTable(Change.RenameTable change) {
    return change;
  }

  @Override
  public Change addColumn(Change.AddColumn change) {
    return new Change.AddColumn(change.table(), parts.column(change.table(), change.column()));
  }

  @Override
  public Change dropColumn(Change.DropColumn change) {
    return change;
  }

  @Override
  public Change renameColumn(Change.RenameColumn change) {
    return change;
  }

  @Override
  public Change modifyColumn(Change.ModifyColumn change) {
    return new Change.ModifyColumn(
        change.table(), change.from(), parts.column(change.table(), change.to()));
  }

  @Override
  public Change changePrimaryKey(Change.ChangePrimaryKey change) {
    Table declared = tables.get(change.table());
    return change.to() == null || declared == null || declared.primaryKey() == null
        ? change
        : new Change.ChangePrimaryKey(change.table(), change.from(), declared.primaryKey());
  }

  @Override
  public Change addUnique(Change.AddUnique change) {
    UniqueConstraint read = change.unique();
    Optional<Index> index = parts.uniqueIndex(change.table(), read);
    if (index.isPresent()) {
      return new Change.CreateIndex(change.table(), index.get());
    }
    return new Change.AddUnique(change.table(), parts.unique(change.table(), read));
  }

  @Override
  public Change dropUnique(Change.DropUnique change) {
    return change;
  }

  @Override
  public Change addForeignKey(Change.AddForeignKey change) {
    return new Change.AddForeignKey(
        change.table(), parts.foreignKey(change.table(), change.foreignKey()));
  }

  @Override
  public Change dropForeignKey(Change.DropForeignKey change) {
    return change;
  }

  @Override
  public Change addCheck(Change.AddCheck change) {
    return new Change.AddCheck(change.table(), parts.check(change.table(), change.check()));
  }

  @Override
  public Change dropCheck(Change.DropCheck change) {
    return change;
  }

  @Override
  public Change createIndex(Change.CreateIndex change) {
    return new Change.CreateIndex(change.table(), parts.index(change.table(), change.index()));
  }

  @Override
  public Change dropIndex(Change.DropIndex change) {
    return change;
  }

  @Override
  public Change changeTableComment(Change.ChangeTableComment change) {
    return change;
  }

  @Override
  public Change changeTableOptions(Change.ChangeTableOptions change) {
    Table declared = tables.get(change.table());
    return declared == null
        ? change
        : new Change.ChangeTableOptions(change.table(), change.from(), declared.options());
  }

  @Override
  public Change createView(Change.CreateView change) {
    return new Change.CreateView(views.getOrDefault(change.view().name(), change.view()));
  }

  @Override
  public Change dropView(Change.DropView change) {
    return change;
  }

  @Override
  public Change replaceView(Change.ReplaceView change) {
    View to = views.getOrDefault(change.to().name(), change.to());
    // Where no view is materialized, what it was elsewhere can only be taken from the model.
    return new Change.ReplaceView(change.from().withMaterialized(to.materialized()), to);
  }

  @Override
  public Change createObject(Change.CreateObject change) {
    return new Change.CreateObject(objects.getOrDefault(change.object().key(), change.object()));
  }

  @Override
  public Change dropObject(Change.DropObject change) {
    StoredObject object = change.object();
    return object.kind() != StoredObject.Kind.SEQUENCE
        ? change
        : sequences
            .find(object.name())
            .<Change>map(n -> new Change.DropObject(n.sequence()))
            .orElse(change);
  }

  @Override
  public Change alterSequence(Change.AlterSequence change) {
    StoredObject from = change.from();
    StoredObject to = change.to();
    Optional<StoredObject> declared =
        Optional.ofNullable(objects.get(to.key()))
            .filter(o -> SequenceOptions.of(o).isPresent())
            .or(() -> numbers(to.name()));
    return new Change.AlterSequence(
        sequences.find(from.name()).map(NumberSource::sequence).orElse(from), declared.orElse(to));
  }

  /** What the table of the model stands for that goes by this name. */
  private Optional<StoredObject> numbers(String name) {
    return Optional.ofNullable(tables.get(name))
        .flatMap(NumberSource::of)
        .map(n -> new NumberSource(name, n.start(), n.step()).sequence());
  }
}
