/**
 * What every feature of the window stands on: commands, texts, background work, dialogs, theme,
 * fonts and remembered state. The only package that calls {@code Platform.runLater}. May import
 * {@code error}; knows no feature. Entry type: {@link dev.retort.ui.support.UiContext}.
 */
@NullMarked
package dev.retort.ui.support;

import org.jspecify.annotations.NullMarked;
