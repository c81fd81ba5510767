/**
 * New revisions: from the model, empty, or a merge of heads; nothing is written before Save. May
 * import what {@code ui} may, {@code ui.support}, {@code ui.control} and {@code ui.workspace}.
 * Entry type: {@link dev.retort.ui.generate.GenerateFeature}.
 */
@NullMarked
package dev.retort.ui.generate;

import org.jspecify.annotations.NullMarked;
