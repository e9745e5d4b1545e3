package org.transferadvisor.conclusions;

/**
 * GPU memory that activations take in training on one GPU, whatever the number of GPUs.
 *
 * <pre>{@code
 * new ActivationMemory("Llama-3.1-8B", 3.2)
 * }</pre>
 *
 * @param model the model that is trained
 * @param gb GB
 */
public record ActivationMemory(String model, Double gb) {}
