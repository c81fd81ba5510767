package dev.retort.ui.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.lint.Finding;
import dev.retort.service.MigrationService;
import dev.retort.service.Project;
import dev.retort.sql.DialectId;
import dev.retort.ui.support.Commands;
import dev.retort.ui.support.FeatureHost;
import dev.retort.ui.support.Messages;
import dev.retort.ui.support.RecordedDialogs;
import dev.retort.ui.support.SameThreadTaskRunner;
import dev.retort.ui.support.UiContext;
import dev.retort.ui.workspace.Workspace;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RevisionLintTest {
  @TempDir Path folder;
  private final SameThreadTaskRunner tasks = new SameThreadTaskRunner();
  private final Workspace workspace = new Workspace(tasks, MigrationService::open);
  private final UiContext context =
      new UiContext(new Messages(), tasks, new RecordedDialogs(), new Commands(), new NoHost());
  private final RevisionViewModel model = new RevisionViewModel(context, workspace);
  private final RevisionLint lint = new RevisionLint(context, workspace, model);

  @BeforeEach
  void openAProject() {
    Project project = Project.in(folder);
    project.environment("").write("versions/.keep", "");
    project.write(
        "config.yaml",
        """
        name: test
        database: {url: "jdbc:sqlite:app.db"}
        migrations:
          locations: [versions]
          dialects: [sqlite, postgresql]
        """);
    project.write(
        "versions/a1.sql",
        """
        -- @revision a1
        -- @message first

        -- @upgrade
        CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20));

        -- @downgrade
        DROP TABLE t;
        """);
    project.write(
        "versions/b2.sql",
        """
        -- @revision b2
        -- @down_revision a1
        -- @message second

        -- @upgrade sqlite
        ALTER TABLE t ADD COLUMN more INTEGER;

        -- @upgrade postgresql

        CREATE INDEX ix_t_name ON t (name);

        -- @downgrade
        DROP INDEX ix_t_name;
        """);
    workspace.open(folder, null);
    workspace.selectedRevisionProperty().set("b2");
  }

  @AfterEach
  void close() {
    workspace.closeServices();
  }

  private Finding about(String part) {
    return lint.findings().stream()
        .filter(f -> f.statement().contains(part))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing about " + part + " in " + lint.findings()));
  }

  @Test
  void onlyTheSectionThatIsShownIsJudged() {
    assertThat(lint.findings()).noneMatch(f -> f.statement().contains("CREATE INDEX"));
    model.dialectProperty().set(DialectId.POSTGRESQL);
    Finding finding = about("CREATE INDEX");
    assertThat(finding.line()).isEqualTo(10);
    assertThat(finding.line() - lint.linesAbove()).isEqualTo(1);
  }

  @Test
  void theWholeFileIsJudgedWhileItIsTyped() {
    model.edit();
    assertThat(about("CREATE INDEX").line()).isEqualTo(10);
    assertThat(lint.linesAbove()).isZero();
    model.textProperty().set(model.textProperty().get().replace("CREATE INDEX", "-- CREATE INDEX"));
    assertThat(lint.findings()).noneMatch(f -> f.statement().contains("CREATE INDEX"));
  }

  @Test
  void aMendOpensTheFileAndRewritesIt() {
    model.dialectProperty().set(DialectId.POSTGRESQL);
    Finding finding =
        lint.findings().stream().filter(f -> f.fix() != null).findFirst().orElseThrow();
    lint.mend(finding);
    assertThat(model.choiceProperty().get()).isEqualTo(SqlChoice.FILE);
    assertThat(model.dirtyProperty().get()).isTrue();
    assertThat(model.textProperty().get()).contains("CREATE INDEX CONCURRENTLY");
    assertThat(lint.findings()).noneMatch(f -> f.rule().equals(finding.rule()));
  }

  @Test
  void anAcceptedFindingIsGoneOnceItHasAReason() {
    model.edit();
    Finding finding = about("CREATE INDEX");
    int line = lint.accept(finding);
    String text = model.textProperty().get();
    assertThat(text.lines().toList().get(line - 1)).isEqualTo("-- @allow " + finding.rule() + " ");
    model
        .textProperty()
        .set(
            text.replace(
                "-- @allow " + finding.rule() + " ",
                "-- @allow " + finding.rule() + " small table"));
    assertThat(lint.findings()).noneMatch(f -> f.rule().equals(finding.rule()));
  }

  private static final class NoHost implements FeatureHost {
    @Override
    public void open(ObservableStringValue title, Parent content, BooleanSupplier mayClose) {
      throw new AssertionError("nothing covers the centre here");
    }

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
      return false;
    }
  }
}
