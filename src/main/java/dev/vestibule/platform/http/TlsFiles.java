package dev.vestibule.platform.http;

import dev.vestibule.platform.config.ServerSettings;
import io.helidon.common.tls.Tls;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The certificate and key files: loaded at the start and again whenever they change. */
final class TlsFiles implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(TlsFiles.class.getName());
  private static final int CHECK_SECONDS = 30;

  private final Path certificate;
  private final Path key;
  private List<FileTime> seen = List.of();
  private Consumer<Tls> taker = tls -> {};
  private @Nullable ScheduledExecutorService clock;

  private TlsFiles(Path certificate, Path key) {
    this.certificate = certificate;
    this.key = key;
  }

  static TlsFiles of(ServerSettings settings) {
    return new TlsFiles(
        settings.tlsCertificate().orElseThrow(),
        settings
            .tlsPrivateKey()
            .orElseThrow(() -> new IllegalStateException("server.tls-private-key is not set")));
  }

  /**
   * Reads both files.
   *
   * @throws IllegalStateException when they are missing, unreadable or do not belong together
   */
  synchronized Tls load() {
    try {
      seen = times();
      return Tls.builder()
          .privateKey(Pem.privateKey(key))
          .privateKeyCertChain(Pem.certificates(certificate))
          .build();
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "cannot use server.tls-certificate " + certificate + " with its key", e);
    }
  }

  /** Hands new files over from now on; a pair that cannot be used leaves the old one in force. */
  synchronized void watch(Consumer<Tls> reload) {
    taker = reload;
    clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tls-files").factory());
    var _ =
        clock.scheduleWithFixedDelay(this::refresh, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
  }

  synchronized void refresh() {
    try {
      if (!times().equals(seen)) {
        taker.accept(load());
        LOGGER.log(Level.INFO, "the TLS certificate has been read again");
      }
    } catch (IOException | RuntimeException e) {
      LOGGER.log(Level.WARNING, "the TLS certificate cannot be read; the old one stays", e);
    }
  }

  @Override
  public synchronized void close() {
    if (clock != null) {
      clock.shutdownNow();
    }
  }

  private List<FileTime> times() throws IOException {
    return Stream.of(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key))
        .toList();
  }
}
