package dev.retort.ui.support;

import java.util.Arrays;
import java.util.Locale;

/** A language of the window; the first is the one that every text exists in. */
public enum Language {
  ENGLISH("en", "English", Locale.ENGLISH),
  CHINESE("zh", "中文", Locale.SIMPLIFIED_CHINESE);

  private final String id;
  private final String title;
  private final Locale locale;

  Language(String id, String title, Locale locale) {
    this.id = id;
    this.title = title;
    this.locale = locale;
  }

  /** The name as settings and options write it, for example {@code zh}. */
  public String id() {
    return id;
  }

  /** The name in the language itself. */
  public String title() {
    return title;
  }

  /** How numbers and dates are written. */
  public Locale locale() {
    return locale;
  }

  /** The language of that id or locale tag; English for any other. */
  public static Language of(String tag) {
    return Arrays.stream(values()).filter(l -> tag.startsWith(l.id)).findFirst().orElse(ENGLISH);
  }

  /** The language after this one, round about. */
  public Language next() {
    return this == ENGLISH ? CHINESE : ENGLISH;
  }
}
