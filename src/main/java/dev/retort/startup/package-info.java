/**
 * One line for applications that migrate their own database when they start. May import {@code
 * error}, {@code revision}, {@code config} and {@code service}. Entry type: {@link
 * dev.retort.startup.Retort}.
 */
@NullMarked
package dev.retort.startup;

import org.jspecify.annotations.NullMarked;
