package dev.retort.ui.shell;

import dev.retort.error.CancelledException;
import dev.retort.error.RetortException;
import dev.retort.ui.support.Dialogs;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.Question;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** The dialogs of the real window. */
final class WindowDialogs implements Dialogs {
  private final Messages messages;
  private final DialogLayer layer;
  private final NotificationLayer notifications;

  WindowDialogs(Messages messages, DialogLayer layer, NotificationLayer notifications) {
    this.messages = messages;
    this.layer = layer;
    this.notifications = notifications;
  }

  @Override
  public void ask(Question question, Consumer<String> answer) {
    layer.ask(question, answer);
  }

  @Override
  public Optional<Path> chooseFolder(String title, @Nullable Path start) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    if (start != null && Files.isDirectory(start)) {
      chooser.setInitialDirectory(start.toFile());
    }
    File chosen = chooser.showDialog(layer.getScene().getWindow());
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  @Override
  public Optional<Path> chooseFile(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    File chosen = chooser.showOpenDialog(layer.getScene().getWindow());
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  @Override
  public Optional<Path> chooseSaveFile(String title, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    File chosen = chooser.showSaveDialog(layer.getScene().getWindow());
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  @Override
  public void notify(Question.Tone tone, String text) {
    notifications.show(tone, text);
  }

  @Override
  public void showError(Throwable failure) {
    if (failure instanceof CancelledException) {
      notifications.show(Question.Tone.PLAIN, messages.text("error.cancelled"));
      return;
    }
    String title =
        failure instanceof RetortException known
            ? messages.errorTitle(known.code())
            : messages.text("error.internal");
    String said = failure.getMessage();
    String detail = said == null ? failure.getClass().getSimpleName() : said;
    ask(
        Question.tell(Question.Tone.ERROR, title, "", messages.text("dialog.close"))
            .withDetail(detail),
        id -> {});
  }

  @Override
  public void showFile(Path file) {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path folder = file.toAbsolutePath().getParent();
    List<String> command =
        os.contains("mac")
            ? List.of("open", "-R", file.toString())
            : os.contains("win")
                ? List.of("explorer", "/select," + file)
                : List.of("xdg-open", String.valueOf(folder));
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      notify(Question.Tone.WARNING, messages.text("dialog.no_file_manager", file));
    }
  }

  @Override
  public void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    notify(Question.Tone.PLAIN, messages.text("dialog.copied"));
  }
}
