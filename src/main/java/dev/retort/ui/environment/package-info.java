/**
 * The list of environments and the band that says in which one the person works. View models may
 * import {@code service}. Entry types: {@code EnvironmentListView}, {@code EnvironmentBand}.
 */
@NullMarked
package dev.retort.ui.environment;

import org.jspecify.annotations.NullMarked;
