package dev.retort.ui.rewrite;

/**
 * What the person says about a rewrite.
 *
 * @param choice the id of the revision at the other end
 * @param message the message of the one that is left; empty for its own
 * @param acceptUnproven whether dialects may remain that nothing proves here
 */
record RewriteInput(String choice, String message, boolean acceptUnproven) {}
