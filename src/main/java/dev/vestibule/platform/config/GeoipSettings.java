package dev.vestibule.platform.config;

import java.nio.file.Path;
import java.util.Optional;

/** From which places people sign in. */
public record GeoipSettings(
    @Setting(
            "A file in MaxMind's DB format that tells cities or countries of network addresses,"
                + " such as GeoLite2-City.mmdb. People then see the place of each of their"
                + " sessions; without it, none is shown. It is read at start, and no address ever"
                + " leaves the server for it.")
        Optional<Path> file) {}
