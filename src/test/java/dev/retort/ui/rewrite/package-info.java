/** Tests of the rewrites of revisions. */
@org.jspecify.annotations.NullMarked
package dev.retort.ui.rewrite;
