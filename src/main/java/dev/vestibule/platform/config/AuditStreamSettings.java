package dev.vestibule.platform.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where records of the audit trail are handed on to. */
public record AuditStreamSettings(
    @Setting("A file that lines are appended to; of several nodes any may write, so share it.")
        Optional<Path> file,
    @Setting("An HTTP endpoint that takes lines by POST (application/x-ndjson).") Optional<URI> url,
    @Setting(value = "What that endpoint gets as the header Authorization.", secret = true)
        Optional<String> authorization,
    @Setting(
            value =
                "Whether what is personal stands beside each record, opened: addresses, programs"
                    + " and what was typed. Erasing it here does not reach what was handed on.",
            byDefault = "false")
        boolean personal) {
  /** Whether there is somewhere to hand on to. */
  public boolean configured() {
    return file.isPresent() || url.isPresent();
  }
}
