package dev.vestibule.ui.pages;

import java.util.stream.IntStream;

/**
 * The product's colour, made readable: contrast is at least 4.5 to 1 (WCAG 2.2, criterion 1.4.3)
 * whatever colour is configured.
 */
record Accent(int red, int green, int blue) {
  private static final double ENOUGH = 4.5;
  private static final int STEPS = 50;
  private static final Accent WHITE = new Accent(255, 255, 255);
  private static final Accent BLACK = new Accent(0, 0, 0);

  /** Reads {@code #rrggbb}. */
  static Accent of(String hex) {
    int rgb = Integer.parseInt(hex.substring(1), 16);
    return new Accent(rgb >> 16, (rgb >> 8) & 255, rgb & 255);
  }

  /** The custom properties that the style sheet builds on, for light and dark screens. */
  static String properties(String hex, String lightGround, String darkGround) {
    Accent accent = of(hex);
    Accent light = accent.readableOn(of(lightGround), BLACK);
    Accent dark = accent.readableOn(of(darkGround), WHITE);
    return ":root{"
        + accent.declared(light)
        + "}@media (prefers-color-scheme:dark){:root{"
        + accent.declared(dark)
        + "}}\n";
  }

  /** The same where a page decides between light and dark by its {@code color-scheme}. */
  static String switched(String hex, String lightGround, String darkGround) {
    Accent accent = of(hex);
    String light = accent.readableOn(of(lightGround), BLACK).hex();
    String dark = accent.readableOn(of(darkGround), WHITE).hex();
    return ":root{--accent:%s;--on-accent:%s;--link:light-dark(%s,%s)}%n"
        .formatted(accent.hex(), accent.ink().hex(), light, dark);
  }

  private String declared(Accent link) {
    return "--accent:%s;--on-accent:%s;--link:%s".formatted(hex(), ink().hex(), link.hex());
  }

  /** What is written on it: white where that can be read, else black. */
  private Accent ink() {
    return contrast(WHITE) >= ENOUGH ? WHITE : BLACK;
  }

  /** The nearest colour on the way to {@code end} that can be read on a ground. */
  Accent readableOn(Accent ground, Accent end) {
    return IntStream.rangeClosed(0, STEPS)
        .mapToObj(step -> towards(end, step / (double) STEPS))
        .filter(colour -> colour.contrast(ground) >= ENOUGH)
        .findFirst()
        .orElse(end);
  }

  private Accent towards(Accent end, double share) {
    return new Accent(
        mixed(red, end.red, share), mixed(green, end.green, share), mixed(blue, end.blue, share));
  }

  private static int mixed(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  /** From 1 to 21 (WCAG 2.2, contrast ratio). */
  double contrast(Accent other) {
    double lighter = Math.max(luminance(), other.luminance());
    double darker = Math.min(luminance(), other.luminance());
    return (lighter + 0.05) / (darker + 0.05);
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  String hex() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }
}
