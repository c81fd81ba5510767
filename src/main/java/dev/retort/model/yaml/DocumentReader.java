package dev.retort.model.yaml;

import dev.retort.model.DesiredSchema;
import dev.retort.model.ModelScope;
import dev.retort.schema.ColumnTypeParser;
import dev.retort.schema.Schema;
import dev.retort.schema.StoredObject;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the whole of a model file. */
final class DocumentReader {
  private static final List<String> KEYS = keys();

  private final DialectId dialect;
  private final Collection<Table> known;

  /**
   * A reader.
   *
   * @param known tables that stand in the file too, but were read before
   */
  DocumentReader(DialectId dialect, Collection<Table> known) {
    this.dialect = dialect;
    this.known = List.copyOf(known);
  }

  /**
   * What a document says.
   *
   * @param desired the whole model, with the known tables
   * @param tables those that were read now, in their order, before references are completed
   */
  record Document(DesiredSchema desired, List<Table> tables) {
    static final Document EMPTY = new Document(DesiredSchema.complete(Schema.empty()), List.of());
  }

  Document read(ModelValue root) {
    if (!root.isMapping()) {
      root.problem("A model file begins with 'tables:'.");
      return Document.EMPTY;
    }
    Map<String, ModelValue> fields = root.fields("the model", KEYS);
    List<TableReader.Found> tables = new ArrayList<>();
    ModelValue section = fields.get("tables");
    if (section != null) {
      TableReader reader = new TableReader(new ColumnTypeParser(enums(fields.get("enums"))));
      section.entries("the tables").forEach((name, value) -> tables.add(reader.read(name, value)));
    }
    List<Table> read = tables.stream().map(TableReader.Found::table).toList();
    known.forEach(table -> tables.add(TableReader.found(table, root)));
    ObjectReader objects =
        new ObjectReader(dialect, tables.stream().map(t -> t.table().name()).toList());
    List<View> views = objects.views(fields.get("views"));
    List<StoredObject> stored = new ArrayList<>();
    for (ObjectSection kind : ObjectSection.values()) {
      stored.addAll(objects.objects(kind, fields.get(kind.key())));
    }
    List<Table> built = new ReferenceCheck(dialect, tables).run();
    new NameCheck(dialect).run(tables);
    return new Document(
        new DesiredSchema(Schema.of(built, views, stored), scope(fields.keySet())), read);
  }

  private static ModelScope scope(Set<String> sections) {
    Set<StoredObject.Kind> kinds = EnumSet.noneOf(StoredObject.Kind.class);
    for (ObjectSection section : ObjectSection.values()) {
      if (sections.contains(section.key())) {
        kinds.add(section.kind());
      }
    }
    return new ModelScope(sections.contains("views"), kinds);
  }

  private static Map<String, List<String>> enums(@Nullable ModelValue section) {
    Map<String, List<String>> enums = new LinkedHashMap<>();
    if (section != null) {
      section
          .entries("the enums")
          .forEach(
              (name, value) -> {
                List<String> values = value.texts("the values of an enum");
                if (values.isEmpty()) {
                  value.keyProblem("The enum " + name + " has no values. Write [a, b].");
                } else if (values.stream().distinct().count() < values.size()) {
                  value.problem("The enum " + name + " lists the same value twice.");
                }
                enums.put(name, values);
              });
    }
    return enums;
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>(List.of("tables", "enums", "views"));
    for (ObjectSection section : ObjectSection.values()) {
      keys.add(section.key());
    }
    return List.copyOf(keys);
  }
}
