package dev.retort.dialect.render;

import dev.retort.diff.Rename;
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
import dev.retort.schema.View;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Pairs of schemas whose way there and back covers every kind of change. */
final class RenderCases {
  /**
   * One way.
   *
   * @param name what it is about
   */
  record Case(String name, Schema from, Schema to, List<Rename> renames) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Column ID =
      Column.of("id", ColumnType.of(TypeName.BIGINT)).withNullable(false).withAutoIncrement(true);

  private RenderCases() {}

  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    cases.add(new Case("create everything", Schema.empty(), everything(), List.of()));
    cases.add(new Case("cyclic foreign keys", Schema.empty(), cyclic(), List.of()));
    columns().forEach((name, edit) -> cases.add(tasks(name, edit)));
    constraints().forEach((name, edit) -> cases.add(tasks(name, edit)));
    cases.addAll(wholeSchemas());
    return cases;
  }

  static Schema everything() {
    TableBuilder types =
        Table.builder("types").column(ID).primaryKey(new PrimaryKey(null, List.of("id")));
    for (TypeName name : TypeName.values()) {
      types.column(Column.of("a_" + name.name().toLowerCase(java.util.Locale.ROOT), type(name)));
    }
    for (TypeName name :
        List.of(TypeName.TINYINT, TypeName.SMALLINT, TypeName.INTEGER, TypeName.BIGINT)) {
      types.column(Column.of("u_" + name.sql(), new ColumnType.Standard(name, List.of(), true)));
    }
    types
        .column(Column.of("mood", new ColumnType.Enumerated("", List.of("it's", "back\\slash"))))
        .column(Column.of("state", new ColumnType.Enumerated("task_state", List.of("new", "done"))))
        .column(Column.of("tags", new ColumnType.Array(ColumnType.of(TypeName.TEXT))))
        .column(
            Column.of(
                "own",
                new ColumnType.Overridden(
                    ColumnType.of(TypeName.TEXT),
                    Map.of("mysql", "MEDIUMTEXT", "postgresql", "VARCHAR(99)"))))
        .comment("它's 表 \\ comment");
    return Schema.of(
        List.of(types.build(), defaults(), tasks(), users()),
        List.of(
            new View("a_view", "SELECT id FROM z_view"),
            new View("z_view", "SELECT id, title FROM tasks")),
        List.of());
  }

  private static ColumnType type(TypeName name) {
    return switch (name) {
      case DECIMAL -> ColumnType.of(name, 10, 2);
      case CHAR, VARCHAR, BINARY, VARBINARY, BIT -> ColumnType.of(name, 8);
      case TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ -> ColumnType.of(name, 3);
      default -> ColumnType.of(name);
    };
  }

  private static Table defaults() {
    return Table.builder("order")
        .column(ID)
        .column(with("yes", TypeName.BOOLEAN, new DefaultValue.Bool(true)))
        .column(with("number", TypeName.INTEGER, numeric("7")))
        .column(with("money", TypeName.DECIMAL, numeric("-1.50")))
        .column(with("words", TypeName.VARCHAR, new DefaultValue.Text("it's a \\ test")))
        .column(with("long_words", TypeName.TEXT, new DefaultValue.Text("none")))
        .column(with("document", TypeName.JSON, new DefaultValue.Text("{}")))
        .column(with("moment", TypeName.TIMESTAMP, expression("CURRENT_TIMESTAMP")))
        .column(with("zoned", TypeName.TIMESTAMPTZ, expression("CURRENT_TIMESTAMP")))
        .column(with("day", TypeName.DATE, expression("CURRENT_DATE")))
        .column(with("sum", TypeName.INTEGER, expression("1 + 2")))
        .column(
            new Column(
                "changed",
                ColumnType.of(TypeName.TIMESTAMP, 6),
                false,
                expression("CURRENT_TIMESTAMP"),
                null,
                false,
                null,
                "when it was \"changed\"; 何时",
                Map.of("on_update", "CURRENT_TIMESTAMP")))
        .column(
            Column.of("twice", ColumnType.of(TypeName.INTEGER))
                .withNullable(false)
                .withGenerated(new Column.Generated("number * 2", true)))
        .column(
            Column.of("thrice", ColumnType.of(TypeName.INTEGER))
                .withGenerated(new Column.Generated("number * 3", false)))
        .column(Column.of("group", ColumnType.of(TypeName.INTEGER)))
        .column(Column.of("userName", ColumnType.of(TypeName.VARCHAR, 40)))
        .primaryKey(new PrimaryKey("pk_order", List.of("id")))
        .check(new Check("ck_group", "group > 0 AND userName <> 'group'"))
        .check(new Check(null, "number >= 0"))
        .index(Index.of("ix_group", true, List.of("group", "userName")))
        .build();
  }

  private static Column with(String name, TypeName type, DefaultValue value) {
    return Column.of(name, ColumnType.of(type)).withDefault(value);
  }

  private static DefaultValue numeric(String digits) {
    return new DefaultValue.Numeric(new BigDecimal(digits));
  }

  private static DefaultValue expression(String sql) {
    return new DefaultValue.Expression(sql);
  }

  static Table users() {
    return Table.builder("users")
        .column(ID)
        .column(Column.of("name", ColumnType.of(TypeName.VARCHAR, 50)).withNullable(false))
        .column(Column.of("code", ColumnType.of(TypeName.INTEGER)).withNullable(false))
        .primaryKey(new PrimaryKey("pk_users", List.of("id")))
        .unique(new UniqueConstraint("uq_users_code", List.of("code"), null))
        .build();
  }

  static Table tasks() {
    return Table.builder("tasks")
        .column(ID)
        .column(Column.of("title", ColumnType.of(TypeName.VARCHAR, 100)).withNullable(false))
        .column(Column.of("user_id", ColumnType.of(TypeName.BIGINT)))
        .column(Column.of("parent_id", ColumnType.of(TypeName.BIGINT)))
        .column(Column.of("body", ColumnType.of(TypeName.TEXT)))
        .column(with("progress", TypeName.INTEGER, numeric("0")))
        .primaryKey(new PrimaryKey("pk_tasks", List.of("id")))
        .foreignKey(foreignKey("fk_tasks_user_id", "user_id", "users"))
        .foreignKey(foreignKey("fk_tasks_parent_id", "parent_id", "tasks"))
        .check(new Check("ck_tasks_progress", "progress BETWEEN 0 AND 100"))
        .index(Index.of("ix_tasks_user_id", false, List.of("user_id")))
        .index(Index.of("ix_tasks_body", false, List.of("body")))
        .build();
  }

  private static ForeignKey foreignKey(String name, String column, String table) {
    return new ForeignKey(
        name,
        List.of(column),
        table,
        List.of("id"),
        ForeignKey.Action.CASCADE,
        ForeignKey.Action.NO_ACTION,
        null);
  }

  private static Schema cyclic() {
    Table a =
        Table.builder("a")
            .column(ID)
            .column(Column.of("b_id", ColumnType.of(TypeName.BIGINT)))
            .primaryKey(new PrimaryKey(null, List.of("id")))
            .foreignKey(foreignKey("fk_a_b", "b_id", "b"))
            .build();
    Table b =
        Table.builder("b")
            .column(ID)
            .column(Column.of("a_id", ColumnType.of(TypeName.BIGINT)))
            .primaryKey(new PrimaryKey(null, List.of("id")))
            .foreignKey(foreignKey("fk_b_a", "a_id", "a"))
            .build();
    return Schema.ofTables(List.of(a, b));
  }

  private static Case tasks(String name, UnaryOperator<Table> edit) {
    View view = new View("task_titles", "SELECT id, title, progress FROM tasks");
    View second = new View("all_titles", "SELECT id FROM task_titles");
    return new Case(
        name,
        Schema.of(List.of(users(), tasks()), List.of(view, second), List.of()),
        Schema.of(List.of(users(), edit.apply(tasks())), List.of(view, second), List.of()),
        List.of());
  }

  private static Table column(Table table, String name, UnaryOperator<Column> edit) {
    return table.toBuilder()
        .columns(
            table.columns().stream().map(c -> c.name().equals(name) ? edit.apply(c) : c).toList())
        .build();
  }

  private static Map<String, UnaryOperator<Table>> columns() {
    Map<String, UnaryOperator<Table>> edits = new LinkedHashMap<>();
    edits.put(
        "add columns",
        t ->
            t.toBuilder()
                .column(with("weight", TypeName.DECIMAL, numeric("1")).withNullable(false))
                .column(
                    Column.of("kind", new ColumnType.Enumerated("", List.of("a", "b")))
                        .withComment("what it is"))
                .column(
                    Column.of("state", new ColumnType.Enumerated("task_state", List.of("x", "y"))))
                .build());
    edits.put("widen a text", t -> column(t, "title", c -> c.withType(varchar(200))));
    edits.put("text to number", t -> column(t, "body", c -> c.withType(integer())));
    edits.put(
        "number to boolean with a default",
        t ->
            column(
                t.toBuilder().checks(List.of()).build(),
                "progress",
                c ->
                    c.withType(ColumnType.of(TypeName.BOOLEAN))
                        .withDefault(new DefaultValue.Bool(false))));
    edits.put("not null", t -> column(t, "user_id", c -> c.withNullable(false)));
    edits.put("drop a default", t -> column(t, "progress", c -> c.withDefault(null)));
    edits.put("set a default", t -> column(t, "progress", c -> c.withDefault(numeric("5"))));
    edits.put("comment", t -> column(t, "title", c -> c.withComment("标题's")));
    edits.put("no autoincrement", t -> column(t, "id", c -> c.withAutoIncrement(false)));
    edits.put(
        "generated",
        t ->
            column(
                t,
                "body",
                c ->
                    c.withType(integer())
                        .withGenerated(new Column.Generated("progress + 1", true))));
    edits.put(
        "text to enum",
        t -> column(t, "title", c -> c.withType(new ColumnType.Enumerated("", List.of("a", "b")))));
    edits.put(
        "text to named enum",
        t ->
            column(
                t,
                "title",
                c -> c.withType(new ColumnType.Enumerated("title_kind", List.of("a", "b")))));
    edits.put(
        "type of a foreign key's column", t -> column(t, "parent_id", c -> c.withComment("up")));
    return edits;
  }

  private static Map<String, UnaryOperator<Table>> constraints() {
    Map<String, UnaryOperator<Table>> edits = new LinkedHashMap<>();
    edits.put("drop a foreign key", t -> t.toBuilder().foreignKeys(List.of()).build());
    edits.put("drop indexes", t -> t.toBuilder().indexes(List.of()).build());
    edits.put("drop a check", t -> t.toBuilder().checks(List.of()).build());
    edits.put(
        "change a check",
        t ->
            t.toBuilder()
                .checks(List.of(new Check("ck_tasks_progress", "progress >= 0")))
                .check(new Check(null, "title <> ''"))
                .build());
    edits.put(
        "unique",
        t ->
            t.toBuilder()
                .unique(new UniqueConstraint(null, List.of("title", "user_id"), null))
                .build());
    edits.put(
        "wider primary key",
        t ->
            t.toBuilder()
                .foreignKeys(List.of())
                .primaryKey(key("pk_tasks", "id", "title"))
                .build());
    edits.put("renamed primary key", t -> t.toBuilder().primaryKey(key("pk_other", "id")).build());
    edits.put("no primary key", t -> t.toBuilder().foreignKeys(List.of()).primaryKey(null).build());
    edits.put(
        "rich indexes",
        t ->
            t.toBuilder()
                .index(
                    new Index(
                        "ix_rich",
                        List.of(
                            new Index.Part("title", null, true, 0, null, null),
                            new Index.Part("progress", null, false, 0, null, null)),
                        false,
                        "progress > 0",
                        Map.of("method", "btree")))
                .index(
                    new Index(
                        "ix_lower",
                        List.of(Index.Part.expression("lower(title)")),
                        false,
                        null,
                        Map.of()))
                .index(
                    new Index(
                        "ux_partial",
                        List.of(Index.Part.column("title")),
                        true,
                        "progress = 0",
                        Map.of()))
                .index(
                    new Index(
                        "ix_include",
                        List.of(Index.Part.column("progress")),
                        false,
                        null,
                        Map.of("include", "title")))
                .build());
    edits.put("table comment", t -> t.toBuilder().comment("all the tasks").build());
    edits.put("table options", t -> t.toBuilder().option("mysql.row_format", "DYNAMIC").build());
    edits.put("drop columns", RenderCases::withoutProgress);
    return edits;
  }

  private static Table withoutProgress(Table table) {
    return table.toBuilder()
        .columns(table.columns().stream().filter(c -> !c.name().equals("body")).toList())
        .indexes(List.of())
        .build();
  }

  private static PrimaryKey key(String name, String... columns) {
    return new PrimaryKey(name, List.of(columns));
  }

  private static ColumnType varchar(int length) {
    return ColumnType.of(TypeName.VARCHAR, length);
  }

  private static ColumnType integer() {
    return ColumnType.of(TypeName.INTEGER);
  }

  private static List<Case> wholeSchemas() {
    Schema from = Schema.of(List.of(users(), tasks()), List.of(), List.of());
    Table people =
        column(users(), "name", c -> c.withName("full_name")).toBuilder().name("people").build();
    Table onPeople =
        column(tasks(), "progress", c -> c.withName("done")).toBuilder()
            .foreignKeys(
                List.of(
                    foreignKey("fk_tasks_user_id", "user_id", "people"),
                    foreignKey("fk_tasks_parent_id", "parent_id", "tasks")))
            .checks(List.of(new Check("ck_tasks_progress", "done BETWEEN 0 AND 100")))
            .build();
    ColumnType number = integer();
    UnaryOperator<Column> narrower = c -> c.withType(number);
    Table narrowUsers = column(users(), "id", narrower);
    Table narrowTasks =
        column(column(column(tasks(), "id", narrower), "user_id", narrower), "parent_id", narrower);
    Schema enumOne = state("x", "y");
    return List.of(
        new Case(
            "renames",
            from,
            Schema.ofTables(List.of(people, onPeople)),
            List.of(
                new Rename("", "users", "people"),
                new Rename("people", "name", "full_name"),
                new Rename("tasks", "progress", "done"))),
        new Case(
            "key type of two tables",
            from,
            Schema.ofTables(List.of(narrowUsers, narrowTasks)),
            List.of()),
        new Case("named enum grows", enumOne, state("w", "x", "z", "y"), List.of()),
        new Case("named enum shrinks", enumOne, state("y", "x"), List.of()),
        new Case("enum grows", mood("x", "y"), mood("x", "y", "z"), List.of()),
        new Case(
            "views",
            views("SELECT id, name FROM users"),
            views("SELECT code, id FROM users"),
            List.of()),
        new Case("drop a table", from, Schema.empty(), List.of()),
        new Case("long names", Schema.empty(), longNames(), List.of()));
  }

  private static Schema state(String... values) {
    ColumnType type = new ColumnType.Enumerated("task_state", List.of(values));
    Column state = Column.of("state", type).withDefault(new DefaultValue.Text("x"));
    return Schema.ofTables(
        List.of(
            Table.builder("one").column(state).build(),
            Table.builder("two").column(state).build()));
  }

  private static Schema mood(String... values) {
    ColumnType type = new ColumnType.Enumerated("", List.of(values));
    return Schema.ofTables(List.of(Table.builder("one").column(Column.of("mood", type)).build()));
  }

  private static Schema views(String sql) {
    return Schema.of(
        List.of(users()),
        List.of(new View("people", sql), new View("above", "SELECT id FROM people")),
        List.of());
  }

  private static Schema longNames() {
    String name = "a_very_long_name_that_no_database_takes_as_it_is_because_it_has_many_words_";
    return Schema.ofTables(
        List.of(
            Table.builder(name)
                .column(ID)
                .column(Column.of(name + "column", integer()))
                .column(Column.of(name + "other", integer()))
                .primaryKey(new PrimaryKey(null, List.of("id")))
                .unique(new UniqueConstraint(null, List.of(name + "column"), null))
                .index(Index.of(name + "index", false, List.of(name + "other")))
                .build()));
  }
}
