package dev.vestibule.core.media;

import dev.vestibule.platform.http.BusyException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Makes an avatar of an uploaded file: the picture is decoded and drawn anew, so that nothing of
 * the file itself (metadata, scripts, a second format inside) is ever served.
 */
public final class AvatarImages {
  private static final int MAX_FILE = 5 * 1024 * 1024;
  private static final int MAX_SIDE = 12_000;
  private static final long MAX_PIXELS = 64_000_000;
  private static final int DECODED_SIDE = 2048;
  private static final int AT_ONCE = 2;
  private static final int PATIENCE_SECONDS = 10;

  private final Semaphore permits = new Semaphore(AT_ONCE, true);

  /** What became of an upload. */
  public sealed interface Outcome {}

  /**
   * A picture of at most 512 by 512 pixels and 256 KiB.
   *
   * @param extension of a file name, without the dot
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Decoded(String contentType, String extension, byte[] bytes) implements Outcome {}

  /** No picture, one of a kind that is not taken, a broken one, or one beyond the limits. */
  public record Unreadable() implements Outcome {}

  /**
   * Decodes a PNG, JPEG, GIF (its first frame) or BMP.
   *
   * @throws BusyException when others' pictures are still being decoded after ten seconds
   */
  public Outcome decode(byte[] file) {
    Optional<ImageFormat> format = ImageFormat.of(file);
    if (file.length > MAX_FILE || format.isEmpty()) {
      return new Unreadable();
    }
    try {
      if (!permits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new BusyException("too many pictures are being decoded", PATIENCE_SECONDS);
      }
      try {
        return onItsOwnThread(format.get(), file);
      } finally {
        permits.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException("too many pictures are being decoded", PATIENCE_SECONDS);
    }
  }

  /** Native decoders hold a virtual thread's carrier; two pictures would stop a small machine. */
  private static Outcome onItsOwnThread(ImageFormat format, byte[] file)
      throws InterruptedException {
    FutureTask<Outcome> task = new FutureTask<>(() -> decode(format, file));
    Thread.ofPlatform().daemon().name("avatar").start(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a picture could not be decoded", e.getCause());
    }
  }

  private static Outcome decode(ImageFormat format, byte[] file) throws IOException {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(file);
      if (!format.sound(buffer)) {
        return new Unreadable();
      }
      int orientation = format == ImageFormat.JPEG ? JpegFile.of(buffer).orientation() : 1;
      return read(format, file)
          .map(image -> AvatarDrawing.of(image, orientation))
          .<Outcome>map(image -> AvatarEncoding.encode(image, format == ImageFormat.JPEG))
          .orElseGet(Unreadable::new);
    } catch (IOException | RuntimeException e) {
      // Readers answer hostile bytes with any exception.
      return new Unreadable();
    }
  }

  private static Optional<BufferedImage> read(ImageFormat format, byte[] file) throws IOException {
    // Here and not in a static block: ImageIO takes long to wake, and a start needs no picture.
    ImageIO.setUseCache(false);
    ImageReader reader = ImageIO.getImageReadersByFormatName(format.reader()).next();
    try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(input, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (Math.max(width, height) > MAX_SIDE || (long) width * height > MAX_PIXELS) {
        return Optional.empty();
      }
      ImageReadParam few = reader.getDefaultReadParam();
      int step = Math.ceilDiv(Math.max(width, height), DECODED_SIDE);
      few.setSourceSubsampling(step, step, 0, 0);
      return Optional.of(reader.read(0, few));
    } finally {
      reader.dispose();
    }
  }
}
