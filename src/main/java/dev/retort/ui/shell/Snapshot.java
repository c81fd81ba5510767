package dev.retort.ui.shell;

import dev.retort.error.FileException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.embed.swing.SwingFXUtils;
import javax.imageio.ImageIO;

/** Takes a picture of a workbench once nothing is loading any more. Used on the UI thread. */
final class Snapshot {
  /** Frames without work after which layout, style and canvas have settled. */
  private static final int QUIET_FRAMES = 12;

  private Snapshot() {}

  /** Gives the picture to {@code consumer} when nothing is loading any more. */
  static void take(Workbench workbench, Consumer<BufferedImage> consumer) {
    whenSettled(
        workbench,
        () -> consumer.accept(SwingFXUtils.fromFXImage(workbench.scene().snapshot(null), null)));
  }

  /** Runs {@code then} when as many frames in a row saw no work. */
  static void whenSettled(Workbench workbench, Runnable then) {
    new AnimationTimer() {
      private int quiet;

      @Override
      public void handle(long now) {
        quiet = workbench.isBusy() ? 0 : quiet + 1;
        if (quiet >= QUIET_FRAMES) {
          stop();
          then.run();
        }
      }
    }.start();
  }

  /** Writes a picture as PNG; makes the folder. */
  static void write(BufferedImage picture, Path png) {
    try {
      Path folder = png.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      ImageIO.write(picture, "png", png.toFile());
    } catch (IOException e) {
      throw new FileException("write the picture", png, e);
    }
  }
}
