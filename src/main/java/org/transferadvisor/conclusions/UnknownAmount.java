package org.transferadvisor.conclusions;

/**
 * An amount, or a part of one, that cannot be computed.
 *
 * <pre>{@code
 * new UnknownAmount("benefits.data", "/task/type")
 * }</pre>
 *
 * @param amount which, such as {@code benefits.time}
 * @param fact JSON pointer of the fact that would give it; {@code *} stands for the selected candidate
 */
public record UnknownAmount(String amount, String fact) {}
