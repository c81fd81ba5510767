package dev.retort.ui.revision;

import dev.retort.ui.support.Dialogs;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.Question.Choice;
import dev.retort.ui.support.UiContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks what becomes of changes that are not saved; not again while it is being asked. */
final class UnsavedQuestion {
  /** What a person can say. */
  enum Answer {
    KEEP,
    DISCARD,
    SAVE
  }

  private final Messages messages;
  private final Dialogs dialogs;
  private boolean asking;

  UnsavedQuestion(UiContext context) {
    this.messages = context.messages();
    this.dialogs = context.dialogs();
  }

  /** Asks about a file; of {@code then} the one that was chosen runs. */
  void ask(String file, Map<Answer, Runnable> then) {
    if (asking) {
      return;
    }
    asking = true;
    dialogs.ask(
        new Question(
            Question.Tone.WARNING,
            messages.text("revision.unsaved.title"),
            messages.text("revision.unsaved.text"),
            List.of(file),
            null,
            List.of(
                choice("keep", Choice.Kind.PLAIN),
                choice("discard", Choice.Kind.DANGER),
                choice("save", Choice.Kind.DEFAULT))),
        id -> {
          asking = false;
          then.getOrDefault(answer(id), () -> {}).run();
        });
  }

  private Choice choice(String id, Choice.Kind kind) {
    return new Choice(id, messages.text("revision.unsaved." + id), kind);
  }

  /** A question that is closed without an answer keeps everything. */
  private static Answer answer(String id) {
    return id.equals("discard") || id.equals("save")
        ? Answer.valueOf(id.toUpperCase(Locale.ROOT))
        : Answer.KEEP;
  }
}
