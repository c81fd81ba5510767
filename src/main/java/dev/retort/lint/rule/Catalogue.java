package dev.retort.lint.rule;

import dev.retort.lint.LintRule;
import dev.retort.sql.DialectId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All topics. */
public final class Catalogue {
  static final Set<DialectId> MYSQL_FAMILY = EnumSet.of(DialectId.MYSQL, DialectId.MARIADB);

  private Catalogue() {}

  /** The rules of all topics, in no order that means anything. */
  public static List<LintRule> rules() {
    return Stream.of(
            RevisionRules.rules(),
            DataLossRules.rules(),
            RowRules.rules(),
            StructureRules.rules(),
            SecurityRules.rules(),
            PostgreSqlLockRules.rules(),
            PostgreSqlConstraintRules.rules(),
            PostgreSqlColumnRules.rules(),
            PostgreSqlTypeRules.rules(),
            PostgreSqlObjectRules.rules(),
            MySqlTableRules.rules(),
            MySqlAlterRules.rules(),
            MySqlColumnRules.rules(),
            SqliteRules.rules(),
            SqliteRebuildRules.rules())
        .flatMap(List::stream)
        .toList();
  }
}
