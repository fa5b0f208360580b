package dev.vestibule.ui.account;

import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.verification.UpdateAccount.AvatarEdit;
import dev.vestibule.ui.pages.PageForm;
import dev.vestibule.ui.pages.Problems;
import dev.vestibule.ui.pages.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what an owner wrote of their profile. */
public final class ProfileForm {
  public static final String PICTURE = "picture";

  /** Before the name of a picture's field: the box that removes it. */
  public static final String REMOVE = "remove_";

  private static final int NAME_LENGTH = 150;

  private final PageForm form;
  private final Words words;
  private final AvatarImages images;
  private Problems problems = Problems.none();

  public ProfileForm(PageForm form, Words words, AvatarImages images) {
    this.form = form;
    this.words = words;
    this.images = images;
  }

  public Problems problems() {
    return problems;
  }

  /** A name that the page asks for; empty when it does not. */
  public Optional<String> name(String field, boolean asked) {
    String name = form.line(field);
    if (name.codePointCount(0, name.length()) > NAME_LENGTH) {
      refuse(field, words.get("name.long"));
    }
    return asked ? Optional.of(name) : Optional.empty();
  }

  public AvatarEdit avatar() {
    Optional<AvatarImages.Decoded> picture = picture(PICTURE);
    if (picture.isPresent()) {
      return new AvatarEdit.Replace(picture.get());
    }
    return removes(PICTURE) ? new AvatarEdit.Remove() : new AvatarEdit.Keep();
  }

  /** The values to store; null for one to be removed. */
  public Map<String, @Nullable Object> values(List<ProfileField> fields) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (ProfileField field : fields) {
      String name = ProfileItem.PREFIX + field.name();
      switch (field.type()) {
        case IMAGE -> image(field, name, values);
        case STRING, INTEGER, DATE, CHOICE, BOOLEAN, PHONE -> text(field, name, values);
      }
    }
    return values;
  }

  private void image(ProfileField field, String name, Map<String, @Nullable Object> values) {
    Optional<AvatarImages.Decoded> picture = picture(name);
    if (picture.isPresent() || removes(name)) {
      values.put(field.name(), picture.orElse(null));
    }
  }

  /** A field that the form did not have stays as it is. */
  private void text(ProfileField field, String name, Map<String, @Nullable Object> values) {
    if (!form.fields().containsKey(name)) {
      return;
    }
    String text = form.line(name);
    Optional<Object> value = text.isEmpty() ? Optional.empty() : field.parse(text);
    if (!text.isEmpty() && value.isEmpty()) {
      refuse(name, rule(field));
    }
    values.put(field.name(), value.orElse(null));
  }

  private Optional<AvatarImages.Decoded> picture(String name) {
    return form.file(name)
        .flatMap(file ->
            switch (images.decode(file)) {
              case AvatarImages.Decoded decoded -> Optional.of(decoded);
              case AvatarImages.Unreadable _ -> {
                refuse(name, words.get("picture.invalid"));
                yield Optional.empty();
              }
            });
  }

  private boolean removes(String name) {
    return form.get(REMOVE + name).equals("yes");
  }

  private void refuse(String field, String sentence) {
    problems = problems.and(field, sentence);
  }

  private String rule(ProfileField field) {
    return switch (field.type()) {
      case STRING -> words.get("profile.long", field.declared().maxLength());
      case INTEGER -> integer(field.declared().min(), field.declared().max());
      case DATE -> words.get("profile.date");
      case CHOICE, BOOLEAN -> words.get("profile.choice");
      case PHONE -> words.get("telephone.invalid");
      case IMAGE -> words.get("picture.invalid");
    };
  }

  private String integer(long least, long most) {
    if (least == Long.MIN_VALUE && most == Long.MAX_VALUE) {
      return words.get("profile.integer");
    } else if (most == Long.MAX_VALUE) {
      return words.get("profile.integer.least", least);
    }
    return least == Long.MIN_VALUE
        ? words.get("profile.integer.most", most)
        : words.get("profile.integer.between", least, most);
  }
}
