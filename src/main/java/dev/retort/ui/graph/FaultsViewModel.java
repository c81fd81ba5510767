package dev.retort.ui.graph;

import dev.retort.error.RetortException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionProblem;
import dev.retort.service.Fault;
import dev.retort.service.RemoteBranch;
import dev.retort.service.RemoteBranches;
import dev.retort.ui.support.Dialogs;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.NewestAnswer;
import dev.retort.ui.support.Question;
import dev.retort.ui.support.TaskRunner;
import dev.retort.ui.workspace.EnvironmentSession;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What git left behind in the files of the chosen environment, and what a pull would bring. */
final class FaultsViewModel {
  private static final Set<RevisionProblem.Kind> MENDABLE =
      EnumSet.of(
          RevisionProblem.Kind.CONFLICT_MARKER,
          RevisionProblem.Kind.DUPLICATE_REVISION,
          RevisionProblem.Kind.UNKNOWN_DOWN_REVISION);

  private final Workspace workspace;
  private final Messages messages;
  private final TaskRunner tasks;
  private final Dialogs dialogs;

  // Properties
  private final ObservableList<Fault> faults = FXCollections.observableArrayList();
  private final ObservableList<RemoteBranch> coming = FXCollections.observableArrayList();
  private final ObservableList<RetortException> unread = FXCollections.observableArrayList();
  private final NewestAnswer faultsAnswer;
  private final NewestAnswer remoteAnswer;

  FaultsViewModel(Workspace workspace, Messages messages, TaskRunner tasks, Dialogs dialogs) {
    this.workspace = workspace;
    this.messages = messages;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.faultsAnswer = new NewestAnswer(tasks);
    this.remoteAnswer = new NewestAnswer(tasks);
    workspace.graph().addListener((o, old, now) -> look(now));
    look(workspace.graph().getValue());
  }

  /** Faults that stop plans. */
  ObservableList<Fault> faults() {
    return faults;
  }

  /** Remote-tracking branches with revisions that are not here. */
  ObservableList<RemoteBranch> coming() {
    return coming;
  }

  /** What git could not read, so that {@link #coming()} may lack something. */
  ObservableList<RetortException> unread() {
    return unread;
  }

  String title(Fault fault) {
    String subject = fault.id().substring(fault.id().indexOf(':') + 1);
    return messages.text("graph.fault." + fault.kind().id(), subject);
  }

  String choice(Fault.Mend mend) {
    return messages.text("graph.mend." + mend.choice());
  }

  String line(RemoteBranch branch) {
    return messages.text(
        "graph.coming",
        branch.name(),
        branch.revisions().size(),
        String.join(", ", branch.revisions().stream().map(Revision::id).toList()),
        branch.heads().size());
  }

  String line(RetortException failure) {
    return messages.text("graph.coming.failed", String.valueOf(failure.getMessage()));
  }

  // Commands

  /** Mends after showing which files are written. */
  void mend(Fault fault, Fault.Mend mend) {
    dialogs.ask(
        new Question(
            Question.Tone.PLAIN,
            title(fault),
            mend.sentence(),
            mend.edits().stream().map(this::file).toList(),
            null,
            List.of(
                new Question.Choice(
                    "cancel", messages.text("shell.cancel"), Question.Choice.Kind.PLAIN),
                new Question.Choice("mend", choice(mend), Question.Choice.Kind.DEFAULT))),
        answer -> {
          if (answer.equals("mend")) {
            workspace.selected().ifPresent(session -> carryOut(session, mend));
          }
        });
  }

  private String file(Fault.FileEdit edit) {
    Path from = edit.from();
    Path to = edit.to();
    if (from == null) {
      return messages.text("graph.mend.file.new", name(to));
    }
    if (to == null) {
      return messages.text("graph.mend.file.gone", name(from));
    }
    return from.equals(to)
        ? messages.text("graph.mend.file.changed", name(from))
        : messages.text("graph.mend.file.renamed", name(from), name(to));
  }

  private static String name(@Nullable Path file) {
    return file == null ? "" : String.valueOf(file.getFileName());
  }

  private void carryOut(EnvironmentSession session, Fault.Mend mend) {
    tasks.submit(
        workspace
            .job(
                session,
                choice(mend),
                (service, progress, cancellation) -> {
                  service.mend(mend);
                  return true;
                })
            .uncancellable()
            .onSuccess(done -> workspace.refresh())
            .onFailure(dialogs::showError));
  }

  private void look(@Nullable RevisionGraph graph) {
    faultsAnswer.forget();
    remoteAnswer.forget();
    faults.clear();
    coming.clear();
    unread.clear();
    EnvironmentSession session = workspace.selectedProperty().get();
    if (graph == null || session == null) {
      return;
    }
    if (graph.problems().stream().anyMatch(p -> MENDABLE.contains(p.kind()))) {
      faultsAnswer.ask(
          workspace
              .job(
                  session,
                  "faults",
                  (service, progress, cancellation) ->
                      service.faults(cancellation).stream()
                          .filter(f -> f.kind().isError())
                          .toList())
              .quiet()
              .onSuccess(faults::setAll)
              .onFailure(dialogs::showError));
    }
    remoteAnswer.ask(
        workspace
            .job(session, "remote", (service, progress, cancellation) -> service.remoteBranches())
            .quiet()
            .onSuccess(this::accept)
            .onFailure(
                e ->
                    dialogs.notify(
                        Question.Tone.WARNING,
                        messages.text("graph.coming.failed", String.valueOf(e.getMessage())))));
  }

  private void accept(RemoteBranches found) {
    coming.setAll(found.branches());
    unread.setAll(found.failures());
  }
}
