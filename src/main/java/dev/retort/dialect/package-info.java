/**
 * What a database speaks: reading its structure, writing its DDL, scratch databases. May import
 * {@code error}, {@code schema}, {@code sql}, {@code diff} and JDBC; a dialect's own package is
 * imported by nobody. Entry type: {@link dev.retort.dialect.Dialect}.
 */
@NullMarked
package dev.retort.dialect;

import org.jspecify.annotations.NullMarked;
