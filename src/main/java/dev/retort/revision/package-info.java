/**
 * Revision files and the graph that they form: reading, writing, resolving specifiers, planning the
 * order of steps. May import {@code error} and {@code sql}; knows no database. Entry types: {@link
 * dev.retort.revision.RevisionDirectory} and {@link dev.retort.revision.RevisionGraph}.
 */
@NullMarked
package dev.retort.revision;

import org.jspecify.annotations.NullMarked;
