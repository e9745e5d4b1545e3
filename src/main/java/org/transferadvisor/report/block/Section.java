package org.transferadvisor.report.block;

import java.util.List;

/**
 * A section of a report.
 *
 * @param id its anchor, unique in the report of one project
 * @param title its title
 * @param sources ids of the sections and sources that it rests on
 * @param blocks what it holds
 * @param appendix whether it is for who looks something up, and not printed unless it is opened
 */
public record Section(String id, String title, List<String> sources, List<Block> blocks, boolean appendix) {}
