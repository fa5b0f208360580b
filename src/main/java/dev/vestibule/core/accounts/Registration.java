package dev.vestibule.core.accounts;

import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.telephones.Telephone;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody registers with; its shape was checked already.
 *
 * @param telephoneEntered the same number as its owner wrote it
 * @param active whether the account signs in at once, without proving its address first
 * @param profile values of profile fields by name, null for none
 */
public record Registration(
    String username,
    @Nullable String email,
    @Nullable Telephone telephone,
    @Nullable String telephoneEntered,
    String password,
    String firstName,
    String lastName,
    String fullName,
    boolean active,
    String locale,
    AvatarImages.@Nullable Decoded avatar,
    Map<String, @Nullable Object> profile) {

  @Override
  public String toString() {
    return "registration of " + username;
  }
}
