package dev.retort.service.run;

import dev.retort.service.LeftBehind;
import dev.retort.service.PlanStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a run had come when it ended early, taken before its transaction is rolled back.
 *
 * @param step under way
 * @param byThemselves whether that step's statements commit by themselves
 * @param done how many of them ended well
 * @param underWay whether the one after those was sent
 * @param keptAnything whether anything that the plan does is in the database for good
 * @param keptRows the version table's rows, as they are kept
 */
record RunFailure(
    PlanStep step,
    boolean byThemselves,
    int done,
    boolean underWay,
    boolean keptAnything,
    List<String> keptRows) {
  private static final String CHOICES = "offers to go on, to take them back, or to accept them.";

  /**
   * What that leaves behind.
   *
   * @param lost whether the connection broke
   * @param unrecorded why the history could not be told of the end; null when it was
   * @param history the history table's name
   * @param invalid indexes that the statement under way has left, and that serve nothing
   */
  LeftBehind leftBehind(
      boolean lost, @Nullable Exception unrecorded, String history, List<String> invalid) {
    if (lost) {
      return new LeftBehind(unseen(), true, unrecorded == null);
    }
    return unrecorded == null
        ? LeftBehind.known(seen(invalid))
        : new LeftBehind(seen(invalid) + "\n" + unrecorded(unrecorded, history), false, false);
  }

  /** What to tell of an end that the history does not know. */
  private String unrecorded(Exception trouble, String history) {
    return "How the run ended could not be recorded in "
        + history
        + ": "
        + trouble.getMessage()
        + "\n"
        + (stays()
            ? "The next start finds out from the database how far it came, and so does 'retort"
                + " repair'."
            : "The next start begins where the version table says the database is.");
  }

  /** Whether statements of the step took effect although the step did not end. */
  private boolean stays() {
    return byThemselves && done > 0;
  }

  private String seen(List<String> invalid) {
    String broken =
        invalid.isEmpty()
            ? ""
            : " What failed has left "
                + String.join(", ", invalid)
                + ", which is invalid, serves no query, slows each write, and goes when the"
                + " statement is sent again.";
    if (stays()) {
      return done
          + " of "
          + total()
          + " statements of this revision took effect by themselves and stay; the version table"
          + " says "
          + shown(keptRows)
          + "."
          + broken
          + " 'retort repair' shows them and "
          + CHOICES;
    }
    if (byThemselves && underWay) {
      return "The statement ran outside of a transaction, and none of this revision came before it."
          + (broken.isEmpty()
              ? " What a statement has done when it is broken off or fails, the database takes back"
                  + " by itself;"
              : broken + " The database is otherwise as before it;")
          + " the version table says "
          + shown(keptRows)
          + ".";
    }
    if (!keptAnything) {
      return "Nothing was changed: the run was rolled back.";
    }
    return "This revision was rolled back; those before it are kept, and the database is at "
        + shown(keptRows)
        + ".";
  }

  /** The same where the connection was lost, so that nobody could look at what became of it. */
  private String unseen() {
    if (byThemselves && (done > 0 || underWay)) {
      return "The connection was lost "
          + whileByThemselves()
          + " Start again, or run 'retort repair': it looks at the database, says what became of"
          + " each statement, and "
          + CHOICES;
    }
    return "The connection was lost"
        + (done < total()
            ? "; the database takes back what was not committed. "
            : ", perhaps in the moment of the commit, so that it may have arrived or not. ")
        + "'retort current' tells where the database is; the next run starts from there.";
  }

  private String whileByThemselves() {
    if (done == total()) {
      return "after the last of "
          + total()
          + " statements; all took effect, and whether the version table tells so is not known"
          + " yet.";
    }
    return (underWay ? "during" : "before")
        + " statement "
        + (done + 1)
        + " of "
        + total()
        + "; "
        + (done == 0 ? "none" : done)
        + " before it took effect, and "
        + (underWay ? "whether it did is not known yet." : "it was not sent.");
  }

  private int total() {
    return step.statements().size();
  }

  static String shown(List<String> ids) {
    return ids.isEmpty() ? "base" : String.join(", ", ids);
  }
}
