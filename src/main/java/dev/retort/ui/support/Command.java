package dev.retort.ui.support;

import java.util.EnumSet;
import java.util.Set;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person can ask for; menus, toolbar, context menus, palette and keys are all made
 * from it.
 *
 * <p>Its text is under {@code command.ID}, its explanation under {@code command.ID.tip}. Immutable
 * but for what {@link #executable()} says. Used on the UI thread.
 */
public final class Command {
  /** Where a command appears, beside the palette, which has all of them. */
  public enum Place {
    TOOLBAR,
    FILE_MENU,
    EDIT_MENU,
    VIEW_MENU,
    MIGRATION_MENU,
    REVISION_MENU,
    ENVIRONMENT_MENU,
  }

  private final String id;
  private final @Nullable String icon;
  private final @Nullable KeyBinding key;
  private final Set<Place> places;
  private final ObservableBooleanValue executable;
  private final Runnable action;

  private Command(Builder builder, Runnable action) {
    this.id = builder.id;
    this.icon = builder.icon;
    this.key = builder.key;
    this.places = Set.copyOf(builder.places);
    this.executable = builder.executable;
    this.action = action;
  }

  /** A command with this id, which is lower case with dots. */
  public static Builder of(String id) {
    return new Builder(id);
  }

  /** Its identity. */
  public String id() {
    return id;
  }

  /** The key of its text. */
  public String textKey() {
    return "command." + id;
  }

  /** The key of its explanation. */
  public String tipKey() {
    return "command." + id + ".tip";
  }

  /** The icon's literal, for example {@code fth-refresh-cw}, or null. */
  public @Nullable String icon() {
    return icon;
  }

  /** Its key, or null. */
  public @Nullable KeyBinding key() {
    return key;
  }

  /** Whether it appears there. */
  public boolean isIn(Place place) {
    return places.contains(place);
  }

  /** Whether it can run now. */
  public ObservableBooleanValue executable() {
    return executable;
  }

  /** Runs it if it can run now. */
  public void run() {
    if (executable.get()) {
      action.run();
    }
  }

  /** Collects what a command is; {@link #runs} ends it. */
  public static final class Builder {
    private final String id;
    private final Set<Place> places = EnumSet.noneOf(Place.class);
    private @Nullable String icon;
    private @Nullable KeyBinding key;
    private ObservableBooleanValue executable = new SimpleBooleanProperty(true);

    private Builder(String id) {
      this.id = id;
    }

    /** Its icon's literal. */
    public Builder icon(String literal) {
      icon = literal;
      return this;
    }

    /** Its key. */
    public Builder key(KeyBinding binding) {
      key = binding;
      return this;
    }

    /** Where it appears. */
    public Builder in(Place... where) {
      places.addAll(Set.of(where));
      return this;
    }

    /** When it can run; always, if not said. */
    public Builder when(ObservableBooleanValue condition) {
      executable = condition;
      return this;
    }

    /** What it does. */
    public Command runs(Runnable action) {
      return new Command(this, action);
    }
  }
}
