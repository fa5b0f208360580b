package dev.vestibule.core.media;

import dev.vestibule.core.media.AvatarImages.Decoded;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes a drawn picture without any metadata, small enough to keep in the database. */
final class AvatarEncoding {
  private static final int MAX_BYTES = 256 * 1024;
  private static final float[] QUALITIES = {0.88f, 0.75f, 0.6f};

  private AvatarEncoding() {}

  /** Tries lower qualities, then smaller pictures, until the file fits. */
  static Decoded encode(BufferedImage drawn, boolean photograph) {
    boolean jpeg = photograph && !drawn.getColorModel().hasAlpha();
    BufferedImage image = drawn;
    while (true) {
      byte[] bytes = jpeg ? jpeg(image) : written(image, "png", 1f);
      if (bytes.length <= MAX_BYTES) {
        return jpeg
            ? new Decoded("image/jpeg", "jpg", bytes)
            : new Decoded("image/png", "png", bytes);
      }
      image = AvatarDrawing.fit(drawn, Math.max(image.getWidth(), image.getHeight()) * 3 / 4);
    }
  }

  private static byte[] jpeg(BufferedImage image) {
    byte[] bytes = {};
    for (float quality : QUALITIES) {
      bytes = written(image, "jpeg", quality);
      if (bytes.length <= MAX_BYTES) {
        return bytes;
      }
    }
    return bytes;
  }

  private static byte[] written(BufferedImage image, String format, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
