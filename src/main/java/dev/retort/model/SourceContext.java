package dev.retort.model;

import dev.retort.sql.DialectId;

/**
 * What the schema is wanted for.
 *
 * @param dialect the database that it will be built in; chooses between statements that a model
 *     gives for several dialects
 */
public record SourceContext(DialectId dialect) {}
