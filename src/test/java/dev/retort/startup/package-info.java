/** Tests of the line that applications call. */
@NullMarked
package dev.retort.startup;

import org.jspecify.annotations.NullMarked;
