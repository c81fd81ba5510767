package dev.retort.service.merge;

import dev.retort.config.Environment;
import dev.retort.config.GuardLevel;
import dev.retort.revision.Revision;
import dev.retort.service.RebaseRefusedException;
import dev.retort.service.SquashRefusedException;
import dev.retort.service.Status;
import java.util.ArrayList;
import java.util.List;

/** Asks every environment beside an environment file whether revisions are applied in it. */
public final class AppliedElsewhere {
  private final List<String> asked = new ArrayList<>();
  private final List<String> notAsked = new ArrayList<>();

  /** Asks nothing yet. */
  public AppliedElsewhere() {}

  /**
   * Refuses if one of {@code moving} is applied where {@code onto} is not.
   *
   * @throws RebaseRefusedException with the environment's name
   */
  public void require(Environment environment, List<Revision> moving, String onto) {
    for (Surroundings.Answer answer : ask(environment)) {
      Status status = answer.status();
      List<String> applied =
          moving.stream().map(Revision::id).filter(status.applied()::contains).toList();
      if (!applied.isEmpty() && answer.guard() == GuardLevel.PROTECTED) {
        throw new RebaseRefusedException(
            String.join(", ", applied)
                + " is applied in '"
                + answer.name()
                + "', which is protected: what ran there is never rewritten. Merge the heads:"
                + " retort merge -m MESSAGE heads");
      }
      if (!applied.isEmpty() && !status.applied().contains(onto)) {
        throw new RebaseRefusedException(
            String.join(", ", applied)
                + " is applied in '"
                + answer.name()
                + "', where "
                + onto
                + " is not: that database would be taken to have both. Downgrade it first, or"
                + " merge the heads: retort merge -m MESSAGE heads");
      }
    }
  }

  /**
   * Refuses if a database stands inside a run of revisions, or ran another text of one: a squash
   * takes what the files say for what ran.
   *
   * @throws SquashRefusedException with the environment's name and what to do
   */
  public void requireOutside(Environment environment, List<Revision> run) {
    String last = run.get(run.size() - 1).id();
    for (Surroundings.Answer answer : ask(environment)) {
      Status status = answer.status();
      List<String> inside =
          run.stream().map(Revision::id).filter(status.applied()::contains).toList();
      requireAsItRan(answer, run);
      if (!inside.isEmpty() && !status.applied().contains(last)) {
        throw new SquashRefusedException(
            "The database of '"
                + answer.name()
                + "' stands inside the run, at "
                + inside.get(inside.size() - 1)
                + ". Bring it to the end first: retort -c "
                + answer.file().getFileName()
                + " upgrade "
                + last);
      }
    }
  }

  private static void requireAsItRan(Surroundings.Answer answer, List<Revision> run) {
    for (Revision revision : run) {
      String ran = answer.checksums().getOrDefault(revision.id(), revision.checksum());
      if (answer.status().applied().contains(revision.id())
          && !ran.equals(revision.checksum())
          && !revision.isAsSquashed()) {
        throw new SquashRefusedException(
            revision.file()
                + " was changed after it had run in '"
                + answer.name()
                + "', and a squash would hide that. Bring it back as it was, and put the change"
                + " into a new revision.");
      }
    }
  }

  private List<Surroundings.Answer> ask(Environment environment) {
    Surroundings all = Surroundings.ask(environment);
    asked.addAll(all.asked());
    notAsked.addAll(all.notAsked());
    return all.answers();
  }

  /** The environments that answered. */
  public List<String> asked() {
    return asked;
  }

  /** Those that did not, with the reason. */
  public List<String> notAsked() {
    return notAsked;
  }
}
