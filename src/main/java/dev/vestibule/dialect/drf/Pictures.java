package dev.vestibule.dialect.drf;

import dev.vestibule.core.media.AvatarImages;

/** Decodes uploaded pictures for {@link ImageField}s; the values are {@code Decoded}. */
public final class Pictures {
  private final AvatarImages images;

  public Pictures(AvatarImages images) {
    this.images = images;
  }

  /** A field for a picture. */
  public ImageField field(String name) {
    return ImageField.of(name, this::decode);
  }

  private ImageField.Decoded decode(Upload upload) {
    return switch (images.decode(upload.content())) {
      case AvatarImages.Decoded image -> new ImageField.Decoded.Picture(image);
      case AvatarImages.Unreadable _ -> new ImageField.Decoded.Unusable(Text.INVALID_IMAGE);
    };
  }
}
