package dev.retort.model.yaml;

import dev.retort.model.NamingConvention;
import dev.retort.model.yaml.TableReader.Located;
import dev.retort.schema.Check;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the primary key, the unique constraints and the checks of a table. */
final class KeyReader {
  private static final List<String> UNIQUE_KEYS =
      List.of("name", "columns", "deferrable", "include", "options");

  private final String table;
  private final ColumnNames names;

  KeyReader(String table, ColumnNames names) {
    this.table = table;
    this.names = names;
  }

  @Nullable Located<PrimaryKey> primaryKey(@Nullable ModelValue value) {
    if (value == null || value.isNull()) {
      return null;
    }
    String name = NamingConvention.primaryKey(table);
    if (!value.isMapping()) {
      return new Located<>(new PrimaryKey(name, names.read(value, "the primary key")), value);
    }
    Map<String, ModelValue> fields = value.fields("a primary key", List.of("name", "columns"));
    String given = ColumnReader.text(fields, "name");
    List<String> columns = columns(value, fields, "the primary key");
    return new Located<>(new PrimaryKey(given == null ? name : given, columns), value);
  }

  private List<String> columns(ModelValue value, Map<String, ModelValue> fields, String what) {
    ModelValue columns = fields.get("columns");
    if (columns == null) {
      value.keyProblem("Name the columns of " + what + ": {columns: [a, b]}.");
      return List.of();
    }
    return names.read(columns, what);
  }

  List<Located<UniqueConstraint>> uniques(@Nullable ModelValue section) {
    List<Located<UniqueConstraint>> uniques = new ArrayList<>();
    for (NamedItem item : NamedItem.of(section, "the unique constraints")) {
      uniques.add(new Located<>(unique(item), item.value()));
    }
    return uniques;
  }

  private UniqueConstraint unique(NamedItem item) {
    ModelValue value = item.value();
    String what = "a unique constraint";
    String deferrable = null;
    Map<String, String> options = Map.of();
    String name = item.name();
    List<String> columns;
    if (value.isMapping()) {
      Map<String, ModelValue> fields = value.fields(what, UNIQUE_KEYS);
      columns = columns(value, fields, what);
      options = IndexReader.options(fields, names, what);
      deferrable = Deferrable.read(fields.get("deferrable"));
      name = item.nameOr(fields);
    } else {
      columns = names.read(value, what);
    }
    String convention = NamingConvention.unique(table, columns);
    return new UniqueConstraint(name == null ? convention : name, columns, deferrable, options);
  }

  List<Located<Check>> checks(@Nullable ModelValue section) {
    List<Located<Check>> checks = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (NamedItem item : NamedItem.ofTexts(section, "the checks")) {
      String sql = item.value().sql("a check").orElse("");
      String given = item.name();
      String name = given != null ? given : CheckNames.name(table, sql, names.all(), taken);
      taken.add(name);
      checks.add(new Located<>(new Check(name, sql), item.value()));
    }
    return checks;
  }
}
