/** Tests of PostgreSQL and MariaDB against real servers. */
@NullMarked
package dev.retort.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
