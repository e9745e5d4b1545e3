package org.transferadvisor.explain.reasons;

/**
 * What a rule or a figure rests on.
 *
 * @param source id of a section of the article or of another source
 * @param title its title
 * @param cites the words of it that a rule rests on, to the letter; empty where it quotes none
 */
public record Citation(String source, String title, String cites) {}
