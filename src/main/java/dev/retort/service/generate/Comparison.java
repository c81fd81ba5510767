package dev.retort.service.generate;

import dev.retort.config.Environment;
import dev.retort.dialect.DdlStatement;
import dev.retort.diff.Change;
import dev.retort.diff.ChangeSet;
import dev.retort.diff.DiffPolicy;
import dev.retort.diff.Rename;
import dev.retort.diff.RenameCandidate;
import dev.retort.diff.SchemaDiffer;
import dev.retort.schema.Schema;
import dev.retort.service.GenerationUnprovenException;
import java.sql.SQLException;
import java.util.List;

/**
 * What the revision files build, what the model builds, and the difference.
 *
 * @param expected read back from the replayed revision files
 * @param desired read back from the built model
 * @param changes from the one to the other, in declared form
 * @param candidates undecided renames
 */
record Comparison(
    Schema expected,
    Schema desired,
    DiffPolicy policy,
    List<Change> changes,
    List<RenameCandidate> candidates) {

  static Comparison of(
      Environment environment, Replay replay, Schema declared, List<Rename> renames) {
    Schema expected =
        replay.inScratch(
            connection -> {
              replay.replay(connection);
              return replay.read(connection);
            });
    Schema desired = build(replay, declared);
    return between(environment, replay, new Schemas(expected, desired, declared), renames);
  }

  /** The same schemas compared again, with other renames decided. */
  Comparison again(Environment environment, Replay replay, Schema declared, List<Rename> renames) {
    return between(environment, replay, new Schemas(expected, desired, declared), renames);
  }

  private record Schemas(Schema expected, Schema desired, Schema declared) {}

  private static Comparison between(
      Environment environment, Replay replay, Schemas schemas, List<Rename> renames) {
    DiffPolicy policy = replay.dialect().diffPolicy(environment.migrations().dialects());
    ChangeSet found = SchemaDiffer.diff(schemas.expected(), schemas.desired(), policy, renames);
    DeclaredForm form = new DeclaredForm(schemas.declared(), policy);
    return new Comparison(
        schemas.expected(),
        schemas.desired(),
        policy,
        found.changes().stream().map(form::of).toList(),
        found.candidates());
  }

  private static Schema build(Replay replay, Schema declared) {
    List<Change> create =
        SchemaDiffer.diff(Schema.empty(), declared, DiffPolicy.EXACT, List.of()).changes();
    List<String> statements =
        replay.dialect().renderer().render(create, Schema.empty()).stream()
            .map(DdlStatement::sql)
            .filter(sql -> !sql.isEmpty())
            .toList();
    return replay.inScratch(
        connection -> {
          try {
            replay.run(connection, statements);
          } catch (SQLException e) {
            throw new GenerationUnprovenException(
                "The model could not be built in a scratch database: "
                    + e.getMessage()
                    + ". Mend the model.",
                List.of());
          }
          return replay.read(connection);
        });
  }
}
