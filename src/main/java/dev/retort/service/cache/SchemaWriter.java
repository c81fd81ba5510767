package dev.retort.service.cache;

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
import dev.retort.schema.UniqueConstraint;
import dev.retort.schema.View;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes parts of a schema as bytes; equal parts give equal bytes. Read by SchemaReader. */
public final class SchemaWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final Map<String, Integer> known = new HashMap<>();

  /** Starts empty. */
  public SchemaWriter() {}

  /** What was written. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /** The bytes of one table alone. */
  public static byte[] bytes(Table table) {
    SchemaWriter writer = new SchemaWriter();
    writer.table(table);
    return writer.bytes();
  }

  /** A whole schema. */
  public void schema(Schema schema) {
    list(schema.tables().values(), this::table);
    list(schema.views().values(), this::view);
    list(schema.objects().values(), this::object);
  }

  /** A table with all that belongs to it. */
  public void table(Table table) {
    text(table.name());
    list(table.columns(), this::column);
    primaryKey(table.primaryKey());
    list(table.uniques(), this::unique);
    list(table.foreignKeys(), this::foreignKey);
    list(table.checks(), this::check);
    list(table.indexes(), this::index);
    text(table.comment());
    options(table.options());
  }

  /** Texts, in their order. */
  public void texts(Collection<String> texts) {
    list(texts, this::text);
  }

  /** A view. */
  public void view(View view) {
    text(view.name());
    text(view.sql());
    flag(view.materialized());
    options(view.options());
  }

  /** A stored object. */
  public void object(StoredObject object) {
    text(object.kind().name());
    text(object.name());
    text(object.table());
    text(object.sql());
  }

  private void column(Column column) {
    text(column.name());
    type(column.type());
    flag(column.nullable());
    defaultValue(column.defaultValue());
    Column.Generated generated = column.generated();
    text(generated == null ? null : generated.expression());
    flag(generated != null && generated.stored());
    flag(column.autoIncrement());
    text(column.collation());
    text(column.comment());
    options(column.options());
  }

  private void type(ColumnType type) {
    type.accept(
        new ColumnType.Visitor<SchemaWriter>() {
          @Override
          public SchemaWriter standard(ColumnType.Standard standard) {
            number(0);
            text(standard.name().name());
            list(standard.arguments(), SchemaWriter.this::number);
            flag(standard.unsigned());
            return SchemaWriter.this;
          }

          @Override
          public SchemaWriter enumerated(ColumnType.Enumerated enumerated) {
            number(1);
            text(enumerated.typeName());
            texts(enumerated.values());
            return SchemaWriter.this;
          }

          @Override
          public SchemaWriter array(ColumnType.Array array) {
            number(2);
            type(array.element());
            return SchemaWriter.this;
          }

          @Override
          public SchemaWriter unsupported(ColumnType.Unsupported unsupported) {
            number(3);
            text(unsupported.text());
            return SchemaWriter.this;
          }

          @Override
          public SchemaWriter overridden(ColumnType.Overridden overridden) {
            number(4);
            type(overridden.base());
            options(overridden.byDialect());
            return SchemaWriter.this;
          }
        });
  }

  private void defaultValue(@Nullable DefaultValue value) {
    if (value == null) {
      number(0);
      return;
    }
    value.accept(
        new DefaultValue.Visitor<SchemaWriter>() {
          @Override
          public SchemaWriter text(DefaultValue.Text text) {
            number(1);
            SchemaWriter.this.text(text.value());
            return SchemaWriter.this;
          }

          @Override
          public SchemaWriter numeric(DefaultValue.Numeric numeric) {
            number(2);
            SchemaWriter.this.text(numeric.value().toString());
            return SchemaWriter.this;
          }

          @Override
          public SchemaWriter bool(DefaultValue.Bool bool) {
            number(3);
            flag(bool.value());
            return SchemaWriter.this;
          }

          @Override
          public SchemaWriter expression(DefaultValue.Expression expression) {
            number(4);
            SchemaWriter.this.text(expression.sql());
            return SchemaWriter.this;
          }
        });
  }

  private void primaryKey(@Nullable PrimaryKey key) {
    flag(key != null);
    if (key != null) {
      text(key.name());
      texts(key.columns());
    }
  }

  private void unique(UniqueConstraint unique) {
    text(unique.name());
    texts(unique.columns());
    text(unique.deferrable());
    options(unique.options());
  }

  private void foreignKey(ForeignKey key) {
    text(key.name());
    texts(key.columns());
    text(key.referencedTable());
    texts(key.referencedColumns());
    text(key.onDelete().name());
    text(key.onUpdate().name());
    text(key.deferrable());
  }

  private void check(Check check) {
    text(check.name());
    text(check.expression());
  }

  private void index(Index index) {
    text(index.name());
    list(index.parts(), this::part);
    flag(index.unique());
    text(index.predicate());
    options(index.options());
  }

  private void part(Index.Part part) {
    text(part.column());
    text(part.expression());
    flag(part.descending());
    number(part.prefixLength());
    text(part.collation());
    text(part.operatorClass());
  }

  private void options(Map<String, String> options) {
    Map<String, String> sorted = new TreeMap<>(options);
    number(sorted.size());
    sorted.forEach(
        (key, value) -> {
          text(key);
          text(value);
        });
  }

  private <T> void list(Collection<T> items, Consumer<T> writer) {
    number(items.size());
    items.forEach(writer);
  }

  /** A text that was written before is a number. */
  private void text(@Nullable String text) {
    if (text == null) {
      number(0);
      return;
    }
    Integer place = known.putIfAbsent(text, known.size() + 2);
    if (place != null) {
      number(place);
      return;
    }
    number(1);
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    try {
      out.write(encoded);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void flag(boolean flag) {
    number(flag ? 1 : 0);
  }

  /** Seven bits a byte, the lowest first; small numbers are one byte. */
  private void number(int number) {
    try {
      int rest = number;
      while ((rest & ~0x7F) != 0) {
        out.write((rest & 0x7F) | 0x80);
        rest >>>= 7;
      }
      out.write(rest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
