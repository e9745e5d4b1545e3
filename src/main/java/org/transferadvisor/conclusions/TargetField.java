package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * The field that the project works in, as its domain or its task says (§6.1).
 *
 * <pre>{@code
 * new TargetField("legal")
 * }</pre>
 *
 * @param field id of the field
 */
@OnePer({})
public record TargetField(@IdOf("fields") String field) {}
