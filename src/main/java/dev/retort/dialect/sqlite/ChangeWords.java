package dev.retort.dialect.sqlite;

import dev.retort.diff.Change;
import org.jspecify.annotations.Nullable;

/** Says in a few words what a change of a table does, for the note above a rebuild. */
final class ChangeWords {
  private ChangeWords() {}

  static String of(Change change) {
    if (change instanceof Change.AddColumn c) {
      return "add column " + c.column().name();
    }
    if (change instanceof Change.DropColumn c) {
      return "drop column " + c.column().name();
    }
    if (change instanceof Change.ModifyColumn c) {
      return "alter column " + c.to().name();
    }
    if (change instanceof Change.AddForeignKey c) {
      return "add foreign key" + named(c.foreignKey().name());
    }
    if (change instanceof Change.DropForeignKey c) {
      return "drop foreign key" + named(c.foreignKey().name());
    }
    if (change instanceof Change.AddUnique c) {
      return "add unique" + named(c.unique().name());
    }
    if (change instanceof Change.DropUnique c) {
      return "drop unique" + named(c.unique().name());
    }
    return constraint(change);
  }

  private static String constraint(Change change) {
    if (change instanceof Change.AddCheck c) {
      return "add check" + named(c.check().name());
    }
    if (change instanceof Change.DropCheck c) {
      return "drop check" + named(c.check().name());
    }
    if (change instanceof Change.CreateIndex c) {
      return "create index " + c.index().name();
    }
    if (change instanceof Change.DropIndex c) {
      return "drop index " + c.index().name();
    }
    if (change instanceof Change.ChangePrimaryKey) {
      return "change the primary key";
    }
    return change instanceof Change.ChangeTableComment
        ? "change the comment"
        : "change the table's options";
  }

  private static String named(@Nullable String name) {
    return name == null ? "" : " " + name;
  }
}
