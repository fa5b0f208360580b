package dev.vestibule.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Certificates and private keys in text files (RFC 7468). */
final class Pem {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----([^-]+)-----END \\1-----");

  private Pem() {}

  /** The chain, the server's own certificate first. */
  static List<X509Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new GeneralSecurityException("no certificate in " + file);
      }
      return chain;
    }
  }

  /** A key in PKCS#8 (RFC 5958), PKCS#1 (RFC 8017) or SEC 1 (RFC 5915), without a password. */
  static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    Matcher found = KEY.matcher(Files.readString(file));
    if (!found.find()) {
      throw new InvalidKeyException("no private key without a password in " + file);
    }
    byte[] bytes = Base64.getMimeDecoder().decode(found.group(2));
    PrivateKeyInfo info =
        switch (found.group(1)) {
          case "RSA PRIVATE KEY" -> rsa(bytes);
          case "EC PRIVATE KEY" -> ec(bytes);
          default -> PrivateKeyInfo.getInstance(bytes);
        };
    return KeyFactory.getInstance(algorithm(info))
        .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
  }

  private static PrivateKeyInfo rsa(byte[] bytes) throws IOException {
    return new PrivateKeyInfo(
        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
        RSAPrivateKey.getInstance(bytes));
  }

  private static PrivateKeyInfo ec(byte[] bytes) throws IOException {
    ECPrivateKey key = ECPrivateKey.getInstance(bytes);
    return new PrivateKeyInfo(
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()),
        key);
  }

  private static String algorithm(PrivateKeyInfo info) {
    var identifier = info.getPrivateKeyAlgorithm().getAlgorithm();
    if (identifier.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return "RSA";
    }
    return identifier.equals(X9ObjectIdentifiers.id_ecPublicKey) ? "EC" : "EdDSA";
  }
}
