/** Models that are scripts of CREATE statements; imported by nobody. */
@NullMarked
package dev.retort.model.sqlfile;

import org.jspecify.annotations.NullMarked;
