/**
 * Changes between two schemas: what differs, its inverse, its order. Pure; may import {@code error}
 * and {@code schema}. Entry types: {@link dev.retort.diff.SchemaDiffer}, {@link
 * dev.retort.diff.Change}.
 */
@NullMarked
package dev.retort.diff;

import org.jspecify.annotations.NullMarked;
