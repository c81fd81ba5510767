package dev.retort.model.yaml;

import dev.retort.schema.StoredObject;
import java.util.Locale;

/** The part of the file where each kind of stored object stands. */
enum ObjectSection {
  TRIGGERS(StoredObject.Kind.TRIGGER),
  FUNCTIONS(StoredObject.Kind.FUNCTION),
  PROCEDURES(StoredObject.Kind.PROCEDURE),
  AGGREGATES(StoredObject.Kind.AGGREGATE),
  SEQUENCES(StoredObject.Kind.SEQUENCE),
  EXTENSIONS(StoredObject.Kind.EXTENSION),
  COLLATIONS(StoredObject.Kind.COLLATION),
  DOMAINS(StoredObject.Kind.DOMAIN),
  TYPES(StoredObject.Kind.TYPE),
  VIEW_INDEXES(StoredObject.Kind.INDEX),
  VIRTUAL_TABLES(StoredObject.Kind.VIRTUAL_TABLE),
  OPAQUE_OBJECTS(StoredObject.Kind.OPAQUE);

  private final StoredObject.Kind kind;

  ObjectSection(StoredObject.Kind kind) {
    this.kind = kind;
  }

  StoredObject.Kind kind() {
    return kind;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
