package dev.retort.model.yaml;

import dev.retort.error.NearestName;
import dev.retort.schema.StoredObject;
import dev.retort.schema.View;
import dev.retort.sql.DialectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads views and stored objects; of several SQL texts the one for the dialect counts. */
final class ObjectReader {
  private static final List<String> VIEW_KEYS =
      List.of("materialized", "options", "sql", "sqlite", "mysql", "mariadb", "postgresql");
  private static final List<String> OBJECT_KEYS =
      List.of("table", "sql", "sqlite", "mysql", "mariadb", "postgresql");

  private static final List<String> NOT_SQL = List.of("table", "materialized", "options");

  private final DialectId dialect;
  private final List<String> tables;
  private final List<String> viewNames = new ArrayList<>();

  ObjectReader(DialectId dialect, List<String> tables) {
    this.dialect = dialect;
    this.tables = tables;
  }

  List<View> views(@Nullable ModelValue section) {
    List<View> views = new ArrayList<>();
    if (section == null) {
      return views;
    }
    section
        .entries("the views")
        .forEach(
            (name, value) -> {
              if (tables.contains(name)) {
                value.keyProblem("There is a table with the name " + name + " too. Rename one.");
              }
              viewNames.add(name);
              boolean materialized = value.isMapping() && materialized(value);
              Map<String, String> options = value.isMapping() ? options(value) : Map.of();
              sql(value, "a view", VIEW_KEYS)
                  .ifPresent(sql -> views.add(new View(name, sql, materialized, options)));
            });
    return views;
  }

  private static boolean materialized(ModelValue view) {
    ModelValue value = view.entries("a view").get("materialized");
    return value != null && value.flag().orElse(false);
  }

  private static Map<String, String> options(ModelValue view) {
    Map<String, String> options = new LinkedHashMap<>();
    ModelValue section = view.entries("a view").get("options");
    if (section != null) {
      section
          .entries("the options")
          .forEach((key, value) -> value.text("an option").ifPresent(t -> options.put(key, t)));
    }
    return options;
  }

  List<StoredObject> objects(ObjectSection kind, @Nullable ModelValue section) {
    List<StoredObject> objects = new ArrayList<>();
    if (section == null) {
      return objects;
    }
    String what = "a " + kind.kind().words();
    section
        .entries("the " + kind.key())
        .forEach(
            (name, value) -> {
              String table = value.isMapping() ? table(value) : "";
              if (kind == ObjectSection.TRIGGERS && table.isEmpty()) {
                value.keyProblem("The trigger " + name + " needs 'table:', the table it is on.");
              }
              sql(value, what, OBJECT_KEYS)
                  .ifPresent(sql -> objects.add(new StoredObject(kind.kind(), name, table, sql)));
            });
    return objects;
  }

  private String table(ModelValue object) {
    ModelValue table = object.entries("an object").get("table");
    if (table == null) {
      return "";
    }
    String name = table.text("the table's name").orElse("");
    if (!tables.contains(name) && !viewNames.contains(name)) {
      String nearest = NearestName.of(name, tables).orElse(null);
      table.problem("There is no table " + name + "." + Texts.didYouMean(nearest), nearest);
    }
    return name;
  }

  private Optional<String> sql(ModelValue value, String what, List<String> keys) {
    if (value.isScalar()) {
      return value.sql("the SQL of " + what);
    }
    Map<String, ModelValue> fields = value.fields(what, keys);
    Optional<String> chosen = Optional.empty();
    boolean any = false;
    for (Map.Entry<String, ModelValue> field : fields.entrySet()) {
      if (!NOT_SQL.contains(field.getKey()) && keys.contains(field.getKey())) {
        any = true;
        Optional<String> sql = field.getValue().sql("the SQL of " + what);
        chosen = field.getKey().equals(key(fields)) ? sql : chosen;
      }
    }
    if (!any) {
      value.keyProblem("Give " + what + " its SQL: {sql: \"…\"}, or one for each dialect.");
    }
    return chosen;
  }

  private String key(Map<String, ModelValue> fields) {
    return dialect.lookupOrder().stream()
        .map(DialectId::id)
        .filter(fields::containsKey)
        .findFirst()
        .orElse("sql");
  }
}
