/** Models that are the schema of a database or of a revision; imported by nobody. */
@NullMarked
package dev.retort.model.database;

import org.jspecify.annotations.NullMarked;
