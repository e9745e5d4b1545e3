package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The method that the task takes where labelled samples are few (§9.1).
 *
 * <pre>{@code
 * new FewSamplesMethod("FEATURE_EXTRACTION")
 * }</pre>
 *
 * @param strategy id of the method
 */
@OnePer({})
public record FewSamplesMethod(@IdOf("strategies") String strategy) {}
