package org.transferadvisor.conclusions;

/**
 * Over the horizon and with inference, transfer costs more than a purpose-built model (§3.3).
 *
 * @param transfer likely USD of transfer
 * @param own likely USD of the purpose-built model
 */
public record PurposeBuiltCheaper(Double transfer, Double own) {}
