/**
 * Two branches side by side, decided thing by thing in the manner of a merge tool.
 *
 * <p>May import what every feature of the window may. Entry type: {@link
 * dev.retort.ui.conflict.ResolveFeature}.
 */
@NullMarked
package dev.retort.ui.conflict;

import org.jspecify.annotations.NullMarked;
