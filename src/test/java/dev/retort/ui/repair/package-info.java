/** Tests of the repair in the window. */
@org.jspecify.annotations.NullMarked
package dev.retort.ui.repair;
