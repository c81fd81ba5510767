package dev.retort.service.backup;

import dev.retort.config.BackupSettings;
import dev.retort.config.Environment;
import dev.retort.config.GuardLevel;
import dev.retort.config.ScratchSettings;
import dev.retort.config.Secret;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Scope;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeDescriber;
import dev.retort.diff.SchemaDiffer;
import dev.retort.error.Cancellation;
import dev.retort.error.Progress;
import dev.retort.schema.Schema;
import dev.retort.service.BackupFailedException;
import dev.retort.service.connection.ConnectionSource;
import dev.retort.service.generate.ScratchSchemas;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Restores a dump into a scratch database and compares it with the database it is of. */
final class DumpProof {
  private final Environment environment;
  private final ConnectionSource connections;
  private final Dialect dialect;
  private final DumpTool tool;
  private final Path dumper;

  DumpProof(Environment environment, ConnectionSource connections, DumpTool tool, Path dumper) {
    this.environment = environment;
    this.connections = connections;
    this.dialect = connections.dialect();
    this.tool = tool;
    this.dumper = dumper;
  }

  /** What a database holds. */
  record Content(Schema schema, Map<String, Long> rows) {
    Content {
      rows = Map.copyOf(rows);
    }

    long total() {
      return rows.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** The target before it is dumped; empty where the dump is not restored. */
  Optional<Content> before() throws SQLException {
    return whyNot().isPresent() ? Optional.empty() : Optional.of(target());
  }

  private Content target() throws SQLException {
    try (Connection connection = connections.open()) {
      return content(connection, environment.database().schema());
    }
  }

  private Optional<String> whyNot() {
    if (environment.guard().backup().proof() == BackupSettings.Proof.WRITTEN) {
      return Optional.of("guard.backup.proof says so");
    }
    if (environment.scratch() == null && environment.guard().level() == GuardLevel.PROTECTED) {
      return Optional.of("scratch.url is not given");
    }
    return tool.reader(dumper).isPresent()
        ? Optional.empty()
        : Optional.of(tool.readerName() + " is not on the path");
  }

  /**
   * How the dump was looked at, in words.
   *
   * @param before what {@link #before()} found
   * @throws BackupFailedException if it can't be restored, or is not what the database holds
   */
  String prove(Path dump, Optional<Content> before, Progress progress, Cancellation cancellation)
      throws SQLException {
    Optional<String> obstacle = whyNot();
    if (obstacle.isPresent() || before.isEmpty()) {
      return "written to its end; not restored, since "
          + obstacle.orElse("nothing was read before");
    }
    Content copy;
    try (ScratchDatabase scratch = new ScratchSchemas(environment, cancellation).open()) {
      restore(dump, tool.reader(dumper).orElseThrow(), scratch, progress, cancellation);
      // pg_restore and the like leave no session behind; ours reads what they made.
      copy = content(scratch.connection(), null);
    }
    compare(before.get(), target(), copy);
    return "restored into a scratch database: structure equal, "
        + copy.rows().size()
        + (copy.rows().size() == 1 ? " table with " : " tables with ")
        + copy.total()
        + (copy.total() == 1 ? " row" : " rows");
  }

  private void restore(
      Path dump, Path reader, ScratchDatabase scratch, Progress progress, Cancellation cancellation)
      throws SQLException {
    ServerAccount account = scratchServer().with(name(scratch.connection()));
    ClientProgram program =
        new ClientProgram(tool.restore(reader, account, dump), tool.variables(account));
    if (tool.readsStandardInput()) {
      program.reading(dump);
    }
    try {
      program.run(null, progress, "restoring the backup into a scratch database", cancellation);
    } catch (BackupFailedException e) {
      throw new BackupFailedException(
          "The backup can't be restored into a scratch database: "
              + e.getMessage()
              + ". 'guard.backup.proof: written' does without.",
          e);
    }
  }

  private ServerAccount scratchServer() {
    Map<String, String> properties = new HashMap<>(ConnectionSource.driverProperties(environment));
    ScratchSettings settings = environment.scratch();
    if (settings == null) {
      return ServerAccount.of(environment.database().url(), properties, dialect.id());
    }
    String username = settings.username();
    Secret password = settings.password();
    if (username != null) {
      properties.put("user", username);
    }
    if (password != null) {
      properties.put("password", password.reveal());
    }
    return ServerAccount.of(settings.url(), properties, dialect.id());
  }

  private String name(Connection connection) throws SQLException {
    String catalog = connection.getCatalog();
    if (catalog == null || catalog.isEmpty()) {
      throw new SQLException("the scratch database does not tell its name");
    }
    return catalog;
  }

  private Content content(Connection connection, @Nullable String schema) throws SQLException {
    Scope scope = new Scope(schema, name -> true, Scope.all().hidden());
    Schema read = dialect.introspector().read(connection, scope);
    Map<String, Long> rows = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      for (var table : read.tables().values()) {
        try (ResultSet count =
            statement.executeQuery("SELECT count(*) FROM " + dialect.quote(table.name()))) {
          rows.put(table.name(), count.next() ? count.getLong(1) : 0L);
        }
      }
    }
    return new Content(read, rows);
  }

  /** Others may write meanwhile, so only a table whose rows are all gone is proof of a bad dump. */
  private void compare(Content before, Content after, Content copy) {
    List<Change> changes = changes(before.schema(), copy.schema());
    if (!changes.isEmpty() && !changes(after.schema(), copy.schema()).isEmpty()) {
      throw new BackupFailedException(
          "The backup does not hold the structure of the database: "
              + ChangeDescriber.describe(changes.get(0))
              + (changes.size() > 1 ? " and " + (changes.size() - 1) + " more" : "")
              + ".",
          null);
    }
    List<String> empty = new ArrayList<>();
    before
        .rows()
        .forEach(
            (table, rows) -> {
              boolean filled = rows > 0 && after.rows().getOrDefault(table, 0L) > 0;
              if (filled && copy.rows().getOrDefault(table, 0L) == 0) {
                empty.add(table);
              }
            });
    if (!empty.isEmpty()) {
      throw new BackupFailedException(
          "The backup lacks the rows of " + String.join(", ", empty) + ".", null);
    }
  }

  private List<Change> changes(Schema from, Schema to) {
    return SchemaDiffer.diff(from, to, dialect.diffPolicy(List.of(dialect.id())), List.of())
        .changes();
  }
}
