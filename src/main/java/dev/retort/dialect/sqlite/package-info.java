/**
 * SQLite: reads the text that the catalogue keeps, writes DDL, rebuilds tables where SQLite cannot
 * alter them. May import {@code error}, {@code schema}, {@code sql}, {@code diff}, {@code dialect}
 * and JDBC; imported by nobody. Entry type: {@link dev.retort.dialect.sqlite.SqliteDialect}.
 */
@NullMarked
package dev.retort.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
