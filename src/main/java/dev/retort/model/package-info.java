/**
 * The desired schema, wherever it comes from. May import {@code error}, {@code schema}, {@code
 * sql}, {@code config} and {@code dialect}; a kind of model has its own package, imported by
 * nobody. Entry type: {@link dev.retort.model.ModelSource}.
 */
@NullMarked
package dev.retort.model;

import org.jspecify.annotations.NullMarked;
