package dev.retort.ui.plan;

import dev.retort.config.GuardLevel;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What stands between a plan and its environment: nothing, a tick, or the typed name. */
final class PlanGuard {
  private final GuardLevel level;
  private final String name;
  private final BooleanProperty read = new SimpleBooleanProperty(this, "read", false);
  private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
  private final BooleanBinding passed = Bindings.createBooleanBinding(this::isPassed, read, typed);

  PlanGuard(GuardLevel level, String name) {
    this.level = level;
    this.name = name;
  }

  GuardLevel level() {
    return level;
  }

  /** The environment's name. */
  String name() {
    return name;
  }

  /** Whether the person says that the SQL was read. */
  BooleanProperty readProperty() {
    return read;
  }

  /** What was typed as the environment's name. */
  StringProperty typedProperty() {
    return typed;
  }

  /** Whether the plan may run. */
  BooleanBinding passed() {
    return passed;
  }

  /** Asks anew, as another plan is shown. */
  void reset() {
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
