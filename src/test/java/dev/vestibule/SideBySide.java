package dev.vestibule;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets the processes of a build run test classes side by side, but those that must be {@link
 * Alone}. A class holds a share of a lock on a file, or all of it; whoever waits for all of it
 * keeps the gate shut, so that it is not overtaken for ever.
 */
public final class SideBySide implements BeforeAllCallback, AfterAllCallback {
  private static final Path FOLDER = Path.of("target");
  private static final FileChannel GATE = open("tests-gate.lock");
  private static final FileChannel ROOM = open("tests-room.lock");
  private static @Nullable FileLock held;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    if (isOuter(context)) {
      boolean alone = context.getRequiredTestClass().isAnnotationPresent(Alone.class);
      try (FileLock _ = GATE.lock()) {
        held = ROOM.lock(0, Long.MAX_VALUE, !alone);
      }
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    FileLock mine = held;
    if (isOuter(context) && mine != null) {
      mine.release();
    }
  }

  private static boolean isOuter(ExtensionContext context) {
    return context.getRequiredTestClass().getEnclosingClass() == null;
  }

  private static FileChannel open(String name) {
    try {
      Files.createDirectories(FOLDER);
      return FileChannel.open(
          FOLDER.resolve(name),
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
