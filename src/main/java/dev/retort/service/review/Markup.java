package dev.retort.service.review;

/** Collects the parts of a page in one form; texts are escaped here. */
interface Markup {
  void title(String text);

  /**
   * What came of it all, below the title.
   *
   * @param state {@code pass} or {@code fail}
   */
  void verdict(String state, String text);

  void fact(String name, String value);

  void heading(String text);

  void subheading(String text);

  void text(String text);

  /**
   * A line of a list.
   *
   * @param state {@code pass}, {@code fail}, {@code error}, {@code warning} and the like
   */
  void item(String state, String name, String text);

  void code(String sql);

  /** The whole page. */
  String end();
}
