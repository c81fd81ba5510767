/**
 * New and edited revision files. May import what {@code service} may. Entry type: {@link
 * dev.retort.service.revise.RevisionAuthor}.
 */
@NullMarked
package dev.retort.service.revise;

import org.jspecify.annotations.NullMarked;
