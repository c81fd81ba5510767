/**
 * The migration graph with search, problems and what to do in an empty folder. Entry type: {@code
 * GraphView}.
 */
@NullMarked
package dev.retort.ui.graph;

import org.jspecify.annotations.NullMarked;
