package dev.vestibule.platform.config;

import java.nio.file.Path;
import java.util.Optional;

/** Keys that protect everything else. */
public record SecretSettings(
    @Setting(value = "The master key: 32 bytes in base64 that wrap every other key.", secret = true)
        Optional<String> masterKey,
    @Setting(
            "A file with the master key, readable by its owner alone; master.key in the data folder"
                + " when not set, made there on the first start in development.")
        Optional<Path> masterKeyFile) {}
