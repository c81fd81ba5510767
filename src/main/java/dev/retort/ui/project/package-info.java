/**
 * How a project begins: new files, or a database that was there before.
 *
 * <p>May import error, diff, service, ui.support and ui.workspace. Entry: {@link
 * dev.retort.ui.project.ProjectFeature}.
 */
@NullMarked
package dev.retort.ui.project;

import org.jspecify.annotations.NullMarked;
