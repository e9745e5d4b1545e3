package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.OnePer;

/**
 * The project has a subject of its own: a domain, or a field (§6.1).
 *
 * <pre>{@code
 * new ProjectSubject()
 * }</pre>
 */
@OnePer({})
public record ProjectSubject() {}
