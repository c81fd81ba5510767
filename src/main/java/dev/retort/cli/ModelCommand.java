package dev.retort.cli;

import dev.retort.error.Cancellation;
import dev.retort.revision.WholeFile;
import dev.retort.schema.Schema;
import dev.retort.service.MigrationService;
import dev.retort.service.ModelFormat;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns any model, database or revision into a model that can be written. */
@Command(
    name = "model",
    description = "Write the model, the live database or a revision as YAML or SQL.")
final class ModelCommand extends RetortCommand {
  @Parameters(arity = "0..1", paramLabel = "ACTION", description = "export")
  @Nullable String action;

  @Option(names = "--to", paramLabel = "FORM", description = "yaml (the default) or sql.")
  String to = "yaml";

  @Option(
      names = "--from",
      paramLabel = "SOURCE",
      description = "model (the default), database, or a revision.")
  String from = "model";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to; default: print it. An existing file is not overwritten.")
  @Nullable Path output;

  @Override
  int run(Session session) {
    if (!"export".equals(action)) {
      throw new UsageException(
          "retort model", "Type for example: retort model export --to sql --from database");
    }
    ModelFormat format = format();
    MigrationService service = session.service();
    Schema schema =
        switch (from) {
          case "model" -> service.modelSchema();
          case "database" -> service.liveSchema();
          default -> service.schemaAt(from, Cancellation.none());
        };
    String text = service.modelText(schema, format);
    Output out = session.output();
    if (output == null) {
      if (out.isJson()) {
        out.json(fields(schema, "text", text));
      } else {
        out.line(text.stripTrailing());
      }
      return OK;
    }
    Path file = session.shell().resolve(output);
    WholeFile.create(file, text);
    String shown = session.shell().display(file);
    if (out.isJson()) {
      out.json(fields(schema, "file", shown));
    } else {
      out.line("Wrote " + shown);
    }
    return OK;
  }

  private ModelFormat format() {
    try {
      return ModelFormat.valueOf(to.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UsageException("retort model", "--to is yaml or sql, not '" + to + "'.");
    }
  }

  private Map<String, Object> fields(Schema schema, String key, String value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("from", from);
    fields.put("to", to.toLowerCase(Locale.ROOT));
    fields.put("tables", schema.tables().keySet());
    fields.put(key, value);
    return fields;
  }
}
