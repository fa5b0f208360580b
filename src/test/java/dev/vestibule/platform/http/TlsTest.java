package dev.vestibule.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS from PEM files. */
class TlsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "RSA, 2048, PRIVATE KEY",
    "RSA, 2048, RSA PRIVATE KEY",
    "EC, 256, PRIVATE KEY",
    "EC, 256, EC PRIVATE KEY"
  })
  void speaksHttp2OverTls(String algorithm, String size, String form) throws Exception {
    write(algorithm, size, form, "first");
    try (HttpServer server = start();
        HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.body()).startsWith("https://localhost:");
    }
  }

  @Test
  void takesANewCertificate() throws Exception {
    write("EC", "256", "PRIVATE KEY", "first");
    try (HttpServer server = start()) {
      assertThat(subject(server, trusting())).isEqualTo("CN=first");

      Files.delete(folder.resolve("store"));
      write("EC", "256", "PRIVATE KEY", "second");
      Files.setLastModifiedTime(
          folder.resolve("key.pem"), FileTime.from(Instant.parse("2040-01-01T00:00:00Z")));
      server.refreshTls();
      assertThat(subject(server, trusting())).isEqualTo("CN=second");

      SSLContext second = trusting();
      Files.writeString(folder.resolve("chain.pem"), "half a file");
      server.refreshTls();
      assertThat(subject(server, second)).isEqualTo("CN=second");
    }
  }

  @Test
  void namesTheFilesItCannotUse() throws Exception {
    Files.writeString(folder.resolve("chain.pem"), "");
    Files.writeString(folder.resolve("key.pem"), "");

    assertThatThrownBy(this::start).hasMessageContaining("server.tls-certificate");
  }

  private HttpServer start() {
    return HttpServer.start(
        TestSettings.of(
                "--server-tls-certificate=" + folder.resolve("chain.pem"),
                "--server-tls-private-key=" + folder.resolve("key.pem"))
            .server(),
        request -> Answer.text(200, "text/plain", request.baseUrl()));
  }

  private void write(String algorithm, String size, String form, String name) throws Exception {
    Path store = folder.resolve("store");
    keytool(algorithm, size, name, store);
    KeyStore keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
    PrivateKey key = (PrivateKey) keys.getKey("k", "secret".toCharArray());
    byte[] bytes =
        form.equals("PRIVATE KEY")
            ? key.getEncoded()
            : PrivateKeyInfo.getInstance(key.getEncoded()).getPrivateKey().getOctets();
    if (form.equals("EC PRIVATE KEY")) {
      bytes = withCurve(key);
    }
    Files.writeString(folder.resolve("key.pem"), pem(form, bytes));
    Certificate certificate = keys.getCertificate("k");
    Files.writeString(folder.resolve("chain.pem"), pem("CERTIFICATE", certificate.getEncoded()));
  }

  /** As OpenSSL writes it: the curve is named inside (RFC 5915). */
  private static byte[] withCurve(PrivateKey key) throws IOException {
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
    return new org.bouncycastle.asn1.sec.ECPrivateKey(
            256,
            ((java.security.interfaces.ECPrivateKey) key).getS(),
            info.getPrivateKeyAlgorithm().getParameters())
        .getEncoded();
  }

  private static void keytool(String algorithm, String size, String name, Path store)
      throws Exception {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                tool,
                "-genkeypair",
                "-alias",
                "k",
                "-keyalg",
                algorithm,
                "-keysize",
                size,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storepass",
                "secret")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static String pem(String label, byte[] bytes) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
        + "\n-----END "
        + label
        + "-----\n";
  }

  private SSLContext trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(folder.resolve("chain.pem"))) {
      trusted.setCertificateEntry(
          "c", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static String subject(HttpServer server, SSLContext context) throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.ofLiteral("127.0.0.1"), server.port())) {
      socket.startHandshake();
      X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return certificate.getSubjectX500Principal().getName();
    }
  }
}
