package dev.vestibule.core.takeover;

import dev.vestibule.core.takeover.Finding.Remark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about one user.
 *
 * @param place where it stands there, such as {@code line 7}
 * @param user null when it cannot be taken over; the remarks say why
 * @param groups by name
 * @param secondFactors as the file has them
 */
record Entry(
    String place,
    @Nullable FormerUser user,
    List<String> groups,
    List<DjangoFactors.Factor> secondFactors,
    List<Remark> remarks) {
  Entry {
    groups = List.copyOf(groups);
    secondFactors = List.copyOf(secondFactors);
    remarks = List.copyOf(remarks);
  }

  static Entry of(String place, FormerUser user, List<String> groups) {
    return new Entry(place, user, groups, List.of(), List.of());
  }

  static Entry broken(String place, String why) {
    return new Entry(place, null, List.of(), List.of(), List.of(new Remark("entry", why, "")));
  }

  @Override
  public String toString() {
    return place;
  }
}
