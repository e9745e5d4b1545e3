package org.transferadvisor.spring;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The properties {@code advisor.*}.
 *
 * @param rules folder of the rulebook; null for the built-in one
 * @param log file or address of the log of decisions, as {@code --log} takes it; null for none
 */
@ConfigurationProperties("advisor")
public record AdvisorProperties(
        @Nullable Path rules, @Nullable String log) {}
