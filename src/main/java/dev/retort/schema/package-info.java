/**
 * The neutral, immutable structure of one database: what every dialect reads into and renders from.
 * May import {@code error}. Entry type: {@link dev.retort.schema.Schema}.
 */
@NullMarked
package dev.retort.schema;

import org.jspecify.annotations.NullMarked;
