package dev.retort.service.generate;

import dev.retort.diff.Change;
import dev.retort.diff.ChangeDescriber;
import dev.retort.diff.SchemaDiffer;
import dev.retort.schema.Schema;
import dev.retort.service.GenerationUnprovenException;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.StatementSplitter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Runs the text of both directions in a scratch database and compares what it leads to. */
final class Proof {
  private final Replay replay;
  private final Comparison comparison;

  Proof(Replay replay, Comparison comparison) {
    this.replay = replay;
    this.comparison = comparison;
  }

  /**
   * Proves that {@code up} leaves just the differences {@code left}, and that {@code down} leads
   * back.
   *
   * @throws GenerationUnprovenException if not
   */
  void prove(String up, String down, List<String> left) {
    boolean unused =
        replay.inScratch(
            connection -> {
              replay.replay(connection);
              run(connection, up, "upgrade");
              expect(comparison.desired(), replay.read(connection), left, "upgrade");
              run(connection, down, "downgrade");
              expect(comparison.expected(), replay.read(connection), List.of(), "downgrade");
              return true;
            });
  }

  private void run(Connection connection, String script, String direction) {
    List<String> statements =
        StatementSplitter.load().split(replay.dialect().id(), script, 1).stream()
            .map(SqlStatement::text)
            .toList();
    try {
      replay.run(connection, statements);
    } catch (SQLException e) {
      throw new GenerationUnprovenException(
          "The generated "
              + direction
              + " failed in a scratch database: "
              + e.getMessage()
              + ". Nothing was written. Write this revision by hand, or change the model in smaller"
              + " steps.",
          List.of(script));
    }
  }

  private void expect(Schema wanted, Schema found, List<String> left, String direction) {
    List<Change> changes =
        SchemaDiffer.diff(found, wanted, comparison.policy(), List.of()).changes();
    List<String> remaining = changes.stream().map(ChangeDescriber::describe).sorted().toList();
    if (left.isEmpty() ? !remaining.isEmpty() : remaining.size() > left.size()) {
      throw new GenerationUnprovenException(
          "The generated "
              + direction
              + " was tried in a scratch database and leaves differences: "
              + String.join("; ", remaining)
              + ". Nothing was written. Write this revision by hand, or change the model in smaller"
              + " steps.",
          remaining);
    }
  }
}
