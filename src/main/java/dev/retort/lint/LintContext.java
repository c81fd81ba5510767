package dev.retort.lint;

import dev.retort.config.Environment;
import dev.retort.config.LintSettings;
import dev.retort.config.TransactionMode;
import dev.retort.schema.Schema;
import dev.retort.sql.DialectId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the database for which revisions are judged.
 *
 * @param dialect whose sections are judged
 * @param version the server's version; null stands for a current one
 * @param transaction how much of a run is one transaction
 * @param oneRun whether the revisions run one after the other, so that tables of the earlier are
 *     still new in the later
 * @param createdTables tables that the run has made before, in lower case
 * @param sizes the sizes of tables by their names in lower case, as far as they are known
 * @param schema the structure before the first revision; null to find it in the revisions before
 * @param dialects for which a revision should have sections
 * @param settings the levels of rules
 */
public record LintContext(
    DialectId dialect,
    @Nullable ServerVersion version,
    TransactionMode transaction,
    boolean oneRun,
    Set<String> createdTables,
    Map<String, TableSize> sizes,
    @Nullable Schema schema,
    List<DialectId> dialects,
    LintSettings settings) {
  public LintContext {
    createdTables = Set.copyOf(createdTables);
    sizes = Map.copyOf(sizes);
    dialects = List.copyOf(dialects);
  }

  /** Nothing but the dialect is known. */
  public static LintContext of(DialectId dialect) {
    return new LintContext(
        dialect,
        null,
        TransactionMode.RUN,
        false,
        Set.of(),
        Map.of(),
        null,
        List.of(),
        LintSettings.DEFAULT);
  }

  /** One for each dialect that an environment's revisions are written for, its own first. */
  public static List<LintContext> all(Environment environment) {
    Set<DialectId> dialects = new LinkedHashSet<>();
    dialects.add(environment.dialect());
    dialects.addAll(environment.migrations().dialects());
    return dialects.stream().map(d -> of(d).withEnvironment(environment)).toList();
  }

  /** The same for a server of this version. */
  public LintContext withVersion(@Nullable ServerVersion newVersion) {
    return new LintContext(
        dialect, newVersion, transaction, oneRun, createdTables, sizes, schema, dialects, settings);
  }

  /** The same for a database that looks like this before the first revision. */
  public LintContext withDatabase(@Nullable Schema newSchema, Map<String, TableSize> newSizes) {
    return new LintContext(
        dialect,
        version,
        transaction,
        oneRun,
        createdTables,
        newSizes,
        newSchema,
        dialects,
        settings);
  }

  /** The same for revisions that run one after the other, or not. */
  public LintContext withOneRun(boolean newOneRun) {
    return new LintContext(
        dialect, version, transaction, newOneRun, createdTables, sizes, schema, dialects, settings);
  }

  /** The same with what an environment file says. */
  public LintContext withEnvironment(
      TransactionMode newTransaction, List<DialectId> newDialects, LintSettings newSettings) {
    return new LintContext(
        dialect,
        version,
        newTransaction,
        oneRun,
        createdTables,
        sizes,
        schema,
        newDialects,
        newSettings);
  }

  /** The same with what this environment's file says. */
  public LintContext withEnvironment(Environment environment) {
    return withEnvironment(
        environment.transaction(), environment.migrations().dialects(), environment.lint());
  }

  /** Whether the server is known to be older; one of which nothing is known is current. */
  public boolean isBefore(int major, int minor, int patch) {
    ServerVersion known = version;
    return known != null && known.isBefore(major, minor, patch);
  }
}
