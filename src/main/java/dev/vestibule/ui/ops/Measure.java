package dev.vestibule.ui.ops;

import java.util.function.Supplier;

/**
 * A number that other rooms offer, asked at each scrape.
 *
 * @param name in Micrometer's form, such as {@code vestibule.outbox.waiting}
 * @param description one sentence
 */
public record Measure(String name, String description, Supplier<Number> value) {}
