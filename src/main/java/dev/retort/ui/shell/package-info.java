/**
 * The window and its composition root: menu, toolbar, panes, status bar, dialogs, snapshots. Entry
 * type: {@code RetortWindow}.
 */
@NullMarked
package dev.retort.ui.shell;

import org.jspecify.annotations.NullMarked;
