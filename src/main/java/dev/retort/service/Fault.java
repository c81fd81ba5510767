package dev.retort.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a merge, a rebase or a squash in git left behind in the revision files, and the
 * ways to mend it in one step.
 *
 * @param id stays the same as long as the fault is there, for example {@code duplicate:5f0c}
 * @param kind what sort of fault
 * @param file the file that it shows in
 * @param line 1-based line, or 0 for the file as a whole
 * @param sentence what is wrong, for people
 * @param mends what can be done, the advised one first; empty when only a person can mend it
 * @param mustChoose whether nothing speaks for one of the ways, so that a person has to choose
 * @param notes what was not known, or what to do afterwards
 */
public record Fault(
    String id,
    Kind kind,
    Path file,
    int line,
    String sentence,
    List<Mend> mends,
    boolean mustChoose,
    List<String> notes) {
  public Fault {
    mends = List.copyOf(mends);
    notes = List.copyOf(notes);
  }

  /** The sorts of faults. */
  public enum Kind {
    /** Two files have one identity. */
    DUPLICATE_ID,
    /** A revision stands on one that is in no file. */
    LOST_PARENT,
    /** Markers of an unfinished merge are in a file. */
    CONFLICT_MARKERS,
    /** Two file names begin with one number; nothing refuses to run because of it. */
    SAME_NUMBER;

    /** The name as programs read it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether plans that need the file are refused. */
    public boolean isError() {
      return this != SAME_NUMBER;
    }
  }

  /** The way that is taken when none is named. */
  public Optional<Mend> advised() {
    return mustChoose ? Optional.empty() : mends.stream().findFirst();
  }

  /** The way with this name. */
  public Optional<Mend> mend(String choice) {
    return mends.stream().filter(m -> m.choice().equals(choice)).findFirst();
  }

  /**
   * One way to mend a fault; nothing is written yet.
   *
   * @param choice its name among the ways, for example {@code ours}
   * @param sentence what it does and why, for people
   */
  public record Mend(String choice, String sentence, List<FileEdit> edits) {
    public Mend {
      edits = List.copyOf(edits);
    }
  }

  /**
   * What becomes of one file.
   *
   * @param from its name now, or null for a file that is new
   * @param to its name then, or null for a file that goes
   * @param before its text now; empty for a file that is new
   * @param text its text then
   */
  public record FileEdit(@Nullable Path from, @Nullable Path to, String before, String text) {}
}
