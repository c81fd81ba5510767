package dev.retort.model.yaml;

import dev.retort.error.NearestName;
import dev.retort.model.NamingConvention;
import dev.retort.model.yaml.TableReader.Located;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.ForeignKey.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the foreign keys of a table; {@link ReferenceCheck} looks at where they lead. */
final class ForeignKeyReader {
  private static final List<String> KEYS =
      List.of("name", "columns", "references", "on_delete", "on_update", "deferrable");
  private static final Pattern REFERENCE =
      Pattern.compile("\\s*([^()]+?)\\s*(?:\\(\\s*([^()]*?)\\s*\\))?\\s*");

  private final String table;
  private final ColumnNames names;

  ForeignKeyReader(String table, ColumnNames names) {
    this.table = table;
    this.names = names;
  }

  private record Target(String table, List<String> columns) {}

  List<Located<ForeignKey>> read(@Nullable ModelValue section) {
    List<Located<ForeignKey>> keys = new ArrayList<>();
    for (NamedItem item : NamedItem.of(section, "the foreign keys")) {
      keys.add(new Located<>(one(item), item.value()));
    }
    return keys;
  }

  private ForeignKey one(NamedItem item) {
    ModelValue value = item.value();
    Map<String, ModelValue> fields = value.fields("a foreign key", KEYS);
    ModelValue columns = fields.get("columns");
    ModelValue references = fields.get("references");
    if (value.isMapping() && (columns == null || references == null)) {
      value.keyProblem("A foreign key needs {columns: [a], references: other(id)}.");
    }
    List<String> own = columns == null ? List.of() : names.read(columns, "a foreign key");
    Target target = references == null ? new Target("", List.of()) : target(references);
    String name = item.nameOr(fields);
    return new ForeignKey(
        name == null ? NamingConvention.foreignKey(table, own) : name,
        own,
        target.table(),
        target.columns(),
        action(fields.get("on_delete")),
        action(fields.get("on_update")),
        Deferrable.ofForeignKey(fields.get("deferrable")));
  }

  private static Target target(ModelValue references) {
    if (references.isMapping()) {
      Map<String, ModelValue> fields =
          references.fields("a reference", List.of("table", "columns"));
      String other = ColumnReader.text(fields, "table");
      ModelValue columns = fields.get("columns");
      if (other == null) {
        references.problem("Name the other table: {table: users, columns: [id]}.");
      }
      return new Target(
          other == null ? "" : other, columns == null ? List.of() : columns.texts("the columns"));
    }
    String text = references.text("the other table and its columns").orElse("");
    Matcher matcher = REFERENCE.matcher(text);
    if (!matcher.matches()) {
      if (!text.isEmpty()) {
        references.problem("Write the reference as users(id).");
      }
      return new Target("", List.of());
    }
    String list = matcher.group(2);
    List<String> columns =
        list == null || list.isEmpty() ? List.of() : Arrays.asList(list.split("\\s*,\\s*", -1));
    return new Target(matcher.group(1), columns);
  }

  private static Action action(@Nullable ModelValue value) {
    if (value == null || value.isNull()) {
      return Action.NO_ACTION;
    }
    String text = value.text("an action").orElse("no action");
    String words = text.strip().toUpperCase(Locale.ROOT).replace('_', ' ').replaceAll("\\s+", " ");
    return Arrays.stream(Action.values())
        .filter(a -> a.sql().equals(words))
        .findFirst()
        .orElseGet(
            () -> {
              unknown(value, text);
              return Action.NO_ACTION;
            });
  }

  private static void unknown(ModelValue value, String text) {
    List<String> valid =
        Arrays.stream(Action.values()).map(a -> a.sql().toLowerCase(Locale.ROOT)).toList();
    String nearest = NearestName.of(text, valid).orElse(null);
    value.problem(
        "'"
            + text
            + "' is not an action of a foreign key: "
            + String.join(", ", valid)
            + "."
            + Texts.didYouMean(nearest),
        nearest);
  }
}
