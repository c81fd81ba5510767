package dev.retort.service.generate;

import dev.retort.config.Environment;
import dev.retort.config.ModelSettings;
import dev.retort.dialect.ScratchDatabase;
import dev.retort.error.FileException;
import dev.retort.error.SourcePosition;
import dev.retort.error.UnsupportedFeatureException;
import dev.retort.model.DesiredSchema;
import dev.retort.model.KnownTables;
import dev.retort.model.ModelException;
import dev.retort.model.ModelProblem;
import dev.retort.model.ModelSource;
import dev.retort.model.SourceContext;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionResolver;
import dev.retort.schema.Schema;
import dev.retort.service.plan.RevisionFiles;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.SqlSyntaxException;
import dev.retort.sql.StatementSplitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;

/** Reads the structure that an environment's model wants, and the one that a revision has. */
public final class ModelReader implements SourceContext.Databases {
  private final Environment environment;
  private final RevisionFiles files;
  private final ScratchSchemas scratches;
  private final Function<Path, Schema> liveSchemas;

  /**
   * A reader; opens nothing yet.
   *
   * @param liveSchemas reads the database of another environment file
   */
  public ModelReader(
      Environment environment,
      RevisionFiles files,
      ScratchSchemas scratches,
      Function<Path, Schema> liveSchemas) {
    this.environment = environment;
    this.files = files;
    this.scratches = scratches;
    this.liveSchemas = liveSchemas;
  }

  /**
   * Where the model comes from.
   *
   * @throws UnsupportedFeatureException if the environment names none
   */
  public ModelSource source() {
    ModelSettings settings = environment.model();
    if (settings == null) {
      throw new UnsupportedFeatureException(
          environment.file()
              + " names no model. Add one, for example 'model: {yaml: model.yaml}'.");
    }
    return ModelSource.of(settings);
  }

  /** The structure that the model wants, in declared form, of the tables that count. */
  public Schema declared() {
    return desired().schema();
  }

  /** What the model wants, of the tables that count, and of what it speaks. */
  public DesiredSchema desired() {
    return desired(KnownTables.NONE);
  }

  /** The same; tables that are known need not be read again. */
  DesiredSchema desired(KnownTables known) {
    DesiredSchema desired = source().desired(new SourceContext(environment.dialect(), this, known));
    Schema all = desired.schema();
    return new DesiredSchema(
        Schema.of(
            all.tables().values().stream()
                .filter(t -> environment.include().includes(t.name()))
                .toList(),
            all.views().values(),
            all.objects().values()),
        desired.scope());
  }

  @Override
  public Schema ofScripts(List<Path> scripts) {
    try (ScratchDatabase scratch = scratches.open();
        Statement sender = scratch.connection().createStatement()) {
      for (Path script : scripts) {
        run(script, sender);
      }
      return scratches.read(scratch);
    } catch (SQLException e) {
      throw wrong(scripts.get(0), 1, String.valueOf(e.getMessage()));
    }
  }

  private void run(Path script, Statement sender) {
    int line = 1;
    try {
      String text = Files.readString(script, StandardCharsets.UTF_8);
      for (SqlStatement statement :
          StatementSplitter.load().split(environment.dialect(), text, 1)) {
        line = statement.line();
        scratches.throwIfCancelled();
        sender.execute(statement.text());
      }
    } catch (IOException e) {
      throw new FileException("read the model's script", script, e);
    } catch (SqlSyntaxException e) {
      throw wrong(script, e.line(), String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      throw wrong(
          script,
          line,
          environment.dialect().title()
              + " refuses this statement: "
              + e.getMessage()
              + ". It ran in a scratch database; no other was touched.");
    }
  }

  private static ModelException wrong(Path script, int line, String message) {
    return new ModelException(
        List.of(new ModelProblem(message, SourcePosition.of(script, line), "model.sql", null)));
  }

  @Override
  public Schema ofEnvironment(Path environmentFile) {
    return liveSchemas.apply(environmentFile);
  }

  @Override
  public Schema ofRevision(String revision) {
    return at(revision, List.of());
  }

  /**
   * What the revision files build.
   *
   * @param revision as the command line takes it; {@code base} is the empty schema
   * @param current where the database stands, for what counts from there
   */
  public Schema at(String revision, List<String> current) {
    RevisionGraph graph = files.graph();
    List<String> ids =
        new RevisionResolver(graph).resolve(revision, current).stream().map(Revision::id).toList();
    return at(ids);
  }

  /** What the revision files build up to these revisions. */
  public Schema at(List<String> ids) {
    try (ScratchDatabase scratch = scratches.open()) {
      scratches.replay(scratch, files.graph(), ids);
      return scratches.read(scratch);
    }
  }
}
