/**
 * What the linter should know of a live database. May import what {@code service} may. Entry type:
 * {@link dev.retort.service.lint.LintFacts}.
 */
@NullMarked
package dev.retort.service.lint;

import org.jspecify.annotations.NullMarked;
