/** Tests of the differ and the editor, pure. */
@NullMarked
package dev.retort.diff;

import org.jspecify.annotations.NullMarked;
