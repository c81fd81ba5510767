package dev.retort.ui.rewrite;

import java.nio.file.Path;

/**
 * What becomes of a revision's file.
 *
 * @param kind whether it is written, renamed or deleted
 * @param file its name afterwards, or before where it is deleted
 * @param before its name before
 * @param text its text afterwards; of one that is deleted the text that goes
 */
record RewriteFile(Kind kind, Path file, Path before, String text) {
  /** What happens to it. */
  enum Kind {
    WRITTEN("fth-edit-2", "accent"),
    RENAMED("fth-edit-2", "accent"),
    DELETED("fth-trash-2", "danger");

    private final String icon;
    private final String tone;

    Kind(String icon, String tone) {
      this.icon = icon;
      this.tone = tone;
    }

    String icon() {
      return icon;
    }

    String tone() {
      return tone;
    }

    /** The name in message keys. */
    String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  String name() {
    return String.valueOf(file.getFileName());
  }
}
