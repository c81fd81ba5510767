package dev.retort.diff;

/** Whether a change adds, alters or takes away, as lists and icons tell it. */
public enum ChangeCategory {
  ADDED,
  CHANGED,
  REMOVED;

  /** The category of {@code change}. */
  public static ChangeCategory of(Change change) {
    if (change instanceof Change.CreateTable
        || change instanceof Change.AddColumn
        || change instanceof Change.AddUnique
        || change instanceof Change.AddForeignKey
        || change instanceof Change.AddCheck
        || change instanceof Change.CreateIndex
        || change instanceof Change.CreateView
        || change instanceof Change.CreateObject) {
      return ADDED;
    }
    return isChange(change) ? CHANGED : of(change.inverse()).opposite();
  }

  private static boolean isChange(Change change) {
    return change.getClass() == change.inverse().getClass();
  }

  private ChangeCategory opposite() {
    return switch (this) {
      case ADDED -> REMOVED;
      case CHANGED -> CHANGED;
      case REMOVED -> ADDED;
    };
  }
}
