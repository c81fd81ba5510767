package dev.retort.diff;

import dev.retort.schema.Column;
import dev.retort.schema.ColumnTypeText;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.SequenceOptions;
import dev.retort.schema.StoredObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says in one English line what a change does, for example {@code add column tasks.progress integer
 * not null}.
 */
public final class ChangeDescriber implements ChangeVisitor<String> {
  private static final ChangeDescriber INSTANCE = new ChangeDescriber();

  private ChangeDescriber() {}

  /** The line for {@code change}. */
  public static String describe(Change change) {
    return change.accept(INSTANCE);
  }

  @Override
  public String createTable(Change.CreateTable change) {
    int columns = change.table().columns().size();
    return "create table "
        + change.table().name()
        + " with "
        + columns
        + (columns == 1 ? " column" : " columns");
  }

  @Override
  public String dropTable(Change.DropTable change) {
    return "drop table " + change.table().name();
  }

  @Override
  public String renameTable(Change.RenameTable change) {
    return "rename table " + change.from() + " to " + change.to();
  }

  @Override
  public String addColumn(Change.AddColumn change) {
    Column column = change.column();
    DefaultValue defaultValue = column.defaultValue();
    return "add column "
        + change.table()
        + "."
        + column.name()
        + " "
        + ColumnTypeText.of(column.type())
        + (column.nullable() ? "" : " not null")
        + (defaultValue == null ? "" : " default " + DefaultValueText.of(defaultValue));
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
    return "change column "
        + change.table()
        + "."
        + change.to().name()
        + ": "
        + String.join(", ", differences(change.from(), change.to()));
  }

  private static List<String> differences(Column from, Column to) {
    List<String> parts = new ArrayList<>();
    if (!from.type().equals(to.type())) {
      parts.add("type " + ColumnTypeText.of(from.type()) + " to " + ColumnTypeText.of(to.type()));
    }
    if (from.nullable() != to.nullable()) {
      parts.add(to.nullable() ? "nullable" : "not null");
    }
    if (!Objects.equals(from.defaultValue(), to.defaultValue())) {
      DefaultValue value = to.defaultValue();
      parts.add(value == null ? "no default" : "default " + DefaultValueText.of(value));
    }
    if (!Objects.equals(from.generated(), to.generated())) {
      Column.Generated generated = to.generated();
      parts.add(generated == null ? "not generated" : "generated as " + generated.expression());
    }
    if (from.autoIncrement() != to.autoIncrement()) {
      parts.add(to.autoIncrement() ? "autoincrement" : "no autoincrement");
    }
    if (!Objects.equals(from.collation(), to.collation())) {
      parts.add("collation " + Objects.requireNonNullElse(to.collation(), "default"));
    }
    if (!Objects.equals(from.comment(), to.comment())) {
      parts.add("comment");
    }
    if (!from.options().equals(to.options())) {
      parts.add("options");
    }
    return parts.isEmpty() ? List.of("spelling") : parts;
  }

  @Override
  public String changePrimaryKey(Change.ChangePrimaryKey change) {
    PrimaryKey from = change.from();
    PrimaryKey to = change.to();
    if (to == null) {
      return "drop primary key of " + change.table();
    }
    String key = change.table() + " (" + String.join(", ", to.columns()) + ")";
    return (from == null ? "add primary key " : "change primary key to ") + key;
  }

  @Override
  public String addUnique(Change.AddUnique change) {
    return "add unique "
        + named(change.unique().name())
        + on(change.table(), change.unique().columns());
  }

  @Override
  public String dropUnique(Change.DropUnique change) {
    return "drop unique "
        + named(change.unique().name())
        + on(change.table(), change.unique().columns());
  }

  @Override
  public String addForeignKey(Change.AddForeignKey change) {
    return "add foreign key "
        + named(change.foreignKey().name())
        + on(change.table(), change.foreignKey().columns())
        + " to "
        + change.foreignKey().referencedTable();
  }

