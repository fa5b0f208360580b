package dev.vestibule.core.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of picture that are taken, told by their first bytes; what a client calls the file
 * counts for nothing.
 */
enum ImageFormat {
  PNG("png", "\u0089PNG\r\n\u001a\n") {
    // No chunk may claim more than the file holds: the reader would reserve room for it.
    @Override
    boolean sound(ByteBuffer file) {
      int at = 8;
      while (at + 12 <= file.limit()) {
        int length = file.getInt(at);
        if (length < 0 || length > file.limit() - at - 12) {
          return false;
        }
        at += 12 + length;
      }
      return true;
    }
  },
  JPEG("jpeg", "\u00ff\u00d8\u00ff") {
    @Override
    boolean sound(ByteBuffer file) {
      return !JpegFile.of(file).costly();
    }
  },
  GIF("gif", "GIF8") {
    @Override
    boolean sound(ByteBuffer file) {
      return true;
    }
  },
  BMP("bmp", "BM") {
    // Uncompressed, run lengths or bit masks; never a JPEG or PNG inside with its own size.
    @Override
    boolean sound(ByteBuffer file) {
      ByteBuffer little = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
      return file.limit() > 34 && (little.getInt(14) == 12 || (little.getInt(30) & ~3) == 0);
    }
  };

  private final String reader;
  private final String start;

  ImageFormat(String reader, String start) {
    this.reader = reader;
    this.start = start;
  }

  /** Whether the frame of the file is safe to give to its reader. */
  abstract boolean sound(ByteBuffer file);

  /** The name that ImageIO knows it by. */
  String reader() {
    return reader;
  }

  static Optional<ImageFormat> of(byte[] file) {
    return Arrays.stream(values()).filter(format -> format.begins(file)).findFirst();
  }

  private boolean begins(byte[] file) {
    return new String(file, 0, Math.min(file.length, start.length()), StandardCharsets.ISO_8859_1)
        .equals(start);
  }
}
