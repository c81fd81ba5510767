package dev.retort.ui.support;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How anything asks the person; tests answer by themselves. Used on the UI thread. */
public interface Dialogs {
  /** Asks over the window and returns at once; {@code answer} gets the id of the choice. */
  void ask(Question question, Consumer<String> answer);

  /** Lets the person pick a folder; empty when nothing was picked. */
  Optional<Path> chooseFolder(String title, @Nullable Path start);

  /** Lets the person pick a file that is there; empty when nothing was picked. */
  Optional<Path> chooseFile(String title);

  /** Lets the person say where to write a file; empty when nothing was said. */
  Optional<Path> chooseSaveFile(String title, String name);

  /** A short word in passing that goes away by itself. */
  void notify(Question.Tone tone, String text);

  /** Shows a failure: its title, its message, what to do; never a stack trace. */
  void showError(Throwable failure);

  /** Shows a file in the file manager of the desktop. */
  void showFile(Path file);

  /** Puts text on the clipboard. */
  void copy(String text);
}
