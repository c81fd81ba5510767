/** Tests of models that are entity classes. */
@org.jspecify.annotations.NullMarked
package dev.retort.model.jpa;
