package dev.retort.ui.support;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to be asked or told, with buttons that are named by what they do.
 *
 * @param tone how grave it is
 * @param title one line
 * @param text the explanation; may be empty
 * @param items the objects that it is about, or the problems; may be empty
 * @param detail text of a program or database, shown in a fixed-width font, or null
 * @param choices the buttons; the first is the harmless one that Escape means
 */
public record Question(
    Tone tone,
    String title,
    String text,
    List<String> items,
    @Nullable String detail,
    List<Choice> choices) {
  public Question {
    items = List.copyOf(items);
    choices = List.copyOf(choices);
  }

  /** How grave a question is. */
  public enum Tone {
    PLAIN,
    WARNING,
    ERROR
  }

  /**
   * One button.
   *
   * @param id what the answer is
   * @param text what it says
   * @param kind how it looks; a dangerous one is never the default
   */
  public record Choice(String id, String text, Kind kind) {
    /** How a button looks. */
    public enum Kind {
      PLAIN,
      DEFAULT,
      DANGER
    }
  }

  /** Something to be told, with one button. */
  public static Question tell(Tone tone, String title, String text, String close) {
    return new Question(
        tone,
        title,
        text,
        List.of(),
        null,
        List.of(new Choice("close", close, Choice.Kind.DEFAULT)));
  }

  /** The same with a program's or a database's own words. */
  public Question withDetail(String newDetail) {
    return new Question(tone, title, text, items, newDetail, choices);
  }

  /** The same with the objects that it is about. */
  public Question withItems(List<String> newItems) {
    return new Question(tone, title, text, newItems, detail, choices);
  }
}
