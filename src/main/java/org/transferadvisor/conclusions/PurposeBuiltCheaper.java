package org.transferadvisor.conclusions;

/**
 * Over the horizon and with inference, transfer costs more than a purpose-built model (§3.3).
 *
 * <pre>{@code
 * new PurposeBuiltCheaper(720_000.0, 95_000.0)
 * }</pre>
 *
 * @param transfer likely USD of transfer
 * @param own likely USD of the purpose-built model
 */
public record PurposeBuiltCheaper(Double transfer, Double own) {}
