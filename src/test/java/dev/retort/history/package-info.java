/** Tests of what a database remembers. */
@org.jspecify.annotations.NullMarked
package dev.retort.history;
