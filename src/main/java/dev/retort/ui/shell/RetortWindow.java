package dev.retort.ui.shell;

import dev.retort.service.MigrationService;
import dev.retort.ui.support.Settings;
import dev.retort.ui.support.UserSettings;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window of Retort, as the command line opens it. */
public final class RetortWindow {
  private RetortWindow() {}

  /**
   * Opens the window and returns when it is closed. Called once a process, not on the JavaFX
   * thread.
   *
   * @param folder the project, or null for the last one
   * @param environmentFile the environment to choose, or null for the first
   */
  public static void open(@Nullable Path folder, @Nullable Path environmentFile) {
    CountDownLatch closed = new CountDownLatch(1);
    Platform.startup(
        () -> {
          Settings settings = UserSettings.ofUser();
          Workbench workbench = new Workbench(MigrationService::open, settings);
          Stage stage = new Stage();
          stage.setTitle("Retort");
          stage.setScene(workbench.scene());
          stage.setOnHidden(e -> closed.countDown());
          stage.show();
          if (folder != null) {
            workbench.workspace().open(folder, environmentFile);
          }
        });
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
