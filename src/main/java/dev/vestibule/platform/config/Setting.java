package dev.vestibule.platform.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one setting. Its key is the component's name in kebab case, below the keys of the
 * records around it: {@code server.public-url}, {@code VESTIBULE_SERVER_PUBLIC_URL}, {@code
 * --server-public-url}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** What it does, in one or two sentences. */
  String value();

  /** The default as one would write it; empty for none. Lists are separated by commas. */
  String byDefault() default "";

  /** The least number or shortest duration that is accepted; empty for no limit. */
  String min() default "";

  /** The largest number or longest duration that is accepted; empty for no limit. */
  String max() default "";

  /** Whether it holds for all mounts of its dialect, so that none can have another value. */
  boolean oneForAll() default false;

  /** Whether the value is masked wherever it is shown. */
  boolean secret() default false;

  /** The setting of an earlier system that this one stands for, such as {@code LOGIN_FIELD}. */
  String formerly() default "";
}
