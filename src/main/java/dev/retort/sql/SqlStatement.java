package dev.retort.sql;

/**
 * One statement of a script, without its delimiter and without comments before it.
 *
 * @param text what is sent to the database
 * @param line 1-based line of the script on which the text begins
 * @param transactional whether the database allows it inside a transaction
 */
public record SqlStatement(String text, int line, boolean transactional) {
  /** The first {@code limit} characters on one line, for lists and messages. */
  public String summary(int limit) {
    String flat = text.strip().replaceAll("\\s+", " ");
    return flat.length() <= limit ? flat : flat.substring(0, limit - 1) + "…";
  }
}
