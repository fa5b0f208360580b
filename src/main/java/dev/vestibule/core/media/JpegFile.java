package dev.vestibule.core.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What must be known of a JPEG before and beside decoding it (ITU-T T.81, annex B; Exif 2.32).
 *
 * @param orientation how to turn the picture, 1 to 8; 1 is upright
 * @param pixels as the frame header tells, 0 when there is none
 * @param progressive whether the decoder must keep the whole picture's coefficients
 * @param scans how often the decoder must go over the picture, at most
 */
record JpegFile(int orientation, long pixels, boolean progressive, int scans) {
  private static final long PROGRESSIVE_PIXELS = 24_000_000;
  private static final int SCANS = 100;
  private static final int EXIF = 0xE1;
  private static final int START_OF_SCAN = 0xDA;
  private static final int ORIENTATION_TAG = 0x0112;

  static JpegFile of(ByteBuffer file) {
    int orientation = 1;
    int at = 2;
    while (at + 10 <= file.limit() && (file.get(at) & 0xFF) == 0xFF) {
      int marker = file.get(at + 1) & 0xFF;
      if (isFrame(marker)) {
        long pixels = (long) (file.getShort(at + 5) & 0xFFFF) * (file.getShort(at + 7) & 0xFFFF);
        return new JpegFile(orientation, pixels, (marker & 3) == 2, scans(file));
      }
      int length = file.getShort(at + 2) & 0xFFFF;
      if (marker == EXIF && at + 2 + length <= file.limit()) {
        orientation = orientation(file.slice(at + 4, Math.max(0, length - 2)), orientation);
      }
      at += marker == 0xFF ? 1 : 2 + length;
    }
    return new JpegFile(orientation, 0, false, 0);
  }

  /** Whether decoding takes far more memory or time than the size of the picture lets expect. */
  boolean costly() {
    return progressive && (pixels > PROGRESSIVE_PIXELS || scans > SCANS);
  }

  private static boolean isFrame(int marker) {
    boolean tables = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
    return marker >= 0xC0 && marker <= 0xCF && !tables;
  }

  private static int scans(ByteBuffer file) {
    int scans = 0;
    for (int at = 2; at + 1 < file.limit(); at++) {
      if ((file.get(at) & 0xFF) == 0xFF && (file.get(at + 1) & 0xFF) == START_OF_SCAN) {
        scans++;
      }
    }
    return scans;
  }

  private static int orientation(ByteBuffer exif, int otherwise) {
    if (exif.limit() < 16 || exif.getInt(0) != 0x45786966) {
      return otherwise;
    }
    ByteBuffer tiff = exif.slice(6, exif.limit() - 6);
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return otherwise;
    }
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0, at = directory + 2; i < entries && at + 12 <= tiff.limit(); i++, at += 12) {
      if ((tiff.getShort(at) & 0xFFFF) == ORIENTATION_TAG) {
        int value = tiff.getShort(at + 8);
        return value >= 1 && value <= 8 ? value : otherwise;
      }
    }
    return otherwise;
  }
}
