package dev.retort.revision;

import dev.retort.error.FileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * Writes a text file whole or not at all, also where the process is killed or the power goes: the
 * text goes to a file beside it, is forced to the disk, and takes the name in one step. Of several
 * writers at once one wins. UTF-8; the folders above are made.
 */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Creates a file.
   *
   * @throws FileException if it exists already, which is then as it was, or cannot be written
   */
  public static void create(Path file, String text) {
    put(file, text, true);
  }

  /**
   * Creates a file or replaces what is there, with its permissions; a link stays one, and the file
   * behind it is replaced.
   *
   * @throws FileException if it cannot be written; what was there is as it was
   */
  public static void replace(Path file, String text) {
    put(file, text, false);
  }

  private static void put(Path file, String text, boolean fresh) {
    if (file.getFileName() == null) {
      throw new FileException(file, "is not a file name");
    }
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path folder = Files.createDirectories(target.resolveSibling("").normalize());
      Path temporary = temporary(folder, target);
      try {
        fill(temporary, text);
        if (fresh) {
          name(temporary, target);
        } else {
          move(temporary, target);
        }
      } finally {
        Files.deleteIfExists(temporary);
      }
      force(folder);
    } catch (FileAlreadyExistsException e) {
      throw new FileException(file, "exists already. Choose another name, or edit that file.");
    } catch (IOException e) {
      throw new FileException("write", file, e);
    }
  }

  /** An empty file that at no time may be read by more than the target may be. */
  private static Path temporary(Path folder, Path target) throws IOException {
    String prefix = "." + target.getFileName() + ".";
    if (Files.exists(target) && isPosix(folder)) {
      Path made = Files.createTempFile(folder, prefix, ".tmp");
      return Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(target));
    }
    return Files.createFile(folder.resolve(prefix + UUID.randomUUID() + ".tmp"));
  }

  private static boolean isPosix(Path folder) {
    return Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null;
  }

  private static void fill(Path file, String text) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** A link fails where the name is taken, which a move does not. */
  private static void name(Path temporary, Path target) throws IOException {
    try {
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // A file system without links; this one looks before it moves.
      Files.move(temporary, target);
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * The name is in the folder, which has to reach the disk too; Windows cannot be asked for that.
   */
  private static void force(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
