package dev.retort.ui.shell;

import dev.retort.ui.support.Language;
import dev.retort.ui.support.Theme;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a picture of the window shall show.
 *
 * @param folder the project, or null for a window with nothing open
 * @param environmentFile the environment to choose, or null for the first
 * @param theme the look
 * @param language the language
 * @param width in pixels
 * @param height in pixels
 * @param content what is open in it
 */
public record SnapshotRequest(
    @Nullable Path folder,
    @Nullable Path environmentFile,
    Theme theme,
    Language language,
    int width,
    int height,
    SnapshotContent content) {
  /** A light English picture of a project. */
  public static SnapshotRequest of(Path folder, @Nullable Path environmentFile) {
    return new SnapshotRequest(
        folder, environmentFile, Theme.LIGHT, Language.ENGLISH, 1440, 900, SnapshotContent.GRAPH);
  }
}
