package dev.retort.ui.support;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Dialogs that a test answers beforehand and reads afterwards; a question without an answer gets
 * the first choice.
 */
public final class RecordedDialogs implements Dialogs {
  /** Answers to the next questions. */
  public final Deque<String> answers = new ArrayDeque<>();

  /** What was asked. */
  public final List<Question> asked = new ArrayList<>();

  /** What was said in passing. */
  public final List<String> notes = new ArrayList<>();

  /** Failures that were shown. */
  public final List<Throwable> errors = new ArrayList<>();

  /** What was shown in the file manager. */
  public final List<Path> shown = new ArrayList<>();

  /** What was put on the clipboard. */
  public final List<String> copied = new ArrayList<>();

  @Override
  public void ask(Question question, Consumer<String> answer) {
    asked.add(question);
    String next = answers.poll();
    answer.accept(next == null ? question.choices().get(0).id() : next);
  }

  @Override
  public Optional<Path> chooseFolder(String title, @Nullable Path start) {
    return Optional.ofNullable(answers.poll()).map(Path::of);
  }

  @Override
  public Optional<Path> chooseFile(String title) {
    return Optional.ofNullable(answers.poll()).map(Path::of);
  }

  @Override
  public Optional<Path> chooseSaveFile(String title, String name) {
    return Optional.ofNullable(answers.poll()).map(Path::of);
  }

  @Override
  public void notify(Question.Tone tone, String text) {
    notes.add(text);
  }

  @Override
  public void showError(Throwable failure) {
    errors.add(failure);
  }

  @Override
  public void showFile(Path file) {
    shown.add(file);
  }

  @Override
  public void copy(String text) {
    copied.add(text);
  }
}
