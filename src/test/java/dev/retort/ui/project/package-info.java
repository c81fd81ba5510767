/** Tests of how a project begins. */
@org.jspecify.annotations.NullMarked
package dev.retort.ui.project;
