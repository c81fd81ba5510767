package dev.retort.diff;

import dev.retort.schema.Check;
import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.TableBuilder;
import dev.retort.schema.TypeName;
import dev.retort.schema.UniqueConstraint;
import dev.retort.schema.View;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes consistent schemas, and other consistent schemas near them, from a seed. */
public final class RandomSchemas {
  private static final List<ColumnType> TYPES =
      List.of(
          ColumnType.of(TypeName.INTEGER),
          ColumnType.of(TypeName.BIGINT),
          ColumnType.of(TypeName.VARCHAR, 20),
          ColumnType.of(TypeName.VARCHAR, 50),
          ColumnType.of(TypeName.TEXT),
          ColumnType.of(TypeName.DECIMAL, 10, 2));

  private final Random random;

  /** Same seed, same schemas. */
  public RandomSchemas(long seed) {
    random = new Random(seed);
  }

  /** A schema of a few tables. */
  public Schema schema() {
    Map<String, Table> tables = new TreeMap<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      Table table = table("t" + random.nextInt(8));
      tables.put(table.name(), table);
    }
    return completed(tables);
  }

  /** Another schema that shares much with {@code from}. */
  public Schema near(Schema from) {
    Map<String, Table> tables = new TreeMap<>();
    for (Table table : from.tables().values()) {
      int dice = random.nextInt(10);
      if (dice == 0) {
        continue;
      }
      String name = dice == 1 ? "t" + random.nextInt(8) : table.name();
      tables.put(name, dice < 5 ? changed(table, name) : table.toBuilder().name(name).build());
    }
    if (random.nextBoolean()) {
      Table table = table("t" + random.nextInt(8));
      tables.put(table.name(), table);
    }
    Schema near = completed(tables);
    List<StoredObject> objects = new ArrayList<>(near.objects().values());
    from.objects().values().stream()
        .filter(o -> o.kind() == StoredObject.Kind.SEQUENCE)
        .forEach(objects::add);
    return Schema.of(near.tables().values(), near.views().values(), objects);
  }

  private Table table(String name) {
    TableBuilder table = Table.builder(name);
    table.column(Column.of("id", ColumnType.of(TypeName.BIGINT)).withNullable(false));
    table.primaryKey(new PrimaryKey(random.nextBoolean() ? "pk_" + name : null, List.of("id")));
    int columns = random.nextInt(5);
    for (int i = 0; i < columns; i++) {
      table.column(column("c" + i));
    }
    return constrained(table.build());
  }

  private Column column(String name) {
    Column column =
        Column.of(name, TYPES.get(random.nextInt(TYPES.size()))).withNullable(random.nextBoolean());
    return switch (random.nextInt(5)) {
      case 0 -> column.withDefault(new DefaultValue.Numeric(BigDecimal.ONE));
      case 1 -> column.withComment("about " + name);
      default -> column;
    };
  }

  private Table changed(Table table, String name) {
    List<Column> columns = new ArrayList<>(table.columns());
    if (columns.size() > 1 && random.nextBoolean()) {
      columns.remove(1 + random.nextInt(columns.size() - 1));
    }
    if (columns.size() > 1 && random.nextBoolean()) {
      int i = 1 + random.nextInt(columns.size() - 1);
      columns.set(i, column(columns.get(i).name()));
    }
    if (random.nextBoolean()) {
      columns.add(column("n" + random.nextInt(4)));
    }
    TableBuilder builder = Table.builder(name).columns(columns);
    List<String> key =
        columns.size() > 1 && random.nextInt(4) == 0
            ? List.of("id", columns.get(1).name())
            : List.of("id");
    builder.primaryKey(random.nextInt(6) == 0 ? null : new PrimaryKey(null, key));
    if (random.nextInt(3) == 0) {
      builder.comment("table " + random.nextInt(3));
    }
    if (random.nextInt(4) == 0) {
      builder.option("mysql.engine", "e" + random.nextInt(2));
    }
    return constrained(builder.build());
  }

  /** Keys, checks and indexes on columns that the table has. */
  private Table constrained(Table table) {
    TableBuilder builder = table.toBuilder();
    String t = table.name();
    for (Column column : table.columns()) {
      String c = column.name();
      switch (random.nextInt(6)) {
        case 0 ->
            builder.unique(
                new UniqueConstraint(
                    random.nextBoolean() ? "uq_" + t + "_" + c : null, List.of(c), null));
        case 1 -> builder.index(Index.of("ix_" + t + "_" + c, random.nextBoolean(), List.of(c)));
        case 2 ->
            builder.check(
                new Check(
                    random.nextBoolean() ? "ck_" + t + "_" + c : null,
                    c + " <> " + random.nextInt(3)));
        case 3 -> builder.index(Index.of("ix_" + t + "_both", false, List.of(c, "id")));
        default -> {}
      }
    }
    Table built = builder.build();
    // One name, one index.
    Map<String, Index> indexes = new TreeMap<>();
    built.indexes().forEach(i -> indexes.put(i.name(), i));
    return built.toBuilder().indexes(new ArrayList<>(indexes.values())).build();
  }

  /** Foreign keys among the tables, cycles among them, and views and triggers on them. */
  private Schema completed(Map<String, Table> source) {
    Map<String, Table> tables = new TreeMap<>();
    List<String> names = List.copyOf(source.keySet());
    for (Table table : source.values()) {
      TableBuilder builder = table.toBuilder().foreignKeys(List.of());
      for (Column column : table.columns()) {
        if (!names.isEmpty() && random.nextInt(3) == 0) {
          String target = names.get(random.nextInt(names.size()));
          if (hasKey(source.get(target))) {
            builder.foreignKey(
                new ForeignKey(
                    random.nextBoolean() ? "fk_" + table.name() + "_" + column.name() : null,
                    List.of(column.name()),
                    target,
                    List.of("id"),
                    random.nextBoolean() ? ForeignKey.Action.CASCADE : ForeignKey.Action.NO_ACTION,
                    ForeignKey.Action.NO_ACTION,
                    null));
          }
        }
      }
      tables.put(table.name(), builder.build());
    }
    List<View> views = new ArrayList<>();
    List<StoredObject> objects = new ArrayList<>();
    for (Table table : tables.values()) {
      int dice = random.nextInt(6);
      if (dice < 3) {
        String column = table.columns().get(random.nextInt(table.columns().size())).name();
        views.add(new View("v_" + table.name(), "SELECT id, " + column + " FROM " + table.name()));
        if (dice < 2) {
          views.add(new View("a_" + table.name(), "SELECT id FROM v_" + table.name()));
        }
      }
      if (dice == 5) {
        objects.add(
            new StoredObject(
                StoredObject.Kind.TRIGGER,
                "tr_" + table.name(),
                table.name(),
                "CREATE TRIGGER tr_" + table.name() + " " + random.nextInt(2)));
      }
    }
    return Schema.of(tables.values(), views, objects);
  }

  private static boolean hasKey(@org.jspecify.annotations.Nullable Table table) {
    if (table == null) {
      return false;
    }
    PrimaryKey key = table.primaryKey();
    return (key != null && key.columns().equals(List.of("id")))
        || table.uniques().stream().anyMatch(u -> u.columns().equals(List.of("id")));
  }

  /** Renames of tables and columns that one side lost and the other gained. */
  List<Rename> renames(Schema from, Schema to) {
    List<Rename> renames = new ArrayList<>();
    ChangeSet plain = SchemaDiffer.diff(from, to, DiffPolicy.EXACT, List.of());
    for (RenameCandidate candidate : plain.candidates()) {
      if (random.nextBoolean()) {
        Rename.parse(candidate.argument()).ifPresent(renames::add);
      }
    }
    List<String> names = List.copyOf(from.tables().keySet());
    if (!names.isEmpty() && !to.tables().isEmpty()) {
      List<String> targets = List.copyOf(to.tables().keySet());
      renames.add(
          new Rename(
              "",
              names.get(random.nextInt(names.size())),
              targets.get(random.nextInt(targets.size()))));
    }
    return renames;
  }
}
