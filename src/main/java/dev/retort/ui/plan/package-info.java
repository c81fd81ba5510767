/**
 * Plans and new revisions, shown with their SQL before anything runs or is written. Entry type:
 * {@link dev.retort.ui.plan.PlanFeature}.
 */
@NullMarked
package dev.retort.ui.plan;

import org.jspecify.annotations.NullMarked;
