package dev.retort.ui.workspace;

import dev.retort.config.GuardLevel;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What a person says before an environment is changed: nothing, that the SQL was read, or the
 * environment's name. Used on the UI thread.
 */
public final class Consent {
  private final GuardLevel level;
  private final String name;
  private final BooleanProperty read = new SimpleBooleanProperty(this, "read", false);
  private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
  private final BooleanBinding passed = Bindings.createBooleanBinding(this::isPassed, read, typed);

  /** For an environment of this level and name; nothing is said yet. */
  public Consent(GuardLevel level, String name) {
    this.level = level;
    this.name = name;
  }

  /** How strict the environment is. */
  public GuardLevel level() {
    return level;
  }

  /** The environment's name. */
  public String name() {
    return name;
  }

  /** Whether the person says that the SQL was read. */
  public BooleanProperty readProperty() {
    return read;
  }

  /** What was typed as the environment's name. */
  public StringProperty typedProperty() {
    return typed;
  }

  /** Whether it may be changed. */
  public BooleanBinding passed() {
    return passed;
  }

  /** Takes back what was said, as something else is shown. */
  public void reset() {
    read.set(false);
    typed.set("");
  }

  private boolean isPassed() {
    return switch (level) {
      case OPEN -> true;
      case CONFIRM -> read.get();
      case PROTECTED -> typed.get() != null && typed.get().strip().equals(name);
    };
  }
}
