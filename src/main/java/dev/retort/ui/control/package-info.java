/**
 * Controls that are not about any one feature's state: the graph canvas, the SQL editor, pills and
 * empty states. May import {@code revision}, {@code sql} and {@code ui.support}.
 */
@NullMarked
package dev.retort.ui.control;

import org.jspecify.annotations.NullMarked;
