package dev.vestibule.platform.config;

/** How passwords are hashed and which are refused. */
public record PasswordSettings(
    @Setting(
            value = "The fewest characters of a new password.",
            byDefault = "8",
            min = "1",
            max = "128")
        int minLength,
    @Setting(
            value = "How alike a new password and a name may be, from 0.1 to 1 (1 allows all).",
            byDefault = "0.7",
            min = "0.1",
            max = "1")
        double maxSimilarity,
    @Setting(
            value = "Memory of one Argon2id hash in KiB.",
            byDefault = "19456",
            min = "8192",
            max = "1048576")
        int argon2MemoryKib,
    @Setting(value = "Passes of one Argon2id hash.", byDefault = "2", min = "1", max = "64")
        int argon2Iterations,
    @Setting(value = "Lanes of one Argon2id hash.", byDefault = "1", min = "1", max = "16")
        int argon2Parallelism,
    @Setting(
            value = "How many requests may wait for a hash before others are turned away with 503.",
            byDefault = "256",
            min = "1")
        int maxWaiting) {}
