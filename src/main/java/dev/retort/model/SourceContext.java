package dev.retort.model;

import dev.retort.schema.Schema;
import dev.retort.sql.DialectId;
import java.nio.file.Path;
import java.util.List;

/**
 * What the schema is wanted for.
 *
 * @param dialect the database that it will be built in; chooses between statements that a model
 *     gives for several dialects
 * @param databases builds and reads databases for the models that are one
 * @param known what earlier readings found, which may be taken instead of reading again
 */
public record SourceContext(DialectId dialect, Databases databases, KnownTables known) {
  /** A context without earlier readings. */
  public SourceContext(DialectId dialect, Databases databases) {
    this(dialect, databases, KnownTables.NONE);
  }

  /** What databases hold; each call opens what it needs and leaves nothing open. */
  public interface Databases {
    /**
     * What scripts build, one after the other, in an empty database of the environment's dialect.
     *
     * @throws ModelException if a statement fails, with its file and line
     */
    Schema ofScripts(List<Path> files);

    /** What the database of another environment holds now. */
    Schema ofEnvironment(Path environmentFile);

    /** What the revision files build up to a revision. */
    Schema ofRevision(String revision);
  }
}
