package dev.retort.dialect;

import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.TypeName;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a program takes numbers for new rows from: a sequence where the database has them, else
 * what Hibernate expects in its place, a table of one row with the next number.
 *
 * @param name of the sequence and of the table
 * @param start the first number
 * @param step from one number that is taken to the next
 */
public record NumberSource(String name, long start, long step) {
  private static final String COLUMN = "next_val";
  private static final String START = "sequence.start";
  private static final String STEP = "sequence.step";
  private static final Pattern PLAIN =
      Pattern.compile("CREATE SEQUENCE \\S+ START WITH (-?\\d+) INCREMENT BY (-?\\d+)");

  /** What a sequence is if nothing but a start and a step was said of it; else empty. */
  public static Optional<NumberSource> of(StoredObject object) {
    Matcher plain = PLAIN.matcher(object.sql());
    return object.kind() == StoredObject.Kind.SEQUENCE && plain.matches()
        ? Optional.of(
            new NumberSource(
                object.name(), Long.parseLong(plain.group(1)), Long.parseLong(plain.group(2))))
        : Optional.empty();
  }

  /** What the table of a model stands for; empty if it is a table for its own sake. */
  public static Optional<NumberSource> of(Table table) {
    Map<String, String> options = table.options();
    String start = options.get(START);
    String step = options.get(STEP);
    return start == null || step == null
        ? Optional.empty()
        : Optional.of(new NumberSource(table.name(), Long.parseLong(start), Long.parseLong(step)));
  }

  /** A table as it was read, known to stand for this; empty if it can't. */
  public Optional<Table> marked(Table read) {
    return read.columns().size() == 1 && read.columns().get(0).name().equalsIgnoreCase(COLUMN)
        ? Optional.of(
            read.toBuilder()
                .option(START, String.valueOf(start))
                .option(STEP, String.valueOf(step))
                .build())
        : Optional.empty();
  }

  /** The sequence as an object of a schema. */
  public StoredObject sequence() {
    return new StoredObject(StoredObject.Kind.SEQUENCE, name, "", create("\"" + name + "\""));
  }

  /** The statement that creates the sequence. */
  public String create(String quotedName) {
    return "CREATE SEQUENCE " + quotedName + " START WITH " + start + " INCREMENT BY " + step;
  }

  /** The table in place of the sequence. */
  public Table table() {
    return Table.builder(name)
        .column(Column.of(COLUMN, ColumnType.of(TypeName.BIGINT)))
        .option(START, String.valueOf(start))
        .option(STEP, String.valueOf(step))
        .build();
  }

  /** The statement that writes the row of the table, without which no number is given out. */
  public String firstRow(String quotedName) {
    return "INSERT INTO " + quotedName + " (" + COLUMN + ") VALUES (" + start + ")";
  }
}
