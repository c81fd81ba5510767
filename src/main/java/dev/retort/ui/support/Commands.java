package dev.retort.ui.support;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** All commands of the window, in the order in which they were added. Used on the UI thread. */
public final class Commands {
  private final ObservableList<Command> all = FXCollections.observableArrayList();
  private final ObservableList<Command> readOnlyAll = FXCollections.unmodifiableObservableList(all);

  /** Adds commands. */
  public void add(Command... commands) {
    for (Command command : commands) {
      if (find(command.id()).isPresent()) {
        throw new IllegalStateException("two commands are called " + command.id());
      }
      all.add(command);
    }
  }

  /** All, to be followed. */
  public ObservableList<Command> all() {
    return readOnlyAll;
  }

  /** Those that appear there. */
  public List<Command> in(Command.Place place) {
    return all.stream().filter(c -> c.isIn(place)).toList();
  }

  /** The command of that id. */
  public Optional<Command> find(String id) {
    return all.stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** Runs the command of that id if it is there and can run now. */
  public void run(String id) {
    find(id).ifPresent(Command::run);
  }
}
