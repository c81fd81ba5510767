package dev.retort.model.jpa.hibernate;

import dev.retort.schema.Column;
import dev.retort.schema.ColumnType;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.TypeName;
import dev.retort.sql.DialectId;
import java.util.Optional;
import org.hibernate.boot.model.relational.Sequence;

/** Writes a sequence where there are any, or as the table that Hibernate uses in its place. */
final class SequenceText {
  private SequenceText() {}

  /** Empty where the database has no sequences. */
  static Optional<StoredObject> of(Sequence sequence, DialectId dialect) {
    String name = name(sequence);
    int step = sequence.getIncrementSize();
    int start = sequence.getInitialValue();
    String sql =
        switch (dialect) {
          case POSTGRESQL ->
              "CREATE SEQUENCE \"" + name + "\" INCREMENT BY " + step + " START WITH " + start;
          case MARIADB ->
              "CREATE SEQUENCE `"
                  + name
                  + "` START WITH "
                  + start
                  + " MINVALUE 1 MAXVALUE 9223372036854775806 INCREMENT BY "
                  + step
                  + " CACHE 1000 NOCYCLE";
          default -> "";
        };
    return sql.isEmpty()
        ? Optional.empty()
        : Optional.of(new StoredObject(StoredObject.Kind.SEQUENCE, name, "", sql));
  }

  /** The table with the one row that holds the next value. */
  static Table table(Sequence sequence) {
    return Table.builder(name(sequence))
        .column(Column.of("next_val", ColumnType.of(TypeName.BIGINT)))
        .build();
  }

  private static String name(Sequence sequence) {
    return sequence.getName().getSequenceName().getText();
  }
}
