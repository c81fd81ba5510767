package dev.retort.ui.shell;

import dev.retort.ui.support.Command;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.Messages;
import java.util.Comparator;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The commands that the typed words find. Used on the UI thread. */
final class PaletteViewModel {
  private static final String ITSELF = "palette";

  private final Messages messages;
  private final Commands commands;

  // Properties
  private final StringProperty words = new SimpleStringProperty(this, "words", "");
  private final ObservableList<Command> found = FXCollections.observableArrayList();
  private final ObservableList<Command> readOnlyFound =
      FXCollections.unmodifiableObservableList(found);

  PaletteViewModel(Messages messages, Commands commands) {
    this.messages = messages;
    this.commands = commands;
    words.addListener((o, old, now) -> find());
  }

  /** What is typed. */
  StringProperty wordsProperty() {
    return words;
  }

  /** What fits it, those that can run now first. */
  ObservableList<Command> found() {
    return readOnlyFound;
  }

  // Commands

  /** Begins anew, with all commands. */
  void open() {
    words.set("");
    find();
  }

  private void find() {
    found.setAll(
        commands.all().stream()
            .filter(c -> !c.id().equals(ITSELF) && matches(c))
            .sorted(Comparator.comparing(c -> !c.executable().get()))
            .toList());
  }

  private boolean matches(Command command) {
    String all =
        (messages.text(command.textKey())
                + " "
                + messages.text(command.tipKey())
                + " "
                + command.id())
            .toLowerCase(Locale.ROOT);
    for (String word : words.get().toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
