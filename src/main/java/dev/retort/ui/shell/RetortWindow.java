package dev.retort.ui.shell;

import dev.retort.error.CancelledException;
import dev.retort.service.MigrationService;
import dev.retort.ui.support.Language;
import dev.retort.ui.support.Settings;
import dev.retort.ui.support.Theme;
import dev.retort.ui.support.ToolkitThread;
import dev.retort.ui.support.UserSettings;
import dev.retort.ui.workspace.ServiceOpener;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window of Retort, as the command line opens it. */
public final class RetortWindow {
  private static boolean started;

  private RetortWindow() {}

  /**
   * Opens the window and returns when it is closed. Called once a process, not on the JavaFX
   * thread.
   *
   * @param folder the project, or null for the last one
   * @param environmentFile the environment to choose, or null for the first
   * @param theme the look from now on, or null for the last one
   * @param language the language from now on, or null for the last one
   */
  public static void open(
      @Nullable Path folder,
      @Nullable Path environmentFile,
      @Nullable Theme theme,
      @Nullable Language language) {
    CountDownLatch closed = new CountDownLatch(1);
    onUi(
        () -> {
          Workbench workbench = new Workbench(MigrationService::open, UserSettings.ofUser());
          if (theme != null) {
            workbench.themes().themeProperty().set(theme);
          }
          if (language != null) {
            workbench.messages().languageProperty().set(language);
          }
          Stage stage = new Stage();
          stage.setOnHidden(e -> closed.countDown());
          workbench.show(stage);
          Path project = folder == null ? workbench.lastFolder().orElse(null) : folder;
          if (project != null) {
            workbench.workspace().open(project, environmentFile);
          }
        });
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Platform.exit();
  }

  /**
   * Draws the window of a project, without a display if need be, and writes it as PNG once all is
   * loaded. Remembers nothing.
   */
  public static void snapshot(SnapshotRequest request, Path png) {
    snapshot(request, png, MigrationService::open);
  }

  /** The same with services that are made in another way. */
  static void snapshot(SnapshotRequest request, Path png, ServiceOpener opener) {
    drawWithoutDisplay();
    CompletableFuture<BufferedImage> picture = new CompletableFuture<>();
    onUi(() -> draw(request, opener, picture));
    try {
      Snapshot.write(picture.join(), png);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new CancelledException(String.valueOf(e));
    }
  }

  private static void draw(
      SnapshotRequest request, ServiceOpener opener, CompletableFuture<BufferedImage> picture) {
    try {
      Workbench workbench = new Workbench(opener, Settings.inMemory());
      workbench.themes().themeProperty().set(request.theme());
      workbench.messages().languageProperty().set(request.language());
      Stage stage = new Stage();
      stage.setScene(workbench.scene());
      stage.setWidth(request.width());
      stage.setHeight(request.height());
      stage.show();
      Path folder = request.folder();
      if (folder != null) {
        workbench.workspace().open(folder, request.environmentFile());
      }
      Snapshot.whenSettled(
          workbench,
          () -> {
            request.content().command().ifPresent(workbench.commands()::run);
            Snapshot.take(
                workbench,
                image -> {
                  workbench.workspace().closeServices();
                  stage.close();
                  picture.complete(image);
                });
          });
    } catch (RuntimeException e) {
      picture.completeExceptionally(e);
    }
  }

  /** Sets what JavaFX reads at its start; has no effect after it. */
  private static void drawWithoutDisplay() {
    boolean linux = System.getProperty("os.name", "").startsWith("Linux");
    if (linux && System.getenv("DISPLAY") == null && System.getProperty("glass.platform") == null) {
      System.setProperty("glass.platform", "Monocle");
      System.setProperty("monocle.platform", "Headless");
      System.setProperty("prism.order", "sw");
      System.setProperty("headless.geometry", "2560x1600-32");
      System.setProperty("java.awt.headless", "true");
    }
  }

  private static synchronized void onUi(Runnable work) {
    if (!started) {
      started = true;
      try {
        Platform.startup(() -> {});
      } catch (IllegalStateException alreadyStarted) {
        // Another part of the process, such as a test, has started the toolkit; that one is used.
        started = true;
      }
      Platform.setImplicitExit(false);
    }
    ToolkitThread.later(work);
  }
}
