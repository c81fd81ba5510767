package dev.retort.ui.support;

/**
 * Every key of the window with where it works; {@code Shortcut} is Control, or Command on a Mac.
 */
public enum KeyBinding {
  OPEN_FOLDER("Shortcut+O", Scope.WINDOW),
  REFRESH("F5", Scope.WINDOW),
  PALETTE("Shortcut+Shift+A", Scope.WINDOW),
  QUIT("Shortcut+Q", Scope.WINDOW),
  TOGGLE_THEME("Shortcut+Shift+L", Scope.WINDOW),
  TOGGLE_LANGUAGE("Shortcut+Shift+T", Scope.WINDOW),
  LARGER_TEXT("Shortcut+EQUALS", Scope.WINDOW),
  SMALLER_TEXT("Shortcut+MINUS", Scope.WINDOW),
  NORMAL_TEXT("Shortcut+0", Scope.WINDOW),
  UPGRADE("Shortcut+U", Scope.WINDOW),
  DOWNGRADE("Shortcut+Shift+U", Scope.WINDOW),
  GENERATE("Shortcut+N", Scope.WINDOW),
  NEW_REVISION("Shortcut+Shift+N", Scope.WINDOW),
  MERGE("Shortcut+M", Scope.WINDOW),
  STAMP("Shortcut+Shift+M", Scope.WINDOW),
  RESOLVE("Shortcut+Alt+M", Scope.WINDOW),
  VERIFY("Shortcut+Shift+K", Scope.WINDOW),
  GO_TO_CURRENT("Shortcut+G", Scope.WINDOW),
  GO_TO_HEAD("Shortcut+Shift+G", Scope.WINDOW),
  FOCUS_ENVIRONMENTS("Shortcut+1", Scope.WINDOW),
  FOCUS_GRAPH("Shortcut+2", Scope.WINDOW),
  FOCUS_SQL("Shortcut+3", Scope.WINDOW),
  SAVE("Shortcut+S", Scope.WINDOW),
  EDIT_REVISION("F4", Scope.WINDOW),
  COPY_REVISION_ID("Shortcut+Shift+C", Scope.WINDOW),
  COPY_REVISION_PATH("Shortcut+Alt+C", Scope.WINDOW),
  FIND("Shortcut+F", Scope.WINDOW),
  FIND_NEXT("F3", Scope.WINDOW),
  FIND_PREVIOUS("Shift+F3", Scope.WINDOW),
  NEXT_CONFLICT("F7", Scope.FEATURE),
  PREVIOUS_CONFLICT("Shift+F7", Scope.FEATURE),
  TAKE_LEFT("Alt+LEFT", Scope.FEATURE),
  TAKE_RIGHT("Alt+RIGHT", Scope.FEATURE),
  CLOSE_FEATURE("Esc", Scope.FEATURE),
  CONFIRM_FEATURE("Shortcut+Enter", Scope.FEATURE);

  /** Where a key works. */
  public enum Scope {
    /** Everywhere in the window. */
    WINDOW,
    /** Inside a feature that covers the centre. */
    FEATURE
  }

  private final String combination;
  private final Scope scope;

  KeyBinding(String combination, Scope scope) {
    this.combination = combination;
    this.scope = scope;
  }

  /** The keys as JavaFX names them. */
  public String combination() {
    return combination;
  }

  /** Where it works. */
  public Scope scope() {
    return scope;
  }
}
