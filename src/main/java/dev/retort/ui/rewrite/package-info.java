/**
 * Rewrites of revisions that are there already: a branch on top of another, one revision for a run.
 *
 * <p>May import error, revision, service, ui.control, ui.support and ui.workspace. Entry: {@link
 * dev.retort.ui.rewrite.RewriteFeature}.
 */
@NullMarked
package dev.retort.ui.rewrite;

import org.jspecify.annotations.NullMarked;
