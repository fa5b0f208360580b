package dev.vestibule.platform.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where and how the server listens. */
public record ServerSettings(
    @Setting(value = "The address to listen on.", byDefault = "0.0.0.0") String host,
    @Setting(
            value = "The port to listen on; 0 takes a free one.",
            byDefault = "8000",
            min = "0",
            max = "65535")
        int port,
    @Setting(
            "The address that people and front ends use, such as https://accounts.example.org;"
                + " required in production.")
        Optional<URI> publicUrl,
    @Setting("A path in front of every route, such as /accounts.") String basePath,
    @Setting("Addresses or networks (CIDR) whose X-Forwarded-For, -Proto and -Host are believed.")
        List<String> trustedProxies,
    @Setting("A PEM file with the certificate chain; TLS is on when set.")
        Optional<Path> tlsCertificate,
    @Setting("A PEM file with the private key of the certificate.") Optional<Path> tlsPrivateKey,
    @Setting(
            value =
                "How long a server that stops goes on as before but for /health/ready, which says"
                    + " 503, so that a balancer looks elsewhere first.",
            byDefault = "0s",
            min = "0s",
            max = "10m")
        Duration shutdownDelay,
    @Setting(
            value = "How long requests in flight may take to finish when the server stops.",
            byDefault = "20s",
            min = "0s",
            max = "10m")
        Duration shutdownGrace,
    @Setting(value = "The largest request body in bytes.", byDefault = "5242880", min = "1024")
        int maxBodyBytes) {

  /** A certificate chain and its private key, both PEM files. */
  public record Tls(Path certificate, Path privateKey) {}

  /** What TLS is served with; empty for plain HTTP. */
  public Optional<Tls> tls() {
    return tlsCertificate.flatMap(
        certificate -> tlsPrivateKey.map(privateKey -> new Tls(certificate, privateKey)));
  }

  /** The address on this machine, base path included. */
  String local() {
    return (tls().isPresent() ? "https" : "http") + "://localhost:" + port + basePath;
  }

  ServerSettings onPort(int taken) {
    return new ServerSettings(
        host,
        taken,
        publicUrl,
        basePath,
        trustedProxies,
        tlsCertificate,
        tlsPrivateKey,
        shutdownDelay,
        shutdownGrace,
        maxBodyBytes);
  }
}
