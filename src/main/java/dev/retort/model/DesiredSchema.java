package dev.retort.model;

import dev.retort.schema.Schema;

/**
 * What a model wants.
 *
 * @param schema the structure, in declared form: types and expressions as the model spells them
 * @param scope of what it speaks; the rest is not its business
 */
public record DesiredSchema(Schema schema, ModelScope scope) {
  /** Of a model that speaks of everything. */
  public static DesiredSchema complete(Schema schema) {
    return new DesiredSchema(schema, ModelScope.EVERYTHING);
  }
}
