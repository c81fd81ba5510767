/** Tests of runs that are killed, and of what becomes of them. */
@NullMarked
package dev.retort.service.recover;

import org.jspecify.annotations.NullMarked;
