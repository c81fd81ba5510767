package dev.retort.diff;

import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.UniqueConstraint;
import dev.retort.schema.View;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two schemas, as the step that leads from the first to the second.
 *
 * <p>A change holds both sides, knows its inverse and knows no SQL. {@code
 * change.inverse().inverse()} equals {@code change}.
 */
public sealed interface Change {

  /** The step that leads back. */
  Change inverse();

  /** Name of the table, view or object that changes, as it is called after the step. */
  String subject();

  /** Calls the method of {@code visitor} that fits this change. */
  <R> R accept(ChangeVisitor<R> visitor);

  /** A table that is new, with all its constraints and indexes. */
  record CreateTable(Table table) implements Change {
    @Override
    public Change inverse() {
      return new DropTable(table);
    }

    @Override
    public String subject() {
      return table.name();
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.createTable(this);
    }
  }

  /** A table that is gone. */
  record DropTable(Table table) implements Change {
    @Override
    public Change inverse() {
      return new CreateTable(table);
    }

    @Override
    public String subject() {
      return table.name();
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.dropTable(this);
    }
  }

  /** A table under another name. */
  record RenameTable(String from, String to) implements Change {
    @Override
    public Change inverse() {
      return new RenameTable(to, from);
    }

    @Override
    public String subject() {
      return to;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.renameTable(this);
    }
  }

  /** A column that is new, after the columns that exist. */
  record AddColumn(String table, Column column) implements Change {
    @Override
    public Change inverse() {
      return new DropColumn(table, column);
    }

    @Override
    public String subject() {
      return table;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.addColumn(this);
    }
  }

  /** A column that is gone. */
  record DropColumn(String table, Column column) implements Change {
    @Override
    public Change inverse() {
      return new AddColumn(table, column);
    }

    @Override
    public String subject() {
      return table;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.dropColumn(this);
    }
  }

  /** A column under another name. */
  record RenameColumn(String table, String from, String to) implements Change {
    @Override
    public Change inverse() {
      return new RenameColumn(table, to, from);
    }

    @Override
    public String subject() {
      return table;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.renameColumn(this);
    }
  }

  /** A column with the same name and other attributes. */
  record ModifyColumn(String table, Column from, Column to) implements Change {
    @Override
    public Change inverse() {
      return new ModifyColumn(table, to, from);
    }

    @Override
    public String subject() {
      return table;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.modifyColumn(this);
    }
  }

  /** A primary key that is new (from is null), gone (to is null) or other. */
  record ChangePrimaryKey(String table, @Nullable PrimaryKey from, @Nullable PrimaryKey to)
      implements Change {
    @Override
    public Change inverse() {
      return new ChangePrimaryKey(table, to, from);
    }

    @Override
    public String subject() {
      return table;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.changePrimaryKey(this);
    }
  }

  /** A unique constraint that is new. */
  record AddUnique(String table, UniqueConstraint unique) implements Change {
    @Override
    public Change inverse() {
      return new DropUnique(table, unique);
    }

    @Override
    public String subject() {
      return table;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.addUnique(this);
    }
  }

  /** A unique constraint that is gone. */
  record DropUnique(String table, UniqueConstraint unique) implements Change {
    @Override
    public Change inverse() {
      return new AddUnique(table, unique);
    }

    @Override
    public String subject() {
      return table;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.dropUnique(this);
    }
  }

  /** A foreign key that is new. */
  record AddForeignKey(String table, ForeignKey foreignKey) implements Change {
    @Override
    public Change inverse() {
      return new DropForeignKey(table, foreignKey);
    }

    @Override
    public String subject() {
      return table;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.addForeignKey(this);
    }
  }

  /** A foreign key that is gone. */
  record DropForeignKey(String table, ForeignKey foreignKey) implements Change {
    @Override
    public Change inverse() {
      return new AddForeignKey(table, foreignKey);
    }

    @Override
    public String subject() {
      return table;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.dropForeignKey(this);
    }
  }

  /** A check that is new. */
  record AddCheck(String table, Check check) implements Change {
    @Override
    public Change inverse() {
      return new DropCheck(table, check);
    }

    @Override
    public String subject() {
      return table;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.addCheck(this);
    }
  }

  /** A check that is gone. */
  record DropCheck(String table, Check check) implements Change {
    @Override
    public Change inverse() {
      return new AddCheck(table, check);
    }

    @Override
    public String subject() {
      return table;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.dropCheck(this);
    }
  }

  /** An index that is new. */
  record CreateIndex(String table, Index index) implements Change {
    @Override
    public Change inverse() {
      return new DropIndex(table, index);
    }

    @Override
    public String subject() {
      return table;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.createIndex(this);
    }
  }

  /** An index that is gone. */
  record DropIndex(String table, Index index) implements Change {
    @Override
    public Change inverse() {
      return new CreateIndex(table, index);
    }

    @Override
    public String subject() {
      return table;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.dropIndex(this);
    }
  }

  /** A table's comment that is other. */
  record ChangeTableComment(String table, @Nullable String from, @Nullable String to)
      implements Change {
    @Override
    public Change inverse() {
      return new ChangeTableComment(table, to, from);
    }

    @Override
    public String subject() {
      return table;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.changeTableComment(this);
    }
  }

  /** A table's own attributes that are other. */
  record ChangeTableOptions(String table, Map<String, String> from, Map<String, String> to)
      implements Change {
    public ChangeTableOptions {
      from = Map.copyOf(from);
      to = Map.copyOf(to);
    }

    @Override
    public Change inverse() {
      return new ChangeTableOptions(table, to, from);
    }

    @Override
    public String subject() {
      return table;
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.changeTableOptions(this);
    }
  }

  /** A view that is new. */
  record CreateView(View view) implements Change {
    @Override
    public Change inverse() {
      return new DropView(view);
    }

    @Override
    public String subject() {
      return view.name();
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.createView(this);
    }
  }

  /** A view that is gone. */
  record DropView(View view) implements Change {
    @Override
    public Change inverse() {
      return new CreateView(view);
    }

    @Override
    public String subject() {
      return view.name();
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.dropView(this);
    }
  }

  /** A view with the same name and another query. */
  record ReplaceView(View from, View to) implements Change {
    @Override
    public Change inverse() {
      return new ReplaceView(to, from);
    }

    @Override
    public String subject() {
      return to.name();
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.replaceView(this);
    }
  }

  /** A trigger, function or the like that is new. */
  record CreateObject(StoredObject object) implements Change {
    @Override
    public Change inverse() {
      return new DropObject(object);
    }

    @Override
    public String subject() {
      return object.name();
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.createObject(this);
    }
  }

  /** A trigger, function or the like that is gone. */
  record DropObject(StoredObject object) implements Change {
    @Override
    public Change inverse() {
      return new CreateObject(object);
    }

    @Override
    public String subject() {
      return object.name();
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.dropObject(this);
    }
  }

  /**
   * A sequence with other attributes, which goes on where it stands. A table that stands for one
   * stays as it is.
   */
  record AlterSequence(StoredObject from, StoredObject to) implements Change {
    @Override
    public Change inverse() {
      return new AlterSequence(to, from);
    }

    @Override
    public String subject() {
      return to.name();
    }

    @Override
    public <R> R accept(ChangeVisitor<R> visitor) {
      return visitor.alterSequence(this);
    }
  }
}
