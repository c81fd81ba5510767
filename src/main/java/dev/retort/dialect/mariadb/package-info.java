/**
 * MariaDB 10.6 and newer, as far as it differs from MySQL. May import what {@code dialect} may, and
 * {@code dialect.mysql}. Entry type: {@link dev.retort.dialect.mariadb.MariaDbDialect}.
 */
@NullMarked
package dev.retort.dialect.mariadb;

import org.jspecify.annotations.NullMarked;
