package dev.retort.revision;

import java.util.UUID;
import java.util.function.Supplier;

/** The rules of revision identities: at most 64 characters, no blanks and none of {@code @-+:,}. */
public final class RevisionId {
  /** The longest identity, in characters. */
  public static final int MAX_LENGTH = 64;

  private RevisionId() {}

  /** A source of identities of 12 random hex digits. */
  public static Supplier<String> random() {
    return () -> {
      String hex = UUID.randomUUID().toString();
      return hex.substring(hex.length() - 12);
    };
  }

  /** Throws {@link InvalidTargetException} that says why, if {@code id} may not be an identity. */
  public static void check(String id) {
    String fault = fault(id);
    if (!fault.isEmpty()) {
      throw new InvalidTargetException(id, fault);
    }
  }

  /** What is wrong with {@code id} as a sentence, or empty. */
  static String fault(String id) {
    if (id.isEmpty()) {
      return "A revision identifier must not be empty.";
    }
    if (id.length() > MAX_LENGTH) {
      return "The revision identifier '" + id + "' has more than " + MAX_LENGTH + " characters.";
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if ("@-+:,".indexOf(c) >= 0 || Character.isWhitespace(c) || Character.isISOControl(c)) {
        String shown = Character.isWhitespace(c) ? "blank" : "'" + c + "'";
        return "The revision identifier '" + id + "' must not contain " + shown + ".";
      }
    }
    return "";
  }
}
