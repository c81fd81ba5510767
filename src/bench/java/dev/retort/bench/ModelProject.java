package dev.retort.bench;

import dev.retort.dialect.DdlStatement;
import dev.retort.dialect.Dialect;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.SchemaDiffer;
import dev.retort.model.ModelWriter;
import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.TableBuilder;
import dev.retort.schema.TypeName;
import dev.retort.schema.UniqueConstraint;
import dev.retort.sql.DialectId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A project with a model of many tables: ten columns, a primary key, a unique constraint, two
 * indexes and a reference each; with revision files that build it, a hundred tables a file.
 */
final class ModelProject {
  private static final int TABLES_A_FILE = 100;

  private ModelProject() {}

  /** Writes revisions and environment file; returns the model before and after ten changes. */
  static List<Schema> write(Path folder, DialectId dialect, String database, int tables)
      throws IOException {
    Schema before = schema(tables);
    Path versions = Files.createDirectories(folder.resolve("versions"));
    List<Table> all = List.copyOf(before.tables().values());
    String down = "";
    for (int start = 0; start < all.size(); start += TABLES_A_FILE) {
      List<Table> some = all.subList(start, Math.min(start + TABLES_A_FILE, all.size()));
      String id = "r%06d".formatted(start);
      Files.writeString(
          versions.resolve(id + ".sql"),
          "-- @revision %s\n%s-- @message tables from %d on\n\n-- @upgrade\n%s\n-- @downgrade\n%s"
              .formatted(id, down, start, creates(dialect, some), drops(some)));
      down = "-- @down_revision " + id + "\n";
    }
    Files.writeString(
        folder.resolve("config.yaml"),
        "database: %s\nmigrations: {locations: [versions]}\nmodel: {yaml: model.yaml}\n"
            .formatted(database));
    return List.of(before, changed(before, tables));
  }

  /** Writes the model file. */
  static void model(Path folder, Schema schema) throws IOException {
    Files.writeString(folder.resolve("model.yaml"), ModelWriter.load().write(schema));
  }

  /** The tables; each refers to the one of half its number. */
  static Schema schema(int tables) {
    List<Table> all = new ArrayList<>();
    for (int i = 0; i < tables; i++) {
      all.add(table(i));
    }
    return Schema.ofTables(all);
  }

  /** The statements that create tables, in the way a generated revision has them. */
  static String creates(DialectId dialect, List<Table> tables) {
    StringBuilder text = new StringBuilder();
    for (DdlStatement statement :
        Dialect.of(dialect)
            .renderer()
            .render(
                SchemaDiffer.diff(
                        Schema.empty(), Schema.ofTables(tables), DiffPolicy.EXACT, List.of())
                    .changes(),
                Schema.empty())) {
      text.append(statement.sql().strip()).append(";\n\n");
    }
    return text.toString();
  }

  private static String drops(List<Table> tables) {
    StringBuilder text = new StringBuilder();
    for (int i = tables.size() - 1; i >= 0; i--) {
      text.append("DROP TABLE ").append(tables.get(i).name()).append(";\n");
    }
    return text.toString();
  }

  private static String name(int i) {
    return "t%05d".formatted(i);
  }

  private static Table table(int i) {
    String name = name(i);
    TableBuilder table =
        Table.builder(name)
            .column(
                Column.of("id", ColumnType.of(TypeName.BIGINT))
                    .withNullable(false)
                    .withAutoIncrement(true))
            .column(varchar("name", 100).withNullable(false))
            .column(varchar("code", 20).withNullable(false))
            .column(
                varchar("status", 20).withNullable(false).withDefault(new DefaultValue.Text("new")))
            .column(
                Column.of("amount", ColumnType.of(TypeName.DECIMAL, 12, 2))
                    .withNullable(false)
                    .withDefault(new DefaultValue.Numeric(BigDecimal.ZERO)))
            .column(Column.of("quantity", ColumnType.of(TypeName.INTEGER)))
            .column(
                Column.of("is_active", ColumnType.of(TypeName.BOOLEAN))
                    .withNullable(false)
                    .withDefault(new DefaultValue.Bool(true)))
            .column(Column.of("parent_id", ColumnType.of(TypeName.BIGINT)))
            .column(varchar("note", 255))
            .column(
                Column.of("created_at", ColumnType.of(TypeName.TIMESTAMP))
                    .withNullable(false)
                    .withDefault(new DefaultValue.Expression("CURRENT_TIMESTAMP")))
            .primaryKey(new PrimaryKey("pk_" + name, List.of("id")))
            .unique(new UniqueConstraint("uq_" + name + "_code", List.of("code"), null))
            .index(Index.of("ix_" + name + "_name", false, List.of("name")))
            .index(Index.of("ix_" + name + "_parent_id", false, List.of("parent_id")));
    if (i > 0) {
      table.foreignKey(
          new ForeignKey(
              "fk_" + name + "_parent_id",
              List.of("parent_id"),
              name(i / 2),
              List.of("id"),
              ForeignKey.Action.NO_ACTION,
              ForeignKey.Action.NO_ACTION,
              null));
    }
    return table.build();
  }

  private static Column varchar(String name, int length) {
    return Column.of(name, ColumnType.of(TypeName.VARCHAR, length));
  }

  /**
   * Two columns more, one less, a longer type, another default, an index, a check, two tables more,
   * one less.
   */
  static Schema changed(Schema before, int tables) {
    List<Table> all = new ArrayList<>();
    for (Table table : before.tables().values()) {
      int i = Integer.parseInt(table.name().substring(1));
      if (i != tables - 1) {
        all.add(changed(table, i));
      }
    }
    all.add(table(tables));
    all.add(table(tables + 1));
    return Schema.ofTables(all);
  }

  private static Table changed(Table table, int i) {
    return switch (i) {
      case 3, 4 ->
          table.toBuilder().column(Column.of("added", ColumnType.of(TypeName.INTEGER))).build();
      case 7 -> replaced(table, varchar("name", 120).withNullable(false));
      case 11 ->
          table.toBuilder()
              .columns(table.columns().stream().filter(c -> !c.name().equals("note")).toList())
              .build();
      case 20 ->
          table.toBuilder()
              .index(Index.of("ix_" + table.name() + "_created_at", false, List.of("created_at")))
              .build();
      case 25 ->
          table.toBuilder()
              .check(new Check("ck_" + table.name() + "_amount", "amount >= 0"))
              .build();
      case 30 ->
          replaced(
              table,
              varchar("status", 20).withNullable(false).withDefault(new DefaultValue.Text("open")));
      default -> table;
    };
  }

  private static Table replaced(Table table, Column column) {
    return table.toBuilder()
        .columns(
            table.columns().stream().map(c -> c.name().equals(column.name()) ? column : c).toList())
        .build();
  }
}
