/** Copies of a database, and of the rows that a plan destroys; behind the service's facade. */
@NullMarked
package dev.retort.service.backup;

import org.jspecify.annotations.NullMarked;
