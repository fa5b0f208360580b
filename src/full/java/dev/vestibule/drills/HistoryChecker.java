package dev.vestibule.drills;

import dev.vestibule.drills.Event.Deed;
import dev.vestibule.drills.Event.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides from a history alone whether a promise was broken; says each breach in a line. */
final class HistoryChecker {
  private final List<Event> events;

  private HistoryChecker(List<Event> events) {
    this.events = events;
  }

  /** What is wrong with a history; empty when nothing is. */
  static List<String> faults(List<Event> events) {
    HistoryChecker checker = new HistoryChecker(events);
    return Stream.of(
            checker.answers(),
            checker.registrations(),
            checker.passwords(),
            checker.successors(),
            checker.mails(),
            checker.repeatedMails())
        .flatMap(List::stream)
        .toList();
  }

  /** What asks for no state of its own has one right answer, or 503 with Retry-After. */
  private List<String> answers() {
    return events.stream()
        .filter(event -> event.phase() == Phase.REFUSED && event.what() != Deed.SIGN_IN)
        .map(event -> event.what() + " of " + event.key() + " was answered " + event.value())
        .toList();
  }

  private List<String> registrations() {
    Set<String> there = keys(Deed.ACCOUNT, Phase.SEEN);
    return keys(Deed.REGISTER, Phase.DONE).stream()
        .filter(name -> !there.contains(name))
        .map(name -> "the registration of " + name + " was acknowledged and is lost")
        .toList();
  }

  private Set<String> keys(Deed what, Phase phase) {
    return events.stream()
        .filter(event -> event.is(what, phase))
        .map(Event::key)
        .collect(Collectors.toSet());
  }

  /** Follows which passwords each account may have. */
  private List<String> passwords() {
    List<String> found = new ArrayList<>();
    Map<String, Set<String>> possible = new HashMap<>();
    for (Event event : events) {
      Set<String> known = possible.computeIfAbsent(event.key(), _ -> new HashSet<>(Set.of("0")));
      if (event.is(Deed.SET_PASSWORD, Phase.DONE)) {
        known.clear();
        known.add(event.value());
      } else if (event.what() == Deed.SET_PASSWORD && event.open()) {
        known.add(event.value());
      } else if (event.is(Deed.SIGN_IN, Phase.DONE)) {
        if (!known.contains(event.value())) {
          found.add(event.key() + " signed in with password " + event.value() + ", not " + known);
        }
        known.retainAll(Set.of(event.value()));
      } else if (event.is(Deed.SIGN_IN, Phase.REFUSED)) {
        known.remove(event.value());
        if (known.isEmpty()) {
          found.add(event.key() + " cannot sign in with its password " + event.value());
        }
      }
    }
    return found;
  }

  private List<String> successors() {
    Map<String, Set<String>> told =
        events.stream()
            .filter(event -> event.is(Deed.REFRESH, Phase.DONE))
            .collect(
                Collectors.groupingBy(
                    Event::key, Collectors.mapping(Event::value, Collectors.toSet())));
    return told.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(entry -> "token " + entry.getKey() + " has successors " + entry.getValue())
        .toList();
  }

  /** As many different mails to an address as were acknowledged for it, or may have happened. */
  private List<String> mails() {
    Map<String, Set<String>> arrived =
        events.stream()
            .filter(event -> event.what() == Deed.MAIL)
            .collect(
                Collectors.groupingBy(
                    Event::key, Collectors.mapping(Event::value, Collectors.toSet())));
    Map<String, Long> least = mailsOf(Phase.DONE);
    Map<String, Long> open = mailsOf(Phase.UNKNOWN);
    mailsOf(Phase.LATER).forEach((name, times) -> open.merge(name, times, Long::sum));
    Set<String> all = new HashSet<>(open.keySet());
    all.addAll(least.keySet());
    return all.stream()
        .flatMap(name -> {
          long got = arrived.getOrDefault(name, Set.of()).size();
          long wanted = least.getOrDefault(name, 0L);
          return got < wanted || got > wanted + open.getOrDefault(name, 0L)
              ? Stream.of(name + " got " + got + " mails of " + wanted)
              : Stream.empty();
        })
        .toList();
  }

  private Map<String, Long> mailsOf(Phase phase) {
    return events.stream()
        .filter(event -> event.is(Deed.REGISTER, phase) || event.is(Deed.RESET, phase))
        .collect(Collectors.groupingBy(Event::key, HashMap::new, Collectors.counting()));
  }

  /** The same mail comes twice only when its sending could not be noted in between. */
  private List<String> repeatedMails() {
    List<Long> breaks =
        events.stream()
            .filter(event -> event.what() == Deed.KILL || event.what() == Deed.OUTAGE)
            .map(Event::at)
            .toList();
    Map<String, List<Event>> copies =
        events.stream()
            .filter(event -> event.what() == Deed.MAIL)
            .collect(Collectors.groupingBy(Event::value));
    return copies.values().stream()
        .filter(same -> same.size() > 1)
        .filter(same -> !brokenBetween(breaks, same))
        .map(same -> "mail " + same.getFirst().value() + " came " + same.size() + " times")
        .toList();
  }

  private static boolean brokenBetween(List<Long> breaks, List<Event> same) {
    List<Long> times = same.stream().map(Event::at).sorted().toList();
    for (int i = 1; i < times.size(); i++) {
      long before = times.get(i - 1);
      long after = times.get(i);
      if (breaks.stream().noneMatch(at -> at >= before && at <= after)) {
        return false;
      }
    }
    return true;
  }
}
