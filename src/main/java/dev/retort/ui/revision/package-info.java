/** One revision: its facts, its SQL, editing its file. Entry type: {@code RevisionView}. */
@NullMarked
package dev.retort.ui.revision;

import org.jspecify.annotations.NullMarked;
