package dev.vestibule.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.core.media.AvatarImages.Decoded;
import dev.vestibule.core.media.AvatarImages.Unreadable;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvatarImagesTest {
  private final AvatarImages images = new AvatarImages();

  @ParameterizedTest
  @CsvSource({
    "png, image/png, png",
    "gif, image/png, png",
    "jpeg, image/jpeg, jpg",
    "bmp, image/png, png"
  })
  void drawsEveryKindAnew(String kind, String contentType, String extension) throws IOException {
    Decoded decoded = decoded(file(kind, picture(20, 10)));

    assertThat(decoded.contentType()).isEqualTo(contentType);
    assertThat(decoded.extension()).isEqualTo(extension);
    assertThat(image(decoded).getWidth()).isEqualTo(20);
    assertThat(image(decoded).getHeight()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"3000, 1500, 512, 256", "1, 12000, 1, 512", "513, 513, 512, 512"})
  void fitsLargePicturesIntoTheFrame(int width, int height, int newWidth, int newHeight)
      throws IOException {
    BufferedImage small = image(decoded(file("png", picture(width, height))));

    assertThat(small.getWidth()).isEqualTo(newWidth);
    assertThat(small.getHeight()).isEqualTo(newHeight);
  }

  @ParameterizedTest
  @CsvSource({"20000, 10", "10, 20000", "12001, 1", "9000, 9000", "2147483647, 2147483647"})
  void refusesBySizeWithoutDecoding(int width, int height) throws IOException {
    byte[] png = file("png", picture(4, 4));
    ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);

    assertThat(images.decode(png)).isInstanceOf(Unreadable.class);
  }

  @Test
  void refusesLargeFiles() throws IOException {
    byte[] file = Arrays.copyOf(file("png", picture(4, 4)), 5 * 1024 * 1024 + 1);

    assertThat(images.decode(file)).isInstanceOf(Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not an image",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<html>",
        "GIF89a"
      })
  void refusesWhatIsNoPicture(String text) {
    assertThat(images.decode(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "jpeg", "bmp"})
  void survivesDamage(String kind) throws IOException {
    byte[] good = file(kind, noise(60, 60));
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      byte[] bad = Arrays.copyOf(good, 1 + random.nextInt(good.length));
      for (int i = 0; i < 5; i++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      assertThat(images.decode(bad)).isInstanceOfAny(Decoded.class, Unreadable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void keepsWithinTheSizeOfARow(String kind) throws IOException {
    Decoded decoded = decoded(file(kind, noise(900, 900)));

    assertThat(decoded.bytes()).hasSizeLessThanOrEqualTo(256 * 1024);
    assertThat(image(decoded).getWidth()).isGreaterThan(128);
  }

  @Test
  void leavesNothingOfTheFileBehind() throws IOException {
    byte[] marked = withSegment(file("jpeg", picture(30, 30)), "Exif\0\0secret place");

    assertThat(new String(decoded(marked).bytes(), StandardCharsets.ISO_8859_1))
        .doesNotContain("secret place");
  }

  @ParameterizedTest
  @CsvSource({"1, 40, 20, true", "3, 40, 20, false", "6, 20, 40, true", "8, 20, 40, false"})
  void turnsPhotographsUpright(int orientation, int width, int height, boolean redFirst)
      throws IOException {
    String tiff =
        "MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0"
            + (char) orientation
            + "\0\0\0\0\0\0";
    BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 20, 20);
    graphics.dispose();

    BufferedImage upright = image(decoded(withSegment(file("jpeg", image), "Exif\0\0" + tiff)));

    assertThat(upright.getWidth()).isEqualTo(width);
    assertThat(upright.getHeight()).isEqualTo(height);
    assertThat(new Color(upright.getRGB(2, 2)).getRed() > 128).isEqualTo(redFirst);
  }

  private Decoded decoded(byte[] file) {
    return (Decoded) images.decode(file);
  }

  private static BufferedImage image(Decoded decoded) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(decoded.bytes()));
  }

  private static BufferedImage picture(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  private static BufferedImage noise(int width, int height) {
    BufferedImage image = picture(width, height);
    Random random = new Random(1);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return image;
  }

  private static byte[] file(String kind, BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, kind, out);
    return out.toByteArray();
  }

  private static byte[] withSegment(byte[] jpeg, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(jpeg.length + bytes.length + 4)
        .put(jpeg, 0, 2)
        .putShort((short) 0xFFE1)
        .putShort((short) (bytes.length + 2))
        .put(bytes)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }
}
