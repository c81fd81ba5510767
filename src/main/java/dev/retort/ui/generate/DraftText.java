package dev.retort.ui.generate;

import dev.retort.service.GeneratedRevision;
import dev.retort.sql.DialectId;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What a generated revision says: the part that is looked at, its file's name, its warnings. */
final class DraftText {
  private final ObservableList<String> warnings = FXCollections.observableArrayList();
  private final ObservableList<String> readOnlyWarnings =
      FXCollections.unmodifiableObservableList(warnings);
  private final ObservableList<DialectId> dialects = FXCollections.observableArrayList();
  private final ObservableList<DialectId> readOnlyDialects =
      FXCollections.unmodifiableObservableList(dialects);
  private final ObjectProperty<SqlPart> part =
      new SimpleObjectProperty<>(this, "part", SqlPart.FILE);
  private final ReadOnlyStringWrapper sql = new ReadOnlyStringWrapper(this, "sql", "");
  private final ReadOnlyStringWrapper file = new ReadOnlyStringWrapper(this, "file", "");
  private @Nullable GeneratedRevision draft;

  DraftText() {
    part.addListener((o, old, now) -> showSql());
  }

  /** What a reader of the SQL must know. */
  ObservableList<String> warnings() {
    return readOnlyWarnings;
  }

  /** Those that the revision has SQL for; as before while nothing is ticked. */
  ObservableList<DialectId> dialects() {
    return readOnlyDialects;
  }

  /** Which part is looked at. */
  ObjectProperty<SqlPart> partProperty() {
    return part;
  }

  /** That part. */
  ReadOnlyStringProperty sqlProperty() {
    return sql.getReadOnlyProperty();
  }

  /** The file that it will become. */
  ReadOnlyStringProperty fileProperty() {
    return file.getReadOnlyProperty();
  }

  void show(GeneratedRevision made) {
    draft = made;
    warnings.setAll(made.warnings());
    if (!made.upgradeSql().isEmpty()) {
      dialects.setAll(made.upgradeSql().keySet());
    }
    file.set(made.file().map(f -> String.valueOf(f.getFileName())).orElse(""));
    showSql();
  }

  private void showSql() {
    sql.set(draft == null ? "" : part.get().of(draft));
  }
}
