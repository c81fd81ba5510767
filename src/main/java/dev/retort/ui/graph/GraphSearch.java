package dev.retort.ui.graph;

import dev.retort.revision.Revision;
import dev.retort.revision.lane.GraphLayout;
import dev.retort.revision.lane.GraphRow;
import dev.retort.ui.support.Messages;
import dev.retort.ui.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What a person looks for in the graph, and what fits, from top to bottom. */
final class GraphSearch {
  private final Workspace workspace;
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ObservableList<String> matches = FXCollections.observableArrayList();
  private final ObservableList<String> readOnlyMatches =
      FXCollections.unmodifiableObservableList(matches);
  private @Nullable GraphLayout layout;

  GraphSearch(Workspace workspace) {
    this.workspace = workspace;
    text.addListener((o, old, now) -> find());
  }

  /** What is looked for. */
  StringProperty textProperty() {
    return text;
  }

  /** The revisions that fit. */
  ObservableList<String> matches() {
    return readOnlyMatches;
  }

  /** How many revisions fit, and which of them is chosen; empty while nothing is looked for. */
  StringBinding count(Messages messages) {
    return Bindings.createStringBinding(
        () ->
            text.get().isBlank()
                ? ""
                : messages.text("graph.search_count", chosen() + 1, matches.size()),
        text,
        matches,
        workspace.selectedRevisionProperty(),
        messages.languageProperty());
  }

  private int chosen() {
    return matches.indexOf(String.valueOf(workspace.selectedRevisionProperty().get()));
  }

  // Commands

  /** Looks in another graph, and chooses nothing. */
  void in(@Nullable GraphLayout newLayout) {
    layout = newLayout;
    match();
  }

  /** Chooses the next match below, or the one above, round about. */
  void step(int direction) {
    if (!matches.isEmpty()) {
      int at = chosen();
      int next = at < 0 ? 0 : Math.floorMod(at + direction, matches.size());
      workspace.selectedRevisionProperty().set(matches.get(next));
    }
  }

  private void find() {
    match();
    if (!matches.isEmpty() && chosen() < 0) {
      workspace.selectedRevisionProperty().set(matches.get(0));
    }
  }

  private void match() {
    String wanted = text.get().strip().toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    if (!wanted.isEmpty() && layout != null) {
      for (GraphRow row : layout.rows()) {
        if (fits(row.revision(), wanted)) {
          found.add(row.revision().id());
        }
      }
    }
    if (!found.equals(matches)) {
      matches.setAll(found);
    }
  }

  private static boolean fits(Revision revision, String wanted) {
    return revision.id().toLowerCase(Locale.ROOT).startsWith(wanted)
        || revision.message().toLowerCase(Locale.ROOT).contains(wanted)
        || String.valueOf(revision.file().getFileName()).toLowerCase(Locale.ROOT).contains(wanted)
        || revision.branchLabels().stream()
            .anyMatch(l -> l.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
