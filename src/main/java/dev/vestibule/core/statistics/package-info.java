/**
 * Figures over time: sign-ups, sign-ins and why they failed, codes, people who were here, how long
 * mail waits. Tables: {@code statistic_notes}, {@code statistic_hours}. May use: core, platform.
 */
@NullMarked
package dev.vestibule.core.statistics;

import org.jspecify.annotations.NullMarked;
