package dev.retort.error;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A file or folder that could not be read or written. */
public final class FileException extends RetortException {
  private static final long serialVersionUID = 1L;

  private final String file;

  /**
   * Wraps an input or output failure.
   *
   * @param action what was tried, in the infinitive, for example {@code "write the revision file"}
   * @param file the file or folder
   * @param cause the failure; its text is part of the message
   */
  public FileException(String action, Path file, IOException cause) {
    super(
        ErrorCode.FILE_ERROR,
        "Could not " + action + " " + file + ": " + inWords(cause),
        SourcePosition.of(file),
        cause);
    this.file = file.toString();
  }

  /** A file or folder that is not what it must be, for example {@code "is not a folder"}. */
  public FileException(Path file, String what) {
    super(ErrorCode.FILE_ERROR, file + " " + what, SourcePosition.of(file), null);
    this.file = file.toString();
  }

  /** Why a file could not be read or written, without the name of a class. */
  public static String inWords(IOException cause) {
    if (cause instanceof java.nio.file.NoSuchFileException) {
      return "it does not exist";
    }
    if (cause instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof java.nio.file.FileAlreadyExistsException) {
      return "it exists already";
    }
    if (cause instanceof java.nio.file.FileSystemException failed && failed.getReason() != null) {
      return failed.getReason();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("file", file);
  }
}
