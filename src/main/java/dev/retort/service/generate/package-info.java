/**
 * Autogenerate: expected against desired schema, sections for every dialect, the proof. May import
 * what {@code service} may. Entry type: {@link dev.retort.service.generate.RevisionGenerator}.
 */
@NullMarked
package dev.retort.service.generate;

import org.jspecify.annotations.NullMarked;
