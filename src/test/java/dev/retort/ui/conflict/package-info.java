/** Tests of the window that lays two branches side by side. */
@org.jspecify.annotations.NullMarked
package dev.retort.ui.conflict;
