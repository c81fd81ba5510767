package dev.retort.service;

import dev.retort.error.ErrorCode;
import dev.retort.error.RetortException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A git repository that is there and that the installed git could not read.
 *
 * <p>The message has git's own words, so that a missing answer is never taken for an empty one.
 */
public final class GitFailedException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private final String command;
  private final int status;
  private final String said;

  /**
   * Wraps a failure of git.
   *
   * @param folder where git ran
   * @param command what it was told, as it would be typed there
   * @param status its exit status
   * @param said what it wrote to standard error
   */
  public GitFailedException(Path folder, String command, int status, String said) {
    super(ErrorCode.GIT_FAILED, message(folder, command, status, said), null, null);
    this.folder = folder.toString();
    this.command = command;
    this.status = status;
    this.said = said.strip();
  }

  private static String message(Path folder, String command, int status, String said) {
    String words = String.join(" ", said.strip().lines().map(String::strip).distinct().toList());
    return "git could not read the repository around "
        + folder
        + ": "
        + (words.isEmpty() ? "it ended with " + status : words)
        + (words.endsWith(".") ? " " : ". ")
        + advice(words, command);
  }

  private static String advice(String words, String command) {
    if (words.contains("safe.directory")) {
      return "Do that if you trust the repository.";
    }
    if (words.contains("transport '")) {
      return "What is missing was left out when the repository was cloned, and Retort does not"
          + " fetch. Fetch it there: "
          + command;
    }
    return "See there what is damaged or missing with: git fsck (what failed was: " + command + ")";
  }

  /** What git wrote to standard error. */
  public String said() {
    return said;
  }

  @Override
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("folder", folder);
    fields.put("command", command);
    fields.put("status", status);
    fields.put("said", said);
    return fields;
  }
}
