package dev.retort.model.yaml;

import dev.retort.schema.ColumnType;
import dev.retort.schema.TypeName;

/** Coarse kinds of values; texts never fit into numbers, whatever the database. */
enum TypeFamily {
  BOOLEAN("a boolean"),
  INTEGER("an integer"),
  NUMBER("a number"),
  TEXT("a text"),
  ENUM("an enum"),
  BYTES("bytes"),
  TIME("a date or time"),
  JSON("JSON"),
  UUID("a UUID"),
  OTHER("of another kind");

  private final String words;

  TypeFamily(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  static TypeFamily of(ColumnType type) {
    return type.accept(new FamilyVisitor());
  }

  private static final class FamilyVisitor implements ColumnType.Visitor<TypeFamily> {
    @Override
    public TypeFamily standard(ColumnType.Standard type) {
      return ofName(type.name());
    }

    @Override
    public TypeFamily enumerated(ColumnType.Enumerated type) {
      return ENUM;
    }

    @Override
    public TypeFamily array(ColumnType.Array type) {
      return OTHER;
    }

    @Override
    public TypeFamily unsupported(ColumnType.Unsupported type) {
      return OTHER;
    }

    @Override
    public TypeFamily overridden(ColumnType.Overridden type) {
      return type.base().accept(this);
    }
  }

  private static TypeFamily ofName(TypeName name) {
    return switch (name) {
      case BOOLEAN -> BOOLEAN;
      case TINYINT, SMALLINT, INTEGER, BIGINT -> INTEGER;
      case DECIMAL, REAL, DOUBLE -> NUMBER;
      case CHAR, VARCHAR, TEXT -> TEXT;
      case BINARY, VARBINARY, BLOB -> BYTES;
      case DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ -> TIME;
      case JSON -> JSON;
      case UUID -> UUID;
      case INTERVAL, BIT -> OTHER;
    };
  }
}
