/**
 * What a program on Spring Boot 3.5 or 4 finds where the library is on its class path: an {@code Advisor} by the properties {@code
 * advisor.*}, its health and measures, and facts and advices in HTTP as the command line reads and writes them. Loaded by Boot alone.
 */
@NullMarked
package org.transferadvisor.spring;

import org.jspecify.annotations.NullMarked;
