/**
 * SQL as text: dialect names, statements, and how a script is split into them. May import {@code
 * error}. Entry type: {@link dev.retort.sql.StatementSplitter}.
 */
@NullMarked
package dev.retort.sql;

import org.jspecify.annotations.NullMarked;
