package org.transferadvisor.explain.reasons;

/**
 * What a rule or a figure rests on.
 *
 * @param source id of a section of the article or of another source
 * @param title its title
 * @param cites the sentence or data that it is cited for
 */
public record Citation(String source, String title, String cites) {}
