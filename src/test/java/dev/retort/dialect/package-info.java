/** Tests of what all dialects share. */
@org.jspecify.annotations.NullMarked
package dev.retort.dialect;
