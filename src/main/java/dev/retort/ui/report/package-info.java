/**
 * Pages that show what was found: the journal, drift, what branches do to each other, and the
 * checks before a run. Each is a list with the SQL of the chosen row beside it.
 */
@NullMarked
package dev.retort.ui.report;

import org.jspecify.annotations.NullMarked;
