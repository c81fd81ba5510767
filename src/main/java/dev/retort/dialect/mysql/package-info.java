/**
 * MySQL 8.0 and newer. May import what {@code dialect} may; only {@code dialect.mariadb} imports
 * it. Entry type: {@link dev.retort.dialect.mysql.MySqlDialect}.
 */
@NullMarked
package dev.retort.dialect.mysql;

import org.jspecify.annotations.NullMarked;
