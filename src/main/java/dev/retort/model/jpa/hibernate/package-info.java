/**
 * Turns Hibernate's own metadata into a schema. Loaded beside the application's classes, see {@link
 * dev.retort.model.jpa}; uses only what Hibernate 6.6 and 7 both have.
 */
@NullMarked
package dev.retort.model.jpa.hibernate;

import org.jspecify.annotations.NullMarked;
