/**
 * The only package that touches Flyway's parsers, which are internal to it and pinned in the pom.
 */
@NullMarked
package dev.retort.sql.flyway;

import org.jspecify.annotations.NullMarked;
