package dev.retort.service.verify;

import dev.retort.config.ConfigException;
import dev.retort.config.Environment;
import dev.retort.error.RetortException;
import dev.retort.history.VersionTable;
import dev.retort.model.ModelSource;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionProblem;
import dev.retort.schema.Schema;
import dev.retort.service.VerificationReport;
import dev.retort.service.VerificationReport.Check;
import dev.retort.service.VerificationReport.Outcome;
import dev.retort.service.cache.CacheFolder;
import dev.retort.service.connection.ConnectionSource;
import dev.retort.service.generate.ModelReader;
import dev.retort.service.plan.RevisionFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the checks one after the other; changes nothing. */
public final class Verifier {
  private final Environment environment;
  private final RevisionFiles files;
  private final ConnectionSource connections;
  private final VersionTable versions;
  private final JournalCheck journal;
  private final ModelReader models;
  private final CacheFolder cache;
  private @Nullable RevisionGraph graph;

  /** For an environment whose file was read. */
  public Verifier(
      Environment environment,
      RevisionFiles files,
      ConnectionSource connections,
      VersionTable versions,
      JournalCheck journal,
      ModelReader models,
      CacheFolder cache) {
    this.environment = environment;
    this.files = files;
    this.connections = connections;
    this.versions = versions;
    this.journal = journal;
    this.models = models;
    this.cache = cache;
  }

  /** The report on a file that could not be read. */
  public static VerificationReport brokenFile(ConfigException failure) {
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            "file",
            Outcome.FAIL,
            failure.getMessage(),
            "Correct the lines that are named; everything else waits for that."));
    skip(
        checks,
        "the file could not be read",
        "model",
        "revisions",
        "connection",
        "privileges",
        "version_table",
        JournalCheck.ID);
    return new VerificationReport(checks);
  }

  /** The report on the environment. */
  public VerificationReport verify() {
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            "file",
            Outcome.PASS,
            environment.file() + " describes " + environment.database().displayUrl() + ".",
            null));
    checks.add(guarded("model", this::model));
    checks.add(guarded("revisions", this::revisions));
    checks.addAll(database());
    cache.trouble().ifPresent(trouble -> checks.add(withoutCache(trouble)));
    return new VerificationReport(checks);
  }

  private Check withoutCache(String trouble) {
    return new Check(
        "cache",
        Outcome.WARN,
        "Nothing can be kept in " + cache.path().orElseThrow() + " (" + trouble + ").",
        "Autogenerate works without and takes longer. RETORT_CACHE names another folder.");
  }

  private static Check guarded(String id, Supplier<Check> check) {
    try {
      return check.get();
    } catch (RetortException e) {
      return new Check(id, Outcome.FAIL, e.getMessage(), "Mend what the message names.");
    } catch (RuntimeException e) {
      return new Check(
          id, Outcome.FAIL, "The check itself failed: " + e, "Report this as a fault of Retort.");
    }
  }

  private Check model() {
    if (environment.model() == null) {
      return new Check(
          "model",
          Outcome.WARN,
          "The file names no model, so no revision can be generated.",
          "Add 'model: {yaml: model.yaml}' to generate revisions.");
    }
    ModelSource source = models.source();
    Schema schema = models.declared();
    return new Check(
        "model",
        Outcome.PASS,
        source.description() + " has " + count(schema.tables().size(), "table") + ".",
        null);
  }

  private Check revisions() {
    RevisionGraph read = files.graph();
    List<RevisionProblem> errors =
        read.problems().stream()
            .filter(p -> p.severity() == RevisionProblem.Severity.ERROR)
            .toList();
    if (!errors.isEmpty()) {
      return new Check(
          "revisions",
          Outcome.FAIL,
          count(errors.size(), "mistake")
              + " in the revision files: "
              + String.join("\n", errors.stream().map(RevisionProblem::toString).toList()),
          "Correct the lines that are named.");
    }
    graph = read;
    List<Path> missing =
        environment.migrations().locations().stream().filter(l -> !Files.isDirectory(l)).toList();
    if (!missing.isEmpty()) {
      return new Check(
          "revisions",
          Outcome.WARN,
          "The folder " + missing.get(0) + " does not exist yet.",
          "It is made with the first revision; correct migrations.locations if it should be there.");
    }
    int heads = read.heads().size();
    String found =
        count(read.revisions().size(), "revision") + " with " + count(heads, "head") + ".";
    return heads > 1
        ? new Check("revisions", Outcome.WARN, found, "Join the heads with 'merge heads'.")
        : new Check("revisions", Outcome.PASS, found, null);
  }

  private List<Check> database() {
    List<Check> checks = new ArrayList<>();
    try {
      Optional<Connection> present = connections.openIfPresent();
      if (present.isEmpty()) {
        checks.add(absentFile());
        checks.add(guarded("privileges", () -> new Privileges(connections).absentFile()));
        skip(checks, "the database does not exist yet", "version_table", JournalCheck.ID);
        return checks;
      }
      try (Connection connection = present.get()) {
        checks.add(connected(connection));
        checks.add(guarded("privileges", () -> new Privileges(connections).check(connection)));
        checks.add(guarded("version_table", () -> versionTable(connection)));
        checks.add(guarded(JournalCheck.ID, () -> journal.check(connection)));
      }
    } catch (RetortException | SQLException e) {
      checks.clear();
      checks.add(
          new Check(
              "connection",
              Outcome.FAIL,
              String.valueOf(e.getMessage()),
              "Correct the section 'database' of " + environment.file() + "."));
      skip(
          checks,
          "the database could not be opened",
          "privileges",
          "version_table",
          JournalCheck.ID);
    }
    return checks;
  }

  private static void skip(List<Check> checks, String because, String... ids) {
    for (String id : ids) {
      checks.add(new Check(id, Outcome.SKIPPED, "not looked at, because " + because, null));
    }
  }

  private Check absentFile() {
    return new Check(
        "connection",
        Outcome.PASS,
        environment.database().displayUrl() + " does not exist yet; the first upgrade makes it.",
        null);
  }

  private Check connected(Connection connection) throws SQLException {
    var metaData = connection.getMetaData();
    return new Check(
        "connection",
        Outcome.PASS,
        metaData.getDatabaseProductName()
            + " "
            + metaData.getDatabaseProductVersion()
            + " answers at "
            + environment.database().displayUrl()
            + ".",
        null);
  }

  private Check versionTable(Connection connection) {
    if (!versions.exists(connection)) {
      return new Check(
          "version_table",
          Outcome.PASS,
          "The table " + versions.name() + " does not exist yet; the first upgrade makes it.",
          null);
    }
    List<String> rows = versions.rows(connection);
    RevisionGraph known = graph;
    List<String> unknown =
        known == null ? List.of() : rows.stream().filter(r -> known.find(r).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      return new Check(
          "version_table",
          Outcome.FAIL,
          "The table "
              + versions.name()
              + " holds "
              + String.join(", ", unknown)
              + ", which no revision file has.",
          "Get the missing files, or set the right revision with 'stamp --purge REVISION'.");
    }
    String at = rows.isEmpty() ? "base" : String.join(", ", rows);
    return new Check("version_table", Outcome.PASS, "The database is at " + at + ".", null);
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
