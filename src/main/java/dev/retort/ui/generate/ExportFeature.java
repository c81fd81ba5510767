package dev.retort.ui.generate;

import dev.retort.error.Cancellation;
import dev.retort.revision.WholeFile;
import dev.retort.schema.Schema;
import dev.retort.service.MigrationService;
import dev.retort.service.ModelFormat;
import dev.retort.ui.support.Command;
import dev.retort.ui.support.Command.Place;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * The commands that write a schema as a model: that of the model, of the live database, of a
 * revision. The ending of the file's name decides between YAML and SQL. Used on the UI thread.
 */
public final class ExportFeature {
  private final UiContext context;
  private final Workspace workspace;

  /** A feature of this window. */
  public ExportFeature(UiContext context, Workspace workspace) {
    this.context = context;
    this.workspace = workspace;
  }

  /** Adds the commands. */
  public void install() {
    context
        .commands()
        .add(
            Command.of("export.model")
                .icon("fth-download")
                .in(Place.FILE_MENU)
                .when(workspace.readable())
                .runs(() -> export("model.yaml", (service, stop) -> service.modelSchema())),
            Command.of("export.database")
                .icon("fth-database")
                .in(Place.FILE_MENU, Place.ENVIRONMENT_MENU)
                .when(workspace.usable())
                .runs(() -> export("schema.sql", (service, stop) -> service.liveSchema())),
            Command.of("export.revision")
                .icon("fth-download")
                .in(Place.REVISION_MENU)
                .when(workspace.readable().and(workspace.selectedRevisionProperty().isNotNull()))
                .runs(this::exportRevision));
  }

  private void exportRevision() {
    String revision = workspace.selectedRevisionProperty().get();
    if (revision != null) {
      export("schema-" + revision + ".sql", (service, stop) -> service.schemaAt(revision, stop));
    }
  }

  private void export(String name, BiFunction<MigrationService, Cancellation, Schema> source) {
    context
        .dialogs()
        .chooseSaveFile(context.messages().text("export.title"), name)
        .ifPresent(file -> write(file, source));
  }

  private void write(Path file, BiFunction<MigrationService, Cancellation, Schema> source) {
    ModelFormat format =
        file.toString().toLowerCase(Locale.ROOT).endsWith(".sql")
            ? ModelFormat.SQL
            : ModelFormat.YAML;
    workspace
        .selected()
        .ifPresent(
            session ->
                context
                    .tasks()
                    .submit(
                        workspace
                            .job(
                                session,
                                context.messages().text("export.title"),
                                (service, progress, cancellation) -> {
                                  Schema schema = source.apply(service, cancellation);
                                  // The person was asked already whether to replace a file.
                                  WholeFile.replace(file, service.modelText(schema, format));
                                  return schema.tables().size();
                                })
                            .onSuccess(tables -> done(file, tables))
                            .onFailure(context.dialogs()::showError)));
  }

  private void done(Path file, int tables) {
    context
        .dialogs()
        .notify(
            Question.Tone.PLAIN,
            context.messages().text("export.done", tables, String.valueOf(file.getFileName())));
  }
}
