/** Tests of the pages that show what was found. */
@org.jspecify.annotations.NullMarked
package dev.retort.ui.report;
