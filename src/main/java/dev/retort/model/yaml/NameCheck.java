package dev.retort.model.yaml;

import dev.retort.model.yaml.TableReader.Located;
import dev.retort.model.yaml.TableReader.NamedPart;
import dev.retort.sql.DialectId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds names that two constraints or indexes have. Within a table a name is always unique; MySQL
 * keeps the names of foreign keys and checks unique in the database. Where that is so for indexes,
 * they are written so that they differ.
 */
final class NameCheck {
  private final boolean constraintsShareNames;

  NameCheck(DialectId dialect) {
    this.constraintsShareNames = dialect == DialectId.MYSQL || dialect == DialectId.MARIADB;
  }

  void run(List<TableReader.Found> tables) {
    Map<String, String> everywhere = new HashMap<>();
    for (TableReader.Found table : tables) {
      Map<String, String> here = new HashMap<>();
      for (Located<NamedPart> named : table.names()) {
        String name = named.part().name();
        boolean wide = constraintsShareNames && !named.part().indexed();
        String owner = here.putIfAbsent(name, table.table().name());
        if (owner == null && wide) {
          owner = everywhere.putIfAbsent(name, table.table().name());
        }
        if (owner != null) {
          named
              .at()
              .keyProblem(
                  "The name "
                      + name
                      + " is used already in the table "
                      + owner
                      + ". Give one of them another name.");
        }
      }
    }
  }
}
