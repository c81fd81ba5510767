/**
 * What the window has open: a folder, its environments, the chosen environment and revision. View
 * models share it; knows no screen. May import {@code service}, {@code config}, {@code revision},
 * {@code error} and {@code ui.support}. Entry type: {@link dev.retort.ui.workspace.Workspace}.
 */
@NullMarked
package dev.retort.ui.workspace;

import org.jspecify.annotations.NullMarked;
