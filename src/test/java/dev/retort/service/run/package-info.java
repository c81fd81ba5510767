/** Tests of runs. */
@NullMarked
package dev.retort.service.run;

import org.jspecify.annotations.NullMarked;
