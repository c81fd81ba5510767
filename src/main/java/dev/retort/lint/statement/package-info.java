/**
 * SQL statements as the rules see them: tokens, and the operation that they make. May import {@code
 * sql}. Entry type: {@link dev.retort.lint.statement.OperationReader}.
 */
@NullMarked
package dev.retort.lint.statement;

import org.jspecify.annotations.NullMarked;
