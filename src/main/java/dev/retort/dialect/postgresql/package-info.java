/**
 * PostgreSQL 13 and newer. May import what {@code dialect} may; nobody imports it. Entry type:
 * {@link dev.retort.dialect.postgresql.PostgreSqlDialect}.
 */
@NullMarked
package dev.retort.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
