/**
 * Judges revisions before they run: rules over parsed statements, with reasons, safe alternatives
 * and quick fixes. May import {@code error schema sql diff revision config dialect}. Opens no
 * database: what is known of one comes in as a {@link dev.retort.lint.LintContext}. Entry type:
 * {@link dev.retort.lint.Linter}.
 */
@NullMarked
package dev.retort.lint;

import org.jspecify.annotations.NullMarked;
