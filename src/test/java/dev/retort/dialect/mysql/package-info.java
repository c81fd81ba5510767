/** Tests of MySQL and MariaDB against real servers. */
@NullMarked
package dev.retort.dialect.mysql;

import org.jspecify.annotations.NullMarked;
