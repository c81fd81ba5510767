/** Applications as a reader of the manual would write them; run by tests. */
@NullMarked
package dev.retort.example;

import org.jspecify.annotations.NullMarked;
