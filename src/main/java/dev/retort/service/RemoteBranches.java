package dev.retort.service;

import dev.retort.error.RetortException;
import java.util.List;

/**
 * What the remote-tracking branches of the git repository have that is not here.
 *
 * @param branches those that have something new, by name
 * @param failures what git could not read, and files that are broken: there may be more than {@code
 *     branches} says
 */
public record RemoteBranches(List<RemoteBranch> branches, List<RetortException> failures) {
  public RemoteBranches {
    branches = List.copyOf(branches);
    failures = List.copyOf(failures);
  }
}
