package dev.retort.dialect.postgresql;

import dev.retort.dialect.CatalogueRow;
import dev.retort.schema.Check;
import dev.retort.schema.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.UniqueConstraint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes constraints of the rows of {@code pg_constraint}. */
final class ConstraintReader {
  /** What follows the storage parameters in the text of a constraint. */
  private static final Pattern BEHIND_STORAGE =
      Pattern.compile(" WHERE \\(.*| DEFERRABLE( INITIALLY DEFERRED)?$");

  private final Map<String, TableReading.RelationNames> names;
  private final Predicate<String> isText;
  private final OpaqueObjects opaque;

  /**
   * A reader.
   *
   * @param names what tables and columns are called, by the tables' oids
   * @param isText whether the table of an oid is kept as text alone
   */
  ConstraintReader(
      Map<String, TableReading.RelationNames> names,
      Predicate<String> isText,
      OpaqueObjects opaque) {
    this.names = names;
    this.isText = isText;
    this.opaque = opaque;
  }

  void read(CatalogueRow row, TableDraft table) throws SQLException {
    if (row.is("is_period", "t")) {
      other(row, table, "constraint over periods");
      return;
    }
    switch (row.text("kind")) {
      case "p" -> table.primaryKey(new PrimaryKey(row.text("name"), columns(row)), wordsOfKey(row));
      case "u" -> unique(row, table);
      case "f" -> foreignKey(row, table);
      case "c" -> check(row, table);
      default -> other(row, table, "constraint");
    }
  }

  private List<String> columns(CatalogueRow row) throws SQLException {
    return named(row.text("oid"), row.text("columns"));
  }

  private List<String> named(String oid, String numbers) {
    TableReading.RelationNames relation = names.get(oid);
    List<String> columns = new ArrayList<>();
    if (relation != null && numbers.length() > 2) {
      for (String number : numbers.substring(1, numbers.length() - 1).split(",")) {
        columns.add(relation.columns().getOrDefault(number, number));
      }
    }
    return columns;
  }

  private void unique(CatalogueRow row, TableDraft table) throws SQLException {
    Map<String, String> options = new TreeMap<>();
    if (!row.text("included").isEmpty()) {
      options.put(Index.INCLUDE, row.text("included"));
    }
    if (!row.text("storage").isEmpty()) {
      options.put(Index.STORAGE, row.text("storage"));
    }
    if (row.text("definition").startsWith("UNIQUE NULLS NOT DISTINCT ")) {
      options.put(Index.NULLS_NOT_DISTINCT, "true");
    }
    table.unique(new UniqueConstraint(row.text("name"), columns(row), words(row), options));
  }

  private void check(CatalogueRow row, TableDraft table) throws SQLException {
    boolean plain =
        row.is("is_valid", "t") && row.is("is_enforced", "t") && !row.is("no_inherit", "t");
    if (plain) {
      String expression = PostgreSqlExpressions.withoutBrackets(row.text("expression"));
      table.check(new Check(row.text("name"), expression));
    } else {
      other(row, table, "check");
    }
  }

  private void foreignKey(CatalogueRow row, TableDraft table) throws SQLException {
    TableReading.RelationNames target = names.get(row.text("target"));
    boolean plain =
        row.is("match", "s") && row.text("set_columns").isEmpty() && row.is("is_enforced", "t");
    if (target == null || isText.test(row.text("target")) || !plain) {
      other(row, table, "foreign key");
      return;
    }
    table.foreignKey(
        new ForeignKey(
            row.text("name"),
            columns(row),
            target.table(),
            named(row.text("target"), row.text("target_columns")),
            action(row.text("on_delete")),
            action(row.text("on_update")),
            words(row)));
  }

  private void other(CatalogueRow row, TableDraft table, String kind) throws SQLException {
    opaque.add(
        kind,
        row.text("name"),
        table.name(),
        "",
        "ALTER TABLE "
            + PostgreSqlNames.quote(table.name())
            + " ADD CONSTRAINT "
            + PostgreSqlNames.quote(row.text("name"))
            + " "
            + withStorage(row));
  }

  /** The server leaves out how the index of a constraint is stored. */
  private static String withStorage(CatalogueRow row) throws SQLException {
    String definition = row.text("definition");
    String storage = row.text("storage");
    if (storage.isEmpty()) {
      return definition;
    }
    int end = definition.length();
    Matcher rest = BEHIND_STORAGE.matcher(definition);
    if (rest.find()) {
      end = rest.start();
    }
    return definition.substring(0, end) + " WITH (" + storage + ")" + definition.substring(end);
  }

  private static String wordsOfKey(CatalogueRow row) throws SQLException {
    String included = row.text("included");
    String storage = row.text("storage");
    String deferrable = words(row);
    return ((included.isEmpty() ? "" : PostgreSqlKeys.included(Map.of(Index.INCLUDE, included)))
            + (storage.isEmpty() ? "" : " WITH (" + storage + ")")
            + (deferrable == null ? "" : " " + deferrable))
        .strip();
  }

  private static @Nullable String words(CatalogueRow row) throws SQLException {
    String words =
        (row.is("is_deferrable", "t") ? " DEFERRABLE" : "")
            + (row.is("is_deferred", "t") ? " INITIALLY DEFERRED" : "")
            + (row.is("is_valid", "t") ? "" : " NOT VALID");
    return words.isEmpty() ? null : words.strip();
  }

  private static ForeignKey.Action action(String letter) {
    return switch (letter) {
      case "r" -> ForeignKey.Action.RESTRICT;
      case "c" -> ForeignKey.Action.CASCADE;
      case "n" -> ForeignKey.Action.SET_NULL;
      case "d" -> ForeignKey.Action.SET_DEFAULT;
      default -> ForeignKey.Action.NO_ACTION;
    };
  }
}
