package dev.retort.dialect;

import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.ColumnType.Enumerated;
import dev.retort.schema.DefaultValue;
import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.TableBuilder;
import dev.retort.schema.TypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Adds to random schemas what not every database has, or each has in its own way: enums, sequences,
 * indexes on expressions, partial indexes. What a schema has of it already stays, goes or changes.
 */
public final class RandomDetails {
  private static final List<String> VALUES = List.of("new", "o'clock", "c d", "old");

  private final TestServer server;
  private final Random random;
  private final Map<String, List<String>> types = new TreeMap<>();

  /** Same seed, same details. */
  public RandomDetails(TestServer server, long seed) {
    this.server = server;
    this.random = new Random(~seed);
  }

  /** A schema that the server takes, with details that it takes. */
  public Schema in(Schema schema) {
    types.clear();
    List<Table> tables = new ArrayList<>();
    for (Table table : schema.tables().values()) {
      tables.add(indexed(enumerated(table)));
    }
    return Schema.of(tables, schema.views().values(), sequences(schema));
  }

  private Table enumerated(Table table) {
    TableBuilder built = table.toBuilder().columns(List.of());
    for (Column column : table.columns()) {
      built.column(agreed(column));
    }
    String name = "e" + random.nextInt(3);
    if (random.nextInt(3) == 0 && table.column(name).isEmpty()) {
      boolean named = server == TestServer.POSTGRESQL && random.nextInt(4) > 0;
      ColumnType type = new Enumerated(named ? "kind" + random.nextInt(2) : "", values());
      boolean array = named && random.nextInt(5) == 0;
      Column column =
          Column.of(name, array ? new ColumnType.Array(type) : type)
              .withNullable(random.nextBoolean());
      built.column(agreed(array || random.nextBoolean() ? column : column.withDefault(first())));
    }
    return built.build();
  }

  private static DefaultValue first() {
    return new DefaultValue.Text(VALUES.get(0));
  }

  /** All columns of a type have its values, and a default is one of them. */
  private Column agreed(Column column) {
    if (column.type() instanceof ColumnType.Array array
        && array.element() instanceof Enumerated element) {
      return column.withType(new ColumnType.Array(agreed(element)));
    }
    if (!(column.type() instanceof Enumerated enumerated)) {
      return column;
    }
    Enumerated type = agreed(enumerated);
    return column
        .withType(type)
        .withDefault(
            column.defaultValue() == null || !type.values().contains(VALUES.get(0))
                ? null
                : first());
  }

  private Enumerated agreed(Enumerated type) {
    boolean same = random.nextBoolean();
    List<String> values = same ? type.values() : values();
    return new Enumerated(
        type.typeName(),
        type.typeName().isEmpty() ? values : types.computeIfAbsent(type.typeName(), t -> values));
  }

  private List<String> values() {
    List<String> all = new ArrayList<>(VALUES);
    if (random.nextInt(3) == 0) {
      Collections.shuffle(all, random);
    }
    while (all.size() > 1 && random.nextInt(3) == 0) {
      all.remove(random.nextInt(all.size()));
    }
    return all;
  }

  private Table indexed(Table table) {
    if (server == TestServer.MARIADB) {
      return table;
    }
    TableBuilder built = table.toBuilder();
    for (Column column : table.columns()) {
      String name = "xx_" + table.name() + "_" + column.name();
      if (random.nextInt(5) == 0 && !isTaken(table, name)) {
        boolean whole = server == TestServer.MYSQL || random.nextBoolean();
        List<Index.Part> parts = new ArrayList<>(List.of(part(column)));
        if (random.nextInt(3) == 0) {
          parts.add(Index.Part.column("id"));
        }
        built.index(
            new Index(
                name,
                parts,
                random.nextInt(4) == 0,
                whole ? null : "id > " + random.nextInt(3),
                Map.of()));
      }
    }
    return built.build();
  }

  /** MySQL reads a unique index on columns alone as a constraint. */
  private static boolean isTaken(Table table, String name) {
    return table.indexes().stream().anyMatch(i -> name.equals(i.name()))
        || table.uniques().stream().anyMatch(u -> name.equals(u.name()));
  }

  private static Index.Part part(Column column) {
    String c = column.name();
    ColumnType type = column.type();
    if (type.equals(ColumnType.of(TypeName.TEXT))
        || (type instanceof ColumnType.Standard standard && standard.name() == TypeName.VARCHAR)) {
      return Index.Part.expression("lower(" + c + ")");
    }
    return type instanceof ColumnType.Standard
        ? Index.Part.expression(c + " + 1")
        : Index.Part.column(c);
  }

  private List<StoredObject> sequences(Schema schema) {
    List<StoredObject> kept = new ArrayList<>();
    if (server != TestServer.POSTGRESQL && server != TestServer.MARIADB) {
      return kept;
    }
    for (StoredObject object : schema.objects().values()) {
      if (object.kind() == StoredObject.Kind.SEQUENCE && random.nextInt(4) > 0) {
        kept.add(random.nextInt(3) == 0 ? sequence(object.name()) : object);
      }
    }
    if (random.nextInt(3) == 0) {
      StoredObject added = sequence("s" + random.nextInt(3));
      kept.removeIf(o -> o.key().equals(added.key()));
      kept.add(added);
    }
    return kept;
  }

  private StoredObject sequence(String name) {
    return new NumberSource(name, 1 + random.nextInt(3), 1 + random.nextInt(50)).sequence();
  }
}