  @Override
  public String dropForeignKey(Change.DropForeignKey change) {
    return "drop foreign key "
        + named(change.foreignKey().name())
        + on(change.table(), change.foreignKey().columns())
        + " to "
        + change.foreignKey().referencedTable();
  }

  @Override
  public String addCheck(Change.AddCheck change) {
    return "add check "
        + named(change.check().name())
        + "on "
        + change.table()
        + ": "
        + change.check().expression();
  }

  @Override
  public String dropCheck(Change.DropCheck change) {
    return "drop check "
        + named(change.check().name())
        + "on "
        + change.table()
        + ": "
        + change.check().expression();
  }

  @Override
  public String createIndex(Change.CreateIndex change) {
    return "create " + index(change.table(), change.index());
  }

  @Override
  public String dropIndex(Change.DropIndex change) {
    return "drop " + index(change.table(), change.index());
  }

  @Override
  public String changeTableComment(Change.ChangeTableComment change) {
    return (change.to() == null ? "drop comment of table " : "change comment of table ")
        + change.table();
  }

  @Override
  public String changeTableOptions(Change.ChangeTableOptions change) {
    // What is not said any more may go on all the same, which is for the dialect to know.
    String said =
        new TreeMap<>(change.to())
            .entrySet().stream()
                .filter(e -> !e.getValue().equals(change.from().get(e.getKey())))
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    return "change options of table " + change.table() + (said.isEmpty() ? "" : ": " + said);
  }

  @Override
  public String createView(Change.CreateView change) {
    return "create view " + change.view().name();
  }

  @Override
  public String dropView(Change.DropView change) {
    return "drop view " + change.view().name();
  }

  @Override
  public String replaceView(Change.ReplaceView change) {
    return "change view " + change.to().name();
  }

  @Override
  public String createObject(Change.CreateObject change) {
    return "create " + change.object().key();
  }

  @Override
  public String dropObject(Change.DropObject change) {
    return "drop " + change.object().key();
  }

  @Override
  public String alterSequence(Change.AlterSequence change) {
    return "change sequence "
        + change.to().name()
        + ": "
        + String.join(", ", differences(change.from(), change.to()));
  }

  private static List<String> differences(StoredObject from, StoredObject to) {
    Map<String, String> old = said(from);
    Map<String, String> wanted = said(to);
    List<String> parts = new ArrayList<>();
    for (String option : SequenceOptions.VALUES) {
      String before = old.get(option);
      String after = wanted.get(option);
      if (!Objects.equals(before, after)) {
        String word =
            option.equals(SequenceOptions.TYPE)
                ? "type"
                : option.replaceFirst(" .*", "").toLowerCase(Locale.ROOT);
        parts.add(
            after == null
                ? "no " + word
                : word + " " + (before == null ? "" : before + " to ") + after);
      }
    }
    boolean cycles = !wanted.getOrDefault(SequenceOptions.CYCLE, "").isEmpty();
    if (cycles == old.getOrDefault(SequenceOptions.CYCLE, "").isEmpty()) {
      parts.add(cycles ? "cycle" : "no cycle");
    }
    return parts.isEmpty() ? List.of("spelling") : parts;
  }

  private static Map<String, String> said(StoredObject sequence) {
    Map<String, String> said =
        new HashMap<>(Map.of(SequenceOptions.TYPE, "bigint", SequenceOptions.STEP, "1"));
    SequenceOptions.of(sequence).ifPresent(o -> said.putAll(o.said()));
    return said;
  }

  private static String named(@Nullable String name) {
    return name == null ? "" : name + " ";
  }

  private static String on(String table, List<String> columns) {
    return "on " + table + " (" + String.join(", ", columns) + ")";
  }

  private static String index(String table, Index index) {
    List<String> parts =
        index.parts().stream()
            .map(
                p ->
                    Objects.requireNonNullElse(p.column(), Objects.toString(p.expression()))
                        + (p.descending() ? " desc" : ""))
            .toList();
    return (index.unique() ? "unique index " : "index ") + index.name() + " " + on(table, parts);
  }
}
