package dev.retort.service;

/**
 * What a run that ended early leaves behind.
 *
 * @param sentence on what state the database is in, and what to do next
 * @param connectionLost whether the connection broke, so that nobody could look at what became of
 *     the last that was sent
 * @param recorded whether the history tells how the run ended
 */
public record LeftBehind(String sentence, boolean connectionLost, boolean recorded) {
  /** What is known for certain. */
  public static LeftBehind known(String sentence) {
    return new LeftBehind(sentence, false, true);
  }

  /** The same, told after something else. */
  public LeftBehind after(String first) {
    return new LeftBehind(first + sentence, connectionLost, recorded);
  }
}
