package dev.retort.cli;

import dev.retort.diff.Change;
import dev.retort.diff.ChangeVisitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes in words, and for programs. */
final class ChangeText implements ChangeVisitor<String> {
  private static final ChangeText INSTANCE = new ChangeText();

  private ChangeText() {}

  /** One line. */
  static String of(Change change) {
    return change.accept(INSTANCE);
  }

  /** {@code kind}, {@code subject} and {@code description} of each. */
  static List<Map<String, Object>> fields(List<Change> changes) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Change change : changes) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("kind", kind(change));
      fields.put("subject", change.subject());
      fields.put("description", of(change));
      all.add(fields);
    }
    return all;
  }

  private static String kind(Change change) {
    String name = change.getClass().getSimpleName();
    return name.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static String name(@Nullable String name) {
    return name == null ? "" : " " + name;
  }

  @Override
  public String createTable(Change.CreateTable change) {
    return "create table " + change.subject();
  }

  @Override
  public String dropTable(Change.DropTable change) {
    return "drop table " + change.subject();
  }

  @Override
  public String renameTable(Change.RenameTable change) {
    return "rename table " + change.from() + " to " + change.to();
  }

  @Override
  public String addColumn(Change.AddColumn change) {
    return "add column " + change.table() + "." + change.column().name();
  }

  @Override
  public String dropColumn(Change.DropColumn change) {
    return "drop column " + change.table() + "." + change.column().name();
  }

  @Override
  public String renameColumn(Change.RenameColumn change) {
    return "rename column " + change.table() + "." + change.from() + " to " + change.to();
  }

  @Override
  public String modifyColumn(Change.ModifyColumn change) {
    return "change column " + change.table() + "." + change.to().name();
  }

  @Override
  public String changePrimaryKey(Change.ChangePrimaryKey change) {
    return "change primary key of " + change.table();
  }

  @Override
  public String addUnique(Change.AddUnique change) {
    return "add unique" + name(change.unique().name()) + " on " + change.table();
  }

  @Override
  public String dropUnique(Change.DropUnique change) {
    return "drop unique" + name(change.unique().name()) + " on " + change.table();
  }

  @Override
  public String addForeignKey(Change.AddForeignKey change) {
    return "add foreign key" + name(change.foreignKey().name()) + " on " + change.table();
  }

  @Override
  public String dropForeignKey(Change.DropForeignKey change) {
    return "drop foreign key" + name(change.foreignKey().name()) + " on " + change.table();
  }

  @Override
  public String addCheck(Change.AddCheck change) {
    return "add check" + name(change.check().name()) + " on " + change.table();
  }

  @Override
  public String dropCheck(Change.DropCheck change) {
    return "drop check" + name(change.check().name()) + " on " + change.table();
  }

  @Override
  public String createIndex(Change.CreateIndex change) {
    return "create index" + name(change.index().name()) + " on " + change.table();
  }

  @Override
  public String dropIndex(Change.DropIndex change) {
    return "drop index" + name(change.index().name()) + " on " + change.table();
  }

  @Override
  public String changeTableComment(Change.ChangeTableComment change) {
    return "change comment of table " + change.table();
  }

  @Override
  public String changeTableOptions(Change.ChangeTableOptions change) {
    return "change options of table " + change.table();
  }

  @Override
  public String createView(Change.CreateView change) {
    return "create view " + change.subject();
  }

  @Override
  public String dropView(Change.DropView change) {
    return "drop view " + change.subject();
  }

  @Override
  public String replaceView(Change.ReplaceView change) {
    return "change view " + change.subject();
  }

  @Override
  public String createObject(Change.CreateObject change) {
    return "create " + change.object().key();
  }

  @Override
  public String dropObject(Change.DropObject change) {
    return "drop " + change.object().key();
  }
}
