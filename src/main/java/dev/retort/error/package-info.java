/**
 * Typed errors of Retort and positions in text; imports nothing of Retort. Entry type: {@link
 * dev.retort.error.RetortException}.
 */
@NullMarked
package dev.retort.error;

import org.jspecify.annotations.NullMarked;
