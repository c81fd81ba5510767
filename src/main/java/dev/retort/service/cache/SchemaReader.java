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
import dev.retort.schema.TypeName;
import dev.retort.schema.UniqueConstraint;
import dev.retort.schema.View;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what SchemaWriter wrote. Bytes of anything else end in one of the runtime exceptions that
 * {@link #orNull} turns into nothing.
 */
public final class SchemaReader {
  private final byte[] bytes;
  private int position;
  private final List<String> known = new ArrayList<>();
  private final Map<Object, Object> shared = new HashMap<>();

  /** Starts at the first byte. */
  public SchemaReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What a reader gives, or null where the bytes are none that a writer wrote. */
  public static <T> @Nullable T orNull(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IndexOutOfBoundsException
        | IllegalArgumentException
        | NullPointerException
        | NegativeArraySizeException e) {
      return null;
    }
  }

  /** A whole schema. */
  public Schema schema() {
    List<Table> tables = list(this::table);
    List<View> views = list(this::view);
    return Schema.of(tables, views, list(this::object));
  }

  /** A table. */
  public Table table() {
    return new Table(
        required(),
        list(this::column),
        flag() ? new PrimaryKey(text(), texts()) : null,
        list(() -> new UniqueConstraint(text(), texts(), text(), options())),
        list(this::foreignKey),
        list(() -> new Check(text(), required())),
        list(this::index),
        text(),
        options());
  }

  /** Texts, in their order. */
  public List<String> texts() {
    return list(this::required);
  }

  /** A view. */
  public View view() {
    return new View(required(), required(), flag(), options());
  }

  /** A stored object. */
  public StoredObject object() {
    return new StoredObject(
        StoredObject.Kind.valueOf(required()), required(), required(), required());
  }

  private Column column() {
    String name = required();
    ColumnType type = one(type());
    boolean nullable = flag();
    DefaultValue value = defaultValue();
    String generated = text();
    boolean stored = flag();
    return new Column(
        name,
        type,
        nullable,
        value == null ? null : one(value),
        generated == null ? null : new Column.Generated(generated, stored),
        flag(),
        text(),
        text(),
        options());
  }

  /** Types and defaults are few, so equal ones become the same object. */
  @SuppressWarnings("unchecked")
  private <T> T one(T value) {
    return (T) shared.computeIfAbsent(value, v -> v);
  }

  private ColumnType type() {
    int kind = number();
    return switch (kind) {
      case 0 -> new ColumnType.Standard(TypeName.valueOf(required()), list(this::number), flag());
      case 1 -> new ColumnType.Enumerated(required(), texts());
      case 2 -> new ColumnType.Array(type());
      case 3 -> new ColumnType.Unsupported(required());
      case 4 -> new ColumnType.Overridden(type(), options());
      default -> throw new IllegalArgumentException("no kind of type: " + kind);
    };
  }

  private @Nullable DefaultValue defaultValue() {
    int kind = number();
    return switch (kind) {
      case 0 -> null;
      case 1 -> new DefaultValue.Text(required());
      case 2 -> new DefaultValue.Numeric(new BigDecimal(required()));
      case 3 -> new DefaultValue.Bool(flag());
      case 4 -> new DefaultValue.Expression(required());
      default -> throw new IllegalArgumentException("no kind of default: " + kind);
    };
  }

  private ForeignKey foreignKey() {
    return new ForeignKey(
        text(),
        texts(),
        required(),
        texts(),
        ForeignKey.Action.valueOf(required()),
        ForeignKey.Action.valueOf(required()),
        text());
  }

  private Index index() {
    return new Index(required(), list(this::part), flag(), text(), options());
  }

  private Index.Part part() {
    return new Index.Part(text(), text(), flag(), number(), text(), text());
  }

  private Map<String, String> options() {
    int size = number();
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < size; i++) {
      String key = required();
      options.put(key, required());
    }
    return options;
  }

  private <T> List<T> list(Supplier<T> item) {
    int size = number();
    List<T> items = new ArrayList<>(Math.min(size, bytes.length));
    for (int i = 0; i < size; i++) {
      items.add(item.get());
    }
    return items;
  }

  private String required() {
    String text = text();
    if (text == null) {
      throw new IllegalArgumentException("a text is missing");
    }
    return text;
  }

  private @Nullable String text() {
    int place = number();
    if (place == 0) {
      return null;
    }
    if (place > 1) {
      return known.get(place - 2);
    }
    int length = number();
    String text = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    known.add(text);
    return text;
  }

  private boolean flag() {
    return number() != 0;
  }

  private int number() {
    int number = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[position++];
      number |= (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return number;
  }
}
