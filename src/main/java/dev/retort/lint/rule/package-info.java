/**
 * The rules, a file a topic; imported by {@code lint} alone. A rule is one expression in the list
 * of its topic. Entry type: {@link dev.retort.lint.rule.Catalogue}.
 */
@NullMarked
package dev.retort.lint.rule;

import org.jspecify.annotations.NullMarked;
