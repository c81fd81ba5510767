package dev.retort.ui.support;

/**
 * What the composition root hands to a feature.
 *
 * @param messages texts
 * @param tasks background work
 * @param dialogs questions
 * @param commands where a feature adds its commands
 * @param host where a feature shows itself
 */
public record UiContext(
    Messages messages, TaskRunner tasks, Dialogs dialogs, Commands commands, FeatureHost host) {}
