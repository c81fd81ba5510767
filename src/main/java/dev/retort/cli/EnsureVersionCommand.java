package dev.retort.cli;

import dev.retort.service.MigrationPlan;
import dev.retort.service.PlanRequest;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates the version table, and nothing else. */
@Command(
    name = "ensure-version",
    aliases = "ensure_version",
    description = "Create the version table if it is not there.")
final class EnsureVersionCommand extends RetortCommand {
  @Option(names = "--sql", description = "Print a script instead.")
  boolean sql;

  @Override
  int run(Session session) {
    Output output = session.output();
    String table = session.environment().migrations().versionTable();
    if (sql) {
      MigrationPlan plan =
          session.service().plan(PlanRequest.stamp(List.of("base"), false).startingFrom(List.of()));
      output.line(session.service().script(plan).stripTrailing());
      return OK;
    }
    session.service().ensureVersionTable();
    if (output.isJson()) {
      output.json(Map.of("version_table", table));
    } else {
      output.info("The version table '" + table + "' is there.");
    }
    return OK;
  }
}
