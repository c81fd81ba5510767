package dev.retort.ui.support;

import dev.retort.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * The texts of the window in the chosen language, which may change at any time.
 *
 * <p>A text is a {@link MessageFormat} pattern under a dotted key; an apostrophe is written twice.
 * A key that is missing is a defect: the key itself is shown, and a test finds it.
 */
public final class Messages {
  private static final String FOLDER = "/dev/retort/i18n/";

  private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
  private final ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.ENGLISH);

  /** Reads the bundles; the language is English. */
  public Messages() {
    for (Language each : Language.values()) {
      texts.put(each, load(each));
    }
  }

  /** The texts of a language by key. */
  static Map<String, String> load(Language language) {
    String name =
        language == Language.ENGLISH
            ? "messages.properties"
            : "messages_" + language.id() + ".properties";
    Properties properties = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the bundle " + FOLDER + name + " is missing");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> loaded = new java.util.HashMap<>();
    properties.stringPropertyNames().forEach(key -> loaded.put(key, properties.getProperty(key)));
    return Map.copyOf(loaded);
  }

  /** The language, to be set or followed. */
  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  /** The language now. */
  public Language language() {
    return language.get();
  }

  /** The text now; for what is shown once. What stays on the screen uses {@link #bind}. */
  public String text(String key, Object... arguments) {
    String pattern = texts.getOrDefault(language.get(), Map.of()).getOrDefault(key, key);
    Object[] values = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      values[i] = arguments[i] instanceof ObservableValue<?> o ? o.getValue() : arguments[i];
    }
    return new MessageFormat(pattern, language.get().locale()).format(values);
  }

  /**
   * The text as it follows the language.
   *
   * @param arguments fixed values, or observable ones that are followed too
   */
  public StringBinding bind(String key, Object... arguments) {
    List<Observable> sources = new ArrayList<>();
    sources.add(language);
    for (Object argument : arguments) {
      if (argument instanceof Observable observable) {
        sources.add(observable);
      }
    }
    return Bindings.createStringBinding(
        () -> text(key, arguments), sources.toArray(Observable[]::new));
  }

  /** A short title for a kind of failure. */
  public String errorTitle(ErrorCode code) {
    return text("error." + code.code());
  }
}
