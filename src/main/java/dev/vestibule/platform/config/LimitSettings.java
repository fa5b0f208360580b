package dev.vestibule.platform.config;

import java.time.Duration;
import java.util.Optional;

/** How often something may be asked. */
public record LimitSettings(
    @Setting(
            "Where counts of networks and mail addresses are kept: memory (of each node by itself),"
                + " database or redis; when not set, redis with limits.redis-url, else the database"
                + " where nodes can share it, else memory.")
        Optional<LimitStore> store,
    @Setting(
            value =
                "The Redis or Valkey that nodes share counts in, redis://[:PASSWORD@]HOST:PORT/0 or"
                    + " rediss:// with TLS. While it does not answer each node counts by itself.",
            secret = true)
        Optional<String> redisUrl,
    @Setting(
            value =
                "How many requests a minute one network (an IPv4 address, an IPv6 /64) may send"
                    + " whose answers can tell who has an account: registrations, checks, password"
                    + " resets, changes of address or number. 0 sets no limit; when not set, 60 in"
                    + " production and 600 in development.",
            min = "0",
            max = "1000000")
        Optional<Integer> existencePerMinute,
    @Setting(
            value =
                "How many wrong passwords in a row cost no waiting time. When not set, 5 in"
                    + " production and 20 in development.",
            min = "1",
            max = "100000")
        Optional<Integer> freeFailures,
    @Setting(
            value =
                "The longest time between two attempts at the same account; it begins at one second"
                    + " and doubles with each wrong password.",
            byDefault = "5m",
            min = "1s",
            max = "1d")
        Duration longestPause,
    @Setting(
            value =
                "How many wrong passwords in a row an account takes from devices that are not"
                    + " known, whatever the path; after that a device proves itself by mail.",
            byDefault = "100",
            min = "5",
            max = "100000")
        int failuresInARow,
    @Setting(
            value =
                "How many wrong passwords an hour one network may send, whatever the accounts. 0"
                    + " sets no limit; when not set, 300 in production and 6000 in development.",
            min = "0",
            max = "1000000")
        Optional<Integer> failuresPerNetwork,
    @Setting(
            value =
                "How many wrong passwords a minute all devices together may send that are not"
                    + " known. 0 sets no limit; when not set, 3000 in production and 0 in"
                    + " development.",
            min = "0",
            max = "1000000")
        Optional<Integer> failuresOfAll,
    @Setting(
            value =
                "How many refresh tokens a minute one network may exchange. 0 sets no limit; when"
                    + " not set, 1200 in production and 0 in development.",
            min = "0",
            max = "1000000")
        Optional<Integer> refreshes,
    @Setting(
            value =
                "How many mails an hour strangers can cause to one address: password and username"
                    + " resets, activation links sent again. 0 sets no limit; when not set, 20 in"
                    + " production and 600 in development.",
            min = "0",
            max = "1000000")
        Optional<Integer> mailsPerAddress) {

  /** How many wrong passwords in a row cost no waiting time. */
  public int freeFailures(boolean strict) {
    return freeFailures.orElse(strict ? 5 : 20);
  }

  /** How many wrong passwords an hour one network may send. */
  public int failuresPerHour(boolean strict) {
    return failuresPerNetwork.orElse(strict ? 300 : 6000);
  }

  /** How many wrong passwords a minute unknown devices may send together. */
  public int allFailures(boolean strict) {
    return failuresOfAll.orElse(strict ? 3000 : 0);
  }

  /** How many refresh tokens a minute one network may exchange. */
  public int refreshesPerMinute(boolean strict) {
    return refreshes.orElse(strict ? 1200 : 0);
  }

  /** How many mails an hour strangers can cause to one address. */
  public int mailsPerHour(boolean strict) {
    return mailsPerAddress.orElse(strict ? 20 : 600);
  }
}
