/**
 * Traces by OpenTelemetry, where settings ask for them: what happens within one request or job,
 * across programs. Spans name kinds of things and never a person or a secret. Tables: none. May
 * use: platform.config.
 */
@NullMarked
package dev.vestibule.platform.tracing;

import org.jspecify.annotations.NullMarked;
