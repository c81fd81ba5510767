/**
 * Opens the target database of an environment and says in one sentence why it can't. May import
 * what {@code service} may. Entry type: {@link dev.retort.service.connection.ConnectionSource}.
 */
@NullMarked
package dev.retort.service.connection;

import org.jspecify.annotations.NullMarked;
