package dev.vestibule.core.media;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Draws a decoded picture anew: upright, in plain RGB with or without alpha, small. */
final class AvatarDrawing {
  private static final int SIDE = 512;

  private AvatarDrawing() {}

  /**
   * Turns and shrinks a picture to fit 512 by 512 pixels; a smaller one keeps its size.
   *
   * @param orientation Exif's, 1 to 8
   */
  static BufferedImage of(BufferedImage decoded, int orientation) {
    BufferedImage image = fit(decoded, SIDE);
    return orientation == 1 ? image : turned(image, orientation);
  }

  /** The same picture with no side longer than {@code side}. */
  static BufferedImage fit(BufferedImage image, int side) {
    int longest = Math.max(image.getWidth(), image.getHeight());
    BufferedImage smaller = image;
    // Halving keeps every pixel's share; one long jump would drop most of them.
    for (int next = longest / 2; next > side; next /= 2) {
      smaller = drawn(smaller, (double) next / longest, image);
    }
    return drawn(smaller, Math.min(1.0, (double) side / longest), image);
  }

  private static BufferedImage drawn(BufferedImage from, double scale, BufferedImage original) {
    int width = Math.max(1, (int) Math.round(original.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(original.getHeight() * scale));
    BufferedImage to = new BufferedImage(width, height, type(original));
    Graphics2D graphics = to.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(from, 0, 0, width, height, null);
    graphics.dispose();
    return to;
  }

  private static BufferedImage turned(BufferedImage image, int orientation) {
    int width = image.getWidth();
    int height = image.getHeight();
    boolean lies = orientation >= 5;
    BufferedImage to =
        new BufferedImage(lies ? height : width, lies ? width : height, image.getType());
    Graphics2D graphics = to.createGraphics();
    graphics.drawImage(image, turn(orientation, width, height), null);
    graphics.dispose();
    return to;
  }

  private static AffineTransform turn(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }

  private static int type(BufferedImage image) {
    return image.getColorModel().hasAlpha()
        ? BufferedImage.TYPE_INT_ARGB
        : BufferedImage.TYPE_INT_RGB;
  }
}
