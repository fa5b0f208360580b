package dev.vestibule.dialect.drf;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * An uploaded picture, held in DRF's order against: no file, empty, name too long, not an image
 * (the given decoder says), extension. The value is what the decoder made of it.
 */
public final class ImageField extends Field<ImageField> {
  /** The extensions of the formats that Pillow opens, in its order. */
  private static final List<String> EXTENSIONS =
      Arrays.asList(
          ("blp, bmp, dib, bufr, cur, pcx, dcx, dds, ps, eps, fit, fits, fli, flc, ftc, ftu, gbr,"
               + " gif, grib, h5, hdf, png, apng, jp2, j2k, jpc, jpf, jpx, j2c, icns, ico, im, iim,"
               + " jfif, jpe, jpg, jpeg, tif, tiff, mpo, msp, palm, pcd, pdf, pxr, pbm, pgm, ppm,"
               + " pnm, pfm, psd, qoi, bw, rgb, rgba, sgi, ras, tga, icb, vda, vst, webp, wmf, emf,"
               + " xbm, xpm, avif, avifs")
              .split(", ", -1));

  /** What a decoder says of an upload. */
  public sealed interface Decoded {
    /** A picture, in the form that its keeper wants. */
    record Picture(Object picture) implements Decoded {}

    /** Not a picture, or one that is not taken. */
    record Unusable(Message why) implements Decoded {}
  }

  private final Function<Upload, Decoded> decoder;
  private final int maxLength;

  private ImageField(
      String name, FieldRules rules, Function<Upload, Decoded> decoder, int maxLength) {
    super(name, rules);
    this.decoder = decoder;
    this.maxLength = maxLength;
  }

  /** A field whose file name may have 100 characters. */
  public static ImageField of(String name, Function<Upload, Decoded> decoder) {
    return new ImageField(name, FieldRules.REQUIRED, decoder, 100);
  }

  @Override
  ImageField copy(FieldRules changed) {
    return new ImageField(name(), changed, decoder, maxLength);
  }

  /** At most so many characters in the file's name. */
  public ImageField maxLength(int characters) {
    return new ImageField(name(), rules(), decoder, characters);
  }

  @Override
  String type() {
    return "image upload";
  }

  @Override
  FieldResult convert(Given given) {
    return switch (given) {
      case Given.File(Upload upload) -> file(upload);
      case Given.Words _, Given.Value _, Given.Absent _, Given.Null _ ->
          FieldResult.bad(say(Text.NOT_A_FILE));
    };
  }

  private FieldResult file(Upload upload) {
    int length = Python.length(upload.name());
    if (upload.content().length == 0) {
      return FieldResult.bad(say(Text.EMPTY_FILE));
    } else if (length > maxLength) {
      return FieldResult.bad(
          Text.FILE_NAME_TOO_LONG.with("max_length", maxLength).with("length", length));
    }
    return switch (decoder.apply(upload)) {
      case Decoded.Unusable(Message why) -> FieldResult.bad(why);
      case Decoded.Picture(Object picture) -> named(upload.name(), picture);
    };
  }

  private static FieldResult named(String fileName, Object picture) {
    int dot = fileName.lastIndexOf('.');
    String extension = dot <= 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    return EXTENSIONS.contains(extension)
        ? new FieldResult.Good(picture)
        : FieldResult.bad(
            Text.FILE_EXTENSION
                .with("extension", extension)
                .with("allowed_extensions", String.join(", ", EXTENSIONS)));
  }

  @Override
  Map<String, Object> describe() {
    Map<String, Object> info = super.describe();
    info.put("max_length", maxLength);
    return info;
  }
}
