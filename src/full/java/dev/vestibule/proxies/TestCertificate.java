package dev.vestibule.proxies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate of its own for localhost.
 *
 * @param chain a PEM file with the certificate
 * @param key a PEM file with its private key
 * @param both a PEM file with both
 * @param trusting what a client needs that trusts this certificate and no other
 */
public record TestCertificate(Path chain, Path key, Path both, SSLContext trusting) {
  private static final String PASSWORD = "changeit";

  public static TestCertificate in(Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path store = folder.resolve("store.p12");
    keytool(store);
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    String chain = pem("CERTIFICATE", keys.getCertificate("k").getEncoded());
    String key = pem("PRIVATE KEY", keys.getKey("k", PASSWORD.toCharArray()).getEncoded());
    return new TestCertificate(
        Files.writeString(folder.resolve("chain.pem"), chain),
        Files.writeString(folder.resolve("key.pem"), key),
        Files.writeString(folder.resolve("both.pem"), chain + key),
        trusting(keys));
  }

  private static void keytool(Path store) throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String words =
        "-genkeypair -alias k -keyalg EC -dname CN=localhost -ext san=dns:localhost -storetype"
            + " PKCS12";
    List<String> command = new java.util.ArrayList<>(List.of(tool));
    command.addAll(List.of(words.split(" ", -1)));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException("keytool answers " + code);
    }
  }

  private static SSLContext trusting(KeyStore keys) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("c", keys.getCertificate("k"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static String pem(String label, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, text, label);
  }
}
