package dev.vestibule.platform.config;

import java.util.Optional;

/** Where accounts are kept. */
public record DatabaseSettings(
    @Setting(
            "A JDBC URL, jdbc:sqlite:FILE, jdbc:postgresql://HOST:PORT/DATABASE or"
                + " jdbc:mariadb://HOST:PORT/DATABASE; the file vestibule.sqlite3 in the data"
                + " folder when not set.")
        Optional<String> url,
    @Setting("The database user.") Optional<String> user,
    @Setting(value = "The database user's password.", secret = true) Optional<String> password,
    @Setting(value = "How many connections read at once.", byDefault = "4", min = "1", max = "256")
        int readers,
    @Setting(
            value = "How many transactions write at once; one with SQLite, whatever is set.",
            byDefault = "8",
            min = "1",
            max = "256")
        int writers) {}
