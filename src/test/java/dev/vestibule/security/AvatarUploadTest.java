package dev.vestibule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Files that call themselves pictures. */
class AvatarUploadTest {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static TestServer server;
  private static Visitor visitor;
  private static String bearer;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    visitor = new Visitor(server);
    visitor.account("face");
    bearer = visitor.signIn("face").bearer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Visitor.Reply upload(String name, String type, byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        """
        --b\r
        Content-Disposition: form-data; name="avatar"; filename="%s"\r
        Content-Type: %s\r
        \r
        """
            .formatted(name, type)
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
    return visitor.unchecked(
        visitor
            .to("/auth/users/me/")
            .header("Authorization", bearer)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .method("PATCH", BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static byte[] picture(String format, int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  private static Visitor.Reply served(Visitor.Reply uploaded) {
    assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(200);
    String address = uploaded.get("avatar");
    return visitor.unchecked(visitor.to(address.substring(address.indexOf("/media/"))));
  }

  @Test
  @DisplayName("CVE-2024-29891, GHSA-954h-jrpm-72pm: HTML and SVG are refused, whatever their name")
  void noPictures() {
    byte[] html = ("<html>" + SCRIPT).getBytes(StandardCharsets.UTF_8);
    byte[] svg =
        ("<svg xmlns=\"http://www.w3.org/2000/svg\">" + SCRIPT + "</svg>")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(upload("a.html", "text/html", html).status()).isEqualTo(400);
    assertThat(upload("a.png", "image/png", html).status()).isEqualTo(400);
    assertThat(upload("a.svg", "image/svg+xml", svg).status()).isEqualTo(400);
    assertThat(upload("a.png", "image/png", svg).status()).isEqualTo(400);
    assertThat(upload("a.png", "image/png", new byte[0]).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("GHSA-4vh2-39rq-rq8j: a picture of 20000x10 is refused before decoding")
  void tooWide() throws IOException {
    assertThat(upload("a.png", "image/png", picture("png", 20_000, 10)).status()).isEqualTo(400);
    byte[] bomb = picture("png", 10, 10);
    ByteBuffer claims = ByteBuffer.wrap(bomb);
    claims.putInt(16, 60_000).putInt(20, 60_000);
    CRC32 sum = new CRC32();
    sum.update(bomb, 12, 17);
    claims.putInt(29, (int) sum.getValue());
    assertThat(upload("a.png", "image/png", bomb).status()).isEqualTo(400);
  }

  /** The JPEG with one more segment (ITU-T T.81, annex B) in front. */
  private static byte[] tagged(byte[] jpeg, int marker, byte[] content) {
    ByteArrayOutputStream tagged = new ByteArrayOutputStream();
    tagged.write(jpeg, 0, 2);
    tagged.writeBytes(new byte[] {(byte) 0xFF, (byte) marker, 0, (byte) (content.length + 2)});
    tagged.writeBytes(content);
    tagged.write(jpeg, 2, jpeg.length - 2);
    return tagged.toByteArray();
  }

  @Test
  @DisplayName("CVE-2024-29891: a picture that is a page as well loses the page")
  void polyglot() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(picture("png", 16, 16));
    both.writeBytes(SCRIPT.getBytes(StandardCharsets.UTF_8));
    assertThat(upload("a.png", "image/png", both.toByteArray()).status()).isEqualTo(400);

    byte[] jpeg = picture("jpeg", 16, 16);
    byte[] comment = (SCRIPT + "<!--").getBytes(StandardCharsets.UTF_8);
    Visitor.Reply image = served(upload("a.jpg", "text/html", tagged(jpeg, 0xFE, comment)));
    assertThat(image.text()).doesNotContain("script");
    assertThat(image.header("Content-Type")).isEqualTo("image/jpeg");
  }

  @Test
  @DisplayName("GHSA-954h-jrpm-72pm: metadata goes, the name is ours, nosniff and a closed CSP")
  void servedSafely() throws IOException {
    byte[] jpeg = picture("jpeg", 16, 16);
    byte[] secret = "Exif\0\0II*\0 GPS 48.8584 2.2945".getBytes(StandardCharsets.ISO_8859_1);

    Visitor.Reply uploaded =
        upload("../../etc/passwd.jpg", "image/jpeg", tagged(jpeg, 0xE1, secret));
    Visitor.Reply image = served(uploaded);

    assertThat(uploaded.get("avatar")).doesNotContain("passwd", "..");
    assertThat(image.status()).isEqualTo(200);
    assertThat(image.text()).doesNotContain("Exif", "GPS", "48.8584");
    assertThat(image.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(image.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(image.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
    assertThat(image.response().body().length).isLessThan(256 * 1024);
  }

  @Test
  @DisplayName("Uploads: an old avatar and a deleted account's avatar are gone")
  void gone() throws IOException {
    String first = upload("a.png", "image/png", picture("png", 8, 8)).get("avatar");
    String second = upload("a.png", "image/png", picture("png", 8, 8)).get("avatar");
    assertThat(second).isNotEqualTo(first);
    String path = first.substring(first.indexOf("/media/"));
    assertThat(visitor.unchecked(visitor.to(path)).status()).isEqualTo(404);
  }
}
