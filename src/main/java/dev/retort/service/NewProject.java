package dev.retort.service;

import dev.retort.error.FileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The files of a project that begins: an environment on SQLite, a model, a folder for revisions.
 *
 * @param folder the project
 * @param config its environment file
 * @param model its model
 * @param versions the empty folder of its revisions
 */
public record NewProject(Path folder, Path config, Path model, Path versions) {
  private static final String CONFIG = "config.yaml";
  private static final String MODEL = "model.yaml";
  private static final String VERSIONS = "migrations/versions";

  /** The files that {@link #writeIn} writes, as names below the folder. */
  public static List<String> fileNames() {
    return List.of(CONFIG, MODEL);
  }

  /**
   * Writes the files and makes the folders that are missing.
   *
   * @throws FileException if one of the files is there already, and then nothing was written, or if
   *     they cannot be written
   */
  public static NewProject writeIn(Path folder) {
    for (String file : fileNames()) {
      if (Files.exists(folder.resolve(file))) {
        throw new FileException(
            folder.resolve(file), "exists already. Nothing was written; init never overwrites.");
      }
    }
    NewProject project =
        new NewProject(
            folder, folder.resolve(CONFIG), folder.resolve(MODEL), folder.resolve(VERSIONS));
    create(folder);
    copy(CONFIG, project.config);
    copy(MODEL, project.model);
    create(project.versions);
    return project;
  }

  private static void copy(String name, Path target) {
    try (InputStream source =
        Objects.requireNonNull(NewProject.class.getResourceAsStream("init/" + name))) {
      Files.copy(source, target);
    } catch (IOException e) {
      throw new FileException("write", target, e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new FileException(folder, "is a file, and a folder is needed there.");
    } catch (IOException e) {
      throw new FileException("make the folder", folder, e);
    }
  }
}
