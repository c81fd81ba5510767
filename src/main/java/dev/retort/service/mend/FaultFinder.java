package dev.retort.service.mend;

import dev.retort.config.Environment;
import dev.retort.error.Cancellation;
import dev.retort.revision.RevisionDirectory;
import dev.retort.service.Fault;
import java.util.ArrayList;
import java.util.List;

/** Finds what a merge, a rebase or a squash in git left behind in an environment's folders. */
public final class FaultFinder {
  private FaultFinder() {}

  /** All faults, what stands in the way of plans first. */
  public static List<Fault> find(Environment environment, Cancellation cancellation) {
    Evidence evidence =
        new Evidence(environment, RevisionDirectory.load(environment.migrations().locations()));
    List<Fault> faults = new ArrayList<>(new MarkerFaults(evidence).find());
    cancellation.throwIfRequested();
    faults.addAll(new DuplicateFaults(evidence).find());
    cancellation.throwIfRequested();
    faults.addAll(new LostParentFaults(evidence).find());
    cancellation.throwIfRequested();
    faults.addAll(new NumberFaults(evidence).find());
    return List.copyOf(faults);
  }
}
