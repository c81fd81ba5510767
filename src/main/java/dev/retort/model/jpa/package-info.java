/**
 * Models that are entity classes of an application; imported by nobody. Only the sub-package {@code
 * hibernate} names Hibernate's classes, and it is loaded beside the application's own.
 */
@NullMarked
package dev.retort.model.jpa;

import org.jspecify.annotations.NullMarked;
