/**
 * The program: puts command line, window and service together. May import cli, ui, startup, service
 * and config. Entry type: {@link dev.retort.app.Main}.
 */
@NullMarked
package dev.retort.app;

import org.jspecify.annotations.NullMarked;
