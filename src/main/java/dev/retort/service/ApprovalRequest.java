package dev.retort.service;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a plan is approved.
 *
 * @param key the file of the approver's private key; null where the environment lists no approvers
 * @param validity how long the approval holds
 */
public record ApprovalRequest(@Nullable Path key, Duration validity) {
  /** For a day, in the name of the account that calls. */
  public static ApprovalRequest unsigned() {
    return new ApprovalRequest(null, Duration.ofDays(1));
  }
}
